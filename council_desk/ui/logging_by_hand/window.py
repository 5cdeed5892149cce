"""The log: who, for whom, on which item, how, what they said, stance, reply; saved with Ctrl+Enter, then the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QDialog, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from council_desk.errors import DeskError
from council_desk.ui.desk import Desk
from council_desk.ui.logging_by_hand.chips import CHANNELS, ChannelChips, StanceChips
from council_desk.ui.logging_by_hand.draft import LogDraft, drop_draft, keep_draft, kept_draft
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.choice import Choice
from council_desk.ui.parts.found_field import FoundField, FoundRow
from council_desk.ui.parts.item_chips import ItemChips
from council_desk.ui.parts.label import KeyHints, Label, Line
from council_desk.ui.parts.layout import column, row
from council_desk.ui.words import count_of, zone

if TYPE_CHECKING:
    from council_desk.queries.tray import ItemChoice
    from council_desk.queries.writers import FoundWriter
    from council_desk.store.store import Store

WIDTH, LABELS = 680, 92
KEEP_AFTER_MILLISECONDS = 400
"""A pause in typing this long keeps the draft."""

POSITIONS = (
    ("", "Nothing ticked"),
    ("support", "Ticked support"),
    ("oppose", "Ticked oppose"),
    ("neutral", "Ticked neutral"),
)


@dataclass(frozen=True, slots=True)
class _Made:
    """What was logged: the comments' numbers, by the words of their items; none in the tray."""

    labels: tuple[str, ...]


class LogWindow(QDialog):
    """Modeless; Escape keeps the draft. `logged` tells what to say of a comment that was saved, `left` of a draft."""

    logged = Signal(str)
    left = Signal(str)

    def __init__(self, desk: Desk, office: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.office = office
        self._preset: tuple[int, ...] = ()
        self._person: FoundWriter | None = None
        self._saving = False
        self._showing = False
        self._count = 0
        theme = desk.theme
        self.setWindowTitle("Log a comment")
        self.setFixedWidth(theme.scaled(WIDTH))
        self.who = FoundField(theme, "Who", "Name; nobody is taken for another by name alone")
        self.organisation = FoundField(theme, "Organization", "For whom they speak, if for anybody")
        self.contact = QLineEdit()
        self.contact.setAccessibleName("Contact")
        self.contact.setPlaceholderText("Phone or e-mail")
        self.items = ItemChips(theme, "Number or title; none: it waits in the tray")
        self.channel = ChannelChips(theme)
        self.said = QPlainTextEdit()
        self.said.setAccessibleName("They said")
        self.said.setTabChangesFocus(True)
        self.said.setMinimumHeight(theme.scaled(104))
        self.stance = StanceChips(theme)
        self.reply = Button(theme, "Wants an answer", "chip", icon="reply", key="Alt+R")
        self.reply.setCheckable(True)
        self.position = Choice(theme, "What they ticked")
        for value, words in POSITIONS:
            self.position.addItem(words, value)
        self.received = QLineEdit()
        self.received.setAccessibleName("Received")
        self.save = Button(theme, "Save and next", "filled", key="Ctrl+Enter")
        self.close_button = Button(theme, "Close", tip="Esc keeps what is typed")
        self._found = Label(theme, "", "caption", "text2")
        self._counted = Label(theme, "", "body", "text2")
        self._notice = Label(theme, "", "body", "warn", wrap=True)
        self._problem = Label(theme, "", "body", "error", wrap=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(KEEP_AFTER_MILLISECONDS)
        self._pause.timeout.connect(self.keep)
        self._lay_out()
        self._connect()
        self._add_keys()
        self._restyle()

    def begin(self, items: Sequence[int]) -> None:
        """Open on an item (none: the tray), or go on with the draft that was kept."""
        self._preset = tuple(items)
        self._ask_items()
        if self.isVisible():
            self.activateWindow()
            return
        draft = kept_draft(self.office)
        self._show(draft or LogDraft(items=self._preset, channel=self.channel.channel))
        self._notice.setText("This was typed before and not saved. Go on with it, or press Start anew.")
        self._notice.setVisible(draft is not None)
        self.anew.setVisible(draft is not None)
        self.show()
        (self.said if draft is not None and draft.name else self.who).setFocus()

    def draft(self) -> LogDraft:
        """Return the fields as they are typed now."""
        return LogDraft(
            name=self.who.text(),
            person_id=self._person.id if self._person else None,
            organisation=self.organisation.text(),
            contact=self.contact.text(),
            items=self.items.items,
            channel=self.channel.channel,
            text=self.said.toPlainText(),
            stance=self.stance.stance,
            position=str(self.position.currentData() or ""),
            reply=self.reply.isChecked(),
            received=self.received.text(),
        )

    def keep(self) -> None:
        """Keep what is typed in the desk's own folder."""
        self._pause.stop()
        if not self._saving:
            keep_draft(self.office, self.draft())

    def press_save(self) -> None:
        """Save, and open a new one; while it is being saved nothing is saved twice."""
        if self._saving:
            return
        draft = self.draft()
        try:
            received = self._received(draft.received)
        except DeskError as problem:
            self._refuse(problem)
            self.received.setFocus()
            return
        self.keep()
        self._saving = True
        self.save.setEnabled(False)
        who, desk = self._desk.who, self._desk

        def operation(session: Any) -> _Made:
            from council_desk.operations.log_comment import LoggedComment, log_comment
            from council_desk.queries.agenda import item_head
            from council_desk.queries.comment_detail import comment_detail

            email = draft.contact if "@" in draft.contact else ""
            logged = LoggedComment(
                text=draft.text,
                items=draft.items,
                channel=draft.channel,
                name=draft.name,
                person_id=draft.person_id,
                organisation=draft.organisation,
                email=email,
                phone="" if email else draft.contact,
                position=draft.position,
                stance=draft.stance or None,
                reply_owed=draft.reply,
                received_at=received,
            )
            found = [comment_detail(session, made) for made in log_comment(session, logged, who)]
            return _Made(
                tuple(
                    f"no. {each.label} on item {item_head(session, each.item_id).number}"
                    for each in found
                    if each.item_id is not None
                )
            )

        where = count_of(len(draft.items), "item") if len(draft.items) > 1 else "an item" if draft.items else "no item"
        how = next((words.lower() for name, words, _, _ in CHANNELS if name == draft.channel), "comment")
        desk.jobs.write(self, f"Logged by hand ({how}) on {where}", operation, self._saved, self._not_saved)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves, Enter goes on, Escape closes and keeps the draft."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.press_save()
            elif isinstance(focused := self.focusWidget(), QAbstractButton):
                focused.click()
            else:
                self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Close; what is typed is kept."""
        self.keep()
        kept = not self.draft().is_empty
        super().reject()
        self.left.emit("What you typed is kept. Ctrl+L goes on with it." if kept else "")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is typed, however the window closes."""
        self.keep()
        super().closeEvent(event)

    def start_anew(self) -> None:
        """Let go of the draft."""
        drop_draft(self.office)
        self._show(LogDraft(items=self._preset, channel=self.channel.channel))
        self.who.setFocus()

    def _show(self, draft: LogDraft) -> None:
        self._showing = True
        self.who.setText(draft.name)
        self.organisation.setText(draft.organisation)
        self.contact.setText(draft.contact)
        self.items.show_items(draft.items)
        self.channel.show_channel(draft.channel)
        self.said.setPlainText(draft.text)
        self.stance.show_stance(draft.stance)
        self.position.setCurrentIndex(max(0, self.position.findData(draft.position)))
        self.reply.setChecked(draft.reply)
        self.received.setText(draft.received or self._now())
        self._take_person(None)
        if draft.person_id is not None:
            self._ask_person(draft.name, draft.person_id)
        for label in (self._problem, self._notice, self.anew):
            label.hide()
        self._showing = False
        self._pause.stop()

    def _saved(self, made: _Made) -> None:
        drop_draft(self.office)
        self._saving = False
        self.save.setEnabled(True)
        self._count += 1
        self._counted.setText(f"{self._count:,} logged")
        items, channel = self.items.items, self.channel.channel
        # One item goes on for the next speaker; several were this caller's, and would slip in unseen.
        self._show(LogDraft(items=items if len(items) == 1 else self._preset, channel=channel))
        self.who.setFocus()
        self.logged.emit(f"Logged {' and '.join(made.labels)}" if made.labels else "Logged; it waits in the tray")

    def _not_saved(self, problem: DeskError) -> None:
        self._saving = False
        self.save.setEnabled(True)
        self._refuse(problem)
        if not self.said.toPlainText().strip():
            self.said.setFocus()

    def _refuse(self, problem: DeskError) -> None:
        self._problem.setText(str(problem))
        self._problem.show()

    def _now(self) -> str:
        return datetime.now(zone(self._desk.time_zone)).strftime("%Y-%m-%d %H:%M")

    def _received(self, typed: str) -> str:
        """Return the typed time as UTC ISO text, empty for now; raises DeskError for what is no time."""
        from council_desk.readers.dates import parse_received

        if not typed.strip():
            return ""
        found = parse_received(typed, None, self._desk.time_zone)
        if found.iso is None or found.ambiguous:
            raise DeskError("The time is not clear. Write it as year, month, day and time: 2026-04-22 16:06.")
        return datetime.fromisoformat(found.iso).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def _ask_items(self) -> None:
        def question(store: Store) -> tuple[ItemChoice, ...]:
            from council_desk.queries.tray import item_choices

            return store.ask(item_choices)

        self._desk.jobs.read(self, "items", question, self.items.show_choices)

    def _ask_persons(self, typed: str) -> None:
        def question(store: Store) -> tuple[FoundWriter, ...]:
            from council_desk.queries.writers import find_persons

            return store.ask(find_persons, typed)

        def show(found: Sequence[FoundWriter]) -> None:
            self.who.show_rows([FoundRow(each, each.name or each.email or "", about_writer(each)) for each in found])

        self._desk.jobs.read(self, "who", question, show)

    def _ask_person(self, name: str, person_id: int) -> None:
        """Find the person of a draft again, who may have been merged meanwhile."""

        def question(store: Store) -> tuple[FoundWriter, ...]:
            from council_desk.queries.writers import find_persons

            return store.ask(find_persons, name, 100)

        def take(found: Sequence[FoundWriter]) -> None:
            if self.who.text() == name:
                self._take_person(next((each for each in found if each.id == person_id), None))

        self._desk.jobs.read(self, "person", question, take)

    def _ask_organisations(self, typed: str) -> None:
        def question(store: Store) -> tuple[FoundWriter, ...]:
            from council_desk.queries.writers import find_organisations

            return store.ask(find_organisations, typed)

        def show(found: Sequence[FoundWriter]) -> None:
            self.organisation.show_rows([FoundRow(each, each.name, about_writer(each)) for each in found])

        self._desk.jobs.read(self, "organisation", question, show)

    def _picked_person(self, found: FoundRow) -> None:
        person: Any = found.key
        self.who.setText(person.name)
        self._take_person(person)
        self.said.setFocus()
        self._touched()

    def _picked_organisation(self, found: FoundRow) -> None:
        self.organisation.setText(found.words)
        self.said.setFocus()
        self._touched()

    def _take_person(self, person: FoundWriter | None) -> None:
        self._person = person
        self._found.setText(f"Found: {about_writer(person)}" if person else "")
        self._found.setVisible(person is not None)

    def _touched(self) -> None:
        if not self._showing:
            self._problem.hide()
            self._pause.start()

    def _lay_out(self) -> None:
        theme = self._desk.theme
        layout = column(self, (24, 18, 24, 16), 10)
        head = row(None, gap=12)
        head.addWidget(Label(theme, "Log a comment", "name"), 1)
        head.addWidget(self._counted)
        layout.addLayout(head)
        notice = row(None, gap=12)
        notice.addWidget(self._notice, 1)
        self.anew = Button(theme, "Start anew", "link")
        notice.addWidget(self.anew)
        layout.addLayout(notice)
        grid = QGridLayout()
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, theme.scaled(LABELS))
        grid.setColumnStretch(1, 1)
        for words, hint, field in self._rows():
            line = grid.rowCount()
            grid.addLayout(self._label(words, hint), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, line, 1)
        layout.addLayout(grid)
        layout.addWidget(self._problem)
        layout.addWidget(Line(theme))
        foot = row(None, gap=8)
        foot.addWidget(KeyHints(theme, (("Tab", "next field"), ("Alt+I", "item"), ("Esc", "keeps the draft"))))
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.save)
        layout.addLayout(foot)
        for widget in (self._problem, self._notice, self.anew, self._found):
            widget.hide()

    def _rows(self) -> tuple[tuple[str, str, QWidget], ...]:
        who, ends = QWidget(), QWidget()
        lines = column(who, gap=2)
        lines.addWidget(self.who)
        lines.addWidget(self._found)
        speaks = QWidget()
        line = row(speaks, gap=8)
        line.addWidget(self.organisation, 3)
        line.addWidget(self.contact, 2)
        last = row(ends, gap=12)
        last.addWidget(self.reply)
        last.addStretch(1)
        last.addWidget(self.position)
        last.addWidget(self.received)
        self.received.setFixedWidth(self._desk.theme.scaled(150))
        return (
            ("Who", "Alt+W", who),
            ("For, contact", "", speaks),
            ("Item", "Alt+I", self.items),
            ("How", "Alt + letter", self.channel),
            ("They said", "Alt+T", self.said),
            ("Stance", "Alt + number", self.stance),
            ("Reply, time", "Alt+R", ends),
        )

    def _label(self, words: str, hint: str) -> Any:
        theme = self._desk.theme
        lines = column(None, (0, 5, 0, 0), 0)
        lines.addWidget(Label(theme, words, "body", "text2"))
        if hint and words in ("They said", "Stance"):
            lines.addWidget(Label(theme, hint, "caption", "text3"))
        return lines

    def _connect(self) -> None:
        self.who.asked.connect(self._ask_persons)
        self.who.taken.connect(self._picked_person)
        self.who.entered.connect(self.said.setFocus)
        self.who.textEdited.connect(lambda _words: self._take_person(None))
        self.organisation.asked.connect(self._ask_organisations)
        self.organisation.taken.connect(self._picked_organisation)
        self.organisation.entered.connect(self.said.setFocus)
        self.items.field.entered.connect(self.said.setFocus)
        for field in (self.who, self.organisation, self.contact, self.received):
            field.textChanged.connect(self._touched)
        self.said.textChanged.connect(self._touched)
        self.items.changed.connect(self._touched)
        self.channel.changed.connect(self._touched)
        self.stance.changed.connect(self._touched)
        self.reply.toggled.connect(self._touched)
        self.position.currentIndexChanged.connect(self._touched)
        self.save.clicked.connect(self.press_save)
        self.close_button.clicked.connect(self.reject)
        self.anew.clicked.connect(self.start_anew)
        self._desk.theme.changed.connect(self._restyle)

    def _add_keys(self) -> None:
        keys: list[tuple[str, Callable[[], object]]] = [
            ("Ctrl+Return", self.press_save),
            ("Ctrl+Enter", self.press_save),
            ("Alt+W", self.who.setFocus),
            ("Alt+I", self.items.field.setFocus),
            ("Alt+T", self.said.setFocus),
            ("Alt+R", self.reply.toggle),
        ]
        keys += [(f"Alt+{number}", partial(self.stance.press, number)) for number in range(1, 8)]
        keys += [(f"Alt+{letter}", self.channel.buttons[name].click) for name, _, _, letter in CHANNELS]
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(act)

    def _restyle(self) -> None:
        self.said.setFont(self._desk.theme.font("letter"))


def about_writer(found: FoundWriter) -> str:
    """Return what tells one writer from another of the same name."""
    district = f"District {found.district}" if found.district and found.district.isdigit() else found.district
    earlier = count_of(found.earlier, "earlier submission") if found.earlier else "nothing sent yet"
    return " · ".join(part for part in (earlier, district, found.address, found.email or found.phone) if part)
