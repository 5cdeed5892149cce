"""One stance in the tag panel: its key, mark and word; filled when decided, dashed when suggested."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from council_desk.ui.paint.badges import KEY_HEIGHT, draw_key
from council_desk.ui.paint.glyphs import draw_stance
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import STANCE_WORDS


class StanceRow(QPushButton):
    """A real button. `state`: "", "decided", "by campaign" or "suggested"."""

    def __init__(self, theme: Theme, stance: str, key: str) -> None:
        super().__init__(STANCE_WORDS[stance])
        self._theme = theme
        self._stance = stance
        self._key = key
        self._state: str | None = None
        self.low = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_state("")
        theme.changed.connect(self.updateGeometry)

    def show_state(self, state: str) -> None:
        """Show whether this is the comment's stance, and by whom."""
        if state == self._state:
            return
        self._state = state
        words = STANCE_WORDS[self._stance]
        self.setAccessibleName(f"{words}, {state}" if state else words)
        self.setAccessibleDescription(f"Key: {self._key}")
        self.setToolTip(f"Key: {self._key} · with Shift: tag and go on")
        self.update()

    @property
    def state(self) -> str:
        """What the row shows."""
        return self._state or ""

    def sizeHint(self) -> QSize:
        """A row of 28, 24 where the window is low."""
        return QSize(180, self._theme.scaled(24 if self.low else 28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, key, mark and word."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        decided = self._state in ("decided", "by campaign")
        painter.setPen(Qt.PenStyle.NoPen)
        if decided or self.underMouse():
            painter.setBrush(theme.color("sel" if decided else "sel_weak"))
            painter.drawRoundedRect(body, 6, 6)
        if decided:
            painter.fillRect(QRectF(0, 4, 3, self.height() - 8), theme.color("accent"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._state == "suggested":
            pen = QPen(theme.color("accent"), 1.5)
            pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.drawRoundedRect(body, 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(body, 6, 6)
        middle = self.height() / 2
        draw_key(
            painter, self._key, QRectF(4, middle - KEY_HEIGHT / 2, 18, KEY_HEIGHT), theme.font("key"), theme.tokens
        )
        draw_stance(painter, self._stance, QRectF(26, middle - 6, 12, 12), theme.tokens, self._state == "suggested")
        font = theme.font("body-medium" if self._state else "body")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 43)
        painter.drawText(QPointF(43, middle + (metrics.ascent() - metrics.descent()) / 2), words)
        painter.end()
