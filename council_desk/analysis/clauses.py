"""Policy text into numbered clauses: ordinances, resolutions, platforms and administrative policies."""

import bisect
import itertools
import re
from dataclasses import dataclass

from council_desk.analysis.clause_levels import Rung, place
from council_desk.analysis.clause_lines import Line, policy_lines
from council_desk.analysis.clause_marks import Mark, find_marks
from council_desk.analysis.evidence import Evidence

_EXCEPTION = re.compile(
    r"\b(?:except(?:\s+(?:where|as|that|when|for|to|in|by|if|upon|with|under|on|during|a|an|the|any))?|unless|"
    r"notwithstanding|other\s+than|"
    r"provided,?\s+(?:however|further)|(?:shall|does|do|will)\s+not\s+apply|(?:is|are|"
    r"shall\s+be)\s+exempt(?:ed)?|exempt(?:s|ing)?\s+from|"
    r"excluding|with\s+the\s+exception\s+of|nothing\s+in\s+this|salvo|excepto)\b[^;.]{0,300}",
    re.IGNORECASE,
)
_FORCES = (
    (
        "ordinance",
        re.compile(
            r"\b(?:an\s+)?(?:[a-z]+\s+)?ordinance\s+(?:no\b|number|#|of\s+the|amending|adding|repealing|establishing|"
            r"\d)|\ban\s+ordinance\b|^[^\w\n]{0,12}ordinance\b|\bordenanza\b",
            re.I | re.M,
        ),
    ),
    (
        "resolution",
        re.compile(
            (
                r"\bresolution\s+(?:no\b|number|#|of\s+the|\d)|\ba\s+resolution\b|^[^\w\n]{0,12}resolution\b|"
                r"\bresolución\b"
            ),
            re.I | re.M,
        ),
    ),
    (
        "platform",
        re.compile(
            r"\b(?:legislative|policy|advocacy|state|federal)\s+(?:and\s+\w+\s+)?(?:platform|agenda|program)\b|"
            r"^[^\w\n]{0,12}\w*\s*platform\b",
            re.I | re.M,
        ),
    ),
    (
        "administrative policy",
        re.compile(
            (
                r"\badministrative\s+(?:policy|regulation|directive|order|procedure|rule)\b|^[^\w\n]{0,12}policy\s+(?:no|"
                r"number|#)"
            ),
            re.I | re.M,
        ),
    ),
)
_TITLE_START = re.compile(r"^\s*(?:an?\s+(?:[a-z]+\s+)?(?:ordinance|resolution|policy|order)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered piece of a policy.

    position: index in the cut, from 0. citation: as a memo cites it. level: 0 for the outermost. parent: position of
    the clause it stands in. start, end: half-open code points of the policy text; the clauses tile it. text: its own
    words, joined across wrapped lines and without page furniture. exceptions: spans in the policy text.
    """

    position: int
    citation: str
    heading: str
    text: str
    kind: str
    level: int
    parent: int | None
    start: int
    end: int
    exceptions: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class PolicyCut:
    """A policy text cut into clauses, with its title, where it has one, and its force."""

    title: str | None
    force: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A clause before its words are cut out: where it starts, where its label ends, and how it is cited."""

    start: int
    body: int
    kind: str
    citation: str
    level: int
    parent: int | None


def cut_clauses(text: str) -> PolicyCut:
    """Cuts the text of a policy into its numbered clauses.

    text: the whole policy, lines ending in LF. The clauses tile it: every code point stands in exactly one clause's
    span, the words before the first number in one of kind title. Tables of contents are a clause of kind contents.
    """
    lines = policy_lines(text)
    marks = find_marks(lines)
    pieces = _Nesting(marks, lines).pieces()
    numbered = [piece for piece in pieces if piece.kind not in {"title", "contents", "adoption"}]
    if not numbered:
        pieces = _by_heading(lines) or _by_paragraph(lines)
    pieces = _with_opening(pieces)
    clauses = tuple(_finished(text, lines, pieces, i) for i in range(len(pieces)))
    return PolicyCut(_title(clauses), _force(text), clauses)


class _Nesting:
    """Walks the marks in order and keeps what is open: a group, a section, and the ladder of list levels."""

    def __init__(self, marks: list[Mark], lines: tuple[Line, ...]) -> None:
        self.marks = marks
        self.found: list[_Piece] = []
        self.counts: dict[str, int] = {}
        self.group: int | None = None
        self.section: int | None = None
        self.inner: int | None = None
        self.ladder: list[Rung] = []
        self.cited: dict[str, int] = {}
        self.enacting: int | None = None
        self.contents = _contents_span(lines)

    def pieces(self) -> list[_Piece]:
        """The pieces, in order, with contents as a piece of its own."""
        pending = self.contents
        for i, mark in enumerate(self.marks):
            if pending is not None and mark.start >= pending[0]:
                self.found.append(_Piece(pending[0], pending[0], "contents", "Contents", 0, None))
                pending = None
            self._take(mark, self._next_list(i))
        if pending is not None:
            self.found.append(_Piece(pending[0], pending[0], "contents", "Contents", 0, None))
        return self.found

    def _next_list(self, i: int) -> Mark | None:
        """The next list label of the same bracket, within the next few marks of the same section."""
        for mark in self.marks[i + 1 : i + 12]:
            if mark.family in {"section", "code", "group", "whereas", "resolved"}:
                return None
            if mark.family == "list" and mark.bracket == self.marks[i].bracket:
                return mark
        return None

    def _take(self, mark: Mark, following: Mark | None) -> None:
        if mark.family in {"whereas", "resolved"}:
            self._recital(mark)
        elif mark.family == "adoption":
            self._close()
            self._add(mark, "adoption", "Adoption", 0, None)
        elif mark.family == "group":
            self._group(mark)
        elif mark.family == "section":
            self._section(mark)
        elif mark.family == "code":
            self._code(mark)
        elif mark.family == "definition":
            self._definition(mark)
        elif mark.family == "bullet":
            self._bullet(mark)
        else:
            self._list(mark, following)

    def _add(self, mark: Mark, kind: str, citation: str, level: int, parent: int | None) -> int:
        self.found.append(_Piece(mark.start, mark.end, kind, citation, level, parent))
        position = len(self.found) - 1
        self.cited.setdefault(citation, position)
        return position

    def _close(self) -> None:
        self.section = self.inner = None
        self.ladder = []

    def _recital(self, mark: Mark) -> None:
        self._close()
        self.group = None
        name = "WHEREAS" if mark.family == "whereas" else "ORDAINED" if mark.word.startswith("ORDAIN") else "RESOLVED"
        self.counts[name] = self.counts.get(name, 0) + 1
        self.section = self._add(mark, mark.family, f"{name} {self.counts[name]}", 0, None)

    def _group(self, mark: Mark) -> None:
        self._close()
        self.group = self._add(mark, "section", f"{mark.word} {mark.label}", 0, None)

    def _section(self, mark: Mark) -> None:
        coded = mark.label.count(".") >= 2 or mark.label.count("-") >= 2 or mark.word.startswith("§")
        if coded:
            self._code(mark)
            return
        self._close()
        if self.group is not None and self.found[self.group].kind == "section":
            level, parent = 1, self.group
        else:
            level, parent = 0, None
        self.section = self._add(mark, "section", f"{_name(mark.word)} {mark.label}", level, parent)

    def _code(self, mark: Mark) -> None:
        """A code number such as 5.60.030, or 1.2 under 1; its parent is the number it begins with, or what is open."""
        above = self.cited.get(mark.label.rpartition(".")[0]) if "." in mark.label else None
        if above is None and "." in mark.label:
            above = self.cited.get("Section " + mark.label.rpartition(".")[0])
        outer = self.section if self.section is not None and self.inner is None else None
        if self.inner is not None:
            outer = self.found[self.inner].parent
        parent = above if above is not None else outer if outer is not None else self.group
        level = self.found[parent].level + 1 if parent is not None else 0
        self.ladder = []
        self.inner = self._add(mark, "section" if above is None else "subsection", mark.label, level, parent)
        if self.section is None:
            self.section = self.inner

    def _open(self) -> int | None:
        """The clause that a list would stand in."""
        return self.inner if self.inner is not None else self.section if self.section is not None else self.group

    def _definition(self, mark: Mark) -> None:
        parent = self._open()
        base = self.found[parent].citation + " " if parent is not None else ""
        level = self.found[parent].level + 1 if parent is not None else 0
        self._add(mark, "definition", f"{base}“{mark.label}”", level, parent)
        self.ladder = []

    def _bullet(self, mark: Mark) -> None:
        parent = self.ladder[-1].position if self.ladder else self._open()
        key = f"bullet {parent}"
        self.counts[key] = self.counts.get(key, 0) + 1
        base = self.found[parent].citation + ", " if parent is not None else ""
        level = self.found[parent].level + 1 if parent is not None else 0
        self._add(mark, "subsection", f"{base}bullet {self.counts[key]}", level, parent)

    def _list(self, mark: Mark, following: Mark | None) -> None:
        if mark.inline and not self.ladder and following is None:
            return
        spot = place(mark, following, self.ladder)
        if spot is None or (mark.inline and spot[2] == 1 and following is None):
            return
        depth, script, value = spot
        self.ladder = self.ladder[:depth]
        parent = self.ladder[-1].position if self.ladder else self._open()
        if parent is not None and not self.ladder and self._only_enacts(parent, mark):
            parent = None
        if parent is None:
            citation, level, kind = mark.label, 0, "section"
        else:
            citation, level, kind = (
                f"{self.found[parent].citation}({mark.label})",
                self.found[parent].level + 1,
                "subsection",
            )
        position = self._add(mark, kind, citation, level, parent)
        self.ladder.append(Rung(mark.bracket, script, value, position))

    def _only_enacts(self, position: int, mark: Mark) -> bool:
        """Whether a resolved paragraph says nothing but that what follows is resolved: its list stands by itself."""
        piece = self.found[position]
        said = mark.start - piece.start
        if piece.kind != "resolved" or not piece.citation.endswith(" 1"):
            return False
        if position == len(self.found) - 1 and said < 260:
            self.enacting = position
        return position == self.enacting


def _name(word: str) -> str:
    """What a numbered piece is called: Section however it is shortened, else its own word."""
    low = word.lower().rstrip(".")
    return "Section" if low in {"section", "sec", "sect", "§", "§§", "sección", "artículo"} else word


def _contents_span(lines: tuple[Line, ...]) -> tuple[int, int] | None:
    """Start and end of the table of contents, or None."""
    held = [line for line in lines if line.role == "contents"]
    return (held[0].start, held[-1].end) if held else None


def _with_opening(pieces: list[_Piece]) -> list[_Piece]:
    """The pieces with everything before the first as a title piece, so that they tile the text."""
    if not pieces or pieces[0].start == 0:
        return pieces
    moved = [
        _Piece(p.start, p.body, p.kind, p.citation, p.level, None if p.parent is None else p.parent + 1) for p in pieces
    ]
    return [_Piece(0, 0, "title", "Title", 0, None), *moved]


def _by_heading(lines: tuple[Line, ...]) -> list[_Piece]:
    """For a policy without numbers: one piece for each short line that heads what follows."""
    kept = [line for line in lines if line.role == "policy" and not line.blank]
    pieces = []
    for line, following in itertools.pairwise(kept):
        words = line.text.strip().rstrip(":")
        if (
            0 < len(words) <= 60
            and words[:1].isupper()
            and not re.search(r"[.;,?!]$", words)
            and len(following.text) > len(words)
        ):
            pieces.append(_Piece(line.start, line.start, "section", words, 0, None))
    return pieces if len(pieces) >= 2 else []


def _by_paragraph(lines: tuple[Line, ...]) -> list[_Piece]:
    """For a policy with neither numbers nor headings: one piece a paragraph."""
    pieces: list[_Piece] = []
    fresh = True
    for line in lines:
        if line.blank:
            fresh = True
        elif fresh:
            pieces.append(_Piece(line.start, line.start, "section", f"Paragraph {len(pieces) + 1}", 0, None))
            fresh = False
    return pieces


def _finished(text: str, lines: tuple[Line, ...], pieces: list[_Piece], i: int) -> Clause:
    """A piece with its words, heading and exceptions."""
    piece = pieces[i]
    start = 0 if i == 0 else piece.start
    end = pieces[i + 1].start if i + 1 < len(pieces) else len(text)
    whole = _own_words(
        text, lines, start if piece.kind in {"whereas", "resolved", "adoption"} else max(piece.body, start), end
    )
    heading, words = _heading(piece, whole)
    exceptions: tuple[Evidence, ...] = ()
    if piece.kind not in {"title", "contents", "whereas", "adoption"}:
        exceptions = tuple(
            Evidence(start + found.start(), start + found.end(), "an exception")
            for found in _EXCEPTION.finditer(text[start:end])
        )
    return Clause(i, piece.citation, heading, words, piece.kind, piece.level, piece.parent, start, end, exceptions)


def _own_words(text: str, lines: tuple[Line, ...], start: int, end: int) -> str:
    """The words of a span without page furniture, wrapped lines joined, paragraphs parted by one line end."""
    low, high = _line_range(lines, start, end)
    paragraphs: list[list[str]] = [[]]
    for line in lines[low:high]:
        if line.role == "furniture":
            continue
        words = text[max(line.start, start) : min(line.end, end)].strip()
        if words:
            if len(paragraphs) == 1 and len(paragraphs[0]) == 1 and _heads(paragraphs[0][0], words):
                paragraphs.append([])
            if (
                paragraphs[-1]
                and paragraphs[-1][-1].endswith("-")
                and len(paragraphs[-1][-1]) > 2
                and words[:1].islower()
            ):
                paragraphs[-1][-1] += words
            else:
                paragraphs[-1].append(words)
        elif paragraphs[-1] and line.blank:
            paragraphs.append([])
    return "\n".join(" ".join(" ".join(parts).split()) for parts in paragraphs if parts)


def _heads(first: str, following: str) -> bool:
    """Whether the first line of a clause is its heading, standing on a line of its own above the text."""
    if len(first) > 70 or re.search(r"[,;:]$", first) or not following[:1].isupper():
        return False
    named = [word for word in re.findall(r"[A-Za-z][\w'-]*", first) if len(word) > 3]
    return first.isupper() or (bool(named) and all(word[0].isupper() for word in named) and len(named) <= 8)


def _line_range(lines: tuple[Line, ...], start: int, end: int) -> tuple[int, int]:
    """Indexes of the lines a span touches."""
    low = bisect.bisect_right(lines, start, key=lambda line: line.start) - 1
    high = bisect.bisect_left(lines, end, key=lambda line: line.start)
    return max(low, 0), high


_HEADING_DOT = re.compile(r"([A-Z][^.:;\n]{1,80}?)[.:]\s+(?=[A-Z(\"“0-9])")
_HEADING_DASH = re.compile(r"([A-Z][^.:;\n–—]{1,80}?)\s+[–—-]\s+(?=[A-Z(\"“])")


def _heading(piece: _Piece, words: str) -> tuple[str, str]:
    """The heading a clause opens with, and the words after it."""
    words = words.lstrip("-–—.: \n")
    if piece.kind not in {"section", "subsection"}:
        return "", words
    first, _, rest = words.partition("\n")
    short = (
        len(first) <= 90
        and not re.search(r"[.;,:]$", first)
        and not re.search(r"\b(?:shall|must|means|is|are)\b", first)
    )
    if first and first[:1].isupper() and short and (rest or first.isupper() or piece.level == 0):
        return first.strip(), rest
    alone = re.fullmatch(r"([A-Z][^.:;,]{1,70})[.:]", first)
    if alone and len(first.split()) <= 6 and not re.search(r"\b(?:shall|must|will|may|is|are|takes?)\b", first):
        return alone.group(1), rest
    for pattern in (_HEADING_DOT, _HEADING_DASH):
        found = pattern.match(first)
        if (
            found
            and len(found.group(1).split()) <= 9
            and not re.search(r"\b(?:shall|must|will|may|is|are|be)\b", found.group(1))
        ):
            return found.group(1).strip(), words[found.end() :]
    return "", words


def _title(clauses: tuple[Clause, ...]) -> str | None:
    """The title: the paragraph that begins like one, else the longest of the opening lines."""
    if not clauses or clauses[0].kind != "title":
        return None
    paragraphs = [p for p in clauses[0].text.split("\n") if p]
    for paragraph in paragraphs:
        if _TITLE_START.match(paragraph) and len(paragraph) > 20:
            return paragraph[:400]
    joined = [p for p in paragraphs if len(p) <= 300]
    return max(joined, key=len) if joined else None


def _force(text: str) -> str:
    """What kind of instrument the opening words declare, the earliest winning; else what is ordained or resolved."""
    opening = text[:700]
    firsts = [(found.start(), name) for name, pattern in _FORCES if (found := pattern.search(opening))]
    if firsts:
        return min(firsts)[1]
    if re.search(r"\b(?:BE\s+IT\s+ORDAINED|DOES?\s+(?:HEREBY\s+)?ORDAIN)\b", text[:20000], re.IGNORECASE):
        return "ordinance"
    if re.search(r"\b(?:BE\s+IT\s+(?:FURTHER\s+)?RESOLVED|RESOLVED[,:]|SE\s+RESUELVE)", text[:20000], re.IGNORECASE):
        return "resolution"
    return "platform" if re.search(r"\bplatform\b", opening, re.IGNORECASE) else "administrative policy"
