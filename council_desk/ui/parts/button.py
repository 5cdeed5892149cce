"""The window's buttons: real QPushButtons, drawn in the theme's measures, with an icon, a count and a key's cap."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from council_desk.ui.paint.badges import KEY_HEIGHT, draw_key, key_width
from council_desk.ui.parts.tip import plain_tip
from council_desk.ui.theme.theme import Theme

KINDS = ("plain", "filled", "quiet", "link", "chip", "tab", "segment", "row")


@dataclass(frozen=True, slots=True)
class _Measure:
    height: int
    pad: int
    radius: float
    role: str


_MEASURES = {
    "plain": _Measure(30, 13, 6, "body-medium"),
    "filled": _Measure(30, 13, 6, "strong"),
    "quiet": _Measure(28, 8, 6, "body"),
    "link": _Measure(26, 2, 4, "strong"),
    "chip": _Measure(24, 10, 12, "caption-medium"),
    "tab": _Measure(36, 2, 0, "body-medium"),
    "segment": _Measure(26, 11, 5, "body-medium"),
    "row": _Measure(28, 8, 6, "body"),
}
_GAP = 7
_TOO_FEW = 3
"""Signs, with the ellipsis, that are left of cut words and tell nobody anything."""


class Button(QPushButton):
    """A button of one of KINDS. `count` is drawn behind the words, `key` as a cap; both are also said aloud."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        kind: str = "plain",
        *,
        icon: str = "",
        icon_right: str = "",
        key: str = "",
        tip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._kind = kind
        self._icon = icon
        self._icon_right = icon_right
        self._key = key
        self._key_shown = True
        self.count = ""
        self._hover = False
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if kind == "row":
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if kind in ("tab", "segment"):
            self.setCheckable(True)
        self.say(tip)
        theme.changed.connect(self._restyle)

    def say(self, tip: str) -> None:
        """Set the tool tip, with the key; a screen reader reads it after the name."""
        self._about = tip
        words = " · ".join(part for part in (tip, f"Key: {self.key}" if self.key else "") if part)
        self.setToolTip(plain_tip(words))
        self.setAccessibleDescription(words)

    def show_key(self, shown: bool) -> None:
        """Show the key's cap, or leave its room empty while the key does something else; the tool tip follows."""
        if shown != self._key_shown:
            self._key_shown = shown
            self.say(self._about)
            self.update()

    @property
    def key(self) -> str:
        """The key whose cap is shown now, "" where none is."""
        return self._key if self._key_shown else ""

    def set_count(self, count: str) -> None:
        """Show a number behind the words; part of the accessible name."""
        self.count = count
        self.setAccessibleName(f"{self.text()} {count}".strip())
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: str) -> None:
        """Change the button's look (a view has one filled button, and it can change)."""
        if kind != self._kind:
            self._kind = kind
            self.updateGeometry()
            self.update()

    @property
    def kind(self) -> str:
        """Which of KINDS the button looks like now."""
        return self._kind

    def sizeHint(self) -> QSize:
        """Room for icon, words, count and key."""
        measure = _MEASURES[self._kind]
        width = 2.0 * measure.pad + self._words_width()
        if self._icon:
            width += 16 + (_GAP if self.text() else 0)
        if self._icon_right:
            width += 16 + (_GAP if self.text() else 0)
        if self._key:
            width += key_width(self._key, self._theme.font("key")) + 10
        return QSize(round(width) + 1, self._theme.scaled(measure.height))

    def minimumSizeHint(self) -> QSize:
        """A button never shrinks below its words, apart from rows."""
        return QSize(32, self.sizeHint().height()) if self._kind == "row" else self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Lighten under the mouse."""
        self._hover = True
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Rest again."""
        self._hover = False
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the body, then icon, words, count and key from left to right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.55)
        self._paint_body(painter)
        self._paint_inside(painter)
        if self.hasFocus():
            self._paint_ring(painter)
        painter.end()

    def _words_width(self) -> float:
        measure = _MEASURES[self._kind]
        font = self._theme.font("strong" if self._kind == "tab" else measure.role)
        width = QFontMetricsF(font).horizontalAdvance(self.text())
        if self.count:
            width += 6 + QFontMetricsF(self._theme.font("body")).horizontalAdvance(self.count)
        return width

    def _paint_body(self, painter: QPainter) -> None:
        theme, body = self._theme, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = min(_MEASURES[self._kind].radius, body.height() / 2)
        fill, edge = self._colours()
        if self._kind == "tab":
            if self.isChecked():
                line = QRectF(0, self.height() - 2, self.width(), 2)
                painter.fillRect(line, theme.color("accent"))
            return
        painter.setPen(QPen(edge, 1) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(fill if fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(body, radius, radius)

    def _colours(self) -> tuple[QColor | None, QColor | None]:
        theme = self._theme
        lit = self._hover and self.isEnabled()
        if self._kind == "filled":
            fill = theme.color("fill")
            return (fill.lighter(112) if lit else fill), None
        if self._kind == "plain":
            return theme.color("sel_weak" if lit or self.isDown() else "raised"), theme.color("hair2")
        if self._kind == "chip":
            on = self.isChecked()
            return theme.color("sel" if on else "sel_weak" if lit else "canvas"), None if on else theme.color("hair2")
        if self._kind == "segment" and self.isChecked():
            return theme.color("canvas"), theme.color("hair2")
        if self._kind in ("quiet", "row", "segment") and (lit or self.isChecked()):
            return theme.color("sel_weak"), None
        return None, None

    def _text_colour(self) -> QColor:
        kind, theme = self._kind, self._theme
        if kind == "filled":
            return theme.color("on_fill")
        if kind == "link":
            return theme.color("accent")
        if kind in ("tab", "segment"):
            return theme.color("text" if self.isChecked() else "text2")
        if kind in ("quiet", "row"):
            return theme.color("text2")
        return theme.color("text")

    def _paint_inside(self, painter: QPainter) -> None:
        theme, measure = self._theme, _MEASURES[self._kind]
        colour = self._text_colour()
        left, right = float(measure.pad), float(self.width() - measure.pad)
        middle = self.height() / 2
        if self._icon:
            where = QRectF(left, middle - 8, 16, 16)
            theme.icons.draw(painter, self._icon, where, colour.name())
            left += 16 + _GAP
        if self._key:
            wide = key_width(self._key, theme.font("key"))
            cap = QRectF(right - wide, middle - KEY_HEIGHT / 2, wide, KEY_HEIGHT)
            if self._key_shown:
                draw_key(painter, self._key, cap, theme.font("key"), theme.tokens, on_fill=self._kind == "filled")
            elif self._kind in ("plain", "filled"):
                left += (wide + 10) / 2  # the words stand in the middle of the frame
                right += (wide + 10) / 2
            right -= wide + 8
        if self._icon_right:
            theme.icons.draw(painter, self._icon_right, QRectF(right - 16, middle - 8, 16, 16), colour.name())
            right -= 16 + _GAP
        self._paint_words(painter, colour, left, right)

    def _paint_words(self, painter: QPainter, colour: QColor, left: float, right: float) -> None:
        theme = self._theme
        bold = self._kind == "tab" and self.isChecked()
        font = theme.font("strong" if bold else _MEASURES[self._kind].role)
        painter.setFont(font)
        painter.setPen(colour)
        metrics = QFontMetricsF(font)
        counted = QFontMetricsF(theme.font("body")).horizontalAdvance(self.count) + 6 if self.count else 0
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, max(0.0, right - left - counted) + 0.5)
        if self._icon and len(words) <= _TOO_FEW < len(self.text()):
            words = ""  # a letter or two beside an icon say nothing; the tool tip has the whole
        baseline = (self.height() + metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(left, baseline), words)
        if self.count:
            painter.setFont(theme.font("body"))
            painter.setPen(theme.color("text2" if self.isChecked() else "text3"))
            painter.drawText(QPointF(left + metrics.horizontalAdvance(words) + 6, baseline), self.count)

    def _paint_ring(self, painter: QPainter) -> None:
        ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._kind == "filled":
            painter.setPen(QPen(self._theme.color("canvas"), 1))
            painter.drawRoundedRect(ring.adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
        painter.setPen(QPen(self._theme.color("accent"), 2))
        radius = min(max(4.0, _MEASURES[self._kind].radius), ring.height() / 2)
        painter.drawRoundedRect(ring, radius, radius)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
