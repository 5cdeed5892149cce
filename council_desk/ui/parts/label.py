"""Words on the screen: always plain text, in a role of the type scale and a colour of the table."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from council_desk.ui.paint.badges import KEY_HEIGHT, draw_key, key_width
from council_desk.ui.parts.tip import plain_tip
from council_desk.ui.theme.theme import Theme


class Label(QLabel):
    """A label that never reads markup (every imported word was written by a stranger). `wrap` breaks long lines."""

    def __init__(
        self, theme: Theme, text: str = "", role: str = "body", colour: str = "text", wrap: bool = False
    ) -> None:
        super().__init__()
        self._theme = theme
        self._role = role
        self._colour = colour
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setText(text)
        self._restyle()
        theme.changed.connect(self._restyle)

    def set_colour(self, colour: str) -> None:
        """Take another colour of the table."""
        if colour != self._colour:
            self._colour = colour
            self._restyle()

    def set_role(self, role: str) -> None:
        """Take another role of the type scale."""
        if role != self._role:
            self._role = role
            self._restyle()

    def _restyle(self) -> None:
        self.setFont(self._theme.font(self._role))
        shades = self.palette()
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
            shades.setColor(group, QPalette.ColorRole.WindowText, self._theme.color(self._colour))
        self.setPalette(shades)


class ElidedLabel(Label):
    """A one-line label that ends in an ellipsis where there is no room; the tool tip has the whole."""

    def __init__(self, theme: Theme, text: str = "", role: str = "body", colour: str = "text") -> None:
        super().__init__(theme, text, role, colour)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(24, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much as fits."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | self.alignment()), words)
        painter.end()
        tip = plain_tip(self.text()) if words != self.text() else ""
        if self.toolTip() != tip:
            self.setToolTip(tip)


class IconView(QWidget):
    """One icon in a colour of the table; decoration, so a screen reader passes over it."""

    def __init__(self, theme: Theme, name: str, size: int = 16, colour: str = "text2", stroke: float = 2.0) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._side = size
        self._colour = colour
        self._stroke = stroke
        self.setFixedSize(size, size)
        theme.changed.connect(self.update)

    def set_icon(self, name: str, colour: str) -> None:
        """Show another icon."""
        self._name, self._colour = name, colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        colour = self._theme.color(self._colour).name()
        self._theme.icons.draw(painter, self._name, QRectF(0, 0, self._side, self._side), colour, self._stroke)
        painter.end()


class KeyHints(QWidget):
    """A line of key caps with what each does; one sentence for a screen reader."""

    def __init__(self, theme: Theme, hints: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._theme = theme
        self._hints: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_hints(hints)
        theme.changed.connect(self.updateGeometry)

    def set_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """Show other keys: (key, what it does); empty words keep a key beside the next."""
        self._hints = tuple(hints)
        self.setAccessibleName("Keys: " + ", ".join(f"{key} {words}".strip() for key, words in hints))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for every cap and word."""
        return QSize(round(self._paint(None)) + 1, 20)

    def minimumSizeHint(self) -> QSize:
        """Nothing is cut: where there is no room, the widget is left out by its layout's owner."""
        return QSize(0, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw caps and words."""
        painter = QPainter(self)
        self._paint(painter)
        painter.end()

    def _paint(self, painter: QPainter | None) -> float:
        theme = self._theme
        key_font, word_font = theme.font("key"), theme.font("caption")
        metrics = QFontMetricsF(word_font)
        left = 0.0
        for key, words in self._hints:
            wide = key_width(key, key_font)
            if painter:
                draw_key(painter, key, QRectF(left, 1, wide, KEY_HEIGHT), key_font, theme.tokens)
            left += wide + 6
            if words:
                if painter:
                    painter.setFont(word_font)
                    painter.setPen(theme.color("text2"))
                    painter.drawText(QPointF(left, 1 + (KEY_HEIGHT + metrics.ascent() - metrics.descent()) / 2), words)
                left += metrics.horizontalAdvance(words) + 16
        return left


class Surface(QWidget):
    """An area in a colour of the table, with a hair line on the named edges ("left", "top", "right", "bottom")."""

    def __init__(self, theme: Theme, colour: str = "canvas", edges: Sequence[str] = ()) -> None:
        super().__init__()
        self._theme = theme
        self._colour = colour
        self._edges = tuple(edges)
        theme.changed.connect(self.update)

    def set_surface(self, colour: str) -> None:
        """Take another colour."""
        self._colour = colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill, then draw the edges."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color(self._colour))
        hair = self._theme.color("hair")
        w, h = self.width(), self.height()
        lines = {"left": (0, 0, 1, h), "right": (w - 1, 0, 1, h), "top": (0, 0, w, 1), "bottom": (0, h - 1, w, 1)}
        for edge in self._edges:
            painter.fillRect(*lines[edge], hair)
        painter.end()


class Line(QWidget):
    """A hair line between parts of a column."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(1)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("hair"))
        painter.end()


class Scroller(QScrollArea):
    """A frameless column that scrolls up and down only; its ground is that of the column."""

    def __init__(self, theme: Theme, inside: QWidget, colour: str = "canvas") -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = Surface(theme, colour)
        # A column of its own ground: style sheets overrule palettes, paint does not.
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(inside)
        self.setWidget(ground)
