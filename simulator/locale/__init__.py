"""The words of the interface in Dutch and English, one TOML file a language; used by every face of the program."""
