"""The lines of a written document into a reading: headings per comment, one letter, or comments run together."""

import re
from collections import Counter
from collections.abc import Sequence

from council_desk.errors import UnreadableFileError
from council_desk.readers.headed import cut_at_headings
from council_desk.readers.letters import is_closing, is_greeting, is_one_letter, letter_passages
from council_desk.readers.list_positions import split_name
from council_desk.readers.list_rows import heading_of
from council_desk.readers.passages import Passage, Reading, storable

_MOST_BARE = 8
"""So many paragraphs without greeting and closing are taken for one letter: offices get one letter a document."""

_NUMBER = re.compile(
    r"^(?:(?:public |written |e-?)?(?:comment|letter|submission)\s*)?(?:no\.?|number|#)?\s*(\d{1,5})\s*[.:)–—-]*\s*",
    re.IGNORECASE,
)
_NAME = re.compile(r"^[^\W\d_][^\d.!?:;]{1,60}$")


def document_reading(
    name: str,
    reader: str,
    lines: Sequence[str],
    purpose: str,
    notes: Sequence[str],
    headings: Sequence[tuple[int, str]] = (),
) -> Reading:
    """Make a reading of a document's lines, one a paragraph, blank ones between.

    `headings` are the level and words of its paragraphs in a heading style. Raises UnreadableFileError where the lines
    hold no text.
    """
    whole = storable("\n".join(lines)).strip("\n")
    if not whole.strip():
        raise UnreadableFileError(
            f"{name} has no text in it. If it holds pictures of letters, make their text readable first."
        )
    stored = whole.split("\n")
    if purpose == "policy":
        return Reading(reader, "policy", (Passage(whole, 1, len(stored)),), None, tuple(notes), None, whole)
    cut = cut_at_headings(stored) or _cut_at_styles(stored, headings)
    if cut is not None:
        passages, more = cut
        return Reading(reader, "list", passages, None, (*notes, *more), None, whole)
    if is_one_letter(stored, _MOST_BARE):
        passages = letter_passages(stored, [(0, len(stored))])
        return Reading(reader, "list", passages, None, (*notes, "It reads as one letter."), None, whole)
    return Reading(reader, "packet", (Passage(whole, 1, len(stored)),), None, tuple(notes), None, whole)


def _cut_at_styles(
    lines: Sequence[str], headings: Sequence[tuple[int, str]]
) -> tuple[tuple[Passage, ...], list[str]] | None:
    """Cut at the headings of the commonest level, where that parts comments; None where it does not.

    Headings above that level say the item or the position of what stands beneath them. One letter with headings of its
    own is not cut: what parts comments has words beneath every heading and no letter goes on over them.
    """
    levels = Counter(level for level, _ in headings)
    if not levels:
        return None
    level = max(levels, key=lambda level: (levels[level], level))
    places = _places(lines, headings)
    wanted = [place for place, (found, _) in places.items() if found == level]
    if len(wanted) < 2 or is_one_letter(lines) or not _parts_comments(lines, wanted):
        return None
    ends = sorted([*places, len(lines)])
    passages: list[Passage] = []
    above: dict[str, str] = {}
    for place in sorted(places):
        found, words = places[place]
        end = next(end for end in ends if end > place)
        if found < level:
            above = _said_above(above, words)
        elif found == level:
            deeper = next(
                (after for after in sorted(places) if after > place and places[after][0] <= level), len(lines)
            )
            end = deeper
            fields = {**above, **_fields(words)}
            passages += [_with(fields, passage) for passage in letter_passages(lines, [(place + 1, end)])]
    return (tuple(passages), []) if passages else None


def _places(lines: Sequence[str], headings: Sequence[tuple[int, str]]) -> dict[int, tuple[int, str]]:
    """Find each heading among the lines, in order."""
    places: dict[int, tuple[int, str]] = {}
    start = 0
    for level, words in headings:
        place = next((at for at in range(start, len(lines)) if lines[at].strip().endswith(words)), None)
        if place is not None:
            places[place] = level, words
            start = place + 1
    return places


def _parts_comments(lines: Sequence[str], wanted: Sequence[int]) -> bool:
    """Tell headings of comments (a name, a number) from those of one paper's sections."""
    named = sum(1 for place in wanted if _fields(lines[place].strip()))
    courteous = sum(1 for line in lines if is_greeting(line) or is_closing(line))
    return named * 10 >= len(wanted) * 6 or courteous >= len(wanted)


def _fields(words: str) -> dict[str, str]:
    """Read a comment's own heading: "12. Ana Ruiz (Support)"."""
    fields: dict[str, str] = {}
    number = _NUMBER.match(words)
    rest = words
    if number:
        fields["external_id"] = number[1]
        rest = words[number.end() :].strip()
    parted = split_name(rest)
    name, position = parted if parted else (rest, "")
    if position:
        fields["position"] = position
    if _NAME.match(name) and len(name.split()) <= 6 and name.istitle() | (name[:1].isupper() and parted is not None):
        fields["name"] = name
    return fields


def _said_above(above: dict[str, str], words: str) -> dict[str, str]:
    heading = heading_of(words)
    said = dict(above)
    for field, value in (("item", heading.item), ("title", heading.title), ("position", heading.position)):
        if value:
            said[field] = value
        elif value is not None:
            said.pop(field, None)
    return said


def _with(fields: dict[str, str], passage: Passage) -> Passage:
    return Passage(passage.text, passage.first_line, passage.last_line, passage.page, fields=fields)
