"""Alembic: how an office's tables came to be. Revisions import nothing of the package, so that they never change."""
