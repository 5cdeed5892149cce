"""Paper: a frozen Briefing into a PDF memo or a workbook. May import queries' dataclasses; not SQLAlchemy, records."""
