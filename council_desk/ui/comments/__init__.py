"""The Comments screen: table, letter, tag panel."""
