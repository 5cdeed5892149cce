"""Packets with a heading per comment ("Comment 12", "From: ..."): told from run-together text, and cut there."""

import functools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from council_desk.readers.column_words import field_of_header
from council_desk.readers.dates import looks_like_a_time
from council_desk.readers.passages import Passage

_LABEL = re.compile(r"([^\W\d_][^\W_]*(?:[ /-][^\W_]+){0,4}) ?:(?=\s|$)")
_NUMBERED = re.compile(
    r"^(?:(?:public|written|e-?) ?)?(?:comment|letter|submission|comentario|comentário|commentaire|response)\s*"
    r"(?:no\.?|number|n[.o°º]+|#)?\s*(\d{1,6}[a-z]?)\b\s*(?:of \d+)?[.:)–—-]*\s*(.*)$",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"^(?:submitted|received|posted|sent|entered|enviado|recibido|soumis|reçu)\s+(?:on|at|el|le)\s+(.+)$", re.IGNORECASE
)
_FIRST_WORDS = re.compile(
    r"public|written|e-|ecomm|comm|comen|letter|submi|respon|receiv|post|sent|enter|enviad|recib|soumis|reçu",
    re.IGNORECASE,
)
"""What every heading without a colon begins with."""

_FIRST_LETTERS = frozenset({"pu", "wr", "e-", "ec", "co", "le", "su", "re", "po", "se", "en"})
"""How those words begin, as far as they are ASCII: nearly all lines are told by this alone."""

_NAME_AND_ADDRESS = re.compile(
    r"^[\"']?([^<>\[\]@\"]*?)[\"']?\s*[<\[(]?(?:mailto:)?([^\s<>\[\]()@]+@[^\s<>\[\]()@]+)[>\])]?$"
)
_UNNAMED = {"to", "cc", "bcc", "importance", "attachments"}
"""Labels of a mail's head that belong to it and say nothing about the writer."""

_ANCHORS = {"external_id", "name", "first_name", "received", "email"}
_LONGEST_VALUE = 160
_LONGEST_PREFACE = 400
_LONGEST_SUBJECT = 40
"""Characters: a longer one that goes on below in small letters is the letter's own first line."""


@dataclass(frozen=True, slots=True)
class _Block:
    """A heading: its first line's index, the index of the first line of text, and what it said."""

    start: int
    body: int
    fields: dict[str, str]
    labels: tuple[str, ...]
    first_words: str = ""


@dataclass
class _Growing:
    fields: dict[str, str] = field(default_factory=dict)
    labels: list[str] = field(default_factory=list)
    first_words: str = ""


def is_heading_line(line: str) -> bool:
    """Tell whether a line could be part of a comment's heading; such lines are never joined to their neighbours."""
    return bool(_parts(line.strip()))


def cut_at_headings(
    lines: Sequence[str], page_of_line: Sequence[int] = ()
) -> tuple[tuple[Passage, ...], list[str]] | None:
    """Cut text lines at the headings of their comments; returns (passages, notes), or None where there are none.

    A heading is a run of lines such as "Comment 12", "From: ..." and "Submitted on ...". Only headings that begin as
    most of them do count, so that a mail quoted within a comment stays in it. One heading is enough where a mail's
    head opens the document. Where such runs stand below the words they belong to, they are taken as signatures. Words
    before the first heading are named in a note, or kept as a passage of their own where they are long.
    """
    blocks = _like_most(_blocks(lines))
    if len(blocks) < 2 and not (blocks and _is_mail_head(lines, blocks[0])):
        return None
    preface = "\n".join(lines[: blocks[0].start]).strip()
    if len(preface) > 40 and not blocks[-1].first_words and not any(line.strip() for line in lines[blocks[-1].body :]):
        starts = [0] + [block.body for block in blocks[:-1]]
        passages = [
            _passage(lines, start, block.start, block, page_of_line)
            for start, block in zip(starts, blocks, strict=True)
        ]
        return tuple(passages), ["The names stand below the comments; each was put to the words above it."]
    ends = [block.start for block in blocks[1:]] + [len(lines)]
    passages = [_passage(lines, block.body, end, block, page_of_line) for block, end in zip(blocks, ends, strict=True)]
    notes: list[str] = []
    if len(preface) > _LONGEST_PREFACE:
        passages.insert(0, _passage(lines, 0, blocks[0].start, _Block(0, 0, {}, ()), page_of_line))
        notes.append("The words before the first heading are kept as a passage of their own.")
    elif preface:
        notes.append(f"Before the first heading, left out: {' '.join(preface.split())}")
    kept = tuple(passage for passage in passages if passage.text or passage.fields.get("position"))
    if len(kept) < len(passages):
        notes.append(f"{len(passages) - len(kept)} headings have no words beneath them and were left out.")
    return (kept, notes) if kept else None


def _is_mail_head(lines: Sequence[str], block: _Block) -> bool:
    above = sum(1 for line in lines[: block.start] if line.strip())
    return above <= 2 and len(set(block.labels)) >= 3 and bool({"name", "email"} & set(block.labels))


def _passage(lines: Sequence[str], start: int, end: int, block: _Block, pages: Sequence[int]) -> Passage:
    """Make the passage of lines[start:end], blank lines at both ends taken off, with what its heading said."""
    first = start - 1 if block.first_words else start
    while not block.first_words and first < end and not lines[first].strip():
        first += 1
    last = end
    while last > first + 1 and not lines[last - 1].strip():
        last -= 1
    text = "\n".join([block.first_words, *lines[start:last]] if block.first_words else lines[first:last]).strip()
    fields = dict(block.fields)
    if "name" not in fields and ("first_name" in fields or "last_name" in fields):
        fields["name"] = " ".join(fields[part] for part in ("first_name", "last_name") if part in fields)
    _part_address(fields)
    if not text:
        text = fields.pop("subject", "")  # somebody has said all of it there
    first = min(first, len(lines) - 1)
    return Passage(text, first + 1, max(last, first + 1), pages[first] if pages else None, fields=fields)


def _part_address(fields: dict[str, str]) -> None:
    """Part "Ana Ruiz <ana@example.org>", as the head of a mail has it, into name and address."""
    found = _NAME_AND_ADDRESS.match(fields.get("name", ""))
    if found is None or fields.get("email", found[2]) != found[2]:
        return
    fields["email"] = found[2]
    if found[1]:
        fields["name"] = found[1]
    else:
        del fields["name"]


def _blocks(lines: Sequence[str]) -> list[_Block]:
    """Find every run of heading lines, blank lines allowed within, that has at least one telling label."""
    blocks: list[_Block] = []
    index = 0
    while index < len(lines):
        block = _block_at(lines, index)
        if block is None:
            index += 1
        else:
            blocks.append(block)
            index = max(block.body, index + 1)
    return blocks


def _block_at(lines: Sequence[str], start: int) -> _Block | None:
    first = lines[start].strip()
    if first and not _parts(first):
        return None
    growing = _Growing()
    index = body = start
    while index < len(lines) and not growing.first_words:
        line = lines[index].strip()
        parts = _parts(line)
        repeated = any(label in growing.labels and label in _ANCHORS for label, _ in parts)
        if line and (not parts or repeated):
            break
        if growing.labels and _is_first_line_of_letter(parts, lines, index):
            break
        for label, value in parts:
            _add(growing, label, value)
        index += 1
        body = index if line else body
        if growing.labels and growing.labels[-1] == "comment":
            break
    if not _is_heading(growing):
        return None
    return _Block(start, body, growing.fields, tuple(growing.labels), growing.first_words)


def _is_first_line_of_letter(parts: tuple[tuple[str, str], ...], lines: Sequence[str], index: int) -> bool:
    """Tell "Re: the shelter. There is a cart in the creek behind" from a subject: its sentence goes on below."""
    below = lines[index + 1].lstrip() if index + 1 < len(lines) else ""
    return len(parts) == 1 and parts[0][0] == "subject" and len(parts[0][1]) > _LONGEST_SUBJECT and below[:1].islower()


def _add(growing: _Growing, label: str, value: str) -> None:
    growing.labels.append(label)
    if label == "comment":
        growing.first_words = value
    elif label not in _UNNAMED and value:
        growing.fields.setdefault(label, value)


def _is_heading(growing: _Growing) -> bool:
    labels = set(growing.labels)
    if "external_id" in labels:
        return True
    return len(labels) >= 2 and bool(labels & _ANCHORS)


def _like_most(blocks: list[_Block]) -> list[_Block]:
    """Keep the headings that begin with the label that most begin with; numbered ones go before all others."""
    firsts = Counter(block.labels[0] for block in blocks)
    if not firsts:
        return []
    numbered = firsts.get("external_id", 0)
    first = "external_id" if numbered >= 2 else firsts.most_common(1)[0][0]
    return [block for block in blocks if block.labels[0] == first]


def _parts(line: str) -> tuple[tuple[str, str], ...]:
    """Return the (field, value) pairs of a heading line; () for any other line."""
    if ":" not in line and line[:2].lower() not in _FIRST_LETTERS and line.isascii():
        return ()
    return _heading_parts(line)


@functools.lru_cache(maxsize=4096)
def _heading_parts(line: str) -> tuple[tuple[str, str], ...]:
    """Do what `_parts` says for a line that may be one."""
    if len(line) > 2 * _LONGEST_VALUE or not (":" in line or _FIRST_WORDS.match(line)):
        return ()
    numbered = _NUMBERED.match(line)
    if numbered and len(numbered[2]) <= 80:
        rest = _parts(numbered[2]) if numbered[2] else ()
        if rest or not numbered[2]:
            return (("external_id", numbered[1]), *rest)
    dated = _DATED.match(line)
    if dated and looks_like_a_time(dated[1]):
        return (("received", dated[1].strip()),)
    return _labelled(line)


def _labelled(line: str) -> tuple[tuple[str, str], ...]:
    """Split "Name: Ana  Date: 4/27/2026" at its labels; the first must stand at the line's beginning."""
    found = [(match, _field(match[1])) for match in _LABEL.finditer(line)]
    known = [(match, name) for match, name in found if name]
    if not known or known[0][0].start() != 0:
        return ()
    parts = []
    ends = [match.start() for match, _ in known[1:]] + [len(line)]
    for (match, name), end in zip(known, ends, strict=True):
        value = line[match.end() : end].strip()
        if len(value) > _LONGEST_VALUE and name != "comment":
            return ()
        parts.append((name, value))
    return tuple(parts)


def _field(label: str) -> str | None:
    folded = label.strip().lower()
    if folded in _UNNAMED:
        return folded
    name, confidence = field_of_header(label)
    return name if confidence > 0.9 else None
