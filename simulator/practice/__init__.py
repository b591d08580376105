"""Attempts: what a learner does with a dialogue, turn by turn, and what there is to learn from it."""
