"""Tests of the screens of a room."""
