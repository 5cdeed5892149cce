"""The command line: the window's verbs without a window, one file a command group. May import everything below ui."""
