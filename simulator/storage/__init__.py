"""Keeps attempts in SQLite or PostgreSQL. The only importer of sqlalchemy and alembic; loaded when first used."""
