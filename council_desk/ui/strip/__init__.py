"""The strip at the foot: what happened, Undo, and how far long work has come."""
