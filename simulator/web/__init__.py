"""A room in the browser: textual-serve with our own pages, entrance and limits. The only importer of textual_serve."""
