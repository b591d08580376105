"""A dialogue as a picture: what leads where, and the path an attempt took. Text, Mermaid and SVG."""
