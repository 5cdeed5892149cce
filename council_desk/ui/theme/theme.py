"""One object that knows how the window looks now; screens get it in their constructor and hear when it changes."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from council_desk.ui.theme import fonts
from council_desk.ui.theme.icons import Icons
from council_desk.ui.theme.style import style_sheet
from council_desk.ui.theme.tokens import DARK, LIGHT, Tokens

TEXT_SIZES = (100, 112, 125)


class Theme(QObject):
    """The colours, fonts and icons in force. `name` is light, dark or system; `percent` the text size."""

    changed = Signal()

    def __init__(self, name: str = "system", percent: int = 100, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.percent = percent
        self.tokens = _tokens_for(name)
        self.icons = Icons()
        self._fonts: dict[str, QFont] = {}

    def font(self, role: str) -> QFont:
        """Return the font of a role (fonts.ROLES) at the present text size."""
        made = self._fonts.get(role)
        if made is None:
            made = self._fonts[role] = fonts.font(role, self.percent)
        return made

    def metrics(self, role: str) -> QFontMetrics:
        """Return the measures of a role's font."""
        return QFontMetrics(self.font(role))

    def scaled(self, pixels: float) -> int:
        """Return a height in logical pixels grown with the text size."""
        return round(pixels * self.percent / 100)

    def color(self, token: str) -> QColor:
        """Return a colour of the table as a QColor."""
        return QColor(getattr(self.tokens, token))

    def apply(self) -> None:
        """Set palette, font and style sheet on the application."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette(self.tokens))
            app.setFont(self.font("body"))
            app.setStyleSheet(style_sheet(self.tokens))

    def change(self, name: str | None = None, percent: int | None = None) -> None:
        """Take another theme or text size, at once everywhere."""
        self.name = name or self.name
        self.percent = percent or self.percent
        self.tokens = _tokens_for(self.name)
        self._fonts.clear()
        self.icons.forget()
        self.apply()
        self.changed.emit()


def palette(t: Tokens) -> QPalette:
    """Return the complete palette of a theme, with its inactive and disabled groups."""
    made = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: t.canvas,
        role.WindowText: t.text,
        role.Base: t.canvas,
        role.AlternateBase: t.panel,
        role.Text: t.text,
        role.PlaceholderText: t.text3,
        role.Button: t.raised,
        role.ButtonText: t.text,
        role.BrightText: t.error,
        role.ToolTipBase: t.raised,
        role.ToolTipText: t.text,
        role.Highlight: t.fill,
        role.HighlightedText: t.on_fill,
        role.Accent: t.accent,
        role.Link: t.accent,
        role.LinkVisited: t.accent,
        role.Light: t.hair,
        role.Midlight: t.hair,
        role.Mid: t.hair2,
        role.Dark: t.control,
        role.Shadow: t.control,
    }
    for each, colour in colours.items():
        made.setColor(each, QColor(colour))
    made.setColor(QPalette.ColorGroup.Inactive, role.Highlight, QColor(t.sel_weak))
    made.setColor(QPalette.ColorGroup.Inactive, role.HighlightedText, QColor(t.text))
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(t.text3))
    return made


def _tokens_for(name: str) -> Tokens:
    if name == "system":
        app = QApplication.instance()
        if isinstance(app, QApplication):
            return DARK if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
        return LIGHT
    return DARK if name == "dark" else LIGHT
