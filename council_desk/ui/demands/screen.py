"""The Demands screen: what the council is asked to do, by how many, and in which words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent

from council_desk.ui.demands.editing import DemandEdits
from council_desk.ui.demands.excerpts import LINE_ROLE
from council_desk.ui.demands.forms import open_edit, open_line, open_new
from council_desk.ui.demands.matter import MatterView
from council_desk.ui.demands.side import DemandSide
from council_desk.ui.demands.tree import DemandsTree, key_of
from council_desk.ui.desk import Desk
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.form import Form
from council_desk.ui.parts.label import ElidedLabel, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.parts.message import EmptyMessage, Offer
from council_desk.ui.parts.pick_card import PickCard, PickRow
from council_desk.ui.screen import Screen
from council_desk.ui.words import count_of, meeting_day

if TYPE_CHECKING:
    from council_desk.queries.agenda import Agenda
    from council_desk.queries.demands import DemandLine, ExcerptLine
    from council_desk.queries.matter_demands import MatterDemands
    from council_desk.store.store import Store


@dataclass(frozen=True, slots=True)
class _Found:
    item_id: int
    lines: tuple[DemandLine, ...]


class DemandsScreen(Screen):
    """A tree at the left, the words behind the chosen demand at the right; or the whole matter over all its items."""

    tables = frozenset(
        {
            "demands",
            "excerpts",
            "campaign_excerpts",
            "members",
            "comments",
            "links",
            "rejections",
            "drafts",
            "campaigns",
            "items",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme = desk.theme
        self.edits = DemandEdits(desk, self)
        self.tree = DemandsTree(theme)
        self.side = DemandSide(theme)
        self.excerpts = self.side.excerpts
        self.excerpts_model = self.side.model
        self.matter = MatterView(theme)
        self._summary = ElidedLabel(theme, "", "strong", "text2")
        self.add = Button(theme, "New", icon="plus", key="N", tip="Add a demand")
        self.whole = Button(theme, "Matter", icon="layers", key="W")
        self.whole.say("Follow each demand over all items of the matter")
        self.above = Button(theme, "Suggestions", icon="list-checks", key="Ctrl+Enter")
        self.above.say("Accept those that are sure enough, together")
        self._lines: tuple[DemandLine, ...] = ()
        self.form: Form | None = None
        self._wish: tuple[int | None, str] | None = None
        self._moving = False
        self._work = self._lay_out()
        self.card = PickCard(theme, self._work)
        self._empty = EmptyMessage(
            theme,
            "list-tree",
            "No demands yet",
            "A demand is one thing the council is asked to do. Select its words in a comment and press D, "
            "or let suggestions find them.",
            (Offer("Look for demands", self.suggest_wanted.emit, "wand-sparkles"), Offer("New demand", self._ask_new)),
        )
        self._connect()
        self.setFocusProxy(self.tree)
        self.put(self._work)

    @property
    def accept(self) -> Button:
        """The button that accepts the chosen demand."""
        return self.side.accept

    def item_changed(self) -> None:
        """Begin anew on another item."""
        self._wish = None
        self.edits.item_id = self.item_id or 0
        self.card.hide()
        self._take(_Found(self.item_id or 0, ()), empty_too=False)

    def reload(self) -> None:
        """Ask for the matter's demands; over all its items while they are shown."""
        item_id = self.item_id
        if item_id is None:
            return

        def question(store: Store) -> _Found:
            from council_desk.queries.demands import demand_lines

            return _Found(item_id, store.ask(demand_lines, item_id))

        self.desk.jobs.read(self, "demands", question, self._take)
        if self._shown is self.matter:
            self._ask_matter()

    def show_thing(self, what: object) -> None:
        """Show a demand by its id."""
        if isinstance(what, int):
            self._wish = (what, "")
            self.reload()

    def shown_lines(self) -> tuple[DemandLine, ...]:
        """Return the demands that the tree shows."""
        return self._lines

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the list, or of the words beneath while they have the focus."""
        if self._shown is not self._work or self.card.isVisible():
            super().keyPressEvent(event)
            return
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        among_words = self.window().focusWidget() is self.excerpts
        acts = self._word_acts() if among_words else self._list_acts()
        act = acts.get(Qt.Key(event.key()))
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ask_line()
        elif control and event.key() == Qt.Key.Key_A:
            (self.excerpts if among_words else self.tree).selectAll()
        elif act is not None and not control:
            act()
        else:
            super().keyPressEvent(event)

    def _list_acts(self) -> dict[Qt.Key, Callable[[], object]]:
        return {
            Qt.Key.Key_J: lambda: self.tree.step(1),
            Qt.Key.Key_K: lambda: self.tree.step(-1),
            Qt.Key.Key_Space: self.tree.pick,
            Qt.Key.Key_Escape: self.tree.unpick,
            Qt.Key.Key_Return: self.accept_group,
            Qt.Key.Key_Enter: self.accept_group,
            Qt.Key.Key_Backspace: self.reject_group,
            Qt.Key.Key_F2: self._edit,
            Qt.Key.Key_M: self.ask_merge,
            Qt.Key.Key_U: self.ask_nest,
            Qt.Key.Key_N: self._ask_new,
            Qt.Key.Key_W: self.show_matter,
            Qt.Key.Key_Delete: lambda: self.edits.delete(self.tree.lines()),
            Qt.Key.Key_E: self.excerpts.enter,
            Qt.Key.Key_V: self.ask_move,
            Qt.Key.Key_O: self.open_letter,
        }

    def _word_acts(self) -> dict[Qt.Key, Callable[[], object]]:
        return {
            Qt.Key.Key_J: lambda: self.excerpts.step(1),
            Qt.Key.Key_K: lambda: self.excerpts.step(-1),
            Qt.Key.Key_Space: self.excerpts.pick,
            Qt.Key.Key_Return: self.open_letter,
            Qt.Key.Key_Enter: self.open_letter,
            Qt.Key.Key_O: self.open_letter,
            Qt.Key.Key_V: self.ask_move,
            Qt.Key.Key_Delete: self._take_off,
            Qt.Key.Key_Backspace: self._take_off,
            Qt.Key.Key_E: self.tree.setFocus,
            Qt.Key.Key_Escape: self.tree.setFocus,
        }

    def accept_group(self) -> None:
        """Make the suggested demands demands of the matter, with all excerpts; for decided ones, those that wait."""
        self.edits.accept(self.tree.lines())

    def reject_group(self) -> None:
        """Refuse the suggested demands: they do not come back for these wordings."""
        self.edits.reject(self.tree.lines())

    def merge_into(self, into: DemandLine, gone: Sequence[DemandLine]) -> None:
        """Make demands one, and stay on it."""

        def merged(demand_id: int) -> None:
            self._wish = (demand_id, "")
            self.reload()

        self.edits.merge(into, gone, merged)

    def ask_merge(self) -> None:
        """Ask which demand the selected ones go into."""
        chosen = self.tree.lines()
        if not chosen:
            return
        which = "these demands" if len(chosen) > 1 else "this demand"
        keys = {key_of(line) for line in chosen}
        # Of several, any may be the one that stays; one by itself goes into another.
        first = sorted(chosen, key=lambda line: not line.decided) if len(chosen) > 1 else []
        others = [line for line in self._lines if key_of(line) not in keys]
        rows = [_pick_row(line) for line in (*first, *others)]
        self.card.ask(f"Merge {which} into", rows, lambda into: self._merge_taken(into, chosen), _said(chosen))

    def _merge_taken(self, into: object, gone: Sequence[DemandLine]) -> None:
        line = self._line_of(into)
        if line is not None:
            self.merge_into(line, gone)

    def ask_nest(self) -> None:
        """Ask which demand the selected ones stand under."""
        chosen = [line for line in self.tree.lines() if line.decided]
        if not chosen:
            return
        keys = {key_of(line) for line in chosen}
        others = [line for line in self._lines if line.decided and key_of(line) not in keys]
        top = [PickRow(None, "On the first level")] if any(line.parent_id is not None for line in chosen) else []
        rows = [*top, *(_pick_row(line) for line in others)]
        self.card.ask("Nest under", rows, lambda key: self.edits.nest(chosen, self._line_of(key)), _said(chosen))

    def ask_move(self) -> None:
        """Ask which demand the chosen words ask for instead; a new sentence splits them off."""
        words = self.excerpts.lines()
        if not words:
            self.excerpts.enter()
            self.said.emit("Choose the words first: J and K move, Space picks several. Then V.")
            return
        self._moving = True
        now = self.tree.line()
        others = [line for line in self._lines if now is None or key_of(line) != key_of(now)]
        self.card.ask(
            f"{count_of(len(words), 'excerpt')}: which demand do they ask for?",
            [_pick_row(line) for line in others],
            lambda key: self._move_taken(key, words),
            "“" + " ".join(words[0].words.split())[:140] + "”",
            "Type to find a demand, or a new sentence",
            "New demand: ",
            lambda sentence: self.edits.split(words, sentence),
        )

    def _move_taken(self, to: object, words: Sequence[ExcerptLine]) -> None:
        line = self._line_of(to)
        if line is not None:
            self.edits.move(words, line)

    def _take_off(self) -> None:
        words = self.excerpts.lines()
        if words:
            self.edits.take_off(words)

    def ask_line(self) -> None:
        """Ask how sure suggested demands must be to be accepted all at once."""
        waiting = [line.confidence for line in self._lines if not line.decided]
        words = "Every suggested demand and excerpt that is at least this sure is accepted. Undo takes all of it back."

        def act(at_least: float) -> None:
            self.edits.accept_above(at_least, self._accepted_above)

        self.form = open_line(self.desk, self, "Accept suggested demands", words, act, waiting)

    def _accepted_above(self, demands: int) -> None:
        if not demands:
            self.said.emit("Nothing was accepted: no suggested demand is that sure.")
        else:
            self.changed.emit(f"Accepted {count_of(demands, 'demand')} with all words that are sure enough")

    def show_matter(self) -> None:
        """Show each demand over all items of the matter."""
        self.put(self.matter)
        self.setFocusProxy(self.matter)
        self.matter.setFocus()
        self._ask_matter()

    def _ask_matter(self) -> None:
        item_id = self.item_id
        if item_id is None:
            return

        def question(store: Store) -> MatterDemands:
            from council_desk.queries.matter_demands import matter_demands

            return store.ask(matter_demands, item_id)

        self.desk.jobs.read(self, "matter", question, lambda found: self.matter.show_matter(found, item_id))

    def _leave_matter(self, demand_id: int | None) -> None:
        if demand_id is not None:
            self._wish = (demand_id, "")
        self.put(self._work if self._lines else self._empty)
        self.setFocusProxy(self.tree)
        self.tree.setFocus()
        self.reload()

    def _ask_join(self) -> None:
        def question(store: Store) -> Agenda:
            from council_desk.queries.agenda import agenda

            return store.ask(agenda)

        self.desk.jobs.read(self, "agenda", question, self._offer_join)

    def _offer_join(self, agenda: Agenda) -> None:
        here = {item.id for item in self.matter.table.items}
        rows = [
            PickRow(item.id, f"{item.number}   {item.title}", meeting_day(meeting.date))
            for meeting in agenda.meetings
            for item in meeting.items
            if item.id not in here
        ]
        if not rows:
            self.said.emit("There is no other item in the agenda. Add it there first.")
            return
        about = "Both share one demand list from then on; counts stay apart for each item."
        card = PickCard(self.desk.theme, self.matter)
        card.closed.connect(self.matter.setFocus)
        card.closed.connect(card.deleteLater)
        card.ask("Which item is of the same matter?", rows, self._join, about)
        self.card_of_items = card

    def _join(self, item_id: object) -> None:
        if isinstance(item_id, int):
            self.edits.join_matters(item_id, lambda _came: self.reload())

    def _edit(self) -> None:
        line = self.tree.line()
        if line is not None and line.id is not None:
            self.form = open_edit(self.desk, self, line)

    def _ask_new(self) -> None:
        if self.item_id is not None:
            self.form = open_new(self.desk, self, self.item_id)

    def _line_of(self, key: object) -> DemandLine | None:
        return next((line for line in self._lines if key_of(line) == key), None)

    def _take(self, found: _Found, empty_too: bool = True) -> None:
        if found.item_id != (self.item_id or 0):
            return
        now = self.tree.line()
        keep = self._wish or (key_of(now) if now else None)
        self._wish = None
        self._lines = found.lines
        decided = sum(1 for line in found.lines if line.decided)
        waiting = len(found.lines) - decided
        more = f", {waiting:,} suggested" if waiting else ""
        self._summary.setText(f"{count_of(decided, 'demand')}{more}")
        self.above.setVisible(any(line.suggested for line in found.lines))
        self.tree.show_lines(found.lines, keep)
        if empty_too and self._shown is not self.matter:
            self.put(self._work if found.lines else self._empty)

    def _chose(self) -> None:
        lines = self.tree.lines()
        self.side.show_lines(lines)
        if len(lines) != 1 or self.item_id is None:
            return
        item_id, line = self.item_id, lines[0]

        def question(store: Store) -> tuple[ExcerptLine, ...]:
            from council_desk.queries.demands import demand_excerpts

            return store.ask(demand_excerpts, item_id, line.id, line.group_key)

        self.desk.jobs.read(self, "excerpts", question, self._show_excerpts)

    def _show_excerpts(self, lines: tuple[ExcerptLine, ...]) -> None:
        at, focused = self.excerpts.currentIndex().row(), self.window().focusWidget() is self.excerpts
        self.excerpts_model.show(lines)
        if focused:
            self.excerpts.choose(at)
            if not lines:
                self.tree.setFocus()

    def open_letter(self) -> None:
        """Open the letter, or the campaign, that the chosen words stand in; the first ones where none are chosen."""
        line = self.excerpts.line()
        if line is None and self.excerpts_model.lines:
            line = self.excerpts_model.lines[0]
        if line is not None:
            self._open(line)

    def _open_excerpt(self, index: QModelIndex) -> None:
        line: ExcerptLine | None = index.data(LINE_ROLE)
        if line is not None:
            self._open(line)

    def _open(self, line: ExcerptLine) -> None:
        if line.comment_id is not None:
            self.wanted.emit("Comments", line.comment_id)
        elif line.campaign_id is not None:
            self.wanted.emit("Campaigns", (line.campaign_id, True))

    def _lay_out(self) -> Surface:
        work = Surface(self.desk.theme)
        body = row(work)
        left = column(None, (0, 10, 0, 0), 6)
        heading = row(None, (20, 0, 12, 0), 8)
        heading.addWidget(self._summary, 1)
        for button in (self.above, self.whole, self.add):
            heading.addWidget(button)
        left.addLayout(heading)
        left.addWidget(self.tree, 1)
        body.addLayout(left, 1)
        body.addWidget(self.side)
        return work

    def _connect(self) -> None:
        side = self.side
        self.tree.chosen.connect(lambda _line: self._chose())
        self.tree.itemSelectionChanged.connect(self._chose)
        self.tree.merged.connect(self.merge_into)
        self.tree.nested.connect(lambda under, which: self.edits.nest([x for x in which if x.decided], under))
        self.tree.aimed.connect(self.said)
        acts: tuple[tuple[Button, Callable[[], object]], ...] = (
            (side.accept, self.accept_group),
            (side.reject, self.reject_group),
            (side.rename, self._edit),
            (side.delete, lambda: self.edits.delete(self.tree.lines())),
            (side.merge, self.ask_merge),
            (side.nest, self.ask_nest),
            (side.moving, self.ask_move),
            (self.add, self._ask_new),
            (self.whole, self.show_matter),
            (self.above, self.ask_line),
        )
        for button, act in acts:
            button.clicked.connect(partial(_call, act))
        self.card.closed.connect(self._focus_back)
        self.matter.left.connect(self._leave_matter)
        self.matter.join_wanted.connect(self._ask_join)
        self.excerpts.doubleClicked.connect(self._open_excerpt)
        self.excerpts.activated.connect(self._open_excerpt)

    def _focus_back(self) -> None:
        (self.excerpts if self._moving else self.tree).setFocus()
        self._moving = False


def _call(act: Callable[[], object], _checked: bool = False) -> None:
    act()


def _pick_row(line: DemandLine) -> PickRow:
    sign = str(line.number) if line.number else "?"
    return PickRow(key_of(line), f"{sign}   {line.sentence}", line.short_name)


def _said(lines: Sequence[DemandLine]) -> str:
    return lines[0].sentence if len(lines) == 1 else f"{len(lines)} demands"
