"""The Demands screen: what the council is asked to do, by how many, and in which words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu

from council_desk.errors import DeskError
from council_desk.ui.demands.excerpts import LINE_ROLE, ExcerptDelegate, ExcerptsModel
from council_desk.ui.demands.tree import DemandsTree, key_of
from council_desk.ui.desk import Desk
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.form import Form
from council_desk.ui.parts.label import Label, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.parts.message import EmptyMessage, Offer
from council_desk.ui.screen import Screen
from council_desk.ui.words import count_of, percent

if TYPE_CHECKING:
    from council_desk.queries.demands import DemandLine, ExcerptLine
    from council_desk.store.store import Store

SIDE_WIDTH = 340


@dataclass(frozen=True, slots=True)
class _Found:
    item_id: int
    lines: tuple[DemandLine, ...]


class DemandsScreen(Screen):
    """A tree at the left, the words behind the chosen demand at the right."""

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
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme = desk.theme
        self.tree = DemandsTree(theme)
        self.excerpts_model = ExcerptsModel(self)
        self.excerpts = _ExcerptsList(theme)
        self.excerpts.setModel(self.excerpts_model)
        self._summary = Label(theme, "", "strong", "text2")
        self._sentence = Label(theme, "", "strong", wrap=True)
        self._about = Label(theme, "", "caption", "text2", wrap=True)
        self.accept = Button(theme, "Accept", "filled", icon_right="corner-down-left", tip="Key: Enter")
        self.reject = Button(theme, "Reject", icon_right="delete", tip="Key: Backspace. It does not come back")
        self.rename = Button(theme, "Edit", icon="pencil", key="F2")
        self.merge = Button(theme, "Merge into", icon="merge", key="M")
        self.nest = Button(theme, "Nest under", icon="list-tree", key="U")
        self.add = Button(theme, "New demand", icon="plus")
        self._lines: tuple[DemandLine, ...] = ()
        self.form: Form | None = None
        self._wish: tuple[int | None, str] | None = None
        self._work = self._lay_out()
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

    def item_changed(self) -> None:
        """Begin anew on another item."""
        self._wish = None
        self._take(_Found(self.item_id or 0, ()), empty_too=False)

    def reload(self) -> None:
        """Ask for the matter's demands."""
        item_id = self.item_id
        if item_id is None:
            return

        def question(store: Store) -> _Found:
            from council_desk.queries.demands import demand_lines

            return _Found(item_id, store.ask(demand_lines, item_id))

        self.desk.jobs.read(self, "demands", question, self._take)

    def shown_lines(self) -> tuple[DemandLine, ...]:
        """Return the demands that the tree shows."""
        return self._lines

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J and K, Enter, Backspace, F2, M, U."""
        acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_J: lambda: self.tree.step(1),
            Qt.Key.Key_K: lambda: self.tree.step(-1),
            Qt.Key.Key_Return: self.accept_group,
            Qt.Key.Key_Enter: self.accept_group,
            Qt.Key.Key_Backspace: self.reject_group,
            Qt.Key.Key_F2: self._edit,
            Qt.Key.Key_M: self._offer_merge,
            Qt.Key.Key_U: self._offer_nest,
        }
        act = acts.get(event.key())
        if act is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            act()
        else:
            super().keyPressEvent(event)

    def accept_group(self) -> None:
        """Make the suggested demand one of the matter's, with all its excerpts; for a decided one, those that wait."""
        line = self.tree.line()
        if line is None or self.item_id is None:
            return
        if line.id is not None:
            self._accept_more(line, line.id, self.item_id)
            return
        item_id = self.item_id

        def operation(session: Any) -> int:
            from council_desk.operations.accept_demands import accept_demand_group

            return accept_demand_group(session, item_id, line.group_key, self.desk.who)

        words = count_of(line.suggested, "excerpt")
        self.desk.jobs.write(self, f"Accepted a demand with {words}", operation, self._accepted)

    def _accept_more(self, line: DemandLine, demand_id: int, item_id: int) -> None:
        """Take into a demand all the words that are still suggested for it: a decided one has no other way to them."""
        if not line.suggested:
            return

        def operation(session: Any) -> int:
            from council_desk.operations.accept_demands import accept_more_of_demand

            return accept_more_of_demand(session, item_id, demand_id, self.desk.who)

        words = count_of(line.suggested, "more comment")
        self.desk.jobs.write(self, f"Accepted demand {line.number} in {words}", operation)

    def reject_group(self) -> None:
        """Refuse the suggested demand: it does not come back for these wordings."""
        line = self.tree.line()
        if line is None or line.decided or self.item_id is None:
            return
        item_id = self.item_id

        def operation(session: Any) -> int:
            from council_desk.operations.rejecting import reject_demand_group

            return reject_demand_group(session, item_id, line.group_key, self.desk.who)

        self.desk.jobs.write(self, "Rejected a suggested demand", operation)

    def _accepted(self, _demand_id: int) -> None:
        """Stay at the same place of the list: the next suggestion stands there now."""

    def _edit(self) -> None:
        line = self.tree.line()
        if line is None or line.id is None:
            return
        demand_id = line.id

        def act(given: dict[str, str]) -> None:
            def operation(session: Any) -> None:
                from council_desk.operations.demands import rename_demand

                words = (given["sentence"], given["short_name"], given["note"])
                rename_demand(session, demand_id, line.version, *words)

            self._save(form, f"Edited demand {line.number}", operation)

        form = self._form(f"Demand {line.number}", "Save", act)
        form.field("sentence").setText(line.sentence)
        form.field("short_name").setText(line.short_name)
        form.add("note", "Note", line.note)

    def _ask_new(self) -> None:
        item_id = self.item_id
        if item_id is None:
            return

        def act(given: dict[str, str]) -> None:
            if not given["sentence"]:
                form.refuse("Write the demand as one sentence: what the council is asked to do.")
                return

            def operation(session: Any) -> int:
                from council_desk.operations.demands import add_demand

                return add_demand(session, item_id, given["sentence"], given["short_name"])

            self._save(form, "Added a demand", operation)

        form = self._form("New demand", "Add", act)

    def _form(self, title: str, button: str, act: Callable[[dict[str, str]], object]) -> Form:
        words = "One sentence; the short name stands beside the words in letters."
        form = Form(self.desk.theme, title, words, button, act, self)
        form.add("sentence", "Sentence")
        form.add("short_name", "Short name", hint="one to three words")
        self.form = form
        form.show()
        form.field("sentence").setFocus()
        return form

    def _save(self, form: Form, title: str, operation: Callable[[Any], object]) -> None:
        def failed(problem: DeskError) -> None:
            form.refuse(str(problem))

        self.desk.jobs.write(form, title, operation, lambda _done: form.close(), failed)

    def _offer_merge(self) -> None:
        line = self.tree.line()
        if line is not None:
            self._offer(self.merge, line, lambda into: self.merge_into(into, line))

    def _offer_nest(self) -> None:
        line = self.tree.line()
        if line is not None and line.decided:
            self._offer(self.nest, line, lambda parent: self._nest_under(parent, line), "Not under another")

    def _offer(
        self, button: Button, line: DemandLine, act: Callable[[DemandLine | None], object], none: str = ""
    ) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if none:
            menu.addAction(none).triggered.connect(lambda: act(None))
        for other in self._lines:
            if other.decided and other.id != line.id:
                words = f"{other.number}   {other.short_name or other.sentence}"
                menu.addAction(words).triggered.connect(lambda _checked=False, chosen=other: act(chosen))
        if menu.isEmpty():
            menu.addAction("There is no other demand yet").setEnabled(False)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def merge_into(self, into: DemandLine | None, gone: DemandLine) -> None:
        """Make two demands one: the excerpts of `gone` go to `into`. A suggested one is accepted by it."""
        if into is None or into.id is None or self.item_id is None:
            return
        into_id, item_id = into.id, self.item_id

        def operation(session: Any) -> None:
            from council_desk.operations.accept_demands import accept_demand_group
            from council_desk.operations.demands import merge_demands

            gone_id = gone.id
            if gone_id is None:
                gone_id = accept_demand_group(session, item_id, gone.group_key, self.desk.who)
            if gone_id != into_id:
                merge_demands(session, into_id, [gone_id])

        self._wish = (into_id, "")
        what = f"demand {gone.number}" if gone.number else "a suggested demand"
        self.desk.jobs.write(self, f"Merged {what} into demand {into.number}", operation)

    def _nest_under(self, parent: DemandLine | None, line: DemandLine) -> None:
        parent_id, demand_id = parent.id if parent else None, line.id

        def operation(session: Any) -> None:
            from council_desk.operations.demands import nest_demand

            nest_demand(session, demand_id or 0, parent_id)

        where = f"under demand {parent.number}" if parent else "at the top"
        self.desk.jobs.write(self, f"Put demand {line.number} {where}", operation)

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
        self.tree.show_lines(found.lines, keep)
        if empty_too:
            self.put(self._work if found.lines else self._empty)

    def _chose(self, line: DemandLine | None) -> None:
        self._side.setVisible(line is not None)
        if line is None or self.item_id is None:
            self.excerpts_model.show(())
            return
        self._sentence.setText(line.sentence)
        self._about.setText(_about(line))
        self.accept.setText(f"Accept {line.suggested:,} more" if line.decided else "Accept")
        self.accept.setVisible(not line.decided or line.suggested > 0)
        self.reject.setVisible(not line.decided)
        self.rename.setVisible(line.decided)
        self.nest.setVisible(line.decided)
        item_id = self.item_id

        def question(store: Store) -> tuple[ExcerptLine, ...]:
            from council_desk.queries.demands import demand_excerpts

            return store.ask(demand_excerpts, item_id, line.id, line.group_key)

        self.desk.jobs.read(self, "excerpts", question, self.excerpts_model.show)

    def _open_excerpt(self, index: QModelIndex) -> None:
        line: ExcerptLine | None = index.data(LINE_ROLE)
        if line is None:
            return
        if line.comment_id is not None:
            self.wanted.emit("Comments", line.comment_id)
        elif line.campaign_id is not None:
            self.wanted.emit("Campaigns", (line.campaign_id, True))

    def _lay_out(self) -> Surface:
        theme = self.desk.theme
        work = Surface(theme)
        body = row(work)
        left = column(None, (0, 10, 0, 0), 6)
        heading = row(None, (20, 0, 12, 0), 8)
        heading.addWidget(self._summary, 1)
        heading.addWidget(self.add)
        left.addLayout(heading)
        left.addWidget(self.tree, 1)
        body.addLayout(left, 1)
        self._side = Surface(theme, "panel", ("left",))
        self._side.setFixedWidth(theme.scaled(SIDE_WIDTH))
        side = column(self._side, (1, 14, 0, 0), 6)
        head = column(None, (16, 0, 14, 0), 6)
        head.addWidget(self._sentence)
        head.addWidget(self._about)
        buttons = row(None, (0, 4, 0, 4), 6)
        for button in (self.accept, self.reject, self.rename):
            buttons.addWidget(button)
        buttons.addStretch(1)
        head.addLayout(buttons)
        merging = row(None, (0, 0, 0, 4), 6)
        merging.addWidget(self.merge)
        merging.addWidget(self.nest)
        merging.addStretch(1)
        head.addLayout(merging)
        side.addLayout(head)
        side.addWidget(self.excerpts, 1)
        body.addWidget(self._side)
        return work

    def _connect(self) -> None:
        self.tree.chosen.connect(self._chose)
        self.tree.merged.connect(self.merge_into)
        self.accept.clicked.connect(self.accept_group)
        self.reject.clicked.connect(self.reject_group)
        self.rename.clicked.connect(self._edit)
        self.merge.clicked.connect(self._offer_merge)
        self.nest.clicked.connect(self._offer_nest)
        self.add.clicked.connect(self._ask_new)
        self.excerpts.activated.connect(self._open_excerpt)
        self.excerpts.doubleClicked.connect(self._open_excerpt)


class _ExcerptsList(QListView):
    """Enter or a double click opens the letter."""

    def __init__(self, theme: Any) -> None:
        super().__init__()
        self._delegate = ExcerptDelegate(theme)
        self.setAccessibleName("Words that ask for it")
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setToolTip("Double-click opens the letter")
        theme.changed.connect(self.doItemsLayout)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap to the new width."""
        self._delegate.width = self.viewport().width()
        super().resizeEvent(event)
        self.doItemsLayout()


def _about(line: DemandLine) -> str:
    if not line.decided:
        return f"Suggested, {percent(line.confidence)} sure, from {count_of(line.suggested, 'excerpt')}"
    parts = [
        f"{count_of(line.in_campaigns, 'submission')} in campaigns",
        f"{line.independent:,} independent",
        count_of(line.organisations, "organization"),
    ]
    if line.suggested:
        parts.append(f"{count_of(line.suggested, 'more suggested', 'more suggested')}")
    return " · ".join(parts) + (f"\n{line.note}" if line.note else "")
