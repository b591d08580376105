"""What can be said on the command line, in both languages. What a command then does is left to `commands`."""
