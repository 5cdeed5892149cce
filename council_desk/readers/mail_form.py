"""What a city's web form sends by mail: "Name: ...", "Position: ...", "Comments: ...", one comment with its fields."""

import re

from council_desk.readers.column_words import field_of_header

_LABEL = re.compile(r"^[\s*•-]{0,4}([^\n:：]{2,60}?)\s?\**\s?[:：]\**\s*(.*)$")
_WRITER = frozenset({"name", "first_name", "last_name", "email"})


def form_of(own: str) -> tuple[str, dict[str, str], str] | None:
    """Return (the comment, the form's other fields, the form's own lines), or None where the words are no form's.

    A form begins with labelled lines, names its writer, and has a label for the comment; what follows that label, to
    the next label that is known, is the comment.
    """
    lines = own.split("\n")
    fields: dict[str, str] = {}
    taken: list[str] = []
    for place, line in enumerate(lines):
        if not line.strip():
            continue
        match = _LABEL.match(line) if len(line) < 500 else None
        name = _field(match[1]) if match else None
        if match is None or (name is None and (not taken or len(match[1].split()) > 6)):
            return None
        if name == "comment":
            if not _WRITER & fields.keys():
                return None
            return _split(match[2], lines[place + 1 :], fields, [*taken, line[: match.start(2)].rstrip()])
        if name and match[2]:
            fields.setdefault(name, match[2].strip(" *"))
        taken.append(line)
    return None


def _split(
    first: str, below: list[str], fields: dict[str, str], taken: list[str]
) -> tuple[str, dict[str, str], str] | None:
    """Take the comment's lines up to the next known label; what the form says below it goes to its fields."""
    words = [first]
    end = len(below)
    for place, line in enumerate(below):
        match = _LABEL.match(line) if len(line) < 200 else None
        if match and _field(match[1]) in (
            "received",
            "email",
            "phone",
            "position",
            "address",
            "attachments",
            "external_id",
        ):
            end = place
            break
        words.append(line)
    for line in below[end:]:
        match = _LABEL.match(line) if len(line) < 200 else None
        name = _field(match[1]) if match else None
        if match and name and match[2]:
            fields.setdefault(name, match[2].strip(" *"))
    text = "\n".join(words).strip()
    return (text, fields, "\n".join([*taken, *below[end:]]).strip()) if text else None


def _field(label: str) -> str | None:
    name, confidence = field_of_header(label.strip())
    return name if confidence > 0.9 else None
