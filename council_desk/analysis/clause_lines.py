"""Lines of a policy text, and which of them are page furniture or a table of contents rather than policy."""

import re
from collections import Counter
from dataclasses import dataclass

_PAGE_NUMBER = re.compile(r"\s*(?:-\s*)?(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*-)?\s*$", re.IGNORECASE)
_PAGED = re.compile(r"\bpage\s+\d{1,4}\b(?:\s+of\s+\d{1,4})?", re.IGNORECASE)
_CONTENTS = re.compile(r"\s*(?:table of contents|contents|índice|tabla de contenido)\s*:?\s*$", re.IGNORECASE)
_LEADER = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}\s*$|…\s*\d{1,4}\s*$|\t\d{1,4}\s*$|\s{3,}\d{1,4}\s*$")
_DIGITS = re.compile(r"\d+")
_ITEM_WORDS = re.compile(r"[\s(]*(?:whereas|section|sec\.|§|article|resolved|\(?[a-z0-9]{1,4}[.)])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its half-open code point span (without the line end) and what it is: policy, furniture or contents."""

    start: int
    end: int
    text: str
    role: str = "policy"

    @property
    def blank(self) -> bool:
        """Whether nothing but space stands on the line."""
        return not self.text.strip()


def policy_lines(text: str) -> tuple[Line, ...]:
    """The lines of a policy text with their roles.

    Page numbers, and short lines that come again at least three times once their digits are taken off, are
    furniture; lines with dot leaders, or under a Contents heading and repeated later, are the table of contents.
    """
    lines = _plain_lines(text)
    furniture = _furniture(lines)
    contents = _contents(lines)
    return tuple(
        Line(
            line.start,
            line.end,
            line.text,
            "furniture" if i in furniture else "contents" if i in contents else "policy",
        )
        for i, line in enumerate(lines)
    )


def _plain_lines(text: str) -> list[Line]:
    """The lines, cut at line feeds only."""
    lines, at = [], 0
    for piece in text.split("\n"):
        lines.append(Line(at, at + len(piece), piece))
        at += len(piece) + 1
    return lines


def _furniture(lines: list[Line]) -> set[int]:
    """Indexes of page numbers and running headers or footers."""
    keys = [_DIGITS.sub("#", line.text.strip().lower()) for line in lines]
    often = Counter(key for key in keys if 0 < len(key) <= 90)
    found = set()
    for i, line in enumerate(lines):
        stripped = line.text.strip()
        if not stripped or len(stripped) > 90:
            continue
        alone = (i == 0 or lines[i - 1].blank) and (i + 1 == len(lines) or lines[i + 1].blank)
        if (
            (_PAGE_NUMBER.match(stripped) and (alone or "page" in stripped.lower()))
            or (_PAGED.search(stripped) and len(stripped) < 80 and not stripped.endswith("."))
            or (often[keys[i]] >= 3 and not _ITEM_WORDS.match(stripped) and not stripped.endswith((".", ";", ",", ":")))
        ):
            found.add(i)
    return found


def _contents(lines: list[Line]) -> set[int]:
    """Indexes of the lines of a table of contents."""
    found = {i for i, line in enumerate(lines) if len(line.text) <= 300 and _LEADER.search(line.text[-80:])}
    for i, line in enumerate(lines):
        if not _CONTENTS.match(line.text[:60]):
            continue
        found.add(i)
        later = Counter(_entry(other.text) for other in lines[i + 1 :])
        for j in range(i + 1, len(lines)):
            if lines[j].blank:
                continue
            if j in found:
                later[_entry(lines[j].text)] -= 1
                continue
            if len(lines[j].text) > 120 or later[_entry(lines[j].text)] < 2:
                break
            later[_entry(lines[j].text)] -= 1
            found.add(j)
        break
    return found if len(found) > 1 else set()


def _entry(text: str) -> str:
    """A contents entry as it would stand again as a heading."""
    return re.sub(r"[\W_]+", " ", _LEADER.sub("", text)[:120].lower()).strip()
