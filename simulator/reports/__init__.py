"""Debrief, progress and room as files for people and other programs."""
