"""Addresses as people type them: the same home written twice is one key; house number, street and ZIP code apart."""

import re
from dataclasses import dataclass, replace

from council_desk.analysis.normalise import search_text

_TYPES = {
    "st": "street str",
    "ave": "avenue av aven",
    "rd": "road",
    "dr": "drive drv",
    "ln": "lane",
    "blvd": "boulevard boul",
    "way": "wy",
    "ct": "court crt",
    "pl": "place plc",
    "ter": "terrace terr",
    "cir": "circle circ",
    "pkwy": "parkway pky",
    "sq": "square",
    "hwy": "highway",
    "aly": "alley",
    "row": "",
    "trl": "trail",
    "loop": "",
    "walk": "",
    "path": "",
    "cres": "crescent",
    "close": "",
    "mews": "",
    "plz": "plaza",
    "cv": "cove",
    "xing": "crossing",
    "run": "",
    "pike": "",
    "wharf": "",
    "quay": "",
}
_TYPE_OF = {word: short for short, words in _TYPES.items() for word in (short, *words.split())}
_DIRECTION_OF = {
    word: short
    for short, words in {
        "n": "north",
        "s": "south",
        "e": "east",
        "w": "west",
        "ne": "northeast",
        "nw": "northwest",
        "se": "southeast",
        "sw": "southwest",
    }.items()
    for word in (short, *words.split())
}
_TENS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ENDINGS = ("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th")
_ORDINALS = dict(zip(_TENS, _ENDINGS, strict=True))
_UNITS = frozenset(["apt", "apartment", "unit", "suite", "ste", "no", "floor", "fl", "room", "rm", "lot", "spc"])
_NOT_STREETS = frozenset(["district", "ward", "precinct", "zone", "box", "po"])
_ZIP = re.compile(r"\b(\d{5})(?:-\d{4})?\b|\b([a-z]\d[a-z])\s?(\d[a-z]\d)\b", re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,6})(?:-?([a-z])\b|\s+(1/2|½)|\s?-\s?\d{1,6})?[\s,]+(?=\S)", re.IGNORECASE)
_NUMBER_LAST = re.compile(r"\D+\s(\d{1,5})([a-z])?", re.IGNORECASE)
_LONGEST = 300
"""Characters of an address that are looked at: whatever is longer is no address."""

_PARTS = re.compile(r"[,;\n]")
_BOX = re.compile(r"\bp\.?\s?o\.?\s+box\s+(\d+)|\bapartado(?:\s+postal)?\s+(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """One address taken apart; every part folded, empty (number: None) where it is not there."""

    number: int | None
    street: str
    unit: str
    zip_code: str
    letter: str = ""

    @property
    def home(self) -> str:
        """The key under which the same home is found however it was typed; empty where no house is named.

        The city and the ZIP code are not part of it: one writer leaves them out, another does not.
        """
        return (
            " ".join(f"{self.number}{self.letter} {self.street} {self.unit}".split()) if self.number is not None else ""
        )


def street_key(street: str) -> str:
    """Return a street's name folded: case, punctuation, "Street" and "St.", "North" and "N", "Fifth" and "5th"."""
    return _street(search_text(street).split())


def base_of_street(key: str) -> str:
    """Return a folded street without its type and directions: what a writer who types "14 Tern" meant."""
    words = key.split()
    while len(words) > 1 and words[0] in _DIRECTION_OF:
        del words[0]
    while len(words) > 1 and (words[-1] in _TYPE_OF or words[-1] in _DIRECTION_OF):
        del words[-1]
    return " ".join(words)


def zip_of(text: str) -> str:
    """Return the last ZIP or postal code in a text, without its four digits more; empty where there is none."""
    found = None
    for match in _ZIP.finditer(text):
        if match.start() > 0 or match.end() == len(text.strip()):
            found = match
    if found is None:
        return ""
    return found[1] or f"{found[2]}{found[3]}".upper()


def parse_address(given: str) -> Address:
    """Take an address as typed apart: "412 N. Tern St., Apt 4, Marrow Bay 90000".

    The house number leads, or ends the part with the street (as in most of the world); what follows the street's type
    up to the next comma is taken for the city where it is no unit.
    """
    text = given.strip()[:_LONGEST]
    box = _BOX.search(text)
    if box is not None:
        return Address(int(box[1] or box[2]), "po box", "", zip_of(text[box.end() :]))
    parts = [part.strip() for part in _PARTS.split(text) if part.strip()]
    if len(parts) > 1 and parts[0].isdecimal() and len(parts[0]) < 5:
        parts[:2] = [f"{parts[0]} {parts[1]}"]
    for place, part in enumerate(parts):
        number = _NUMBER.match(part)
        if number is not None and not _is_zip_and_city(part):
            rest = ", ".join([part[number.end() :], *parts[place + 1 :]])
            letter = "half" if number[3] else (number[2] or "").lower()
            found = _after_number(int(number[1]), letter, rest)
            return found if found.unit else replace(found, unit=_unit_in(parts[:place]))
        last = _NUMBER_LAST.fullmatch(part)
        if last is not None and len(last[1]) < 5 and part.split()[0].strip(".").casefold() not in _NOT_STREETS | _UNITS:
            street = _street(search_text(part[: last.start(1)]).split())
            return Address(int(last[1]), street, "", zip_of(text[len(part) :]), (last[2] or "").lower())
    # Without a house, a street is told from a city only by its type.
    words = search_text(parts[0] if parts else "").split()
    street = _street(words) if len(words) > 1 and words[-1] in _TYPE_OF else ""
    return Address(None, street, "", zip_of(text))


def _is_zip_and_city(part: str) -> bool:
    """Tell "10115 Berlin" from a long house number, behind which a street's type follows."""
    words = search_text(part).split()
    return len(words[0]) == 5 and not any(word in _TYPE_OF for word in words[2:])


def _unit_in(parts: list[str]) -> str:
    """Return the unit that stands before the house number: "Unit 4, 12 Mill Row"."""
    for part in parts:
        unit = _without_unit(search_text(part.replace("#", " unit ")).split(), whole=True)[1]
        if unit:
            return unit
    return ""


def _after_number(number: int, letter: str, rest: str) -> Address:
    zip_code = zip_of(" " + rest)
    head, _, tail = rest.partition(",")
    words = search_text(head.replace("#", " unit ")).split()
    if zip_code and words and words[-1] == zip_code.lower():
        words.pop()
    words, unit = _without_unit(words)
    if not unit:
        unit = _without_unit(search_text(tail.partition(",")[0].replace("#", " unit ")).split(), whole=True)[1]
    return Address(number, _street(words), unit, zip_code, letter)


def _without_unit(words: list[str], whole: bool = False) -> tuple[list[str], str]:
    """Part a street's words from the unit behind them; `whole`: the words are a unit from the first on, or none."""
    for place, word in enumerate(words):
        if word in _UNITS and (place > 0 or whole) and place + 1 < len(words):
            return words[:place], words[place + 1]
        if whole:
            break
    return words, ""


def _street(words: list[str]) -> str:
    """Fold a street's words up to its type; without a type all of them."""
    folded = [_ORDINALS.get(word, word) for word in words]
    if len(folded) > 1 and folded[0] in _DIRECTION_OF and folded[1] not in _TYPE_OF:
        folded[0] = _DIRECTION_OF[folded[0]]
        first_name = 1
    else:
        first_name = 0
    for place in range(first_name + 1, len(folded)):
        if folded[place] not in _TYPE_OF:
            continue
        if place + 1 < len(folded) and folded[place + 1] in _TYPE_OF:
            continue
        folded[place] = _TYPE_OF[folded[place]]
        end = place + 1
        if end < len(folded) and folded[end] in _DIRECTION_OF:
            folded[end] = _DIRECTION_OF[folded[end]]
            end += 1
        return " ".join(folded[:end])
    return " ".join(folded)
