"""Form letters with translations of them, and letters in the same languages on the same items that are none.

They lie in tests/data/translated_letters.json. Those under "after" were not looked at while the rules were made.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from market_item import WHO, Market, market, suggest

from council_desk.operations.campaigns import confirm_campaign
from council_desk.queries.campaigns import campaign_lines
from council_desk.records.comments import Comment
from council_desk.store.store import Store

_LETTERS = Path(__file__).parent / "data" / "translated_letters.json"


@dataclass(frozen=True)
class FormLetter:
    """A form letter in English, its translations by language, and others' own letters on the same item."""

    english: str
    translations: dict[str, str]
    own: dict[str, list[str]]


_STORED = json.loads(_LETTERS.read_text(encoding="utf-8"))
WRITTEN_FIRST, WRITTEN_AFTER = (
    {name: FormLetter(**letter) for name, letter in _STORED[part].items()} for part in ("first", "after")
)
FREE, NEAR = (tuple((row["of"], row["language"], row["text"]) for row in _STORED[part]) for part in ("free", "near"))
"""Free translations, and letters that use the form letter's figures and names to say something of their own."""
LAUNDRY, BATHS, OWLS = (WRITTEN_FIRST[name] for name in ("laundry", "baths", "owls"))
CHESS = WRITTEN_AFTER["chess"]

ENGLISH, SPANISH, VIETNAMESE, OWN = (1, 2, 3), (4, 5), 6, 7
"""The numbers that the letters of `laundry_item` get: a form letter, one in Spanish, one translation, an own letter."""


def laundry_item(store: Store) -> Market:
    """An item with a form letter three times, its Spanish translation twice, its Vietnamese one once, and a letter that
    is none of them; suggestions made.
    """
    spanish = LAUNDRY.translations["es"]
    letters = (*[LAUNDRY.english] * 3, spanish, spanish, LAUNDRY.translations["vi"], LAUNDRY.own["es"][0])
    made = market(store, letters)
    with store.change("Say the languages") as session:
        for number, language in ((4, "es"), (5, "es"), (6, "vi"), (7, "es")):
            session.get_one(Comment, made.comments[number]).language = language
    suggest(store, made.item)
    return made


def confirm_all(store: Store, made: Market) -> dict[str, int]:
    """Confirm the suggested campaigns; their ids by letter."""
    with store.change("Confirm campaigns") as session:
        found = {line.letter: line.id for line in campaign_lines(session, made.item) if not line.decided}
        return {letter: confirm_campaign(session, suggested, WHO) for letter, suggested in sorted(found.items())}
