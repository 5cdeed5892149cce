"""The memo's sections by name: what can be switched off and moved. Imports nothing heavy: the window lists them too."""

SECTIONS: tuple[tuple[str, str], ...] = (
    ("ask", "The ask"),
    ("bottom_line", "Bottom line"),
    ("item", "What the item does"),
    ("staff", "Notes from staff"),
    ("comment", "Public comment"),
    ("campaigns", "Letter campaigns"),
    ("demands", "Demands"),
    ("sides", "In support; opposition and concerns"),
    ("words", "In their own words"),
    ("organizations", "Organizations"),
    ("cities", "Other cities"),
    ("questions", "Questions owed"),
    ("method", "How it was counted"),
)
"""The memo's sections, as (key, title), in their usual order."""

ALWAYS = ("bottom_line", "sides", "method")
"""What no setting leaves out: the bottom line with its caveat, both sides, and how it was counted."""
