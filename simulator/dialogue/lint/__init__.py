"""Rules about dialogues that load but would not teach: one small module a rule, run by `linter`."""
