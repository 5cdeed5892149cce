"""The database: opening, asking, changing, undoing, copies. May import records and below."""
