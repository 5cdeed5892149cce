"""The verbs: each function is one change that a clerk would name. May import queries and below."""
