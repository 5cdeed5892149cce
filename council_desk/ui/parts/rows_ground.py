"""A tree's rows are grounded by its delegate alone; the style's own highlight would show beside them."""

from PySide6.QtGui import QColor, QPalette


def plain_rows(shades: QPalette) -> QPalette:
    """Return the palette of a view whose delegate draws the selection: the style has nothing left to draw."""
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
        shades.setColor(group, QPalette.ColorRole.Highlight, QColor(0, 0, 0, 0))
    return shades
