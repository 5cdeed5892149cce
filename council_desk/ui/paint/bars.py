"""Bars of shares: the stances of an item, the make-up of a campaign. Widths are exact; words stand beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from council_desk.ui.theme.tokens import Tokens
from council_desk.ui.words import BAR_ORDER, STANCE_KEYS

if TYPE_CHECKING:
    from council_desk.queries.campaigns import CampaignLine
    from council_desk.queries.counts import StanceCounts

GAP = 2.0
LEAST = 3.0
"""A part that is there is never thinner than this, or one letter in four hundred could not be seen."""


def stance_parts(counts: StanceCounts) -> list[tuple[str | None, int]]:
    """Return the parts of the stance bar from one side to the other, untagged (None) last; empty parts left out."""
    by_name: dict[str, int] = dict(zip(STANCE_KEYS, counts.by_stance, strict=False))
    parts: list[tuple[str | None, int]] = [(name, by_name.get(name, 0)) for name in BAR_ORDER]
    parts.append((None, counts.untagged))
    return [part for part in parts if part[1]]


def widths(amounts: Sequence[int], whole: float) -> list[float]:
    """Share `whole` logical pixels among amounts, gaps taken off first, none thinner than LEAST."""
    total = sum(amounts)
    room = whole - GAP * max(0, len(amounts) - 1)
    if not total or room <= 0:
        return [0.0] * len(amounts)
    wide = [max(LEAST, room * amount / total) for amount in amounts]
    too_much = sum(wide) - room
    largest = wide.index(max(wide))
    wide[largest] = max(LEAST, wide[largest] - too_much)
    return wide


def draw_stance_bar(painter: QPainter, counts: StanceCounts, where: QRectF, t: Tokens) -> None:
    """Draw the stance bar; what is not tagged is hatched."""
    parts = stance_parts(counts)
    colours = [t.stance(name) if name else "" for name, _ in parts]
    _draw(painter, [amount for _, amount in parts], colours, where, t)


def composition(line: CampaignLine) -> tuple[int, int, int, int]:
    """Return a campaign's make-up: verbatim, trimmed, edited so that the ask changes, with own words."""
    return (line.verbatim, line.trimmed, line.changes_ask, max(0, line.edited - line.changes_ask))


def draw_composition(painter: QPainter, amounts: Sequence[int], where: QRectF, t: Tokens) -> None:
    """Draw a campaign's make-up from lightest (verbatim) to the accent (own words)."""
    parts = [(amount, colour) for amount, colour in zip(amounts, t.composition, strict=False) if amount]
    _draw(painter, [amount for amount, _ in parts], [colour for _, colour in parts], where, t)


def _draw(painter: QPainter, amounts: Sequence[int], colours: Sequence[str], where: QRectF, t: Tokens) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = QPainterPath()
    frame.addRoundedRect(where, min(3.0, where.height() / 2), min(3.0, where.height() / 2))
    painter.setClipPath(frame)
    left = where.left()
    for width, colour in zip(widths(amounts, where.width()), colours, strict=True):
        part = QRectF(left, where.top(), width, where.height())
        if colour:
            painter.fillRect(part, QColor(colour))
        else:
            hatch(painter, part, t)
        left += width + GAP
    painter.restore()


def hatch(painter: QPainter, where: QRectF, t: Tokens) -> None:
    """Fill with thin slanted lines: nothing decided here."""
    painter.save()
    painter.setClipRect(where, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(QColor(t.control), 1))
    x = where.left() - where.height()
    while x < where.right():
        painter.drawLine(int(x), int(where.bottom()), int(x + where.height()), int(where.top()))
        x += 5
    painter.restore()
