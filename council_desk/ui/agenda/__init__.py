"""The agenda column: meetings and their items, with what is still untagged."""
