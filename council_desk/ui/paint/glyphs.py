"""Marks of stance and coverage: a shape for each, so that no meaning hangs on colour."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from council_desk.ui.theme.tokens import Tokens

SUGGESTED_FILL = 0.45
"""A suggested mark keeps its shape and loses fill; hollow, two of the marks would look alike."""


def draw_stance(painter: QPainter, stance: str | None, where: QRectF, t: Tokens, suggested: bool = False) -> None:
    """Draw a stance's mark into a square of about 12 logical pixels; a dotted ring stands for none and for unclear."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = QColor(t.stance_mark(stance))
    fill = QColor(colour)
    fill.setAlphaF(SUGGESTED_FILL if suggested else 1.0)
    if stance in ("support", "support_if_amended", "oppose", "oppose_unless_amended"):
        _triangle(painter, stance, where, colour, fill)
    elif stance == "neutral":
        side = where.width() * 0.66
        painter.setPen(QPen(colour, 1) if suggested else Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(_centred(where, side), 1, 1)
    elif stance == "question":
        _question(painter, where, colour, fill, t, suggested)
    else:
        _dotted_ring(painter, where, QColor(t.control))
    painter.restore()


def _triangle(painter: QPainter, stance: str, where: QRectF, colour: QColor, fill: QColor) -> None:
    w, h = where.width(), where.height()
    up = stance.startswith("support")
    top, bottom = where.top() + h * 0.1, where.top() + h * 0.9
    tip, base = (top, bottom) if up else (bottom, top)
    middle = where.center().x()
    shape = QPolygonF([QPointF(middle, tip), QPointF(where.right(), base), QPointF(where.left(), base)])
    painter.setPen(Qt.PenStyle.NoPen)
    if stance in ("support", "oppose"):
        painter.setBrush(fill)
        painter.drawPolygon(shape)
        if fill.alphaF() < 1:
            _edge(painter, shape, colour, w)
        return
    half = QPolygonF([QPointF(middle, tip), QPointF(middle, base), QPointF(where.left(), base)])
    painter.setBrush(fill)
    painter.drawPolygon(half)
    _edge(painter, shape, colour, w)


def _edge(painter: QPainter, shape: QPolygonF, colour: QColor, width: float) -> None:
    path = QPainterPath()
    path.addPolygon(shape)
    path.closeSubpath()
    painter.setClipPath(path)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, max(2.0, width / 5)))
    painter.drawPath(path)


def _question(painter: QPainter, where: QRectF, colour: QColor, fill: QColor, t: Tokens, suggested: bool) -> None:
    painter.setPen(QPen(colour, 1) if suggested else Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawEllipse(where.adjusted(0.5, 0.5, -0.5, -0.5))
    letter = QFont(painter.font())
    letter.setPixelSize(max(6, round(where.height() * 0.75)))
    letter.setWeight(QFont.Weight.Bold)
    painter.setFont(letter)
    painter.setPen(QColor(t.text if suggested else t.canvas))
    painter.drawText(where, Qt.AlignmentFlag.AlignCenter, "?")


def _dotted_ring(painter: QPainter, where: QRectF, colour: QColor) -> None:
    pen = QPen(colour, 1.4)
    pen.setDashPattern([1.4, 1.5])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(where.adjusted(1, 1, -1, -1))


def draw_coverage(
    painter: QPainter, coverage: str | None, where: QRectF, t: Tokens, colour: QColor | None = None
) -> None:
    """Draw a coverage mark: disc, half disc, ring with a dot, ring, cross; a dashed ring where nothing is decided."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = colour or QColor({"met": t.ok, "conflicts": t.error}.get(coverage or "", t.text2))
    ring = where.adjusted(0.75, 0.75, -0.75, -0.75)
    painter.setPen(QPen(ink, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if coverage == "met":
        painter.setBrush(ink)
        painter.drawEllipse(ring)
    elif coverage == "partly":
        painter.drawEllipse(ring)
        painter.setBrush(ink)
        painter.drawPie(ring, 90 * 16, 180 * 16)
    elif coverage == "weaker_instrument":
        painter.drawEllipse(ring)
        painter.setBrush(ink)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(_centred(where, where.width() * 0.36))
    elif coverage == "absent":
        painter.drawEllipse(ring)
    elif coverage == "conflicts":
        painter.setPen(QPen(ink, 2))
        inner = where.adjusted(1.5, 1.5, -1.5, -1.5)
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.topRight(), inner.bottomLeft())
    else:
        _dashed_ring(painter, ring, ink)
    painter.restore()


def _dashed_ring(painter: QPainter, ring: QRectF, ink: QColor) -> None:
    pen = QPen(ink, 1.4)
    pen.setDashPattern([2.2, 1.8])
    painter.setPen(pen)
    painter.drawEllipse(ring)


def _centred(where: QRectF, side: float) -> QRectF:
    centre = where.center()
    return QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
