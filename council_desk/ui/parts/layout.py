"""Rows and columns without the default margins."""

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

Margins = tuple[int, int, int, int]
_Box = TypeVar("_Box", bound=QBoxLayout)


def column(parent: QWidget | None = None, margins: Margins = (0, 0, 0, 0), gap: int = 0) -> QVBoxLayout:
    """Return a column; margins are left, top, right, bottom in logical pixels."""
    return _plain(QVBoxLayout(), parent, margins, gap)


def row(parent: QWidget | None = None, margins: Margins = (0, 0, 0, 0), gap: int = 0) -> QHBoxLayout:
    """Return a row; margins are left, top, right, bottom in logical pixels."""
    return _plain(QHBoxLayout(), parent, margins, gap)


def _plain(layout: _Box, parent: QWidget | None, margins: Margins, gap: int) -> _Box:
    layout.setContentsMargins(*margins)
    layout.setSpacing(gap)
    if parent is not None:
        parent.setLayout(layout)
    return layout


def empty(layout: QLayout) -> None:
    """Take every widget and inner layout out of a layout and let go of them."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            # Hidden and unparented at once: until its deletion it would still be drawn and found.
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            empty(inner)
