"""Colours, type, icons and the few lines of style sheet; both themes and every text size."""
