"""The Policy screen: clauses beside the demands that touch them."""
