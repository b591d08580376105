"""The yardstick: guidance points with their sources, moves, scales and situations. Imports nothing of the rest."""
