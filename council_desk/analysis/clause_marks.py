"""Where a numbered piece of a policy begins: WHEREAS, RESOLVED, Article, Section, code numbers, (A)(1)(a)(i)."""

import re
from dataclasses import dataclass

from council_desk.analysis.clause_lines import Line

_WHEREAS = re.compile(r"(?:WHEREAS|Whereas|CONSIDERANDO(?: QUE)?|Considerando(?: que)?)\b[,:]?")
_RESOLVED = re.compile(
    r"(?:(?:NOW,?\s+)?THEREFORE,?\s+)?(?:LET\s+IT\s+|BE\s+IT\s+)(?:ALSO\s+|HEREBY\s+|"
    r"AND\s+IT\s+IS\s+)?(?:FURTHER,?\s+)?"
    r"(?:RESOLVED|ORDAINED|MOVED|ENACTED|DECLARED)\b"
    r"|AND,?\s+BE\s+IT\s+(?:FURTHER\s+)?RESOLVED\b|(?:FURTHER\s+)?RESOLVED(?:\s+FURTHER)?\s*[,:]"
    r"|NOW,?\s+THEREFORE\b[^\n]{0,200}|(?:POR\s+LO\s+TANTO,?\s+)?(?:SE\s+RESUELVE|SE\s+ORDENA|RESUÉLVASE)\b"
    r"|(?:THE\s+)?(?:CITY\s+|TOWN\s+|COUNTY\s+|VILLAGE\s+)?(?:COUNCIL|BOARD)\b[^\n.;]{0,120}\b"
    r"(?:(?:DOES|DO)\s+(?:HEREBY\s+)?(?:ORDAIN|RESOLVE)|(?:HEREBY\s+)?(?:ORDAINS|RESOLVES))\b",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"(ARTICLE|CHAPTER|PART|DIVISION|TITLE)\s+(\d+(?:\.\d+)*[A-Z]?|[IVXLC]+|[A-Z])\b[.:]?", re.IGNORECASE
)
_SECTION = re.compile(
    r"(SECTION|SEC\.|SECT\.|SECCIÓN|§§?|ARTÍCULO)\s*(\d+(?:[.\-]\d+)*[A-Z]?|"
    r"[IVXLC]+)\b((?:\([A-Za-z0-9]{1,4}\))*)(\.|:|\s*[-–—]|\)|(?=\s*$)|(?=\s))",
    re.IGNORECASE,
)
# A section of another instrument that this one sets out: Charter Section 302. Council.
_NAMED_SECTION = re.compile(
    r"((?:[A-Z][\w'’-]+\s+){0,2}(?:Charter|Code|Bylaws?|Plan|Policy|Lease|Agreement|Contract|Compact|Rules?|Manual|"
    r"CHARTER|CODE|BYLAWS?|PLAN|POLICY|LEASE|AGREEMENT)\s+)(?:Section|SECTION|Sec\.|§)\s*"
    r"(\d+(?:[.\-]\d+)*[A-Z]?)((?:\([A-Za-z0-9]{1,4}\))*)\s*[.:–—-](?=\s|$)"
)
_EXHIBIT = re.compile(
    r"(EXHIBIT|APPENDIX|ATTACHMENT|SCHEDULE|ANNEX)\s+(\d{1,2}|[IVX]{1,4}|[A-Z])\b\s*(?:[.:–—-]|(?=$))", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"(recommendation|principle|goal|action|policy|finding|condition|question|measure|amendment|term|plank|"
    r"objective|strategy|"
    r"proposal|rule|clause|paragraph|commitment|priority|direction|requirement|standard|provision|point)\s+(?:no\.\s*)?"
    r"(\d{1,3}(?:\.\d{1,3})*|[A-Z])\s*(?:[.:)]|[-–—](?=\s))(?=\s|$)",
    re.IGNORECASE,
)
_CODE = re.compile(r"(\d{1,3}(?:[.\-]\d{1,4}){1,4}[A-Z]?)((?:\([A-Za-z0-9]{1,4}\))*)\.?[:\-–—]?(?=\s+\S|\s*$)")
_PAREN = re.compile(r"\(([A-Za-z]{1,5}|\d{1,3})\)(?=\s|\(|\"|“|$)")
_DOTTED = re.compile(r"([A-Za-z]|[IVX]{1,5}|[ivx]{1,5}|\d{1,3})\.(?=\s|$)")
_HALF = re.compile(r"([A-Za-z]|[ivx]{1,5}|\d{1,3})\)(?=\s|$)")
_BULLET = re.compile(r"[•▪◦●‣·*\-–—](?=\s+\S)")
_DEFINED = re.compile(
    r"[\"“]([^\"”\n]{2,60})[\"”]\s+(?:means|shall mean|includes|refers to|significa)\b", re.IGNORECASE
)
_INLINE_DEFINED = re.compile(
    r"(?<=[.;])\s+([\"“]([^\"”\n]{2,60})[\"”]\s+(?:means|shall mean|includes|refers to|significa)\b)", re.IGNORECASE
)
_ADOPTION = re.compile(
    r"(?:PASSED|ADOPTED|APPROVED|INTRODUCED|ENACTED)(?:,|\s+AND)?\s*(?:PASSED|ADOPTED|APPROVED|ENACTED|BY|"
    r"THIS|ON|as)\b|ATTEST\s*:|AYES\s*:|AYES\b\s*\d",
)
_INLINE_WHEREAS = re.compile(r"(?<=[;.,:])\s*(?:and,?\s+)?(WHEREAS,)")
_INLINE_RESOLVED = re.compile(
    r"(?<=[;.:])\s*(?:and,?\s+)?((?:NOW,\s+THEREFORE,?\s+)?BE\s+IT\s+(?:FURTHER\s+)?(?:RESOLVED|ORDAINED)\b)"
)
_INLINE_SECTION = re.compile(r"(?<=[;.:])\s+((?:SECTION|Section|Sec\.|SEC\.)\s+\d{1,3}\.)(?=\s+[A-Z])")
_INLINE_FIRST = re.compile(r"(?<=[a-z])\s+(\((1|a|i|A)\))(?=\s)")
_INLINE_PAREN = re.compile(r"(?<=[;:.,—])\s+(?:(?:and|or|y|o)\s+)?(\(([A-Za-z]{1,5}|\d{1,2})\))(?=\s)")
_INLINE_AND_PAREN = re.compile(r"(?:,|;)?\s+(?:and|or)\s+(\(([A-Za-z]{1,5}|\d{1,2})\))(?=\s)")
_REFERS_BEFORE = re.compile(
    r"(?:sub)?(?:sections?|paragraphs?|articles?|chapters?|clauses?|part|under|in|of|to|by|with|and|or|"
    r"through|than|code|title|§)\s*$",
    re.IGNORECASE,
)
_NAMES_BEFORE = re.compile(
    r"\b(?:(?:sub)?(?:sections?|paragraphs?|divisions?)|articles?|chapters?|clauses?|under|in|of|§)\s*$", re.IGNORECASE
)
_REFERS_AFTER = re.compile(
    r"\s*(?:,?\s*(?:of|above|below|hereof|et seq)\b|through\b|shall\s+(?:become|take|be\s+construed)\b)", re.IGNORECASE
)
_AMOUNT_AFTER = re.compile(r"\s*(?:percent|per\s|million|billion|miles?\b|feet\b|hours?\b|days?\b|years?\b|%|acres?\b)")
_ENDED = re.compile(r"(?:[.:;!?”\"—–-]|\b(?:and|or|y|o)|^)\s*$")


@dataclass(frozen=True, slots=True)
class Mark:
    """The start of a numbered piece.

    family: whereas, resolved, group, section, code, list, bullet, definition or adoption.
    """

    start: int
    end: int
    family: str
    label: str
    bracket: str = ""
    word: str = ""
    inline: bool = False


def find_marks(lines: tuple[Line, ...]) -> list[Mark]:
    """Every place in a policy text where a numbered piece may begin, in order; the nesting decides which stand.

    lines: of the whole policy, with their roles; furniture and contents lines hold no marks.
    """
    marks: list[Mark] = []
    before = ""
    for line in lines:
        if line.role != "policy":
            continue
        if line.blank:
            before = ""
            continue
        marks.extend(_line_marks(line, before))
        before = line.text.rstrip()
    return sorted(marks, key=lambda mark: mark.start)


def _line_marks(line: Line, before: str) -> list[Mark]:
    """The marks of one line: a chain at its start, then those inside it."""
    indent = len(line.text) - len(line.text.lstrip(" \t#\u00a0"))
    chain = _leading(line, indent, before)
    after = chain[-1].end - line.start if chain else indent
    return chain + _inline(line, after)


def _leading(line: Line, at: int, before: str) -> list[Mark]:
    """The marks standing at the start of a line, such as Section 3. (a) (1)."""
    first = _first_mark(line.text, at, before)
    if first is None:
        return []
    chain = [_moved(mark, line.start) for mark in first]
    while chain[-1].family in {"section", "code", "list", "group"}:
        at = chain[-1].end - line.start
        gap = len(line.text[at : at + 40]) - len(line.text[at : at + 40].lstrip())
        found = _list_mark(line.text, at + gap, dotted=chain[-1].family != "group" and chain[-1].bracket != "()")
        if found is None or (gap == 0 and found.bracket != "()"):
            break
        chain.append(_moved(found, line.start))
    return chain


def _moved(mark: Mark, by: int) -> Mark:
    """The same mark, counted from the start of the text instead of its line."""
    return Mark(mark.start + by, mark.end + by, mark.family, mark.label, mark.bracket, mark.word, mark.inline)


def _first_mark(text: str, at: int, before: str) -> list[Mark] | None:
    """What stands first on a line, or None where the line only continues the one before."""
    for family, pattern in (("whereas", _WHEREAS), ("resolved", _RESOLVED), ("adoption", _ADOPTION)):
        found = pattern.match(text, at, at + 400)
        if found and (family != "resolved" or text[at : at + 1].isupper()):
            return [Mark(at, found.end(), family, "", word=found.group().split()[-1].upper())]
    named = (
        _group_mark(text, at, before)
        or _numbered_mark(text, at)
        or _named_section_mark(text, at, before)
        or _section_mark(text, at, before)
        or _code_mark(text, at, before)
    )
    if named:
        return named
    ended = _ended(before)
    found = _DEFINED.match(text, at, at + 120)
    if found and ended:
        return [Mark(at, at, "definition", found.group(1))]
    listed = _list_mark(text, at)
    if listed and _stands(text, listed, before):
        return [listed]
    bullet = _BULLET.match(text, at)
    if bullet and (ended or before.endswith(",")):
        return [Mark(at, bullet.end(), "bullet", "")]
    return None


def _stands(text: str, mark: Mark, before: str) -> bool:
    """Whether a list label at the start of a line begins a piece, rather than ending a wrapped sentence."""
    if _NAMES_BEFORE.search(before[-20:]):
        return False
    if mark.bracket == "()":
        return not _REFERS_AFTER.match(text, mark.end)
    following = text[mark.end : mark.end + 4].strip()
    return bool(_ended(before) or before.endswith(",")) and not following[:1].islower()


def _ended(before: str) -> bool:
    """Whether the line before is complete: it ends in a mark, or is shorter than a wrapped line, as headings are."""
    return bool(_ENDED.search(before[-12:])) or len(before) < 50


def _numbered_mark(text: str, at: int) -> list[Mark] | None:
    """A piece called by another name than section: Recommendation 3. Plant oaks."""
    found = _NUMBERED.match(text, at, at + 60)
    return [Mark(at, found.end(), "section", found.group(2), word=found.group(1).title())] if found else None


def _named_section_mark(text: str, at: int, before: str) -> list[Mark] | None:
    """A section cited with the name of the instrument it belongs to, which stays in its citation."""
    found = _NAMED_SECTION.match(text, at, at + 90)
    if not found or (before and _REFERS_BEFORE.search(before[-20:])) or not _ended(before):
        return None
    word = " ".join(found.group(1).split()).title() + " Section"
    chain = [
        Mark(at, found.end(3), "section", found.group(2), word=word),
        *_paren_chain(text, found.start(3), found.end(3)),
    ]
    last = chain[-1]
    chain[-1] = Mark(last.start, found.end(), last.family, last.label, last.bracket, last.word)
    return chain


def _group_mark(text: str, at: int, before: str) -> list[Mark] | None:
    found = _GROUP.match(text, at, at + 60) or _EXHIBIT.match(text, at, at + 40)
    if not found or _REFERS_BEFORE.search(before[-20:]) or _REFERS_AFTER.match(text, found.end()):
        return None
    rest = text[found.end() : found.end() + 80].strip()
    if rest[:1].islower() or (text[at : at + 1].islower()) or re.match(r"(?:is|are|was)\b", rest):
        return None
    return [Mark(at, found.end(), "group", found.group(2), word=found.group(1).title())]


def _section_mark(text: str, at: int, before: str) -> list[Mark] | None:
    found = _SECTION.match(text, at, at + 80)
    if not found or (not text[at : at + 1].isupper() and text[at] != "§"):
        return None
    rest = text[found.end() : found.end() + 60].lstrip()
    closed = bool(found.group(4).strip()) or not rest
    wrapped = bool(before) and bool(_REFERS_BEFORE.search(before[-20:]))
    if (
        wrapped
        or _REFERS_AFTER.match(text, found.end())
        or (not closed and not rest[:1].isupper() and not rest.startswith("("))
    ):
        return None
    if not closed and not _ended(before):
        return None
    chain = [Mark(at, found.end(3), "section", found.group(2), word=found.group(1))]
    chain += _paren_chain(text, found.start(3), found.end(3))
    last = chain[-1]
    chain[-1] = Mark(last.start, found.end(), last.family, last.label, last.bracket, last.word)
    return chain


def _paren_chain(text: str, start: int, end: int) -> list[Mark]:
    """The (A)(1) that follow a section number directly."""
    return [
        Mark(found.start(), found.end(), "list", found.group(1), "()")
        for found in re.finditer(r"\(([A-Za-z0-9]{1,4})\)", text[:end])
        if found.start() >= start
    ]


def _code_mark(text: str, at: int, before: str) -> list[Mark] | None:
    found = _CODE.match(text, at, at + 60)
    if not found or _AMOUNT_AFTER.match(text, found.end()) or not (_ended(before)):
        return None
    rest = text[found.end() : found.end() + 40].lstrip()
    if rest and not (rest[:1].isupper() or rest[:1] in '("“'):
        return None
    chain = [Mark(at, found.end(1), "code", found.group(1)), *_paren_chain(text, found.start(2), found.end(2))]
    last = chain[-1]
    chain[-1] = Mark(last.start, found.end(), last.family, last.label, last.bracket)
    return chain


def _list_mark(text: str, at: int, dotted: bool = True) -> Mark | None:
    """A label such as (a), a) or a. at one place."""
    patterns = (("()", _PAREN), (")", _HALF), (".", _DOTTED)) if dotted else (("()", _PAREN), (")", _HALF))
    for bracket, pattern in patterns:
        found = pattern.match(text, at, at + 12)
        if found:
            return Mark(at, found.end(), "list", found.group(1), bracket)
    return None


def _inline(line: Line, after: int) -> list[Mark]:
    """The marks inside a line: run-together WHEREAS paragraphs, sections, and (1) ...; (2) ... lists."""
    marks = []
    for family, pattern in (("whereas", _INLINE_WHEREAS), ("resolved", _INLINE_RESOLVED), ("section", _INLINE_SECTION)):
        for found in pattern.finditer(line.text, after):
            label = re.sub(r"\D", "", found.group(1)) if family == "section" else ""
            word = found.group(1).rstrip(",.").split()[0 if family == "section" else -1].upper()
            marks.append(
                Mark(line.start + found.start(1), line.start + found.end(1), family, label, word=word, inline=True)
            )
    for found in _INLINE_DEFINED.finditer(line.text, after):
        marks.append(
            Mark(line.start + found.start(1), line.start + found.start(1), "definition", found.group(2), inline=True)
        )
    return marks + _inline_lists(line, after)


def _inline_lists(line: Line, after: int) -> list[Mark]:
    """The (1) ...; (2) ... labels inside a line, leaving out those that only refer to another clause."""
    marks: dict[int, Mark] = {}
    for pattern in (_INLINE_PAREN, _INLINE_AND_PAREN, _INLINE_FIRST):
        for found in pattern.finditer(line.text, after):
            start = line.start + found.start(1)
            refers = _REFERS_AFTER.match(line.text, found.end()) or _NAMES_BEFORE.search(
                line.text[: found.start()][-20:]
            )
            if start not in marks and not refers:
                marks[start] = Mark(start, line.start + found.end(1), "list", found.group(2), "()", inline=True)
    return list(marks.values())
