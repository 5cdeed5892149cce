"""The Demands screen: the matter's list of asks and the words behind each."""
