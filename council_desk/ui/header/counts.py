"""The four counts, always labelled and never mixed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import count_of

if TYPE_CHECKING:
    from council_desk.queries.counts import FourCounts


class CountsLine(QWidget):
    """Painted at the right of the header; the tool tip says what is not counted where."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._parts: list[tuple[str, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_counts(self, four: FourCounts) -> None:
        """Show other counts."""
        self._parts = [
            (f"{four.submissions:,}", "submission" if four.submissions == 1 else "submissions"),
            (f"{four.texts:,}", "distinct text" if four.texts == 1 else "distinct texts"),
            (f"{four.people:,}", "person" if four.people == 1 else "people"),
            (f"{four.organisations:,}", "organization" if four.organisations == 1 else "organizations"),
        ]
        self.setAccessibleName("Counts: " + ", ".join(f"{number} {word}" for number, word in self._parts))
        tip = f"{count_of(four.people, 'person', 'people')} known"
        if four.without_name:
            tip += f", {count_of(four.without_name, 'submission')} without a name"
        if four.signatures:
            tip += f"; {count_of(four.signatures, 'signature')}, not added in"
        self.setToolTip(tip)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for all four."""
        return QSize(round(self._paint(None)) + 1, self._theme.scaled(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw figures and words."""
        painter = QPainter(self)
        self._paint(painter)
        painter.end()

    def _paint(self, painter: QPainter | None) -> float:
        strong, plain = self._theme.font("strong"), self._theme.font("body")
        strong_wide, plain_wide = QFontMetricsF(strong), QFontMetricsF(plain)
        baseline = (self._theme.scaled(20) + strong_wide.ascent() - strong_wide.descent()) / 2
        left = 0.0
        for number, word in self._parts:
            if painter:
                painter.setFont(strong)
                painter.setPen(self._theme.color("text"))
                painter.drawText(QPointF(left, baseline), number)
            left += strong_wide.horizontalAdvance(number) + 5
            if painter:
                painter.setFont(plain)
                painter.setPen(self._theme.color("text2"))
                painter.drawText(QPointF(left, baseline), word)
            left += plain_wide.horizontalAdvance(word) + 18
        return max(0.0, left - 18)
