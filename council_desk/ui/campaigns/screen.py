"""The Campaigns screen: the template once, then only what each writer added or changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QSplitter

from council_desk.ui.campaigns.head import CampaignHead
from council_desk.ui.campaigns.list import LINE_ROLE, CampaignDelegate, CampaignsModel, title_of
from council_desk.ui.campaigns.members import ROW_ROLE, MemberDelegate, MembersModel
from council_desk.ui.comments.keys import stance_key
from council_desk.ui.desk import Desk
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.form import Form
from council_desk.ui.parts.label import Label, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.parts.letter import Letter, Mark
from council_desk.ui.parts.message import EmptyMessage, Offer
from council_desk.ui.screen import Screen
from council_desk.ui.words import STANCE_WORDS, count_of

if TYPE_CHECKING:
    from council_desk.queries.agenda import ItemHead
    from council_desk.queries.campaigns import CampaignDetail, CampaignLine
    from council_desk.queries.counts import ItemCounts
    from council_desk.store.store import Store

LIST_WIDTH = 248
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)


@dataclass(frozen=True, slots=True)
class _Found:
    item_id: int
    lines: tuple[CampaignLine, ...]


class CampaignsScreen(Screen):
    """Largest first; tagging a suggested campaign confirms it."""

    tables = frozenset(
        {"campaigns", "members", "campaign_excerpts", "comments", "wordings", "demands", "excerpts", "rejections"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme = desk.theme
        self.model = CampaignsModel(self)
        self.list = _LetterlessList("Campaigns")
        self.list.setModel(self.model)
        self._delegate = CampaignDelegate(theme)
        self.list.setItemDelegate(self._delegate)
        self.list.viewport().setAutoFillBackground(False)
        self.head = CampaignHead(theme)
        self.template = Letter(theme, "The template, once")
        self.members_model = MembersModel(self)
        self.members = _MembersList(theme)
        self.members.setModel(self.members_model)
        self._summary = Label(theme, "", "strong", "text2")
        self._words = Label(theme, "", "body", "text3")
        self._independent = Button(theme, "Letters in no campaign", "row", icon="mail")
        self.detail: CampaignDetail | None = None
        self.form: Form | None = None
        self._wish: tuple[int, bool] | None = None
        self._submissions = 0
        self._work = self._lay_out()
        self._empty = EmptyMessage(
            theme,
            "copy",
            "No campaigns here",
            "Letters that share a template are found when suggestions are made.",
            (Offer("Look for campaigns", self.suggest_wanted.emit, "wand-sparkles"),),
        )
        self._connect()
        self.setFocusProxy(self.list)
        self.put(self._work)

    def item_changed(self) -> None:
        """Begin anew on another item."""
        self.detail = None
        self._wish = None
        self.model.show(())

    def show_head(self, head: ItemHead, counts: ItemCounts) -> None:
        """Know how many letters are in no campaign."""
        self._submissions = counts.four.submissions
        self._show_summary()

    def show_thing(self, what: object) -> None:
        """Show a campaign by (id, decided)."""
        if isinstance(what, tuple):
            self._wish = what
            self._choose(self.model.row_of(what))

    def reload(self) -> None:
        """Ask for the item's campaigns, and for the chosen one again."""
        item_id = self.item_id
        if item_id is None:
            return

        def question(store: Store) -> _Found:
            from council_desk.queries.campaigns import campaign_lines

            return _Found(item_id, store.ask(campaign_lines, item_id))

        self.desk.jobs.read(self, "campaigns", question, self._take)

    def line(self) -> CampaignLine | None:
        """Return the chosen campaign."""
        index = self.list.currentIndex()
        return index.data(LINE_ROLE) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J and K, 1 to 7, Enter, Backspace, F2."""
        pressed = stance_key(event)
        if pressed is not None:
            self.tag(pressed[0])
            return
        acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_J: lambda: self._choose(self.list.currentIndex().row() + 1),
            Qt.Key.Key_K: lambda: self._choose(self.list.currentIndex().row() - 1),
            Qt.Key.Key_Return: lambda: self._press("confirm"),
            Qt.Key.Key_Enter: lambda: self._press("confirm"),
            Qt.Key.Key_Backspace: lambda: self._press("reject"),
            Qt.Key.Key_F2: lambda: self._press("rename"),
        }
        act = acts.get(event.key())
        if act is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            act()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shrink the template's labels where there is little room."""
        super().resizeEvent(event)
        self.template.narrow = self.width() < self.desk.theme.scaled(1000)

    def tag(self, stance: str | None) -> None:
        """Give the campaign a stance; a suggested one is confirmed by it, as its members are listed now."""
        line = self.line()
        if line is None:
            return
        words = STANCE_WORDS[stance].lower() if stance else "not tagged"
        if not line.decided:
            self._confirm(line, stance, f"Confirmed campaign {line.letter} as {words}")
            return

        def operation(session: Any) -> None:
            from council_desk.operations.campaigns import tag_campaign

            tag_campaign(session, line.id, stance, self.desk.who)

        title = f"Tagged {count_of(line.follow, 'letter')} of campaign {line.letter} as {words}"
        self.desk.jobs.write(self, title, operation)

    def _confirm(self, line: CampaignLine, stance: str | None, title: str) -> None:
        def operation(session: Any) -> int:
            from council_desk.operations.campaigns import confirm_campaign

            return confirm_campaign(session, line.id, self.desk.who, stance)

        def confirmed(campaign_id: int) -> None:
            self._wish = (campaign_id, True)
            self.reload()

        self.desk.jobs.write(self, title, operation, confirmed)

    def _press(self, name: str) -> None:
        line = self.line()
        if line is None:
            return
        if name == "confirm" and not line.decided:
            self._confirm(line, line.suggested_stance, f"Confirmed campaign {line.letter}")
        elif name == "confirm" and line.waiting:
            self._accept_waiting(line)
        elif name == "reject" and not line.decided:
            self._reject(line)
        elif name == "waiting":
            self._accept_waiting(line)
        elif name == "rename" and line.decided:
            self._rename(line)
        elif name == "merge":
            self._offer_merge(line)
        elif name == "dissolve":
            self._dissolve(line)

    def _accept_waiting(self, line: CampaignLine) -> None:
        def operation(session: Any) -> int:
            from council_desk.operations.campaigns import accept_waiting

            return accept_waiting(session, line.id)

        self.desk.jobs.write(self, f"Took {count_of(line.waiting, 'letter')} into campaign {line.letter}", operation)

    def _reject(self, line: CampaignLine) -> None:
        def operation(session: Any) -> int:
            from council_desk.operations.rejecting import reject_campaign

            return reject_campaign(session, line.id, self.desk.who)

        self.desk.jobs.write(self, f"Rejected suggested campaign {line.letter}", operation)

    def _dissolve(self, line: CampaignLine) -> None:
        def operation(session: Any) -> None:
            from council_desk.operations.campaigns import dissolve_campaign

            dissolve_campaign(session, line.id, self.desk.who)

        self.desk.jobs.write(self, f"Dissolved campaign {line.letter}", operation)

    def _rename(self, line: CampaignLine) -> None:
        def act(given: dict[str, str]) -> None:
            def operation(session: Any) -> None:
                from council_desk.operations.campaigns import rename_campaign

                rename_campaign(session, line.id, given["name"])

            title = f"Renamed campaign {line.letter}"
            self.desk.jobs.write(form, title, operation, lambda _none: form.close())

        form = Form(self.desk.theme, f"Campaign {line.letter}", "A name that staff will know it by.", "Save", act, self)
        form.add("name", "Name", line.name)
        self.form = form
        form.show()

    def _offer_merge(self, line: CampaignLine) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for other in self.model.lines:
            if other.decided and other.id != line.id:
                action = menu.addAction(f"Into {other.letter}: {title_of(other)}")
                action.triggered.connect(lambda _checked=False, into=other: self._merge(into, line))
        if menu.isEmpty():
            menu.addAction("There is no other confirmed campaign").setEnabled(False)
        menu.popup(self.head.merge.mapToGlobal(self.head.merge.rect().bottomLeft()))

    def _merge(self, into: CampaignLine, gone: CampaignLine) -> None:
        """Merge; where the two have different stances, that of the one they go into is taken and the strip says so."""

        def operation(session: Any) -> None:
            from council_desk.operations.campaigns import merge_campaigns

            merge_campaigns(session, into.id, gone.id, into.stance or gone.stance, self.desk.who)

        def merged(_none: object) -> None:
            self._wish = (into.id, True)
            self.reload()

        stance = into.stance or gone.stance
        tagged = f", tagged {STANCE_WORDS[stance].lower()}" if stance and into.stance != gone.stance else ""
        title = f"Merged campaign {gone.letter} into {into.letter}{tagged}"
        self.desk.jobs.write(self, title, operation, merged)

    def _take(self, found: _Found) -> None:
        if found.item_id != self.item_id:
            return
        now = self.line()
        key = self._wish or ((now.id, now.decided) if now else None)
        at = self.list.currentIndex().row()
        self.model.show(found.lines)
        self._show_summary()
        self.put(self._work if found.lines else self._empty)
        row_ = self.model.row_of(key)
        if row_ >= 0 and key == self._wish:
            self._wish = None
        self._choose(row_ if row_ >= 0 else min(max(at, 0), len(found.lines) - 1))

    def _choose(self, row_: int) -> None:
        if 0 <= row_ < self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(row_))
            self._show_current(self.model.index(row_))

    def _show_current(self, index: QModelIndex) -> None:
        line = self.line()
        if line is None or not index.isValid():
            return
        self.head.show_line(line)

        def question(store: Store) -> CampaignDetail:
            from council_desk.queries.campaigns import campaign_detail

            return store.ask(campaign_detail, line.id, line.decided)

        self.desk.jobs.read(self, "campaign", question, self._show_detail)

    def _show_detail(self, detail: CampaignDetail) -> None:
        line = self.line()
        if line is None or (detail.line.id, detail.line.decided) != (line.id, line.decided):
            return
        same = self.detail is not None and self.detail.template == detail.template
        self.detail = detail
        self.head.show_line(detail.line)
        t = self.desk.theme.tokens
        marks = [
            Mark(
                each.start,
                each.end,
                str(each.number) if each.number else "D",
                each.short_name,
                t.demand(each.number or 3),
                each.decided,
            )
            for each in detail.excerpts
        ]
        self.template.show_letter(detail.template, marks=marks, keep=same)
        self._words.setText(count_of(len(detail.template.split()), "word"))
        scrolled = self.members.verticalScrollBar().value()
        self.members_model.show(detail)
        if same:
            self.members.verticalScrollBar().setValue(scrolled)

    def _show_summary(self) -> None:
        letters = sum(line.size for line in self.model.lines)
        campaigns = count_of(len(self.model.lines), "campaign")
        self._summary.setText(f"{count_of(letters, 'letter')} in {campaigns}")
        alone = max(0, self._submissions - letters)
        self._independent.setText("Independent letters")
        self._independent.set_count(f"{alone:,}")

    def _open_member(self, index: QModelIndex) -> None:
        shown = index.data(ROW_ROLE)
        if shown is not None and shown.member is not None:
            self.wanted.emit("Comments", shown.member.comment_id)

    def _lay_out(self) -> Surface:
        theme = self.desk.theme
        side = Surface(theme, "panel", ("right",))
        side.setFixedWidth(theme.scaled(LIST_WIDTH))
        side_column = column(side, (8, 12, 9, 8), 0)
        heading = row(None, (8, 0, 8, 8))
        heading.addWidget(self._summary)
        side_column.addLayout(heading)
        side_column.addWidget(self.list, 1)
        side_column.addWidget(self._independent)
        left = Surface(theme)
        left_column = column(left, (0, 12, 0, 0), 4)
        heading = row(None, (24, 0, 16, 0))
        heading.addWidget(Label(theme, "The template, once", "strong"), 1)
        heading.addWidget(self._words)
        left_column.addLayout(heading)
        left_column.addWidget(self.template, 1)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setHandleWidth(1)
        halves.setChildrenCollapsible(False)
        halves.addWidget(left)
        halves.addWidget(self.members)
        halves.setSizes([500, 500])
        work = Surface(theme)
        body = column(None)
        body.addWidget(self.head)
        body.addWidget(halves, 1)
        whole = row(work)
        whole.addWidget(side)
        whole.addLayout(body, 1)
        return work

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(lambda now, _before: self._show_current(now))
        self.members.activated.connect(self._open_member)
        self.members.doubleClicked.connect(self._open_member)
        self.head.stance_chosen.connect(self.tag)
        self.head.pressed.connect(self._press)
        self._independent.clicked.connect(lambda: self.wanted.emit("Comments", {"campaign": 0}))


class _LetterlessList(QListView):
    """A list that leaves letters, digits and Enter to the screen."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what moves."""
        if event.key() in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()


class _MembersList(_LetterlessList):
    """The right half; Enter or a double click opens the letter in Comments."""

    def __init__(self, theme: Any) -> None:
        super().__init__("Members with their own words")
        self._delegate = MemberDelegate(theme)
        self.setItemDelegate(self._delegate)
        self.setToolTip("Double-click opens the letter")
        theme.changed.connect(self.doItemsLayout)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the letter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap to the new width."""
        self._delegate.width = self.viewport().width()
        super().resizeEvent(event)
        self.doItemsLayout()
