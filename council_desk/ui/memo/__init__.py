"""The Memo screen: sections and words at the left, the pages themselves at the right, and how they leave the window."""
