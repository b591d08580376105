"""A reply in its context -> Verdict. The only importer of rapidfuzz."""
