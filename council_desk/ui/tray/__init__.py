"""The unassigned tray: comments on no item yet, each with the items that it may be for."""
