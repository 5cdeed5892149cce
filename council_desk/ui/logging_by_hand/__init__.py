"""Logging by hand: a call, a letter, a speech, a visit, in twenty seconds from the keyboard."""
