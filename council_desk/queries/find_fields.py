"""The fields that can be typed in Find (`stance:oppose`), the words people use for them, and their values.

Pure text. Values that depend on the office (campaigns, demands, districts, channels) are looked up in find_clauses.
"""

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

FIELDS = (
    "stance",
    "position",
    "campaign",
    "demand",
    "district",
    "language",
    "name",
    "org",
    "channel",
    "number",
    "older",
    "has",
    "is",
)
"""Every field, as messages and help list them."""

NONE, ANY = "none", "any"

_ALIASES = {
    **{name: name for name in FIELDS},
    "stances": "stance",
    "positions": "position",
    "ticked": "position",
    "campaigns": "campaign",
    "demands": "demand",
    "districts": "district",
    "ward": "district",
    "lang": "language",
    "languages": "language",
    "from": "name",
    "writer": "name",
    "names": "name",
    "organization": "org",
    "organisation": "org",
    "organizations": "org",
    "organisations": "org",
    "orgs": "org",
    "channels": "channel",
    "via": "channel",
    "numbers": "number",
    "num": "number",
    "olderthan": "older",
}


_VALUES: dict[str, dict[str, tuple[str, ...]]] = {
    "stance": {
        "support": ("support", "supports", "supported", "infavor", "infavour", "for", "pro"),
        "support_if_amended": ("supportifamended", "ifamended", "amended", "amend"),
        "oppose_unless_amended": ("opposeunlessamended", "unlessamended", "unless"),
        "oppose": ("oppose", "opposes", "opposed", "against"),
        "neutral": ("neutral",),
        "question": ("question", "questions"),
        "unclear": ("unclear",),
        "untagged": ("untagged", "nottagged", "none", "no", "blank", "empty", "undecided"),
        ANY: ("any", "tagged", "decided", "some"),
    },
    "position": {
        "support": ("support", "supports", "infavor", "infavour", "for", "yes"),
        "oppose": ("oppose", "opposes", "opposed", "against", "notinfavor", "notinfavour"),
        "neutral": ("neutral",),
        NONE: ("none", "blank", "empty", "nothing"),
        ANY: ("any", "some"),
    },
    "has": {
        "question": ("question", "questions"),
        "demand": ("demand", "demands", "excerpt", "excerpts"),
        "own-words": ("ownwords", "ownword", "personalwords"),
        "reply": ("reply", "replyowed", "replies", "answerowed"),
        "attachment": ("attachment", "attachments", "attached", "file", "files"),
        "sensitive": ("sensitive", "sensitivepassage", "sensitivepassages", "private"),
        "suggestion": ("suggestion", "suggestions"),
    },
    "is": {
        "late": ("late",),
        "on-time": ("ontime", "intime"),
        "done": ("done",),
        "untagged": ("untagged", "nottagged"),
        "tagged": ("tagged",),
        "withdrawn": ("withdrawn",),
        "set-aside": ("setaside", "aside"),
        "organization": ("organization", "organisation", "org", "organizations", "organisations"),
        "look-again": ("lookagain", "lookedagain", "again"),
        "owed": ("owed", "replyowed", "answerowed"),
    },
}
"""Canonical value of a field, and what people type for it, squeezed."""

_SHOWN = {"support_if_amended": "if-amended", "oppose_unless_amended": "unless-amended"}
_SQUEEZED = {
    name: {typed: value for value, words in values.items() for typed in words} for name, values in _VALUES.items()
}
_NUMBERS = re.compile(r"(?:(\d{1,9})([a-z]{0,4}))?(?:(-)(?:(\d{1,9})([a-z]{0,4}))?)?")


def field_named(word: str) -> str | None:
    """The field that a typed word names, or None."""
    return _ALIASES.get(word.casefold())


def nearest_field(word: str) -> str | None:
    """The field that a word nearly names ("stanec"), or None: a typing slip, not a word of a text.

    One slip in four letters or more, two in six or more that begin alike.
    """
    typed = word.casefold()
    # "older" has too many neighbors that letters begin a line with: order, folder, holder.
    for name in (name for name in _ALIASES if len(name) >= 4 and name != "older"):
        most = 2 if len(name) >= 6 and typed[:1] == name[:1] else 1
        if OSA.distance(typed, name, score_cutoff=most) <= most:
            return _ALIASES[name]
    return None


def no_such_field(word: str) -> str:
    """What to say of a field that there is not."""
    nearest = nearest_field(word)
    meant = f" Did you mean {nearest}:?" if nearest else ""
    listed = ", ".join(FIELDS)
    return f'There is no field "{word}:".{meant} Fields: {listed}. Put the words in quotes to find them in letters.'


def value_of(name: str, typed: str) -> tuple[str, str]:
    """The canonical value of what was typed for a field, and what to say where there is no such value (else empty).

    Fields whose values depend on the office give back what was typed; `number` a list such as "30-40", `older` days.
    """
    squeezed = re.sub(r"[\W_]+", "", typed).casefold()
    if name in _SQUEEZED:
        value = _SQUEEZED[name].get(squeezed) or _only_beginning(name, squeezed)
        return (value, "") if value is not None else ("", _no_such_value(name, typed))
    if name == "number":
        written = typed.strip().casefold()
        return (written, "") if written and _number_parts(written) is not None else ("", _no_number(typed))
    if name == "older":
        days = _days(squeezed)
        return (str(days), "") if days is not None else ("", "Type how many days ago it came, at least: older:5.")
    if not squeezed:
        return "", f"Type what to look for after {name}:, such as {_EXAMPLES[name]}."
    return typed.strip(), ""


_EXAMPLES = {
    "campaign": "campaign:A, campaign:none or campaign:any",
    "demand": "demand:3, demand:none or demand:any",
    "district": "district:4, district:none or district:outside",
    "language": "language:spanish",
    "name": "name:ortiz",
    "org": "org:swimmers or org:any",
    "channel": "channel:phone",
}


def _days(squeezed: str) -> int | None:
    """Days, from "5", "5d", "5 days" or "2 weeks"; None where it is no such time."""
    found = re.fullmatch(r"(\d{1,4})(?:(d|day|days)|(w|week|weeks))?", squeezed)
    return int(found[1]) * (7 if found[3] else 1) if found is not None else None


def number_range(value: str) -> tuple[int | None, str, int | None, bool]:
    """A comment number or range as (first, suffix, last, is a range): 34; 34a; 30-40; 30- and -40 are open."""
    parts = _number_parts(value)
    if parts is None:
        raise ValueError(value)
    return parts


def _number_parts(value: str) -> tuple[int | None, str, int | None, bool] | None:
    found = _NUMBERS.fullmatch(value.replace(" ", ""))
    if found is None or not (found[1] or found[4]):
        return None
    first, last = int(found[1]) if found[1] else None, int(found[4]) if found[4] else None
    if found[3] and (found[2] or found[5]):
        return None
    return first, found[2] or "", last, bool(found[3])


def _only_beginning(name: str, squeezed: str) -> str | None:
    """The one value that begins with at least four typed letters."""
    if len(squeezed) < 4:
        return None
    values = {value for typed, value in _SQUEEZED[name].items() if typed.startswith(squeezed)}
    return values.pop() if len(values) == 1 else None


def _no_such_value(name: str, typed: str) -> str:
    known = ", ".join(_shown_values(name))
    if not typed.strip():
        return f"Type what to look for after {name}: one of {known}."
    return f'"{typed.strip()}" is nothing that {name}: knows. It knows {known}.'


def _shown_values(name: str) -> Iterator[str]:
    return (_SHOWN.get(value, value) for value in _VALUES[name])


def _no_number(typed: str) -> str:
    said = f'"{typed.strip()}" is no comment number. ' if typed.strip() else ""
    return f"{said}Type number:34, number:34a or number:30-40."
