"""Word classes in Dutch and English (`nl.txt`, `en.txt`), read once: what a word or phrase is about."""
