"""Figures of speed and size: `make bench` measures them all on this machine. Nothing here is asserted in tests."""
