"""What a city's web form sends by mail: "Name: ...", "Position: ...", "Comments: ...", one comment with its fields.

The label may stand before a colon, in the first column of a table, or on a line by itself above its value.
"""

import re
from collections.abc import Sequence

from council_desk.readers.column_words import field_of_header
from council_desk.readers.mail_heads import head_at
from council_desk.readers.mail_notices import is_writer_speaking

_LABEL = re.compile(r"^[\s*•-]{0,4}([^\n:：\t]{2,60}?)\s?\**\s?(?:[:：]\**\s*|\t\s*)(.*)$")
_ALONE = re.compile(r"^[\s*•-]{0,4}([^\n:：\t.!,]{2,40}?)\s?\**[?]?\s*$")
_WRITER = frozenset({"name", "first_name", "last_name", "email"})
_BELOW = frozenset({"received", "email", "phone", "position", "address", "attachments", "external_id"})
"""What forms say below the comment."""

_MARKED = re.compile(r"\s*[(\[]?(?:required|optional|\*)[)\]]?\s*$", re.IGNORECASE)
_OF_FORMS = re.compile(
    r"\b(?:forms?|submi(?:t\w*|ssions?)|received|entry|response|web ?site|portal|notification|formulari?o|formulaire|"
    r"formular|new (?:public |online |written )?(?:e-?)?(?:comment|message))\b",
    re.IGNORECASE,
)
_MOST_INTRODUCTION = 4
_LONGEST_INTRODUCTION = 200
_OF_TOOLS = re.compile(
    r"^\W*(?:(?:this )?(?:form|message|comment|e-?mail) (?:was )?(?:submitted|sent) (?:on|at|from|by|via|"
    r"through)\b|submitted (?:on|"
    r"at|from|by)\b|does this (?:submission|message) look like|(?:create|make|build) your own form|"
    r"now create your own form|"
    r"(?:referrer|form|page|source) (?:page|address|url|link)|(?:user'?s? )?(?:agent|browser|ip(?: address)?)\s?[:\t]|"
    r"(?:view|see|edit) (?:this |the )?(?:submission|entry|response)|powered by|time zone\b|remote ip\b)",
    re.IGNORECASE,
)
"""What form tools say below the comment."""

_BARE_LABEL = re.compile(r"^\s*(?:[A-Z][\w/]*)(?: [\w/]+){0,3}:\s*$")
_RULE = re.compile(r"^\s*[-_=*]{2,}\s*$")


def form_of(own: str) -> tuple[str, dict[str, str], str] | None:
    """Return (the comment, the form's other fields, the form's own lines), or None where the words are no form's.

    A form begins with labelled lines, names its writer, and has a label for the comment; what follows that label, to
    the next label that is known, is the comment. A few lines may stand above ("A new comment was submitted").
    """
    lines = _unstacked(own.split("\n"))
    fields: dict[str, str] = {}
    taken: list[str] = []
    above: list[str] = []
    for place, line in enumerate(lines):
        if not line.strip():
            continue
        match = _LABEL.match(line) if len(line) < 500 else None
        name = _field(match[1]) if match else None
        if head_at(lines, place) is not None:
            return None
        if match is None or (name is None and (not taken or len(match[1].split()) > 6)):
            if taken or len(above) == _MOST_INTRODUCTION or len(line) > _LONGEST_INTRODUCTION:
                return None
            above.append(line)
            continue
        if above and not taken and not _introduce(above):
            return None
        if name == "comment":
            if not _WRITER & fields.keys():
                return None
            return _split(match[2], lines[place + 1 :], fields, [*above, *taken, line[: match.start(2)].rstrip()])
        if name and match[2]:
            fields.setdefault(name, match[2].strip(" *"))
        taken.append(line)
    return None


def may_be_form(lines: Sequence[str]) -> bool:
    """Tell quickly whether a mail's first lines can be a form's: one of them begins with a label for its writer."""
    seen = 0
    for line in lines:
        if not line.strip():
            continue
        match = _LABEL.match(line) or _ALONE.match(line) if len(line) < 200 else None
        if match and _field(match[1]) in _WRITER:
            return True
        seen += 1
        if seen > _MOST_INTRODUCTION + 2:
            return False
    return False


def _introduce(above: Sequence[str]) -> bool:
    """Tell whether the lines above a form's first label say that a form was sent in, and nobody speaks in them."""
    return any(map(_OF_FORMS.search, above)) and not is_writer_speaking("\n".join(above))


def _unstacked(lines: list[str]) -> list[str]:
    """Put labels that stand on lines by themselves before their values, where three and the comment's are known."""
    labels: dict[int, str] = {}
    for place, line in enumerate(lines):
        alone = _ALONE.match(line) if line.strip() else None
        name = _field(alone[1]) if alone else None
        if alone and name and name not in labels.values():
            labels[place] = name
            if name == "comment":
                break
    addressed = any(name == "email" and "@" in "".join(lines[place + 1 : place + 3]) for place, name in labels.items())
    if len(labels) < 3 or "comment" not in labels.values() or not addressed:
        return lines
    out: list[str] = []
    for place, line in enumerate(lines):
        if place in labels:
            out.append(f"{line.strip().strip('*')}: ")
        elif out and out[-1].endswith(": ") and line.strip():
            out[-1] += line.strip()
        elif not (out and out[-1].endswith(": ")):
            out.append(line)
    return out


def _split(
    first: str, below: list[str], fields: dict[str, str], taken: list[str]
) -> tuple[str, dict[str, str], str] | None:
    """Take the comment's lines up to the next known label; what the form says below it goes to its fields."""
    words = [first]
    end = len(below)
    for place, line in enumerate(below):
        match = _LABEL.match(line) if len(line) < 200 else None
        if _OF_TOOLS.match(line) or (match and _field(match[1]) in _BELOW):
            end = _with_bare_labels(below, place)
            break
        words.append(line)
    for line in below[end:]:
        match = _LABEL.match(line) if len(line) < 200 else None
        name = _field(match[1]) if match else None
        if match and name and match[2]:
            fields.setdefault(name, match[2].strip(" *"))
    text = "\n".join(words[: end + 1]).strip()
    return (text, fields, "\n".join([*taken, *below[end:]]).strip()) if text else None


def _with_bare_labels(lines: Sequence[str], end: int) -> int:
    """Take labels without a value, and rules, with what a form says below the comment."""
    start = end
    while start:
        line = lines[start - 1]
        if line.strip() and not _RULE.match(line) and not _BARE_LABEL.match(line):
            break
        start -= 1
    return start


def _field(label: str) -> str | None:
    name, confidence = field_of_header(_MARKED.sub("", label.strip()))
    return name if confidence > 0.9 else None
