"""The accessible face: one line after another, for screen readers, pipes and scripts. No screen control."""
