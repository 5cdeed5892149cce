"""A letter's marks: which underline lies below which, where the labels stand in the margin, and how both are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from council_desk.ui.paint.badges import draw_badge
from council_desk.ui.theme.theme import Theme

BADGE = 18.0
LANE = 3
"""Pixels from one underline to the next below it."""
MOST_LANES = 4
"""More overlapping marks than this share the lowest underline; their labels still stand apart."""
_GAP = 6.0
_LEAST_WORDS = 40.0


@dataclass(frozen=True, slots=True)
class Mark:
    """Words with a meaning: [start, end) code points, the badge's sign, the margin's words, and the colour.

    `kind`: demand, question or sensitive, each underlined in its own way. `about`: the tool tip. `key`: what
    the owner knows it by.
    """

    start: int
    end: int
    sign: str
    label: str
    colour: str
    decided: bool
    key: object = None
    kind: str = "demand"
    about: str = ""

    def is_like(self, other: Mark) -> bool:
        """Whether the other is the same mark of the same words, whatever else is known of it now."""
        return (self.start, self.end, self.kind, self.sign) == (other.start, other.end, other.kind, other.sign)


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A mark's label in document coordinates: its badge, its words on at most two lines, and all that it covers."""

    mark: Mark
    badge: QRectF
    words: str
    whole: QRectF


def lanes(marks: Sequence[Mark]) -> dict[Mark, int]:
    """Which underline each mark has, from 0: marks that overlap have different ones, as far as there are lanes."""
    ends: list[int] = []
    found: dict[Mark, int] = {}
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        lane = next((lane for lane, end in enumerate(ends) if end <= mark.start), len(ends))
        if lane == len(ends):
            ends.append(mark.end)
        else:
            ends[lane] = mark.end
        found[mark] = min(lane, MOST_LANES - 1)
    return found


def place_labels(lines: Sequence[tuple[Mark, QRectF]], left: float, room: float, theme: Theme) -> list[PlacedLabel]:
    """Place the labels beside the first lines of their marks, each pushed down where it would cover the one above.

    `left`: of the badges; `room`: width for words beside them, in pixels; too little shows the badges alone.
    """
    placed: list[PlacedLabel] = []
    free = 0.0
    for mark, line in sorted(lines, key=lambda pair: (pair[1].top(), pair[0].start, pair[0].end)):
        wide = badge_width(mark.sign)
        badge = QRectF(left, max(line.center().y() - BADGE / 2 + 1, free), wide, BADGE)
        words, high = ("", 0.0)
        if room - wide >= _LEAST_WORDS:
            words, high = _fitted(mark.label, room - wide - 8, theme.font("caption-medium"))
        suggested = 0.0 if mark.decided or not words else QFontMetricsF(theme.font("caption")).lineSpacing()
        whole = QRectF(left, badge.top(), max(wide, room), max(BADGE, high + suggested))
        placed.append(PlacedLabel(mark, badge, words, whole))
        free = whole.bottom() + _GAP
    return placed


def badge_width(sign: str) -> float:
    """How wide a badge is: three figures need more."""
    return BADGE if len(sign) < 3 else 26.0


def draw_label(painter: QPainter, placed: PlacedLabel, theme: Theme, *, current: bool) -> None:
    """Draw a label: badge, words, and "suggested" below where nobody decided it; the current one on a ground."""
    mark = placed.mark
    if current:
        painter.setPen(QPen(theme.color("accent"), 1.5))
        painter.setBrush(theme.color("sel"))
        painter.drawRoundedRect(placed.whole.adjusted(-4, -3, 2, 3), 6, 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
    draw_badge(painter, mark.sign, placed.badge, mark.colour, theme.font("badge"), theme.tokens, mark.decided)
    if not placed.words:
        return
    flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    where = QRectF(placed.badge.right() + 8, placed.badge.top(), placed.whole.right() - placed.badge.right() - 8, 80)
    painter.setFont(theme.font("caption-medium"))
    painter.setPen(theme.color("text"))
    painter.drawText(where, flags, placed.words)
    if not mark.decided:
        used = QRectF(painter.boundingRect(where, flags, placed.words))
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text2" if current else "text3"))
        ascent = QFontMetricsF(painter.font()).ascent()
        painter.drawText(QPointF(where.left(), where.top() + used.height() + ascent), "suggested")


def draw_underline(painter: QPainter, line: QRectF, mark: Mark, lane: int) -> None:
    """Underline one line's part of a mark: solid when decided, dashed when suggested.

    A demand has one line, a question two thin ones, what is sensitive a wave: hues alone do not tell them apart.
    """
    pen = QPen(QColor(mark.colour), {"demand": 2.0, "question": 1.0}.get(mark.kind, 1.5))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if not mark.decided:
        pen.setDashPattern([4, 3] if mark.kind == "question" else [2, 1.5])
    painter.setPen(pen)
    y = round(line.bottom()) - 1.0 + lane * LANE
    if mark.kind == "sensitive":
        painter.drawPath(_wave(line.left(), line.right(), y))
        return
    for row in (y - 1.5, y + 0.5) if mark.kind == "question" else (y,):
        painter.drawLine(QPointF(line.left(), row), QPointF(line.right(), row))


def _wave(left: float, right: float, y: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, y))
    up, at = True, left
    while at < right:
        path.quadTo(QPointF(at + 1.5, y - 2.5 if up else y + 2.5), QPointF(min(at + 3, right), y))
        up, at = not up, at + 3
    return path


def _fitted(words: str, room: float, font: QFont) -> tuple[str, float]:
    """The words as they fit on two lines, cut with an ellipsis, and how high they are."""
    metrics = QFontMetricsF(font)
    flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    most = 2.0 * metrics.lineSpacing() + 2
    whole = words
    low, high = 1, len(words)
    if _fits(metrics, whole, room, most, flags):
        low = high
    while low < high - 1:
        middle = (low + high) // 2
        if _fits(metrics, whole[:middle].rstrip() + "…", room, most, flags):
            low = middle
        else:
            high = middle
    words = whole if low == len(whole) else whole[:low].rstrip() + "…"
    return words, metrics.boundingRect(QRectF(0, 0, room, 400), flags, words).height()


def _fits(metrics: QFontMetricsF, words: str, room: float, most: float, flags: int) -> bool:
    taken = metrics.boundingRect(QRectF(0, 0, room, 400), flags, words)
    return taken.height() <= most and taken.width() <= room
