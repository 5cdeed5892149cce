"""What a writer ticked, in the words of a form: support, oppose, neutral, or nothing that can be said for sure."""

import functools
import json
import re

from council_desk import paths
from council_desk.readers.column_words import fold

_LONGEST_PHRASE = 3
_MOST_WORDS = 12
_BEYOND_LATIN = re.compile("[^\x00-\u024f\u1e00-\u1eff]")
_ANSWERED_FIRST = re.compile(r"^\s*(\w+)\s*[,.;:/(–—-]")
""" "No - I oppose it": the first word is an answer, and does not turn the second one round."""

_SIDES = {"support": "support", "oppose": "oppose", "short support": "support", "short oppose": "oppose"}
_OTHER = frozenset({"other"})


@functools.lru_cache(maxsize=1024)
def position_of(given: str) -> str | None:
    """What the writer ticked: support, oppose, neutral, or None. Blank, a dash and unknown words are not neutral.

    Nothing is put into anybody's mouth: "support with amendments", "not opposed", both sides at once, or a side with a
    condition is none of the three, and None; the words as given stay with the submission.
    """
    answer = _ANSWERED_FIRST.match(given)
    first = _kinds_of(fold(answer[1])) if answer else frozenset()
    spoken = _units(_spaced(fold(given).replace("đ", "d")))
    if answer and len(spoken) > 1 and (side := _one(_short_sides(first))):
        spoken[0] = (spoken[0][0], frozenset({side}))
    units = [(word, kinds) for word, kinds in spoken if "said beside" not in kinds and not word.isdecimal()]
    if not units or len(spoken) > _MOST_WORDS:
        return None
    return _one([_only_short(units)]) or _said(units)


def _only_short(units: list[tuple[str, frozenset[str]]]) -> str | None:
    """The side of an answer of short words only: "Yes", "for this item", "Con"."""
    sides = {tuple(_short_sides(kinds)) for _, kinds in units}
    return _one([side for both in sides for side in both]) if len(sides) == 1 else None


def _short_sides(kinds: frozenset[str]) -> list[str]:
    return [side for side in ("support", "oppose") if f"short {side}" in kinds]


def _said(units: list[tuple[str, frozenset[str]]]) -> str | None:
    kinds = [each for _, each in units]
    sides = _turned(kinds)
    if any("neutral" in each for each in kinds):
        both = units[0][0] == "neither" and set(sides) <= {"support", "oppose"}
        return "neutral" if both or not (sides or any("not" in each for each in kinds)) else None
    if any("only in part" in each for each in kinds):
        return None
    unknown = [word for word, each in units if each == _OTHER]
    if unknown and not (_opens_clearly(kinds) and not any(map(_BEYOND_LATIN.search, unknown))):
        return None
    return _one(sides)


def _turned(kinds: list[frozenset[str]]) -> list[str]:
    """Each side that is named, turned round by a "not" before it, or after it at the end. "Not opposed" is no side."""
    sides: list[str] = []
    negated = turned = False
    for each in kinds:
        side = next((_SIDES[kind] for kind in ("support", "oppose", "short support") if kind in each), None)
        if side is None and "not" not in each and "short oppose" in each:
            side = "oppose"
        if side is None:
            negated = negated or "not" in each
            continue
        sides.append(_opposite(side) if negated else side)
        turned, negated = negated, False
    if negated and sides and not turned:
        sides[-1] = _opposite(sides[-1])
    return sides


def _opposite(side: str) -> str:
    return "oppose" if side == "support" else "not opposed"


def _opens_clearly(kinds: list[frozenset[str]]) -> bool:
    """Whether words that are known of no form follow a side that is said in full ("Support the new library")."""
    clear = next((each for each in kinds if "not" not in each), frozenset())
    return bool(clear & {"support", "oppose"}) and not any(_short_sides(each) and "not" not in each for each in kinds)


def _one(sides: list[str] | list[str | None]) -> str | None:
    found = set(sides)
    only = found.pop() if len(found) == 1 else None
    return only if only in ("support", "oppose") else None


def _units(folded: str) -> list[tuple[str, frozenset[str]]]:
    """The words and phrases of a folded answer, each with what it can be."""
    words = folded.split()
    units: list[tuple[str, frozenset[str]]] = []
    while words:
        length = next((n for n in range(_LONGEST_PHRASE, 1, -1) if _kinds_of(" ".join(words[:n])) != _OTHER), 1)
        phrase = " ".join(words[:length])
        units.append((phrase, _kinds_of(phrase)))
        words = words[length:]
    return units


def _kinds_of(phrase: str) -> frozenset[str]:
    known, beginnings, _ = _words()
    kinds = known.get(phrase)
    if kinds is None and phrase.startswith(beginnings) and " " not in phrase:
        return frozenset({"only in part"})
    return kinds or _OTHER


def _spaced(folded: str) -> str:
    """Words of scripts that are written without spaces, given their word in English between spaces."""
    if folded.isascii():
        return folded
    spaceless = _words()[2]
    pattern = "|".join(map(re.escape, sorted(spaceless, key=len, reverse=True)))
    return re.sub(pattern, lambda found: f" {spaceless[found[0]]} ", folded)


@functools.cache
def _words() -> tuple[dict[str, frozenset[str]], tuple[str, ...], dict[str, str]]:
    """What each folded word can be; how words that set a condition begin; words without spaces, each in English."""
    lists = json.loads((paths.resources_folder() / "word_lists" / "positions.json").read_text(encoding="utf-8"))
    known: dict[str, frozenset[str]] = {}
    for kind in ("support", "oppose", "neutral", "short support", "short oppose", "not", "said beside", "only in part"):
        for word in lists[kind]:
            folded = fold(word).replace("đ", "d")
            known[folded] = known.get(folded, frozenset()) | {kind}
    english = {"support": "support", "oppose": "oppose", "neutral": "neutral", "said beside": ""}
    spaceless = {fold(word): english[kind] for kind, words in lists["without spaces"].items() for word in words}
    return known, tuple(lists["only in part, beginnings"]), spaceless
