"""Trainer-led groups: roster, rounds, votes and overrides. Knows no screens, network or database."""
