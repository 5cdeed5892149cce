"""How lists write a position: a word in its own column, a tick beneath "Opposed", or in brackets after the name."""

import re
from collections.abc import Sequence

from council_desk.readers.column_words import fold, position_words

_TICKS = frozenset(
    {
        "x",
        "✓",
        "✔",
        "✗",
        "✘",
        "☑",
        "☒",
        "■",
        "●",
        "•",
        "*",
        "1",
        "true",
        "yes",
        "y",
        "checked",
        "selected",
        "si",
        "sí",
        "s",
        "oui",
        "o",
        "ja",
        "j",
        "sim",
        "tak",
        "có",
        "是",
        "○",
        "◯",
        "はい",
        "예",
        "да",
        "oo",
    }
)
_NO_TICKS = frozenset(
    {
        "",
        "0",
        "false",
        "no",
        "n",
        "unchecked",
        "☐",
        "□",
        "-",
        "–",
        "—",
        "non",
        "nein",
        "não",
        "nao",
        "nie",
        "không",
        "否",
        "いいえ",
        "아니요",
        "нет",
        "hindi",
        "not selected",
    }
)
_FILLERS = frozenset(
    [
        "i",
        "we",
        "am",
        "are",
        "is",
        "the",
        "this",
        "that",
        "item",
        "items",
        "proposal",
        "project",
        "resolution",
        "ordinance",
        "motion",
        "check",
        "mark",
        "tick",
        "box",
        "if",
        "strongly",
        "somewhat",
        "agenda",
        "of",
        "to",
        "with",
        "x",
        "please",
    ]
)
_NAME_WITH_POSITION = re.compile(r"^(?P<name>[^()\[\]]{2,100}?)\s*[(\[](?P<position>[^()\[\]]{1,40})[)\]]$")
_NAME_DASH = re.compile(r"^(?P<name>\S.{0,98}?)\s+(?P<position>[-–—]+)$")
_AGAINST = re.compile(r"oppos|against|contr|disag|gegen|tegen|przeciw|phan doi|反|\bcon\b|\bno\b|\bnot\b|opon|contrari")
_DASHES = re.compile(r"^[-–—_.\s]+$|^n\s?/\s?a$", re.IGNORECASE)


def no_answer(position: str) -> bool:
    """Tell a dash or "n/a", as exports write it where nothing was ticked."""
    return bool(_DASHES.match(position))


def side_of_header(header: str) -> str | None:
    """Return the column name as a position where it is one ("In favor", "I oppose this item"), else None."""
    folded = fold(header)
    if folded in position_words():
        return header.strip()
    left = " ".join(word for word in folded.split() if word not in _FILLERS)
    return header.strip() if left and left in position_words() else None


def is_tick_column(header: str, cells: Sequence[str]) -> bool:
    """Tell a column whose name is a position and whose cells only say whether it was ticked (`cells` are filled)."""
    if not cells or side_of_header(header) is None:
        return False
    return all(cell.strip().casefold() in _TICKS or cell.strip().casefold() in _NO_TICKS for cell in cells)


def ticked_side(ticks: Sequence[tuple[str, str]]) -> str:
    """Return the position that a row's ticks say, from (column name, cell) pairs; '' for none, or for two at once.

    A form with a single box that asks for support has an answer in its "No" too, which is given as it stands.
    """
    sides = [header.strip() for header, cell in ticks if cell.strip().casefold() in _TICKS]
    if len(sides) == 1:
        return sides[0]
    if not sides and len(ticks) == 1 and len(ticks[0][1].strip()) > 1 and not _AGAINST.search(fold(ticks[0][0])):
        cell = ticks[0][1].strip()
        return "" if no_answer(cell) or cell.casefold() in ("unchecked", "not selected") else cell
    return ""


def split_name(cell: str) -> tuple[str, str] | None:
    """Part "Ana Ruiz (Support)" or "Ana Ruiz (-)" into name and position; '' for a dash, None where it is neither."""
    found = _NAME_WITH_POSITION.match(cell.strip()) or _NAME_DASH.match(cell.strip())
    if found is None:
        return None
    position = found["position"].strip()
    if no_answer(position):
        return found["name"].strip(), ""
    return (found["name"].strip(), position) if fold(position) in position_words() else None


def names_hold_positions(cells: Sequence[str]) -> bool:
    """Tell a column of names that carries positions in brackets: half of its filled cells or more."""
    found = [split_name(cell) for cell in cells]
    return len(cells) > 0 and sum(part is not None for part in found) * 2 >= len(cells)
