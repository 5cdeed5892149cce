"""A campaign's head: its name, how its members are made up, its stance, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from council_desk.ui.campaigns.list import title_of
from council_desk.ui.paint.bars import composition, draw_composition
from council_desk.ui.parts.badge import StanceMark
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import ElidedLabel, Label, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import STANCE_WORDS, count_of, percent, stance_word

if TYPE_CHECKING:
    from council_desk.queries.campaigns import CampaignLine

_WORDS = ("word for word", "trimmed", "change the ask", "own words added")


class CampaignHead(Surface):
    """Signals tell a stance (or None), or which button: confirm, reject, waiting, line, merge, rename, dissolve, join,
    translation, look.
    """

    stance_chosen = Signal(object)
    pressed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "canvas", ("bottom",))
        self._line: CampaignLine | None = None
        self._title = ElidedLabel(theme, "", "name")
        self._about = ElidedLabel(theme, "", "body", "text2")
        self._bar = CompositionBar(theme)
        self._mark = StanceMark(theme, None)
        self._stance = Label(theme, "", "strong")
        self._follow = ElidedLabel(theme, "", "body", "text2")
        self.confirm = self._button("Confirm", "confirm", key="Enter", kind="filled")
        self.confirm.say("Make it a campaign: its members follow its stance")
        self.reject = self._button("Reject", "reject", icon_right="delete")
        self.reject.say("These letters are no campaign · Key: Backspace")
        self.waiting = self._button("Accept those that wait", "waiting")
        self.merge = self._button("Merge", "merge", icon="merge")
        self.rename = self._button("Rename", "rename", icon="pencil")
        self.rename.say("Key: F2")
        self.dissolve = self._button("Dissolve", "dissolve", icon="split")
        self.dissolve.say("Take the campaign apart; each letter keeps what it had by it · Key: Delete")
        self.more = Button(theme, "More", icon_right="chevron-down", tip="Put letters in, a translation, a line")
        self.more.clicked.connect(self._show_more)
        self.look = self._button("Look at edits", "look", key="G", kind="link")
        self.tag = Button(theme, "Change tag", icon="tag", tip="Keys: 1 to 7")
        self.tag.clicked.connect(self._show_tags)
        self._lay_out()

    def show_line(self, line: CampaignLine, beside: str = "") -> None:
        """Show a campaign; `beside` says which one it translates, or which translate it."""
        self._line = line
        self._title.setText(title_of(line) + ("" if line.decided else "?"))
        sort = f"Campaign {line.letter}" if line.decided else f"Suggested campaign {line.letter}"
        self._about.setText(f"{sort} · {count_of(line.size, 'letter')}" + (f" · {beside}" if beside else ""))
        self._bar.show_line(line)
        suggested = line.stance is None and line.suggested_stance is not None
        self._mark.show_stance(line.stance or line.suggested_stance, suggested)
        self._stance.setText(stance_word(line.stance or line.suggested_stance) + ("?" if suggested else ""))
        self._stance.set_role("italic" if suggested else "strong")
        self._follow.setText(_follow_words(line))
        self.confirm.setVisible(not line.decided)
        self.reject.setVisible(not line.decided)
        for button in (self.merge, self.rename, self.dissolve, self.more):
            button.setVisible(line.decided)
        self.look.setVisible(line.to_look > 0)
        self.look.setText(f"Look at {count_of(line.to_look, 'edit')}")
        self.waiting.setVisible(line.waiting > 0)
        self.waiting.setText(f"Accept {count_of(line.waiting, 'letter')} that wait")
        self.tag.setText("Change tag" if line.stance else "Tag it")

    def _show_tags(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, (stance, words) in enumerate(STANCE_WORDS.items(), 1):
            menu.addAction(f"{key}   {words}").triggered.connect(self._chooser(stance))
        menu.addSeparator()
        menu.addAction("No stance").triggered.connect(self._chooser(None))
        menu.popup(self.tag.mapToGlobal(self.tag.rect().bottomLeft()))

    def _show_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        offers = [("Put letters in by number\tA", "join"), ("Say which campaign it translates\tT", "translation")]
        if self._line is not None and self._line.waiting:
            offers.append(("Accept those that wait, above a line\tW", "line"))
        for words, name in offers:
            menu.addAction(words).triggered.connect(lambda _checked=False, pressed=name: self.pressed.emit(pressed))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _chooser(self, stance: str | None) -> Callable[[], None]:
        return lambda: self.stance_chosen.emit(stance)

    def _button(
        self, words: str, name: str, icon: str = "", icon_right: str = "", key: str = "", kind: str = "plain"
    ) -> Button:
        button = Button(self._theme, words, kind, icon=icon, icon_right=icon_right, key=key)
        button.clicked.connect(lambda: self.pressed.emit(name))
        return button

    def _lay_out(self) -> None:
        layout = column(self, (24, 14, 24, 14), 0)
        first = row(None, gap=8)
        words = column(None, gap=1)
        words.addWidget(self._title)
        words.addWidget(self._about)
        first.addLayout(words, 1)
        for button in (self.merge, self.rename, self.dissolve, self.more, self.reject, self.confirm):
            first.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(first)
        layout.addSpacing(12)
        layout.addWidget(self._bar)
        layout.addSpacing(12)
        last = row(None, gap=8)
        last.addWidget(self._mark)
        last.addWidget(self._stance)
        last.addWidget(self._follow, 1)
        last.addWidget(self.look)
        last.addWidget(self.waiting)
        last.addWidget(self.tag)
        layout.addLayout(last)


class CompositionBar(QWidget):
    """How a campaign's members are made up, with the counts in words beneath."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._amounts: tuple[int, ...] = (0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_line(self, line: CampaignLine) -> None:
        """Show a campaign's members."""
        self._amounts = composition(line)
        said = ", ".join(f"{amount:,} {words}" for amount, words in zip(self._amounts, _WORDS, strict=True) if amount)
        self.setAccessibleName("Members")
        self.setAccessibleDescription(said)
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        """Bar and legend."""
        return QSize(300, 10 + 8 + self._theme.scaled(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw bar and legend."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_composition(painter, self._amounts, QRectF(0, 0, self.width(), 10), theme.tokens)
        strong, plain = QFontMetricsF(theme.font("strong")), QFontMetricsF(theme.font("body"))
        middle = 18 + theme.scaled(18) / 2
        baseline = middle + (strong.ascent() - strong.descent()) / 2
        left = 0.0
        for amount, words, colour in zip(self._amounts, _WORDS, theme.tokens.composition, strict=True):
            if not amount:
                continue
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("text"))
            painter.fillRect(QRectF(left, middle - 5, 10, 10), colour)
            painter.setFont(theme.font("strong"))
            painter.setPen(theme.color("text"))
            painter.drawText(QPointF(left + 16, baseline), f"{amount:,}")
            left += 16 + strong.horizontalAdvance(f"{amount:,}") + 5
            painter.setFont(theme.font("body"))
            painter.setPen(theme.color("text2"))
            painter.drawText(QPointF(left, baseline), words)
            left += plain.horizontalAdvance(words) + 20
        painter.end()


def _follow_words(line: CampaignLine) -> str:
    if not line.decided:
        sure = f", {percent(line.suggested_confidence)} sure" if line.suggested_confidence is not None else ""
        held = f"; {line.changes_ask:,} would be held back" if line.changes_ask else ""
        return f"suggested{sure}: {line.size - line.changes_ask:,} letters would follow{held}"
    back = line.size - line.follow
    words = f"{count_of(line.follow, 'letter follows', 'letters follow')}"
    apart = f", {back:,} apart" if back else ""
    return words + apart + (f", {line.to_look:,} of them for you to look at" if line.to_look else "")
