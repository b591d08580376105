"""Learn the scorer's weights from the corpus: `python -m training`. Never imported at run time."""
