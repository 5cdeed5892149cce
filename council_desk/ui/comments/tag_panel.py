"""The tag panel: stance, the suggestion that waits, demands, questions, reply, sensitive passages, done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from council_desk.ui.comments.cities import CitiesPart
from council_desk.ui.comments.pending import pending
from council_desk.ui.comments.stance_row import StanceRow
from council_desk.ui.comments.suggestion_box import WORDS_WIDTH, SuggestionBox, keep_whole
from council_desk.ui.desk import Desk
from council_desk.ui.parts.badge import Badge
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import KeyHints, Label, Line, Scroller, Surface
from council_desk.ui.parts.layout import column, empty, row
from council_desk.ui.words import SENSITIVE_KINDS, STANCE_KEYS, count_of

if TYPE_CHECKING:
    from council_desk.queries.comments import CommentDetail, ShownExcerpt, ShownPassage

WIDTH = 220


class TagPanel(Surface):
    """Real buttons for everything the keys do. Signals say what was pressed; the screen changes the office."""

    stance_pressed = Signal(str)
    accepted = Signal()
    rejected = Signal()
    key_pressed = Signal(str)
    """D, Q, R, S, N, A or I: the same as the key."""
    shown = Signal(object)
    """A span to bring into view."""
    removed = Signal(str, int)
    """"excerpt", "question" or "sensitive", and its id."""
    decided = Signal(int, object)
    """A sensitive passage's id and its decision."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme, "panel", ("left",))
        theme = self._theme
        self.setFixedWidth(theme.scaled(WIDTH))
        inside = Surface(theme, "panel")
        self._layout = column(inside, (6, 12, 6, 12), 0)
        self._title = Label(theme, "Stance", "caption-strong", "text2")
        self.rows = {stance: StanceRow(theme, stance, str(key)) for key, stance in enumerate(STANCE_KEYS, 1)}
        self.box = SuggestionBox(theme)
        self.box.accepted.connect(self.accepted)
        self.box.rejected.connect(self.rejected)
        self._note = Label(theme, "", "caption", "text2", wrap=True)
        self._excerpts: tuple[ShownExcerpt, ...] = ()
        self._marked: tuple[ShownPassage, ...] = ()
        self._demands = column(None, (4, 0, 0, 0), 0)
        self._passages = column(None, (4, 0, 0, 0), 0)
        self.question = Button(theme, "Question", "row", icon="message-circle-question-mark", key="Q")
        self.reply = Button(theme, "Reply owed", "row", icon="reply", key="R")
        self.sensitive = Button(theme, "Sensitive", "row", icon="shield-alert", key="S")
        self.done = Button(theme, "Done, next", "row", icon="check", key="N")
        self.aside = Button(theme, "Set aside", "row", icon="archive", key="A")
        self.items = Button(theme, "Item", "row", icon="move-right", key="I")
        self.aside.say("Kept, not counted, with a reason; pressed again it is taken back")
        self.items.say("Also on another item, moved there, or back to the tray")
        self.question.say("The selected words are a question owed an answer")
        self.sensitive.say("The selected words are private: looked at before printing")
        self.done.say("Done with this one; go on to the next that is not")
        self.demand = Button(theme, "", "quiet", key="D", tip="The selected words ask for a demand")
        self.demand.setAccessibleName("Tag the selected words with a demand")
        self.reply.setCheckable(True)
        self.cities = CitiesPart(theme)
        self.cities.shown.connect(self.shown)
        self._lay_out()
        outer = column(self, (1, 0, 0, 0))
        outer.addWidget(Scroller(theme, inside, "panel"))

    def show_comment(self, detail: CommentDetail, draft: str | None) -> None:
        """Show one comment's tags and what is suggested for it."""
        self._show_word_keys(True)
        self._title.setText(f"Stance on {draft}" if draft else "Stance")
        self._show_stances(detail)
        self.box.show_pending(pending(detail))
        self._note.setText(_stance_note(detail))
        self._note.setVisible(bool(self._note.text()))
        keep_whole(self._note, self._theme.scaled(WORDS_WIDTH))
        self._show_marks(detail.excerpts, (*detail.questions, *detail.sensitive))
        asked = sum(1 for each in detail.questions if not each.decided)
        self.question.set_count(f"{asked} suggested" if asked else "")
        looked = sum(1 for each in detail.sensitive if not each.decided)
        self.sensitive.set_count(f"{looked} suggested" if looked else "")
        self.reply.setChecked(detail.reply_owed)
        self.reply.setText("Reply owed ✓" if detail.reply_owed else "Reply owed")
        self.reply.setAccessibleName("Reply owed, yes" if detail.reply_owed else "Reply owed, no")
        self.done.setText("Done ✓" if detail.done else "Done, next")
        self.aside.setText("Take back" if detail.set_aside else "Set aside")

    def show_suggestion(self, detail: CommentDetail, first: int | None) -> None:
        """Show the suggestion that Enter accepts: the one gone to in the letter, else the first that waits."""
        self.box.show_pending(pending(detail, first))

    def show_many(self, count: int, note: str) -> None:
        """Show what can be done to many comments at once."""
        self._show_word_keys(False)
        self._title.setText(f"Tag {count_of(count, 'comment')}")
        for stance_row in self.rows.values():
            stance_row.show_state("")
        self.box.show_pending([])
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._show_marks((), ())
        self.cities.show_mentions(())
        self.question.set_count("")
        self.sensitive.set_count("")
        self.done.setText("All done")
        self.reply.setText("Reply owed to all")
        self.reply.setChecked(False)

    def _show_marks(self, excerpts: tuple[ShownExcerpt, ...], passages: tuple[ShownPassage, ...]) -> None:
        """Show a row for each; those that are shown already are left standing, as they cost more than all else here."""
        if excerpts != self._excerpts:
            self._excerpts = excerpts
            empty(self._demands)
            for each in excerpts:
                self._demands.addLayout(self._demand_row(each))
        if passages != self._marked:
            self._marked = passages
            empty(self._passages)
            for passage in passages:
                self._passages.addLayout(self._passage_row(passage))

    def _show_word_keys(self, shown: bool) -> None:
        """Show what needs words of one letter, or hide it."""
        for widget in (self.question, self.sensitive, self.demand, self._demands_title):
            widget.setVisible(shown)

    def set_low(self, low: bool) -> None:
        """Take lower rows where the window is low."""
        for stance_row in self.rows.values():
            stance_row.low = low
            stance_row.updateGeometry()

    def _show_stances(self, detail: CommentDetail) -> None:
        suggested = detail.suggested_stance.stance if detail.suggested_stance and not detail.stance else None
        for stance, stance_row in self.rows.items():
            if stance == detail.stance:
                stance_row.show_state("by campaign" if detail.stance_by_campaign else "decided")
            else:
                stance_row.show_state("suggested" if stance == suggested else "")

    def _lay_out(self) -> None:
        theme, layout = self._theme, self._layout
        heading = row(None, (4, 0, 4, 6))
        heading.addWidget(self._title)
        layout.addLayout(heading)
        for stance, stance_row in self.rows.items():
            stance_row.clicked.connect(lambda _checked=False, pressed=stance: self.stance_pressed.emit(pressed))
            layout.addWidget(stance_row)
        layout.addWidget(self.box)
        layout.addSpacing(4)
        layout.addWidget(self._note)
        self._part(layout)
        heading = row(None, (4, 0, 0, 2))
        self._demands_title = Label(theme, "Demands", "caption-strong", "text2")
        heading.addWidget(self._demands_title, 1)
        heading.addWidget(self.demand)
        layout.addLayout(heading)
        layout.addLayout(self._demands)
        self._part(layout)
        for key, button in (
            ("Q", self.question),
            ("R", self.reply),
            ("S", self.sensitive),
            ("N", self.done),
            *self._whole(),
        ):
            button.clicked.connect(lambda _checked=False, pressed=key: self.key_pressed.emit(pressed))
            layout.addWidget(button)
            if key == "S":
                layout.addLayout(self._passages)
        layout.addWidget(self.cities)
        self.demand.clicked.connect(lambda: self.key_pressed.emit("D"))
        layout.addSpacing(10)
        layout.addWidget(KeyHints(theme, (("J", ""), ("K", "next, previous"))))
        layout.addSpacing(4)
        layout.addWidget(KeyHints(theme, (("X", "next mark"), ("?", "all keys"))))
        layout.addSpacing(4)
        layout.addWidget(KeyHints(theme, (("Ctrl+Enter", "accept many"),)))
        layout.addStretch(1)

    def _whole(self) -> tuple[tuple[str, Button], ...]:
        """What is done to the whole comment."""
        return ("A", self.aside), ("I", self.items)

    def _part(self, layout: QVBoxLayout) -> None:
        layout.addSpacing(10)
        layout.addWidget(Line(self._theme))
        layout.addSpacing(8)

    def _demand_row(self, each: ShownExcerpt) -> QHBoxLayout:
        sign = str(each.number) if each.number else "D"
        words = each.short_name or each.sentence
        line = row(None, gap=0)
        line.addWidget(Badge(self._theme, sign, each.number or 3, each.decided))
        name = Button(self._theme, words if each.decided else f"{words}?", "row", tip=each.sentence)
        state = "by its campaign" if each.by_campaign else "decided" if each.decided else "suggested"
        name.setAccessibleName(f"Demand {sign}, {words}, {state}. Press to see the words")
        name.clicked.connect(lambda: self.shown.emit((each.start, each.end)))
        line.addWidget(name, 1)
        if each.excerpt_id is not None and not each.by_campaign:
            line.addWidget(self._remove("excerpt", each.excerpt_id, f"Take off: {words}"))
        return line

    def _passage_row(self, each: ShownPassage) -> QHBoxLayout:
        asks = each.kind == "question"
        words = "Question" if asks else SENSITIVE_KINDS.get(each.kind, each.kind.title())
        line = row(None, gap=2)
        line.addWidget(Badge(self._theme, "Q" if asks else "S", None, each.decided))
        name = Button(self._theme, words if each.decided else f"{words}?", "row", tip=each.reason)
        name.clicked.connect(lambda: self.shown.emit((each.start, each.end)))
        line.addWidget(name, 1)
        if each.record_id is not None:
            record_id = each.record_id
            if not asks:
                line.addWidget(self._decision(each, record_id))
            line.addWidget(self._remove("question" if asks else "sensitive", record_id, f"Take off: {words}"))
        return line

    def _decision(self, each: ShownPassage, record_id: int) -> Button:
        """Return the button that goes from undecided to withheld to printed and back."""
        following = {None: "withhold", "withhold": "print", "print": None}[each.decision]
        words = {None: "Decide", "withhold": "Withheld", "print": "Prints"}[each.decision]
        button = Button(self._theme, words, "chip", tip="Undecided, withheld from the memo, or printed")
        button.clicked.connect(lambda: self.decided.emit(record_id, following))
        return button

    def _remove(self, kind: str, record_id: int, words: str) -> Button:
        button = Button(self._theme, "", "quiet", icon="x", tip=words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda: self.removed.emit(kind, record_id))
        return button


def _stance_note(detail: CommentDetail) -> str:
    if detail.stance_by_campaign and detail.campaign:
        return f"By campaign {detail.campaign.letter}, which this letter follows. Its own tag would win."
    if detail.stance and detail.stance_by:
        return f"Decided by {detail.stance_by}"
    return ""
