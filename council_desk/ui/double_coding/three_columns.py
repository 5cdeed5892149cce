"""List, letter and panel side by side, under a head: how both pages of a double coding are laid out."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from council_desk.ui.parts.label import Line, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.parts.plain_table import PlainTable
from council_desk.ui.theme.theme import Theme

LIST, PANEL = 232, 252


def panel_column(theme: Theme) -> tuple[Surface, QVBoxLayout]:
    """Return the panel at the right, and the column inside it."""
    panel = Surface(theme, "panel", ("left",))
    panel.setFixedWidth(theme.scaled(PANEL))
    return panel, column(panel, (12, 14, 12, 12), 0)


def lay_three(
    page: Surface,
    theme: Theme,
    head: QHBoxLayout,
    table: PlainTable,
    letter: Surface,
    panel: Surface,
    wide: int = LIST,
) -> None:
    """Lay out a page: the head, then list, letter and panel; `wide`: the list's width in logical pixels."""
    left = Surface(theme, "canvas", ("right",))
    left.setFixedWidth(theme.scaled(wide))
    inset = column(left, (12, 6, 1, 0))
    inset.addWidget(table)
    whole = column(page)
    whole.addLayout(head)
    whole.addWidget(Line(theme))
    body = row(None)
    body.addWidget(left)
    body.addWidget(letter, 1)
    body.addWidget(panel)
    whole.addLayout(body, 1)
