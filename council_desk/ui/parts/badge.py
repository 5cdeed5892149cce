"""A number on its hue, as a small widget of its own; decoration, its words stand beside it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from council_desk.ui.paint.badges import draw_badge
from council_desk.ui.paint.glyphs import draw_coverage, draw_stance
from council_desk.ui.theme.theme import Theme


class Badge(QWidget):
    """A demand's number, or the letter of another sign, in the hue of `number`; dashed while only suggested."""

    def __init__(self, theme: Theme, sign: str, number: int | None, decided: bool) -> None:
        super().__init__()
        self._theme = theme
        self._sign = sign
        self._number = number
        self._decided = decided
        wide = 18 if len(sign) < 3 else 26
        self.setFixedSize(wide, 18)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the badge."""
        painter = QPainter(self)
        colour = self._theme.tokens.demand(self._number) if self._number else self._theme.tokens.warn
        where = QRectF(0, 0, self.width(), 18)
        draw_badge(painter, self._sign, where, colour, self._theme.font("badge"), self._theme.tokens, self._decided)
        painter.end()


class StanceMark(QWidget):
    """A stance's mark of 12 pixels."""

    def __init__(self, theme: Theme, stance: str | None, suggested: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._stance = stance
        self._suggested = suggested
        self.setFixedSize(13, 13)
        theme.changed.connect(self.update)

    def show_stance(self, stance: str | None, suggested: bool = False) -> None:
        """Show another stance."""
        self._stance, self._suggested = stance, suggested
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark."""
        painter = QPainter(self)
        draw_stance(painter, self._stance, QRectF(0.5, 0.5, 12, 12), self._theme.tokens, self._suggested)
        painter.end()


class CoverageMark(QWidget):
    """A coverage's mark of 13 pixels."""

    def __init__(self, theme: Theme, coverage: str | None) -> None:
        super().__init__()
        self._theme = theme
        self._coverage = coverage
        self.setFixedSize(14, 14)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark."""
        painter = QPainter(self)
        draw_coverage(painter, self._coverage, QRectF(0.5, 0.5, 13, 13), self._theme.tokens)
        painter.end()
