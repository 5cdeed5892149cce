"""Form letters with translations of them, and letters in the same languages on the same items that are none.

They lie in tests/data/translated_letters.json. Those under "after" were not looked at while the rules were made.
"""

import json
from dataclasses import dataclass
from pathlib import Path

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
LAUNDRY, BATHS, OWLS = (WRITTEN_FIRST[name] for name in ("laundry", "baths", "owls"))
CHESS = WRITTEN_AFTER["chess"]
