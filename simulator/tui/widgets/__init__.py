"""What the screens are made of. A widget gets its data from its screen and answers with messages."""
