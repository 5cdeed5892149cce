"""Wrapped words with struck and underlined parts, drawn in a list's row without a widget."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from council_desk.ui.parts.positions import Positions
from council_desk.ui.parts.redline import Piece
from council_desk.ui.theme.theme import Theme


class RichLines:
    """Pieces ("same", "in", "out" and words) laid out to a width; at most so many lines."""

    def __init__(self, theme: Theme, shown: Sequence[Piece], font: QFont, line_height: float, most: int = 6) -> None:
        self._theme = theme
        self._height = line_height
        self._most = most
        text = " ".join(words for _, words in shown)
        positions = Positions(text)
        self._layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        at, formats = 0, []
        for kind, words in shown:
            part = QTextLayout.FormatRange()
            start = positions.to_qt(at)
            part.start, part.length = start, positions.to_qt(at + len(words)) - start
            part.format = self._format(kind)
            formats.append(part)
            at += len(words) + 1
        self._layout.setFormats(formats)

    def lay_out(self, width: float) -> float:
        """Wrap to a width in logical pixels; returns the height."""
        self._layout.beginLayout()
        top = 0.0
        for _number in range(self._most):
            line = self._layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top + (self._height - line.height()) / 2))
            top += self._height
        self._layout.endLayout()
        return top

    def draw(self, painter: QPainter, where: QPointF) -> None:
        """Draw what was laid out."""
        self._layout.draw(painter, where)

    def _format(self, kind: str) -> QTextCharFormat:
        theme, how = self._theme, QTextCharFormat()
        colours = {"in": "inserted", "out": "deleted", "own": "text"}
        how.setForeground(theme.color(colours.get(kind, "text2")))
        if kind == "in":
            how.setBackground(theme.color("inserted_fill"))
            how.setFontUnderline(True)
        elif kind == "out":
            how.setBackground(theme.color("deleted_fill"))
            how.setFontStrikeOut(True)
        return how
