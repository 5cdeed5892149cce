"""The nouns: tables only. May import SQLAlchemy, and nothing of the house but errors."""
