"""Qt, and nowhere else: application, window, jobs, theme, one folder a screen. May import everything but cli."""
