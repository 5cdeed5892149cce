"""The questions: a session in, frozen dataclasses out. May import store and below."""
