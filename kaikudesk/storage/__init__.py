"""The desk's memory: two encrypted files, and the only users of SQLAlchemy here."""
