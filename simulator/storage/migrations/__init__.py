"""The steps that bring an older database up to date. A step is never changed; `schema` has the tables of now."""
