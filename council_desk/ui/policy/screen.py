"""The Policy screen: the draft's clauses beside the demands that touch them, and how far each is answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QButtonGroup, QComboBox, QFileDialog, QStackedWidget

from council_desk.errors import DeskError
from council_desk.ui.comments.keys import digit_key
from council_desk.ui.desk import Desk
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.choice import Choice
from council_desk.ui.parts.form import Form
from council_desk.ui.parts.label import Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.parts.message import EmptyMessage, Offer
from council_desk.ui.policy.adding import FORMATS, AddDraft
from council_desk.ui.policy.arrange import ClauseRow, Touch, arrange, find_again, in_order
from council_desk.ui.policy.clauses import ClauseList
from council_desk.ui.policy.coverage_table import CoverageTable
from council_desk.ui.policy.deciding import Deciding
from council_desk.ui.policy.decision import COVERAGE_KEYS, Decision
from council_desk.ui.policy.line import ask_line
from council_desk.ui.policy.overview import Overview
from council_desk.ui.screen import Screen

if TYPE_CHECKING:
    from council_desk.operations.policy import PolicyProposal
    from council_desk.queries.demands import DemandLine
    from council_desk.queries.policy import DraftLine, PolicyView
    from council_desk.store.store import Store

SIDE = 252
_FORCE_WORDS = {"ordinance": "ordinance, binding", "resolution": "resolution, a direction"}


@dataclass(frozen=True, slots=True)
class _Known:
    """What the screen asks for at once. `view` None: the item has no draft."""

    item_id: int
    drafts: tuple[DraftLine, ...]
    view: PolicyView | None
    demands: tuple[DemandLine, ...]


class PolicyScreen(Screen):
    """Clauses or the coverage table at the left; at the right the sum, or the one demand that is being decided."""

    tables = frozenset(
        {
            "policies",
            "drafts",
            "clauses",
            "links",
            "demands",
            "excerpts",
            "campaign_excerpts",
            "members",
            "campaigns",
            "comments",
            "submissions",
            "rejections",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme = desk.theme
        self.setAcceptDrops(True)
        self.deciding = Deciding(desk, self)
        self.rows: tuple[ClauseRow, ...] = ()
        self.drafts: tuple[DraftLine, ...] = ()
        self.draft: DraftLine | None = None
        self.current: Touch | None = None
        self.form: Form | None = None
        self._noted: Touch | None = None
        """The link that is being decided with its note: going on does not keep that note once more."""
        self._wanted_draft: int | None = None
        self._clauses_shown: object = None
        self.clauses = ClauseList(theme)
        self.table = CoverageTable(theme)
        self.overview = Overview(theme)
        self.decision = Decision(theme)
        self.adding = AddDraft(desk)
        self.choice = Choice(theme, "Draft")
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.as_clauses = Button(theme, "Clauses", "segment")
        self.as_table = Button(theme, "Coverage table", "segment")
        self.above = Button(theme, "Suggestions", icon="list-checks", key="Ctrl+Enter")
        self.above.say("Accept links that are sure enough, together")
        self.add = Button(theme, "Add a draft", icon="plus", tip="Paste or read the next draft; links are carried over")
        self._work = self._lay_out()
        self.empty = EmptyMessage(
            theme,
            "scroll-text",
            "No policy text for this item yet",
            "Paste the draft or drop a file. It is cut into numbered clauses, and each demand is held against them. "
            "Nothing is stored before you have seen it.",
            (Offer("Choose a file", self.pick_file, "file-down"), Offer("Paste text", self.paste, "clipboard-paste")),
            (("Ctrl+V", "paste"),),
            FORMATS,
        )
        self._connect()
        self.put(Surface(theme))

    def item_changed(self) -> None:
        """Begin anew on another item."""
        self._keep_note()
        self.rows, self.drafts, self.draft, self.current = (), (), None, None
        self._wanted_draft = None
        self._right.setCurrentWidget(self.overview)
        self.put(Surface(self.desk.theme), keep=False)

    def reload(self) -> None:
        """Ask for the draft with its clauses and links."""
        item_id, wanted = self.item_id, self._wanted_draft
        if item_id is None:
            return

        def question(store: Store) -> _Known:
            from council_desk.queries.demands import demand_lines
            from council_desk.queries.policy import drafts, policy_view

            found = store.ask(drafts, item_id)
            ids = [draft.id for draft in found]
            if not ids:
                return _Known(item_id, (), None, ())
            shown = wanted if wanted in ids else ids[-1]
            return _Known(item_id, found, store.ask(policy_view, shown), store.ask(demand_lines, item_id))

        self.desk.jobs.read(self, "policy", question, self._take)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of deciding; those of the page where a draft is added are its own."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif control and self._work.isVisible() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ask_line()
        elif (
            not self._work.isVisible()
            or event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
            or not self._press(event)
        ):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+V before the window does: what is pasted here is a draft, not letters."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
        ):
            event.accept()
            return True
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep a note that was being written."""
        super().hideEvent(event)
        self._keep_note()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file, or text."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped as a draft."""
        self._bring(event.mimeData())
        event.acceptProposedAction()

    def paste(self) -> None:
        """Read what the clipboard holds as a draft; without text, open the box to paste into."""
        self._bring(QGuiApplication.clipboard().mimeData())

    def pick_file(self) -> None:
        """Let a file be picked and read it as a draft."""
        picked, _kind = QFileDialog.getOpenFileName(self, "A draft of the policy")
        if picked and self.item_id is not None:
            self.add_draft()
            self.adding.read_file(Path(picked))

    def add_draft(self) -> None:
        """Open the page where a draft is pasted or a file is chosen."""
        self.adding.begin(self.drafts)
        self.put(self.adding)
        self.adding.text.setFocus()

    def choose(self, touch: Touch | None) -> None:
        """Show a demand in the panel; None shows the sum."""
        self._keep_note()
        self.current = touch
        self.clauses.mark(touch)
        self.table.mark(touch)
        if touch is None:
            self._right.setCurrentWidget(self.overview)
        else:
            self.decision.show_touch(touch)
            self._right.setCurrentWidget(self.decision)

    def step(self, by: int, waiting: bool = False) -> None:
        """Go to the next or the previous demand; with `waiting` to the next one that is to be decided."""
        touches = self.table.touches.touches if self.as_table.isChecked() else list(in_order(self.rows))
        at = touches.index(self.current) if self.current in touches else -1 if by > 0 else len(touches)
        beyond = touches[at + 1 :] if by > 0 else touches[: max(0, at)][::-1]
        if waiting:
            # Round to the beginning: what was passed over waits too.
            beyond = [touch for touch in (*beyond, *touches[: max(0, at)]) if touch.waits]
        if beyond:
            self.choose(beyond[0])
            self.setFocus()
        elif waiting:
            self.said.emit("Nothing else waits to be decided against this draft.")

    def decide(self, coverage: str, go_on: bool = False) -> None:
        """Give the current demand a coverage at the chosen clause; `go_on` goes to the next that waits."""
        touch, draft, item_id = self.current, self.draft, self.item_id
        if touch is None or draft is None or item_id is None:
            return
        clause = self.decision.chosen_clause()
        self.decision.show_problem("")
        note = self.decision.note.toPlainText().strip()
        self.deciding.decide(
            item_id, draft.id, touch, clause, coverage, note, lambda problem: self._refused(touch, problem)
        )
        if go_on:
            self._noted = touch
            self.step(1, waiting=True)
            self._noted = None

    def accept(self, go_on: bool = False) -> None:
        """Accept the suggestion as it stands, or say that a link is still right; `go_on` goes to the next that waits.
        Where nothing was suggested, it goes there too: what to say of it takes a key from 1 to 5.
        """
        touch = self.current
        if touch is None:
            self.step(1, waiting=True)
        elif touch.link.coverage and touch.waits:
            self.decide(touch.link.coverage, go_on)
        elif go_on:
            self.step(1, waiting=True)
        elif touch.waits:
            self.said.emit("Nothing was suggested for this demand. 1 to 5 say how far the draft answers it.")
        else:
            self.said.emit("This is decided. N goes on to the next that is not.")

    def ask_line(self) -> None:
        """Ask how sure suggested links must be to be accepted all at once."""
        if self.draft is not None:
            self.form = ask_line(self, self.deciding, self.rows, latest=self.draft == self.drafts[-1])

    def reject(self) -> None:
        """Refuse the suggestion; a decided link is taken back with Delete."""
        if self.current is not None and self.current.link.suggestion_id is not None:
            self.deciding.reject(self.current)
        elif self.current is not None and self.current.link.decided:
            self.said.emit("This link is decided. Delete takes it back.")

    def remove(self) -> None:
        """Take a decided link back."""
        if self.current is not None:
            self.deciding.remove(self.current)

    def _press(self, event: QKeyEvent) -> bool:
        pressed = digit_key(event, len(COVERAGE_KEYS))
        if pressed is not None and self.current is not None:
            self.decide(COVERAGE_KEYS[pressed[0]], go_on=pressed[1])
            return True
        go_on = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        acts: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_J: lambda: self.step(1),
            Qt.Key.Key_Down: lambda: self.step(1),
            Qt.Key.Key_K: lambda: self.step(-1),
            Qt.Key.Key_Up: lambda: self.step(-1),
            Qt.Key.Key_N: lambda: self.step(1, waiting=True),
            Qt.Key.Key_Return: lambda: self.accept(go_on),
            Qt.Key.Key_Enter: lambda: self.accept(go_on),
            Qt.Key.Key_Backspace: self.reject,
            Qt.Key.Key_Delete: self.remove,
            Qt.Key.Key_L: self._open_clauses,
            Qt.Key.Key_E: self._write_note,
            Qt.Key.Key_Escape: lambda: self.choose(None),
            Qt.Key.Key_PageDown: lambda: self.clauses.scroll_page(1),
            Qt.Key.Key_PageUp: lambda: self.clauses.scroll_page(-1),
        }
        act = acts.get(Qt.Key(event.key()))
        if act is not None:
            act()
        return act is not None

    def _open_clauses(self) -> None:
        if self.current is not None:
            self.decision.clause.setFocus()
            self.decision.clause.showPopup()

    def _write_note(self) -> None:
        if self.current is not None:
            self.decision.note.setFocus()

    def _keep_note(self) -> None:
        touch, draft = self.current, self.draft
        note = self.decision.note.toPlainText().strip()
        if touch is None or draft is None or touch is self._noted:
            return
        if touch.link.decided and note != touch.link.note:
            self.deciding.keep_note(draft.id, touch, note)

    def _clause_chosen(self) -> None:
        """A decided link moves at once; for a suggestion the coverage is still to be said."""
        touch = self.current
        self.setFocus()
        if touch is None or not touch.link.decided:
            return
        clause_id, _citation = self.decision.chosen_clause()
        if clause_id != touch.link.clause_id:
            self.decide(touch.link.coverage)

    def _refused(self, touch: Touch, problem: DeskError) -> None:
        """Say what was wrong beside the demand that it was said of, also where the next one is shown by now."""
        if self.current is None or self.current.demand != touch.demand:
            self.choose(find_again(self.rows, touch))
        self.decision.show_problem(str(problem))

    def _no_demand(self) -> None:
        if self.current is not None and self.item_id is not None and self.current.link.demand_id is None:
            self.deciding.refuse_demand(self.item_id, self.current)

    def _take(self, known: _Known) -> None:
        if known.item_id != self.item_id:
            return
        self.drafts = known.drafts
        if known.view is None:
            self.draft, self.rows = None, ()
            if self._adding_seen():
                return
            self.put(self.empty)
            return
        view = known.view
        former, before = self.current, self.rows
        self.draft = view.draft
        self.rows = arrange(view, known.demands)
        self._show_drafts()
        if self._clauses_shown != view.clauses:
            self._clauses_shown = view.clauses
            self.decision.show_clauses(view.clauses)
        self.clauses.show_rows(view.draft.name, self.rows)
        self.overview.show_rows(view.draft.name, self.rows)
        self.table.show_touches(in_order(self.rows), None)
        self.above.setVisible(any(touch.suggested for touch in in_order(self.rows)))
        self._show_again(former, before)
        if not self._adding_seen():
            self.put(self._work)

    def _show_again(self, former: Touch | None, before: tuple[ClauseRow, ...]) -> None:
        """Keep the panel on the demand it showed; where that is gone, go to the one that stood after it."""
        now = find_again(self.rows, former) if former is not None else None
        if former is not None and now is None:
            rest = list(in_order(before))
            after = rest[rest.index(former) + 1 :] if former in rest else []
            now = next((found for touch in after if (found := find_again(self.rows, touch))), None)
        self.current = now
        self.clauses.mark(now, reveal=False)
        self.table.mark(now)
        if now is not None:
            self.decision.show_touch(now)
        self._right.setCurrentWidget(self.decision if now is not None else self.overview)

    def _show_drafts(self) -> None:
        self.choice.blockSignals(True)
        self.choice.clear()
        for draft in self.drafts:
            force = _FORCE_WORDS.get(draft.force, draft.force)
            latest = draft is self.drafts[-1]
            earlier = "" if latest else " · earlier draft"
            self.choice.addItem(f"{draft.name} · {force}{earlier}" if force else f"{draft.name}{earlier}", draft.id)
        self.choice.setCurrentIndex(self.choice.findData(self.draft.id if self.draft else None))
        self.choice.blockSignals(False)

    def _draft_chosen(self) -> None:
        self.choose(None)
        self._wanted_draft = self.choice.currentData()
        self.setFocus()
        self.reload()

    def _adding_seen(self) -> bool:
        return self._shown is self.adding

    def _bring(self, held: QMimeData) -> None:
        """Read a file or a text as a draft, on the page where drafts are added."""
        if self.item_id is None:
            return
        self.add_draft()
        files = [url.toLocalFile() for url in held.urls() if url.isLocalFile()]
        if files:
            self.adding.read_file(Path(files[0]))
        elif held.text().strip():
            self.adding.read_text(held.text())

    def _store_draft(self, proposal: PolicyProposal, name: str, force: str | None) -> None:
        if self.item_id is not None:
            self.deciding.add_draft(self.item_id, proposal, name, force, self._stored, self.adding.refuse)

    def _stored(self, draft_id: int) -> None:
        self._wanted_draft = draft_id
        self._leave_adding()
        self.suggest_wanted.emit()

    def _leave_adding(self) -> None:
        self.adding.proposal = None
        self.put(self._work if self.drafts else self.empty)
        self.setFocus()
        self.reload()

    def _show_as(self, table: bool) -> None:
        self._left.setCurrentWidget(self.table if table else self.clauses)
        if self.current is not None:
            (self.table if table else self.clauses).mark(self.current)

    def _lay_out(self) -> Surface:
        theme, work = self.desk.theme, Surface(self.desk.theme)
        bar = Surface(theme, "canvas", ("bottom",))
        line = row(bar, (20, 8, 16, 8), 8)
        segments = Surface(theme, "sel_weak")
        inner = row(segments, (2, 2, 2, 2), 2)
        group = QButtonGroup(self)
        for button in (self.as_clauses, self.as_table):
            group.addButton(button)
            inner.addWidget(button)
        self.as_clauses.setChecked(True)
        line.addWidget(segments)
        line.addStretch(1)
        line.addWidget(self.above)
        line.addWidget(self.choice)
        line.addWidget(self.add)
        self._left = QStackedWidget()
        self._left.addWidget(self.clauses)
        self._left.addWidget(self.table)
        self._right = QStackedWidget()
        self._right.addWidget(self.overview)
        self._right.addWidget(self.decision)
        self._right.setFixedWidth(theme.scaled(SIDE))
        body = row(None)
        body.addWidget(self._left, 1)
        side = Surface(theme, "panel", ("left",))
        column(side, (1, 0, 0, 0)).addWidget(self._right)
        body.addWidget(side)
        layout = column(work)
        layout.addWidget(bar)
        layout.addLayout(body, 1)
        theme.changed.connect(lambda: self._right.setFixedWidth(theme.scaled(SIDE)))
        return work

    def _connect(self) -> None:
        self.as_clauses.clicked.connect(lambda: self._show_as(table=False))
        self.as_table.clicked.connect(lambda: self._show_as(table=True))
        self.choice.activated.connect(lambda _at: self._draft_chosen())
        self.above.clicked.connect(self.ask_line)
        self.add.clicked.connect(self.add_draft)
        for chooser in (self.clauses.chosen, self.table.chosen, self.overview.chosen):
            chooser.connect(self.choose)
        self.overview.clause_wanted.connect(self._reveal_clause)
        self.overview.next_wanted.connect(lambda: self.step(1, waiting=True))
        panel = self.decision
        panel.coverage_pressed.connect(self.decide)
        panel.accepted.connect(self.accept)
        panel.rejected.connect(self.reject)
        panel.removed.connect(self.remove)
        panel.no_demand.connect(self._no_demand)
        panel.note_left.connect(lambda _words: self._keep_note())
        panel.clause_chosen.connect(self._clause_chosen)
        panel.closed.connect(lambda: self.choose(None))
        self.adding.file_wanted.connect(self.pick_file)
        self.adding.left.connect(self._leave_adding)
        self.adding.store_wanted.connect(self._store_draft)
        self.adding.shown.connect(lambda: self.put(self.adding))

    def _reveal_clause(self, clause_id: int) -> None:
        self.as_clauses.setChecked(True)
        self._show_as(table=False)
        self.clauses.reveal_clause(clause_id)
