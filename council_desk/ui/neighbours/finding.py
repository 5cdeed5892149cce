"""Looks for other cities in an item's letters: each wording once, in the thinking child, with progress and Cancel."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from council_desk.ui.desk import Desk
from council_desk.ui.jobs import LongWork

if TYPE_CHECKING:
    from council_desk.analysis.city_claims import CityMention
    from council_desk.queries.cities_named import ItemLetters, OtherCity
    from council_desk.store.store import Store

CHUNK = 300
"""Letters that go to the child at once: about a second's work, so that the progress moves."""


@dataclass(frozen=True, slots=True)
class FoundCities:
    """What an item's letters name; `letters`: how many were looked through."""

    item_id: int
    letters: int
    cities: tuple[OtherCity, ...]


@dataclass(slots=True)
class _Known:
    """What is known of wordings, which never change, while office and own city are these."""

    office: str = ""
    own: tuple[str, ...] = ()
    mentions: dict[int, tuple[CityMention, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Asked:
    letters: ItemLetters
    known: _Known
    missing: tuple[int, ...]
    cities: tuple[OtherCity, ...]


class CityFinding(QObject):
    """`begun` tells that letters have to be looked through; then `found` brings a FoundCities, or `given_up` comes."""

    begun = Signal()
    found = Signal(object)
    given_up = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known = _Known()

    def ask(self, item_id: int) -> None:
        """Look for the cities that the item's letters name; wordings that were looked through are known."""
        known = self._known

        def question(store: Store) -> _Asked:
            from council_desk.queries.cities_named import item_letters

            letters = store.ask(item_letters, item_id)
            here = known if (known.office, known.own) == (store.location, letters.own) else None
            here = here or _Known(store.location, letters.own)
            missing = tuple(each.wording_id for each in letters.letters if each.wording_id not in here.mentions)
            cities = () if missing else _gathered(letters, here)
            return _Asked(letters, here, missing, cities)

        self._desk.jobs.read(self, "letters", question, self._asked, urgent=False)

    def _asked(self, asked: _Asked) -> None:
        self._known = asked.known
        letters = asked.letters
        if not asked.missing:
            self.found.emit(FoundCities(letters.item_id, len(letters.letters), asked.cities))
            return
        self.begun.emit()

        def work(long: LongWork) -> FoundCities:
            _look_through(long, asked.known, asked.missing)
            return FoundCities(letters.item_id, len(letters.letters), _gathered(letters, asked.known))

        self._desk.jobs.think(
            self, "Looking for other cities", work, self.found.emit, cancelled=self.given_up.emit, key="cities"
        )


def _gathered(letters: ItemLetters, known: _Known) -> tuple[OtherCity, ...]:
    from council_desk.queries.cities_named import gather_cities

    return gather_cities(letters.letters, known.mentions, letters.decided, letters.refused)


def _look_through(long: LongWork, known: _Known, wording_ids: Sequence[int]) -> None:
    """Find what wordings name; equal texts once. What is found stays known where this is given up in the middle."""
    from council_desk.queries.cities_named import wording_texts

    same: dict[bytes, tuple[CityMention, ...]] = {}
    for start in range(0, len(wording_ids), CHUNK):
        long.step(start, len(wording_ids))
        texts = long.ask(wording_texts, wording_ids[start : start + CHUNK])
        marks = {
            wording_id: hashlib.blake2b(text.encode(), digest_size=16).digest() for wording_id, text in texts.items()
        }
        new = {marks[wording_id]: text for wording_id, text in texts.items() if marks[wording_id] not in same}
        if new:
            found = long.call("mentions_in_texts", tuple(new.values()), known.own)
            same.update(zip(new, found, strict=True))
        known.mentions.update((wording_id, same[mark]) for wording_id, mark in marks.items())
