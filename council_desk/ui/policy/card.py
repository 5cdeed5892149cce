"""One demand beside a clause: its number, sentence, counts and note, and the coverage as mark and word."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from council_desk.ui.paint.badges import draw_badge
from council_desk.ui.paint.glyphs import draw_coverage
from council_desk.ui.parts.tip import plain_tip
from council_desk.ui.policy.arrange import NOTHING, Touch
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import COVERAGE_WORDS, count_of, percent

PAD, BADGE, GAP = 8, 18, 9
CHIP = 22
SHORT_COVERAGE = {**COVERAGE_WORDS, "weaker_instrument": "Weaker instrument"}
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


def coverage_said(touch: Touch) -> str:
    """Return the coverage as a chip says it; a suggestion with its question mark."""
    word = SHORT_COVERAGE.get(touch.link.coverage, "Not decided")
    return word if touch.link.decided or touch.link.coverage == NOTHING else f"{word}?"


def asked_by(touch: Touch) -> str:
    """Return how many ask for the demand."""
    words = count_of(touch.link.submissions, "submission")
    return f"{words} · {count_of(touch.organisations, 'organization')}" if touch.organisations else words


def below(touch: Touch) -> str:
    """Return the last line: the note, that the clause changed, or how sure a suggestion is."""
    link = touch.link
    if link.ask_again:
        return "Look again: the clause changed" + (f" · {link.note}" if link.note else "")
    if link.decided:
        return link.note
    return f"Suggested, {percent(link.confidence)} sure" if link.suggestion_id is not None else ""


def card_height(theme: Theme, touch: Touch, width: int) -> int:
    """Return how high a card of this width is: room for the wrapped sentence and the lines below it."""
    return _places(theme, touch, width)[-1].bottom() + PAD


def _places(theme: Theme, touch: Touch, width: int) -> tuple[QRect, QRect, QRect, QRect]:
    """Where sentence, chip, counts and the last line stand in this width."""
    left = PAD + BADGE + GAP
    chip_wide = _chip_width(theme, touch)
    chip = QRect(width - PAD - chip_wide, PAD - 1, chip_wide, CHIP)
    room = max(80, chip.left() - left - 8)
    sentence = _wrapped(theme, _role(touch), QRect(left, PAD, room, 0), touch.link.sentence)
    counts = _wrapped(theme, "caption", QRect(left, sentence.bottom() + 3, width - left - PAD, 0), asked_by(touch))
    last = _wrapped(theme, "caption", QRect(left, counts.bottom() + 1, width - left - PAD, 0), below(touch))
    if last.bottom() < chip.bottom() - PAD:
        last.setBottom(chip.bottom() - PAD)
    return sentence, chip, counts, last


def _role(touch: Touch) -> str:
    """A demand of the list in the app's plain hand, one that is only suggested in italic."""
    return "body-medium" if touch.link.demand_id is not None else "italic"


def _wrapped(theme: Theme, role: str, where: QRect, words: str) -> QRect:
    if not words:
        return QRect(where.left(), where.top(), where.width(), 0)
    room = QRect(0, 0, where.width(), 4000)
    high = QFontMetrics(theme.font(role)).boundingRect(room, _WRAP, words).height()
    return QRect(where.left(), where.top(), where.width(), high + 1)


def _chip_width(theme: Theme, touch: Touch) -> int:
    metrics = QFontMetricsF(theme.font("caption-medium"))
    return round(metrics.horizontalAdvance(coverage_said(touch))) + 13 + 7 + 18 + 2


class TouchCard(QPushButton):
    """A real button: pressing it opens the demand in the panel. Enter is left to the screen, where it accepts."""

    def __init__(self, theme: Theme, touch: Touch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.touch = touch
        self._current = False
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_touch(touch)
        theme.changed.connect(self.updateGeometry)

    def show_touch(self, touch: Touch) -> None:
        """Show the demand as it stands now."""
        self.touch = touch
        link = touch.link
        state = "decided" if link.decided else "suggested" if link.suggestion_id is not None else "not decided"
        number = f"Demand {link.number}" if link.number is not None else "Suggested demand"
        name = f"{number}: {link.sentence}. {coverage_said(touch).rstrip('?')}, {state}. {asked_by(touch)}."
        self.setAccessibleName(name)
        self.setAccessibleDescription(below(touch))
        self.setToolTip(plain_tip(link.sentence))
        self.updateGeometry()
        self.update()

    def set_current(self, current: bool) -> None:
        """Mark this as the demand that the panel shows."""
        if current != self._current:
            self._current = current
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave everything but Space to the screen."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """The height for the width it has, or a likely one."""
        return QSize(260, card_height(self._theme, self.touch, max(260, self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, badge, sentence, chip and lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        theme, link = self._theme, self.touch.link
        sentence, chip, counts, last = _places(theme, self.touch, self.width())
        sign = str(link.number) if link.number is not None else "D"
        hue = theme.tokens.demand(link.number or 3)
        wide = BADGE if len(sign) < 3 else 26
        badge = QRectF(PAD, PAD + 1, wide, BADGE)
        draw_badge(painter, sign, badge, hue, theme.font("badge"), theme.tokens, link.demand_id is not None)
        painter.setFont(theme.font(_role(self.touch)))
        painter.setPen(theme.color("text"))
        painter.drawText(sentence, _WRAP, link.sentence)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text2"))
        painter.drawText(counts, _WRAP, asked_by(self.touch))
        painter.setPen(theme.color("warn" if link.ask_again else "text2"))
        painter.drawText(last, _WRAP, below(self.touch))
        self._paint_chip(painter, QRectF(chip))
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        theme, body = self._theme, QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._current or self.underMouse():
            painter.setBrush(theme.color("sel" if self._current else "sel_weak"))
            painter.drawRoundedRect(body, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(body, 6, 6)

    def _paint_chip(self, painter: QPainter, where: QRectF) -> None:
        theme, link = self._theme, self.touch.link
        solid = link.decided
        fill = {"met": "ok_fill", "conflicts": "error_fill", "partly": "sel_weak", "weaker_instrument": "sel_weak"}
        ink = {"met": "ok", "conflicts": "error"}.get(link.coverage, "text" if solid else "text2")
        pen = QPen(theme.color("hair2" if solid else "control"), 1)
        if not solid:
            pen.setDashPattern([3, 2])
        painter.setPen(pen if not solid or link.coverage not in ("met", "conflicts") else Qt.PenStyle.NoPen)
        ground = fill.get(link.coverage) if solid else "canvas"
        painter.setBrush(theme.color(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(where.adjusted(0.5, 0.5, -0.5, -0.5), CHIP / 2, CHIP / 2)
        mark = QRectF(where.left() + 9, where.center().y() - 6.5, 13, 13)
        draw_coverage(painter, link.coverage, mark, theme.tokens, theme.color(ink))
        font = theme.font("caption-medium")
        if not solid:
            font = QFont(font)
            font.setItalic(True)
        painter.setFont(font)
        painter.setPen(theme.color(ink))
        metrics = QFontMetricsF(font)
        baseline = where.center().y() + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(mark.right() + 6, baseline), coverage_said(self.touch))
