"""The stance bar with its legend: who stands where, with what is not tagged hatched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from council_desk.ui.paint.bars import draw_stance_bar, hatch, stance_parts
from council_desk.ui.paint.glyphs import draw_stance
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import STANCE_SHORT, STANCE_WORDS

if TYPE_CHECKING:
    from council_desk.queries.counts import StanceCounts

BAR_HEIGHT = 10
_MARKS_ONLY = dict.fromkeys((*STANCE_WORDS, ""), "")
"""Where there is no room for words, the marks stand for them; the tool tip has the words."""


class StanceBar(QWidget):
    """Painted; a screen reader gets the counts as one sentence."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._counts: StanceCounts | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_counts(self, counts: StanceCounts) -> None:
        """Draw other counts."""
        self._counts = counts
        said = [f"{number:,} {STANCE_WORDS.get(name or '', 'not tagged')}" for name, number in stance_parts(counts)]
        self.setAccessibleName("Stances by submission")
        self.setAccessibleDescription(", ".join(said))
        self.setToolTip("\n".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        """Bar and legend."""
        return QSize(300, BAR_HEIGHT + 6 + self._theme.scaled(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar, then as wide a legend as fits."""
        painter = QPainter(self)
        if self._counts is None:
            painter.end()
            return
        draw_stance_bar(painter, self._counts, QRectF(0, 0, self.width(), BAR_HEIGHT), self._theme.tokens)
        for words, gap in ((STANCE_WORDS, 16.0), (STANCE_WORDS, 10.0), (STANCE_SHORT, 8.0), (_MARKS_ONLY, 4.0)):
            if self._legend(None, words, gap) <= self.width():
                break
        self._legend(painter, words, gap)
        painter.end()

    def _legend(self, painter: QPainter | None, words: dict[str, str], gap: float) -> float:
        theme = self._theme
        strong, plain = theme.font("caption-strong"), theme.font("caption")
        strong_wide, plain_wide = QFontMetricsF(strong), QFontMetricsF(plain)
        top = BAR_HEIGHT + 6.0
        middle = top + theme.scaled(18) / 2
        baseline = middle + (strong_wide.ascent() - strong_wide.descent()) / 2
        left = 0.0
        for name, number in stance_parts(self._counts) if self._counts else []:
            count, word = f"{number:,}", words.get(name or "", "untagged")
            if painter:
                mark = QRectF(left, middle - 5.5, 11, 11)
                if name is None:
                    hatch(painter, mark, theme.tokens)
                else:
                    draw_stance(painter, name, mark, theme.tokens)
                painter.setFont(strong)
                painter.setPen(theme.color("text"))
                painter.drawText(QPointF(left + 17, baseline), count)
            left += 17 + strong_wide.horizontalAdvance(count) + 4
            if painter:
                painter.setFont(plain)
                painter.setPen(theme.color("text2"))
                painter.drawText(QPointF(left, baseline), word)
            left += plain_wide.horizontalAdvance(word) + gap
        return left - gap
