"""The Other cities screen: which other cities the letters name, by how many, and what they claim.

It is the part of the Neighbours screen that letters alone can fill. A claim that is accepted, as made or reworded,
stands in the memo and the workbook as what writers say; nobody has checked it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from council_desk.queries.cities_named import CityClaim, ClaimingLetter, OtherCity
from council_desk.ui.desk import Desk
from council_desk.ui.neighbours.claims import ClaimsSide
from council_desk.ui.neighbours.editing import ClaimEdits
from council_desk.ui.neighbours.finding import CityFinding, FoundCities
from council_desk.ui.parts.form import Form
from council_desk.ui.parts.label import ElidedLabel, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.parts.message import EmptyMessage, Offer
from council_desk.ui.parts.plain_table import PlainModel, PlainTable
from council_desk.ui.screen import Screen
from council_desk.ui.words import count_of

HEADINGS, WIDTHS = ("City", "Comments", "Claims", "Accepted"), (0, 84, 64, 76)


class OtherCitiesScreen(Screen):
    """Cities at the left, the most named first; what the letters say of the chosen one at the right."""

    tables = frozenset({"comments", "wordings", "office", "bodies", "city_claims", "claim_passages", "rejections"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme = desk.theme
        self.finding = CityFinding(desk, self)
        self.table = PlainTable(theme, "Other cities", PlainModel(HEADINGS, (1, 2, 3)), WIDTHS)
        self.claims = ClaimsSide(theme)
        self.edits = ClaimEdits(desk, self)
        self.form: Form | None = None
        self._summary = ElidedLabel(theme, "", "strong", "text2")
        self._wish: str | None = None
        self._found: FoundCities | None = None
        self._work = self._lay_out()
        about = "This looks through every letter of the item once."
        self._looking = EmptyMessage(theme, "search", "Looking for other cities", about)
        words = "No letter of this item names another city, as far as the program can tell."
        self._none = EmptyMessage(theme, "building-2", "No other cities", words)
        again = Offer("Look again", self.reload, "search")
        words = "The letters were not looked through to the end. What was found is kept for the next time."
        self._given_up = EmptyMessage(theme, "search", "Not looked through", words, (again,))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._chose())
        self.table.doubleClicked.connect(lambda _index: self.claims.press())
        self.claims.opened.connect(self._open)
        self.claims.accepted.connect(lambda claim: self._decide(self.edits.accept, claim))
        self.claims.rejected.connect(lambda claim: self._decide(self.edits.reject, claim))
        self.claims.reworded.connect(self._reword)
        self.claims.left.connect(self.table.setFocus)
        self.finding.begun.connect(self._begun)
        self.finding.found.connect(self._take)
        self.finding.given_up.connect(self._stopped)
        self.setFocusProxy(self.table)
        self.put(self._looking)

    def item_changed(self) -> None:
        """Begin anew on another item."""
        self._found = None
        self.put(self._looking)

    def reload(self) -> None:
        """Look for the item's cities; letters looked through before are known."""
        if self.item_id is not None:
            self.finding.ask(self.item_id)

    def show_thing(self, what: object) -> None:
        """Choose a city by its key."""
        if isinstance(what, str):
            self._wish = what
            self._choose_wished()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the list, or of the claims while one of their numbers has the focus."""
        among, key = self.claims.has_focus(), Qt.Key(event.key())
        act = (self._claim_acts() if among else self._list_acts()).get(key)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            sifts = among and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            act = (lambda: self.claims.accept(on=True)) if sifts else None
        if act is not None and self._shown is self._work:
            act()
        else:
            super().keyPressEvent(event)

    def _list_acts(self) -> dict[Qt.Key, Callable[[], object]]:
        return {
            Qt.Key.Key_J: lambda: self.table.step(1),
            Qt.Key.Key_K: lambda: self.table.step(-1),
            Qt.Key.Key_E: lambda: self.claims.step(0),
            Qt.Key.Key_Right: lambda: self.claims.step(0),
            Qt.Key.Key_Return: self.claims.enter,
            Qt.Key.Key_Enter: self.claims.enter,
            Qt.Key.Key_O: self.claims.press,
        }

    def _claim_acts(self) -> dict[Qt.Key, Callable[[], object]]:
        return {
            Qt.Key.Key_J: lambda: self.claims.step(1),
            Qt.Key.Key_Down: lambda: self.claims.step(1),
            Qt.Key.Key_K: lambda: self.claims.step(-1),
            Qt.Key.Key_Up: lambda: self.claims.step(-1),
            Qt.Key.Key_Right: lambda: self.claims.step_number(1),
            Qt.Key.Key_Left: lambda: self.claims.step_number(-1),
            Qt.Key.Key_Return: self.claims.accept,
            Qt.Key.Key_Enter: self.claims.accept,
            Qt.Key.Key_Backspace: self.claims.reject,
            Qt.Key.Key_F2: self.claims.reword,
            Qt.Key.Key_O: self.claims.press,
            Qt.Key.Key_E: self.table.setFocus,
            Qt.Key.Key_Escape: self.table.setFocus,
        }

    def _begun(self) -> None:
        if self._found is None:
            self.put(self._looking)

    def _stopped(self) -> None:
        self._found = None
        self.put(self._given_up)

    def _take(self, found: FoundCities) -> None:
        if found.item_id != self.item_id or found == self._found:
            return
        here, row = self.table.current(), self.table.currentIndex().row()
        among = self.claims.has_focus()
        self._found = found
        self._summary.setText(
            f"{count_of(len(found.cities), 'other city', 'other cities')} in {count_of(found.letters, 'comment')}"
        )
        rows = [_row(city) for city in found.cities]
        self.table.plain.show(rows, found.cities)
        self.put(self._work if found.cities else self._none)
        if self._wish is None and isinstance(here, OtherCity):
            self._wish = here.key
            if found.cities and not any(city.key == here.key for city in found.cities):
                self._wish = found.cities[min(row, len(found.cities) - 1)].key
                if among:  # its last claim went: the list has the keys again
                    self.table.setFocus()
        self._choose_wished()

    def _choose_wished(self) -> None:
        """Choose the city that was wished for; else the first, where none is chosen."""
        if self._found is None or not self._found.cities:
            return
        wish, self._wish = self._wish, None
        rows = [row for row, city in enumerate(self._found.cities) if city.key == wish]
        if rows or self.table.current() is None:
            self.table.go_to(rows[0] if rows else 0)
        self._chose()

    def _chose(self) -> None:
        city = self.table.current()
        if isinstance(city, OtherCity):
            self.claims.show_city(city)

    def _decide(self, act: Callable[[int, OtherCity, CityClaim], object], claim: CityClaim) -> None:
        if self.item_id is not None and self.claims.city is not None:
            act(self.item_id, self.claims.city, claim)

    def _reword(self, claim: CityClaim) -> None:
        if self.item_id is not None and self.claims.city is not None:
            self.form = self.edits.open_reword(self, self.item_id, self.claims.city, claim)

    def _open(self, letter: ClaimingLetter) -> None:
        self.wanted.emit("Comments", (letter.comment_id, (letter.start, letter.end)))

    def _lay_out(self) -> Surface:
        work = Surface(self.desk.theme)
        body = row(work)
        left = column(None, (0, 10, 0, 0), 6)
        heading = row(None, (20, 0, 12, 0), 8)
        heading.addWidget(self._summary, 1)
        left.addLayout(heading)
        rows = row(None, (17, 4, 9, 0))
        rows.addWidget(self.table)
        left.addLayout(rows, 1)
        body.addLayout(left, 2)
        body.addWidget(self.claims, 3)
        return work


def _row(city: OtherCity) -> tuple[str, str, str, str]:
    accepted = sum(claim.decided is not None for claim in city.claims)
    return city.name, f"{city.comments:,}", f"{len(city.claims):,}", f"{accepted:,}" if accepted else ""
