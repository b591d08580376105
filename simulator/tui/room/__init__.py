"""A room on screen: what a trainee sees at their seat, and the trainer's console."""
