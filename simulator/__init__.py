"""Wittevlag: practise hearing no. A simulated client, a verdict on every reply, a debrief."""

__version__ = "0.1.0"
