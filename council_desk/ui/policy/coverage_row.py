"""One coverage in the panel: its key, mark and word; filled when decided, dashed when suggested."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from council_desk.ui.paint.badges import KEY_HEIGHT, draw_key
from council_desk.ui.paint.glyphs import draw_coverage
from council_desk.ui.policy.card import SHORT_COVERAGE
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import COVERAGE_WORDS


class CoverageRow(QPushButton):
    """A real button. `state`: "", "decided" or "suggested"."""

    def __init__(self, theme: Theme, coverage: str, key: str) -> None:
        super().__init__(SHORT_COVERAGE[coverage])
        self._theme = theme
        self._coverage = coverage
        self._key = key
        self._state = ""
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_state("")
        theme.changed.connect(self.updateGeometry)

    @property
    def state(self) -> str:
        """What the row shows."""
        return self._state

    def show_state(self, state: str) -> None:
        """Show whether this is the link's coverage."""
        self._state = state
        words = COVERAGE_WORDS[self._coverage]
        self.setAccessibleName(f"{words}, {state}" if state else words)
        self.setAccessibleDescription(f"Key: {self._key}")
        self.setToolTip(f"Key: {self._key}")
        self.update()

    def sizeHint(self) -> QSize:
        """A row of 28."""
        return QSize(180, self._theme.scaled(28))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the screen, where it accepts."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, key, mark and word."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        decided = self._state == "decided"
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
        key = QRectF(5, middle - KEY_HEIGHT / 2, 18, KEY_HEIGHT)
        draw_key(painter, self._key, key, theme.font("key"), theme.tokens)
        draw_coverage(painter, self._coverage, QRectF(31, middle - 6.5, 13, 13), theme.tokens)
        font = theme.font("body-medium" if self._state else "body")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 56)
        painter.drawText(QPointF(52, middle + (metrics.ascent() - metrics.descent()) / 2), words)
        painter.end()
