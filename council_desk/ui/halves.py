"""Two parts of a screen side by side, with a line between them that can be moved and stays where it was put."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from council_desk.ui.desk import Desk
from council_desk.ui.remembered import Remembered

WIDEST = 10_000


class Halves(QSplitter):
    """`name` is the screen's, `widths` those of the two at the first start, in unscaled pixels."""

    def __init__(self, desk: Desk, name: str, left: QWidget, right: QWidget, widths: tuple[int, int]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._desk = desk
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(left)
        self.addWidget(right)
        self.remembered = Remembered(desk, f"{name} halves", self._widths, self)
        kept = _usable(self.remembered.kept())
        self.setSizes([desk.theme.scaled(width) for width in kept] if kept is not None else list(widths))
        self.splitterMoved.connect(lambda _place, _handle: self.remembered.keep_soon())

    def _widths(self) -> list[int]:
        return [round(size * 100 / self._desk.theme.percent) for size in self.sizes()]


def _usable(kept: object) -> list[int] | None:
    """The widths that the settings keep, unless a hand or another program made something else of them."""
    if not isinstance(kept, list) or len(kept) != 2:
        return None
    widths = [each for each in kept if isinstance(each, int) and not isinstance(each, bool) and 0 < each <= WIDEST]
    return widths if len(widths) == 2 else None
