"""The Policy screen: clauses beside the demands that touch them, coverage decided with keys, drafts added."""
