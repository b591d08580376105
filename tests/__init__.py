"""Tests; they mirror the tree of `simulator`."""
