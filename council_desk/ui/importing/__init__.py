"""The import review: cuts, source, what this edition changes; nothing is stored before its last button."""
