"""The steps that bring an older database up to date. Written once, never changed; `schema` has the tables as they are."""
