"""The terminal interface on Textual: screens that route, widgets that draw. Holds no rule of the practice itself."""
