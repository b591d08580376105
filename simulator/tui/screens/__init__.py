"""One screen a file. A screen routes messages and actions; drawing is the widgets' work."""
