"""The strip at the foot: left what happened, with Undo; right how far long work has come, with Cancel."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from council_desk.ui.desk import Desk
from council_desk.ui.jobs import JobState
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import ElidedLabel, IconView, Label, Surface
from council_desk.ui.parts.layout import row
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import percent

HEIGHT = 34


class Strip(Surface):
    """Says the last change, notice or error. Undo stands beside a change only: beside anything else it would take back
    something older. `undo_wanted`, `show_wanted` (the error) and `cancel_wanted` are its buttons.
    """

    undo_wanted = Signal()
    show_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme, "sidebar", ("top",))
        theme = desk.theme
        self.setFixedHeight(theme.scaled(HEIGHT))
        self._icon = IconView(theme, "check", 16, "text2")
        self._words = ElidedLabel(theme, "", "body")
        self._words.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.undo = Button(theme, "Undo", "link", key="Ctrl+Z")
        self.show_error = Button(theme, "Show", "link", key="F8")
        self._job = Label(theme, "", "body", "text2")
        self._bar = _JobBar(theme)
        self._percent = Label(theme, "", "body", "text")
        self.cancel = Button(theme, "Cancel", "link")
        self.cancel.setAccessibleDescription("Give up the work that runs now")
        self.undo.clicked.connect(self.undo_wanted)
        self.show_error.clicked.connect(self.show_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)
        layout = row(self, (16, 1, 16, 0), 8)
        layout.addWidget(self._icon)
        layout.addWidget(self._words, 0)
        layout.addSpacing(6)
        layout.addWidget(self.undo)
        layout.addWidget(self.show_error)
        layout.addStretch(1)
        for widget in (self._job, self._bar, self._percent, self.cancel):
            layout.addWidget(widget)
        self._undoable = False
        self._is_change = False
        self._change = ""
        """What this desk changed last, while Undo would take that back."""
        self.say("")
        self.show_job(None)

    @property
    def words(self) -> str:
        """What the strip says now."""
        return self._words.text()

    def say(self, words: str) -> None:
        """Say something that changed nothing."""
        self._say(words, is_change=False)

    def say_change(self, words: str) -> None:
        """Say what this desk just changed, with Undo."""
        self._change = words
        self._say(words, is_change=True)

    def say_step(self, words: str) -> None:
        """Say what this desk took back or did again: Undo is for something older now."""
        self._change = ""
        self._say(words, is_change=False)

    def let_go(self) -> None:
        """Let go of a notice about what was shown before: the last change stands here again. Errors stay."""
        if not self._is_change and self.show_error.isHidden():
            self._say(self._change, is_change=bool(self._change))

    def say_error(self, words: str) -> None:
        """Say what went wrong, with Show."""
        self._is_change = False
        self._icon.set_icon("octagon-alert", "error")
        self._set_words(words)
        self.undo.hide()
        self.show_error.show()

    def show_undo(self, title: str | None) -> None:
        """Take the title of the change that Undo would take back, or None."""
        self._undoable = title is not None
        self._change = self._change if self._undoable else ""
        self.undo.say(f"Take back: {title}" if title else "")
        self._offer_undo()

    def show_job(self, state: JobState | None) -> None:
        """Show long work, or that none runs."""
        running = state is not None
        for widget in (self._bar, self._percent, self.cancel):
            widget.setVisible(running)
        if state is None:
            self._job.setText("All changes saved")
            self._job.set_colour("text3")
            return
        self._job.setText(state.title)
        self._job.set_colour("text2")
        self._bar.show_share(state.share)
        self._percent.setText("" if state.share is None else percent(state.share))
        self.cancel.setVisible(state.can_cancel)

    def _say(self, words: str, *, is_change: bool) -> None:
        self._is_change = is_change
        self._icon.set_icon("check" if is_change else "info", "text2")
        self._set_words(words)
        self.show_error.hide()
        self._offer_undo()

    def _offer_undo(self) -> None:
        self.undo.setVisible(self._undoable and self._is_change and bool(self.words))

    def _set_words(self, words: str) -> None:
        self._icon.setVisible(bool(words))
        self._words.setText(words)
        self._words.setFixedWidth(min(self._words.fontMetrics().horizontalAdvance(words) + 4, 560))


class _JobBar(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._share: float | None = None
        self.setFixedSize(QSize(140, 6))
        theme.changed.connect(self.update)

    def show_share(self, share: float | None) -> None:
        """Show how far work has come, 0 to 1; None: nobody can say."""
        self._share = share
        self.setAccessibleName("Progress")
        self.setAccessibleDescription("" if share is None else percent(share))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw groove and bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.color("hair2"))
        painter.setBrush(self._theme.color("hair2"))
        painter.drawRoundedRect(QRectF(0.5, 1.5, self.width() - 1, 3), 1.5, 1.5)
        share = 0.25 if self._share is None else self._share
        painter.setPen(self._theme.color("accent"))
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(QRectF(0.5, 1.5, max(3.0, (self.width() - 1) * share), 3), 1.5, 1.5)
        painter.end()
