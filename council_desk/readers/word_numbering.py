"""Word's automatic numbers, which stand in no paragraph's text: "Section 2", "(a)", "iv." made from numbering.xml."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from council_desk.readers.word_xml import attribute, child, children, local_name

_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_BULLET = "•"


class Level:
    """How one level of a list is numbered: its format, its text with %1 to %9, and where it starts."""

    def __init__(self, element: Element) -> None:
        self.format = attribute(child(element, "numFmt"), "val") or "decimal"
        self.text = attribute(child(element, "lvlText"), "val") or ""
        self.start = _number(attribute(child(element, "start"), "val"), 1)
        self.all_figures = child(element, "isLgl") is not None


class Numbering:
    """Counts a document's lists as Word does; ask once for each paragraph, in order.

    Rules: ECMA-376 part 1, 17.9 (numbering): lists with one abstract definition go on counting together unless an
    override restarts them; a level starts anew after any higher level.
    """

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._abstract: dict[str, str] = {}
        self._restart: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._styles: dict[str, tuple[str | None, int]] = {}
        self._based_on: dict[str, str] = {}
        if numbering is not None:
            self._learn_lists(numbering)
        if styles is not None:
            self._learn_styles(styles)

    def label(self, properties: Element | None) -> str:
        """Return the label of a paragraph with these properties (w:pPr), such as '2.1' or '(b)'; '' without one."""
        list_id, level = self._place(properties)
        if list_id is None or list_id not in self._abstract:
            return ""
        abstract = self._abstract[list_id]
        levels = self._levels.get(abstract, {})
        if level not in levels:
            return ""
        if levels[level].format == "bullet":
            return _BULLET
        counts = self._count(list_id, abstract, level)
        return "" if levels[level].format == "none" else _rendered(levels, level, counts)

    def _count(self, list_id: str, abstract: str, level: int) -> dict[int, int]:
        counts = self._counts.setdefault(abstract, {})
        restart = self._restart.get(list_id, {}).pop(level, None)
        if restart is not None:
            counts[level] = restart
        else:
            start = self._levels[abstract][level].start
            counts[level] = counts[level] + 1 if level in counts else start
        for deeper in [number for number in counts if number > level]:
            del counts[deeper]
        return counts

    def _place(self, properties: Element | None) -> tuple[str | None, int]:
        """Return the list and level of a paragraph: its own, else its style's."""
        if properties is None:
            return None, 0
        style = attribute(child(properties, "pStyle"), "val")
        style_list, style_level = self._of_style(style)
        own = child(properties, "numPr")
        if own is None:
            return style_list, style_level
        list_id = attribute(child(own, "numId"), "val") or style_list
        return (None if list_id == "0" else list_id), _number(attribute(child(own, "ilvl"), "val"), style_level)

    def _of_style(self, style: str | None) -> tuple[str | None, int]:
        for _ in range(12):  # styles stand on one another; a ring of them must not hold us
            if style is None:
                break
            if style in self._styles:
                return self._styles[style]
            style = self._based_on.get(style)
        return None, 0

    def _learn_lists(self, numbering: Element) -> None:
        for element in children(numbering, "abstractNum"):
            name = attribute(element, "abstractNumId") or ""
            self._levels[name] = {place: Level(level) for place, level in _levels(element)}
        for element in children(numbering, "num"):
            name = attribute(element, "numId") or ""
            self._abstract[name] = attribute(child(element, "abstractNumId"), "val") or ""
            for override in children(element, "lvlOverride"):
                start = attribute(child(override, "startOverride"), "val")
                if start is not None:
                    level = _number(attribute(override, "ilvl"), 0)
                    self._restart.setdefault(name, {})[level] = _number(start, 1)

    def _learn_styles(self, styles: Element) -> None:
        for style in children(styles, "style"):
            name = attribute(style, "styleId") or ""
            base = attribute(child(style, "basedOn"), "val")
            if base is not None:
                self._based_on[name] = base
            properties = child(style, "pPr")
            place = None if properties is None else child(properties, "numPr")
            if place is not None:
                level = _number(attribute(child(place, "ilvl"), "val"), 0)
                self._styles[name] = attribute(child(place, "numId"), "val"), level


def _levels(element: Element) -> Iterator[tuple[int, Element]]:
    for level in element:
        if local_name(level) == "lvl":
            yield _number(attribute(level, "ilvl"), 0), level


def _rendered(levels: dict[int, Level], level: int, counts: dict[int, int]) -> str:
    """Fill a level's text: '%1.%2' becomes '3.1', each place in its own level's format."""

    def place(match: re.Match[str]) -> str:
        number = int(match[1]) - 1
        known = levels.get(number)
        if known is None:
            return ""
        style = "decimal" if levels[level].all_figures else known.format
        return written_number(counts.get(number, known.start), style)

    return _PLACE.sub(place, levels[level].text).strip()


def written_number(number: int, style: str) -> str:
    """Write a positive number in one of Word's formats; an unknown format gives figures."""
    if style in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 20)
        return letters.upper() if style == "upperLetter" else letters
    if style in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman.upper() if style == "upperRoman" else roman
    if style == "decimalZero":
        return f"{number:02}"
    return str(number)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written


def _number(text: str | None, otherwise: int) -> int:
    """Read a whole number that Word wrote; anything else, or one beyond reason, is `otherwise`."""
    if text is None or not text.isascii() or not text.isdecimal() or len(text) > 6:
        return otherwise
    return int(text)
