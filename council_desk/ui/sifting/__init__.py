"""What waits on an item, brought together by stance and reason, and accepted together."""
