"""A debrief in words and blocks: each file turns one part of it into text that a widget can show."""
