"""The History screen: what changed, who, when; any change can be undone."""
