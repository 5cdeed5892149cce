"""Small drawn signs: the number of a demand, a key's cap, how much of an item is done."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from council_desk.ui.theme.tokens import Tokens

RADIUS = 4.0
KEY_HEIGHT = 18.0


def draw_badge(painter: QPainter, text: str, where: QRectF, colour: str, font: QFont, t: Tokens, solid: bool) -> None:
    """Draw a demand's number (or Q, S) on its hue when decided, in a dashed frame when only suggested."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    if solid:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(where, RADIUS, RADIUS)
        painter.setPen(QColor("#FFFFFF" if not t.dark else t.canvas))
    else:
        pen = QPen(QColor(colour), 1.5)
        pen.setDashPattern([2, 1.4])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(where.adjusted(0.75, 0.75, -0.75, -0.75), RADIUS, RADIUS)
        painter.setPen(QColor(colour))
    painter.drawText(where, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def key_width(text: str, font: QFont) -> float:
    """Return the width of a key's cap in logical pixels."""
    return max(KEY_HEIGHT, QFontMetricsF(font).horizontalAdvance(text) + 10)


def draw_key(painter: QPainter, text: str, where: QRectF, font: QFont, t: Tokens, on_fill: bool = False) -> None:
    """Draw a key's cap with its word."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    painter.setPen(QPen(QColor(t.on_fill if on_fill else t.hair2), 1))
    painter.setBrush(QColor(t.fill if on_fill else t.raised))
    painter.drawRoundedRect(where.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    painter.setPen(QColor(t.on_fill if on_fill else t.text2))
    painter.drawText(where, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def draw_ring(painter: QPainter, share: float, where: QRectF, t: Tokens) -> None:
    """Draw how much of an item is tagged, from 0 to 1, as a ring that fills clockwise."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ring = where.adjusted(1, 1, -1, -1)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(t.hair2), 2))
    painter.drawEllipse(ring)
    if share > 0:
        painter.setPen(QPen(QColor(t.accent), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(ring, 90 * 16, -round(share * 360 * 16))
    painter.restore()
