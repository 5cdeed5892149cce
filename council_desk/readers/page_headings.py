""" "Ana Ruiz (in favor)": a writer's name with the position ticked, as eSCRIBE and others set it above a comment."""

import re
from collections.abc import Sequence

from council_desk.readers.passages import Passage

_POSITION = (
    r"in support|support(?:s|ive|ing)?|supporter|oppos(?:e|es|ed|ing|ition)|in opposition|in favou?r|for|against|"
    r"not in favou?r|neutral|neither|"
    r"undecided|no position|information(?:al)?(?: only)?|question|comment(?:ing)?|a favor|en contra|apoyo|apoya|"
    r"se opone|pour|contre|neutre|"
    r"support if amended|oppose unless amended|support with (?:changes|amendments)|agree|disagree|yes|no"
)
_SAID = re.compile(rf"^\W*(?:{_POSITION})\W*$", re.IGNORECASE)
_NONE = re.compile(r"^\s*(?:[-–—‐‑−]{1,3}|n/?a|none|not (?:given|stated|specified))?\s*$", re.IGNORECASE)
_NAMED = re.compile(r"^\s*(?P<name>[^()\n]{1,80}?)\s*\((?P<position>[^()\n]{0,40})\)\s*:?\s*$")


def said_position(text: str) -> str | None:
    """Return a ticked position's words; '' for a dash or "none"; None where the text is no position."""
    if _NONE.match(text):
        return ""
    return text.strip(" \t[]().:") if len(text) <= 40 and _SAID.match(text) else None


def name_and_position(line: str) -> tuple[str, str] | None:
    """Return (name, position) of a line such as "Ana Ruiz (in favor)" or "Ana Ruiz (-)", else None."""
    match = _NAMED.match(line)
    if match is None:
        return None
    position = said_position(match["position"])
    name = " ".join(match["name"].split())
    if position is None or not name or (not position and not match["position"].strip()):
        return None
    return name, position


def passages_below_names(lines: Sequence[str]) -> list[Passage]:
    """Cut lines at the names with positions; [] where there are fewer than two such lines with words below each."""
    starts = [place for place, line in enumerate(lines) if name_and_position(line) is not None]
    if len(starts) < 2:
        return []
    passages = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        text = "\n".join(lines[start + 1 : end]).strip()
        name, position = name_and_position(lines[start]) or ("", "")
        if text:
            given = {"name": name, "position": position}
            passages.append(Passage(text, fields={key: value for key, value in given.items() if value}))
    return passages if len(passages) * 2 > len(starts) else []
