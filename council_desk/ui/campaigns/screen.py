"""The Campaigns screen: the template once, then only what each writer added or changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent

from council_desk.ui.campaigns.asking import CampaignQuestions
from council_desk.ui.campaigns.editing import CampaignEdits
from council_desk.ui.campaigns.head import CampaignHead
from council_desk.ui.campaigns.list import LINE_ROLE, CampaignDelegate, CampaignsModel
from council_desk.ui.campaigns.lists import LetterlessList, MembersList
from council_desk.ui.campaigns.members import MembersModel
from council_desk.ui.campaigns.ties import TieBar, first_to_confirm, offers_about
from council_desk.ui.comments.keys import stance_key
from council_desk.ui.desk import Desk
from council_desk.ui.halves import Halves
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.form import Form
from council_desk.ui.parts.label import KeyHints, Label, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.parts.letter import Letter, Mark
from council_desk.ui.parts.message import EmptyMessage, Offer
from council_desk.ui.screen import Screen
from council_desk.ui.words import STANCE_WORDS, count_of

if TYPE_CHECKING:
    from council_desk.queries.agenda import ItemHead
    from council_desk.queries.campaigns import CampaignDetail, CampaignLine, MemberLine
    from council_desk.queries.counts import ItemCounts
    from council_desk.queries.translations import TiedLetter, TranslationOffer
    from council_desk.store.store import Store
    from council_desk.ui.sifting.window import SiftWindow

LIST_WIDTH = 248


@dataclass(frozen=True, slots=True)
class _Found:
    item_id: int
    lines: tuple[CampaignLine, ...]
    offers: tuple[TranslationOffer, ...]
    tied: tuple[TiedLetter, ...]


class CampaignsScreen(Screen):
    """Largest first; tagging a suggested campaign confirms it."""

    tables = frozenset(
        {
            "campaigns",
            "members",
            "campaign_excerpts",
            "comments",
            "wordings",
            "demands",
            "excerpts",
            "rejections",
            "translated_letters",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme = desk.theme
        self.edits = CampaignEdits(desk, self)
        self.model = CampaignsModel(self)
        self.list = LetterlessList("Campaigns")
        self.list.setModel(self.model)
        self._delegate = CampaignDelegate(theme)
        self.list.setItemDelegate(self._delegate)
        self.list.viewport().setAutoFillBackground(False)
        self.head = CampaignHead(theme)
        self.template = Letter(theme, "The template, once")
        self.members_model = MembersModel(self)
        self.members = MembersList(theme, self.members_model)
        self._summary = Label(theme, "", "strong", "text2")
        self._words = Label(theme, "", "body", "text3")
        self._hints = KeyHints(theme, (("E", "members"), ("F", "follows"), ("X", "leave"), ("V", "split off")))
        self._independent = Button(theme, "Letters in no campaign", "row", icon="mail")
        self.sift = Button(theme, "Suggestions", "row", icon="list-checks", key="Ctrl+Enter")
        self.sift.say("Accept those that are sure enough, together")
        self.ties = TieBar(theme)
        self.offers: tuple[TranslationOffer, ...] = ()
        self.tied: tuple[TiedLetter, ...] = ()
        self.detail: CampaignDetail | None = None
        self.form: Form | None = None
        self.sifting: SiftWindow | None = None
        self._wish: tuple[int, bool] | None = None
        self._plain_too = False
        self._looking = False
        self._submissions = 0
        self._work = self._lay_out()
        self.asking = CampaignQuestions(self, self._work)
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
        self._plain_too = self._looking = False
        self.asking.card.hide()
        self.offers, self.tied = (), ()
        self.ties.show_offers(())
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
            from council_desk.queries.translations import tied_letters, translation_offers

            offers, tied = store.ask(translation_offers, item_id), store.ask(tied_letters, item_id)
            return _Found(item_id, store.ask(campaign_lines, item_id), offers, tied)

        self.desk.jobs.read(self, "campaigns", question, self._take)

    def line(self) -> CampaignLine | None:
        """Return the chosen campaign."""
        index = self.list.currentIndex()
        return index.data(LINE_ROLE) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the list, or of the members while they have the focus."""
        if self.asking.card.isVisible():
            super().keyPressEvent(event)
            return
        among_members = self.window().focusWidget() is self.members
        pressed = stance_key(event)
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        acts = {**self._acts(), **(self._member_acts() if among_members else self._list_acts())}
        act = acts.get(Qt.Key(event.key()))
        if pressed is not None:
            (self.tag_members if among_members else self.tag)(pressed[0])
        elif control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_sift()
        elif control and event.key() == Qt.Key.Key_A and among_members:
            self.members.select_alike()
        elif act is not None and not control:
            act()
        else:
            super().keyPressEvent(event)

    def _acts(self) -> dict[Qt.Key, Callable[[], object]]:
        return {
            Qt.Key.Key_F2: lambda: self._press("rename"),
            Qt.Key.Key_G: self.look,
            Qt.Key.Key_P: self.list_plain,
            Qt.Key.Key_M: lambda: self._press("merge"),
            Qt.Key.Key_T: lambda: self._press("translation"),
            Qt.Key.Key_A: lambda: self._press("join"),
            Qt.Key.Key_W: lambda: self._press("line"),
            Qt.Key.Key_D: self.tag_words,
            Qt.Key.Key_Y: self.ties.accept,
            Qt.Key.Key_N: self.ties.reject,
        }

    def _list_acts(self) -> dict[Qt.Key, Callable[[], object]]:
        return {
            Qt.Key.Key_J: lambda: self._choose(self.list.currentIndex().row() + 1),
            Qt.Key.Key_K: lambda: self._choose(self.list.currentIndex().row() - 1),
            Qt.Key.Key_Return: lambda: self._press("confirm"),
            Qt.Key.Key_Enter: lambda: self._press("confirm"),
            Qt.Key.Key_Backspace: lambda: self._press("reject"),
            Qt.Key.Key_Delete: lambda: self._press("dissolve"),
            Qt.Key.Key_E: self.members.enter,
            Qt.Key.Key_Escape: self.list.setFocus,
        }

    def _member_acts(self) -> dict[Qt.Key, Callable[[], object]]:
        return {
            Qt.Key.Key_J: lambda: self.members.step(1),
            Qt.Key.Key_K: lambda: self.members.step(-1),
            Qt.Key.Key_Space: self.members.pick,
            Qt.Key.Key_Return: lambda: self._open_member(self.members.currentIndex()),
            Qt.Key.Key_Enter: lambda: self._open_member(self.members.currentIndex()),
            Qt.Key.Key_F: self.follow,
            Qt.Key.Key_X: self.leave,
            Qt.Key.Key_Delete: self.leave,
            Qt.Key.Key_V: self.split,
            Qt.Key.Key_E: self.list.setFocus,
            Qt.Key.Key_Escape: self._stop_looking,
        }

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shrink the template's labels where there is little room."""
        super().resizeEvent(event)
        self.template.narrow = self.width() < self.desk.theme.scaled(1000)

    def tag(self, stance: str | None) -> None:
        """Give the campaign a stance; a suggested one is confirmed by it, as its members are listed now."""
        line = self.line()
        if line is None:
            return
        if line.decided:
            self.edits.tag(line, stance)
        else:
            words = STANCE_WORDS[stance].lower() if stance else "not tagged"
            self.edits.confirm(line, stance, f"Confirmed campaign {line.letter} as {words}", self._confirmed)

    def tag_members(self, stance: str | None) -> None:
        """Give the selected members a stance of their own; while edits are looked through, go on to the next one."""
        line, members = self.line(), self._own_members()
        if line is not None and members:
            self.edits.own_stance(line, members, stance)

    def follow(self) -> None:
        """Let the selected members follow, for their edit asks the same; or stand apart where all of them follow."""
        line, members = self.line(), self._own_members()
        if line is not None and members:
            self.edits.follow(line, members)

    def leave(self) -> None:
        """Take the selected members out of the campaign."""
        line, members = self.line(), self._own_members()
        if line is not None and members:
            self.edits.leave(line, members)

    def split(self) -> None:
        """Make the selected members a campaign of their own."""
        line, members = self.line(), self._own_members()
        if line is not None and members:
            self.edits.split(line, members, self._confirmed)

    def look(self) -> None:
        """Go to the first edit that changes the ask and that nobody decided yet, of this campaign or the next that has
        one; each decision goes on to the next.
        """
        line = self.line()
        lines = list(self.model.lines)
        at = lines.index(line) if line in lines else 0
        wanted = next((each for each in (*lines[at:], *lines[:at]) if each.to_look), None)
        if wanted is None:
            self._stop_looking()
            self.said.emit("Every edit that changes what is asked has been looked at.")
            return
        self._looking = True
        self.members.setFocus()
        if wanted is line and self.detail is not None:
            self._choose_to_look()
        else:
            self._choose(lines.index(wanted))

    def list_plain(self) -> None:
        """List letters without words of their own too, or no more."""
        self._plain_too = not self._plain_too
        if self.detail is not None:
            self._show_members(self.detail)

    def tag_words(self) -> None:
        """Ask which demand the selected words of the template ask for."""
        line, span = self.line(), self.template.selected()
        if line is None or self.detail is None or not line.decided:
            self.said.emit("Confirm the campaign first: then words of its template can be tagged.")
        elif span is None:
            self.template.setFocus()
            self.said.emit("Select the words in the template first: the arrows move, Shift selects. Then D.")
        else:
            self.asking.demand(line, span, self.detail.template[span[0] : span[1]])

    def open_sift(self) -> None:
        """Open what waits on the item, to be accepted together."""
        from council_desk.ui.sifting.window import open_sift

        self.sifting = open_sift(self)

    def _own_members(self) -> list[MemberLine]:
        """The selected members that are accepted; a suggested campaign has none yet."""
        line = self.line()
        members = [member for member in self.members.lines() if not member.suggested]
        if line is not None and not members:
            wait = "that wait have to be accepted first: W" if line.decided else "follow once the campaign is confirmed"
            self.said.emit(f"Choose a member. Letters {wait}.")
        return members

    def _confirmed(self, campaign_id: int) -> None:
        self._wish = (campaign_id, True)
        self.reload()

    def _stop_looking(self) -> None:
        self._looking = False
        self.list.setFocus()

    def _press(self, name: str) -> None:
        line = self.line()
        if line is None:
            return
        if name == "confirm" and not line.decided:
            self.edits.confirm(line, line.suggested_stance, f"Confirmed campaign {line.letter}", self._confirmed)
        elif name in ("confirm", "waiting"):
            if line.waiting:
                self.edits.accept_waiting(line)
        elif name == "reject" and not line.decided:
            self.edits.reject(line)
        elif name == "look":
            self.look()
        elif line.decided and name in ("rename", "merge", "translation", "join", "line"):
            getattr(self.asking, name)(line)
        elif name == "dissolve" and line.decided:
            self.edits.dissolve(line)

    def _take(self, found: _Found) -> None:
        if found.item_id != self.item_id:
            return
        now = self.line()
        key = self._wish or ((now.id, now.decided) if now else None)
        at = self.list.currentIndex().row()
        self.model.show(found.lines)
        self.offers, self.tied = found.offers, found.tied
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
        self.head.show_line(line, self._beside(line))
        self.ties.show_offers(offers_about(line, self.offers))

        def question(store: Store) -> CampaignDetail:
            from council_desk.queries.campaigns import campaign_detail

            return store.ask(campaign_detail, line.id, line.decided)

        self.desk.jobs.read(self, "campaign", question, self._show_detail)

    def _beside(self, line: CampaignLine) -> str:
        """Which campaign one translates, or which translate it; each is counted apart."""
        original = self.model.original_of(line)
        if original is not None:
            return f"translation of campaign {original.letter}, counted apart"
        beside = [f"{each.letter} ({each.size:,})" for each in self.model.translations_of(line)]
        beside += [f"no. {each.label}" for each in self.tied_to(line)]
        return f"translated in {', '.join(beside)}, counted apart" if beside else ""

    def tied_to(self, line: CampaignLine) -> list[TiedLetter]:
        """Return the single letters that are tied to a campaign as its translation."""
        return [each for each in self.tied if line.decided and each.campaign_id == line.id]

    def _tie(self, offer: TranslationOffer) -> None:
        first = first_to_confirm(offer)
        if first:
            self.said.emit(first)
        else:
            self.edits.tie(offer)

    def _show_detail(self, detail: CampaignDetail) -> None:
        line = self.line()
        if line is None or (detail.line.id, detail.line.decided) != (line.id, line.decided):
            return
        same = self.detail is not None and self.detail.template == detail.template
        self._plain_too = self._plain_too and same
        self.detail = detail
        self.head.show_line(detail.line, self._beside(detail.line))
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
        self._show_members(detail, same)
        if self._looking:
            self._choose_to_look()

    def _show_members(self, detail: CampaignDetail, same: bool = True) -> None:
        here, focused = self.members.comment_here(), self.window().focusWidget() is self.members
        at = self.members.currentIndex().row()
        scrolled = self.members.verticalScrollBar().value()
        self.members_model.show(detail, self._plain_too)
        if not same:
            return
        self.members.verticalScrollBar().setValue(scrolled)
        if focused and not self.members.choose(here):
            self.members.choose_row(at)

    def _choose_to_look(self) -> None:
        wanted = next((each.member for each in self.members_model.rows if each.to_look), None)
        if wanted is None:
            self.look()
        else:
            self.members.choose(wanted.comment_id)

    def _show_summary(self) -> None:
        letters = sum(line.size for line in self.model.lines)
        campaigns = count_of(len(self.model.lines), "campaign")
        self._summary.setText(f"{count_of(letters, 'letter')} in {campaigns}")
        alone = max(0, self._submissions - letters)
        self._independent.setText("Independent letters")
        self._independent.set_count(f"{alone:,}")

    def _open_member(self, index: QModelIndex) -> None:
        shown = self.members.row_at(index)
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
        side_column.addWidget(self.sift)
        side_column.addWidget(self._independent)
        left = Surface(theme)
        left_column = column(left, (0, 12, 0, 0), 4)
        heading = row(None, (24, 0, 16, 0))
        heading.addWidget(Label(theme, "The template, once", "strong"), 1)
        heading.addWidget(self._words)
        left_column.addLayout(heading)
        left_column.addWidget(self.template, 1)
        right = Surface(theme)
        right_column = column(right, (0, 0, 0, 0), 0)
        right_column.addWidget(self.members, 1)
        foot = row(None, (20, 4, 8, 6))
        foot.addWidget(self._hints)
        foot.addStretch(1)
        right_column.addLayout(foot)
        halves = Halves(self.desk, "campaigns", left, right, (500, 500))
        work = Surface(theme)
        body = column(None)
        body.addWidget(self.head)
        body.addWidget(self.ties)
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
        self.ties.accepted.connect(self._tie)
        self.ties.rejected.connect(self.edits.refuse_tie)
        self.ties.letter_wanted.connect(lambda comment: self.wanted.emit("Comments", comment))
        self._independent.clicked.connect(lambda: self.wanted.emit("Comments", {"campaign": 0}))
        self.sift.clicked.connect(self.open_sift)
