"""The People screen: who wrote and signed, who may be the same, organizations, districts; who signed a letter."""
