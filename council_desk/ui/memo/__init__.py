"""The Memo screen: sections on the left, the real PDF on the right."""
