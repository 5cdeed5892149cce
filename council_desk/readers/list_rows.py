"""Rows of a list that are no comments: sub-headings between them, column names again, totals below them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from council_desk.readers.column_words import fold, position_words

_FOOTER = re.compile(
    r"^\W*(?:grand )?(?:total|totals|subtotal|count|sum|generated|exported|printed|report|page \d|end of|source|"
    r"number of|records?|rows?|downloaded|as of|gesamt|summe|insgesamt|anzahl|totale|nombre|suma|razem|tong cong|"
    r"生成|合計|合计|共|\d+ (?:comments?|records?|rows?|results?|responses?|submissions?))\b",
    re.IGNORECASE,
)
_TALLY = re.compile(r"^\W*([^\W\d_][^\d:=()]*?)\s*[:=(]?\s*\d{1,6}\s*%?\)?\W*$")
_ITEM_WORDS = (
    "item|asunto|punto|point|ponto|top|tagesordnungspunkt|mục|muc|mục số|agendapunt|punkt|"
    "議程項目|议程项目|議題|議案|第|안건"
)
_NUMBER_WORDS = r"no\.?|number|num\.?|nr\.?|n[o°ºr]\.?|número|numero|số|#|№"
ITEM_NUMBER = re.compile(
    rf"^\W*(?:agenda |council |consent |legislative )?(?:{_ITEM_WORDS})\s*(?:{_NUMBER_WORDS})?\s*:?\s*"
    r"([A-Z]{0,3}[-.]?\d+[A-Za-z]?(?:\.\d+)*)(?![\d-])",
    re.IGNORECASE,
)
"""Matches an item's number after the word for it, in the languages offices receive; group 1 is the number."""

_NO_ITEM = re.compile(
    r"^\W*(?:not on (?:the |this )?agenda|non-?agenda|off[- ]agenda|general (?:public )?comments?|"
    r"open (?:forum|comment)|(?:items? )?not (?:listed )?on (?:the )?agenda|oral communications|public forum|"
    r"other(?: (?:topics?|matters?))?|no (?:agenda )?item|fuera (?:de la agenda|del orden)|"
    r"hors (?:de l.)?ordre du jour)\b",
    re.IGNORECASE,
)
_MOST_IN_A_HEADING = 120


@dataclass(frozen=True, slots=True)
class Heading:
    """A sub-heading's words and what it says of the rows beneath: an item, none (''), a title, a position.

    None leaves what the headings before it said.
    """

    words: str
    item: str | None = None
    title: str | None = None
    position: str | None = None


def heading_of(words: str) -> Heading:
    """Understand a sub-heading: "Item 12 - Bike lanes", "Not on the agenda", "Opposed (14)"."""
    found = ITEM_NUMBER.match(words)
    if found:
        return Heading(words, found[1], words[found.end() :].strip(" \t.:)|–—-"), "")
    if _NO_ITEM.match(words):
        return Heading(words, "", "", "")
    tally = _TALLY.match(words)
    side = (tally[1] if tally else words).strip(" .:-–—")
    return Heading(words, position=side) if fold(side) in position_words() else Heading(words)


def heading_words(cells: Sequence[str], mapped: Mapping[int, str]) -> str | None:
    """Return the words of a sub-heading between the rows, or None. `mapped` are the columns' known fields.

    That is one cell alone in a table with at least two known columns, or, in a list without an item column, an item's
    number and title side by side over an empty comment.
    """
    filled = [(column, cell.strip()) for column, cell in enumerate(cells) if cell and not cell.isspace()]
    if len(mapped) < 2 or not 0 < len(filled) <= 3:
        return None
    column, words = filled[0]
    if len(filled) > 1:
        return None if "item" in mapped.values() else _item_side_by_side(filled, mapped)
    field = mapped.get(column)
    if field == "comment":
        return words if "item" not in mapped.values() and _is_item_line(words) else None
    return None if _FOOTER.match(words) or field == "position" else words


def _item_side_by_side(filled: Sequence[tuple[int, str]], mapped: Mapping[int, str]) -> str | None:
    words = " ".join(cell for _, cell in filled)
    is_answer = any(mapped.get(column) in ("comment", "position", "email") for column, _ in filled)
    return words if not is_answer and filled[0][1][:1].isalpha() and _is_item_line(words) else None


def _is_item_line(words: str) -> bool:
    """Tell "Item 12 - Bike lanes" from a writer's sentence that begins with the item."""
    found = ITEM_NUMBER.match(words)
    if found is None or len(words) > _MOST_IN_A_HEADING or words.endswith((".", "!", "?")):
        return False
    return not words[found.end() :].lstrip()[:1].islower()


def names_again(cells: Sequence[str], names: Sequence[str]) -> bool:
    """Tell a row that repeats the column names (`names`, folded), as exports with printed pages have them."""
    filled = [cell for cell in cells if cell and not cell.isspace()]
    return len(filled) == len(names) and all(
        len(cell) <= 200 and fold(cell) == name for cell, name in zip(filled, names, strict=True)
    )


def is_footer(cells: Sequence[str]) -> bool:
    """Tell a row beneath a list that counts it or says how it was made: "Total: 43", "Opposed | 17"."""
    filled = [cell.strip() for cell in cells if cell and not cell.isspace()]
    if not 0 < len(filled) <= 3 or len(" ".join(filled)) > _MOST_IN_A_HEADING:
        return False
    if _FOOTER.match(filled[0]):
        return True
    if len(filled) == 2 and fold(filled[0]) in position_words():
        return filled[1].rstrip("%").isdecimal()
    tally = _TALLY.match(filled[0])
    return len(filled) == 1 and tally is not None and fold(tally[1]) in position_words()
