"""What a person types in Find, taken apart: words, "phrases", prefix*, -not, OR, brackets and fields.

Words side by side must all be there. OR stands between two alternatives and binds closer than that, as on the web:
`pool sauna OR spa` wants pool, and sauna or spa; brackets say otherwise. Pure text; nothing typed is an error: what
cannot be looked for gives a `problem`, a sentence to show.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from council_desk.analysis.normalise import search_text
from council_desk.queries.find_fields import field_named, nearest_field, no_such_field, value_of

MOST_TERMS = 64
MOST_BRACKETS = 10
MOST_TYPED = 2_000


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand beside each other, folded as texts are; with `prefix` the last one is a beginning only."""

    folded: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A field of find_fields.FIELDS with a value: canonical where the program knows all values, else as typed."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Every:
    """All of these."""

    parts: "tuple[Term, ...]"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of these."""

    parts: "tuple[Term, ...]"


@dataclass(frozen=True, slots=True)
class Without:
    """Not this."""

    part: "Term"


Term = Words | Field | Every | AnyOf | Without


@dataclass(frozen=True, slots=True)
class Finding:
    """What was typed, taken apart. `wanted` None: nothing narrows. `problem`: why it cannot be looked for, or empty."""

    wanted: Term | None = None
    problem: str = ""

    @property
    def words(self) -> tuple[Words, ...]:
        """The words and phrases to mark in a letter: those that are looked for, not those after a minus."""
        return tuple(_looked_for(self.wanted)) if self.wanted is not None else ()

    def mentions(self, name: str, *values: str) -> bool:
        """Whether a field with one of these values is looked for, not after a minus."""
        found = _fields(self.wanted) if self.wanted is not None else ()
        return any(given.name == name and given.value in values for given in found)


def parse(typed: str) -> Finding:
    """Take apart what is typed in Find; never raises."""
    if len(typed) > MOST_TYPED:
        return Finding(problem=_TOO_MUCH)
    tokens = list(_tokens(typed.translate(_ALIKE)))
    problem = next((token.problem for token in tokens if token.problem), "")
    if problem:
        return Finding(problem=problem)
    if sum(token.kind == "term" for token in tokens) > MOST_TERMS:
        return Finding(problem=_TOO_MUCH)
    wanted = _Reader(tokens).every(0)
    if wanted is None and any(token.kind == "term" for token in tokens):
        return Finding(problem="There is no letter or digit in what is typed, so nothing can be looked for.")
    return Finding(wanted)


_TOO_MUCH = "That is too much to look for at once. Type fewer words, or a phrase in quotes."
# What keyboards and programs put in place of the plain signs; each is one character, as the plain one.
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»＂", '"'),
        **dict.fromkeys("‐‑‒–—―−－", "-"),
        "：": ":",
        "（": "(",
        "）": ")",
        "＊": "*",
        "，": ",",
        "｜": "|",
    }
)
_FIELD = re.compile(r"([^\W\d_][^\W\d_]{1,19}):")
_WORD_END = re.compile(r'[\s"]|$')


@dataclass(frozen=True, slots=True)
class _Token:
    """One sign or term. A term without letters and digits has `term` None."""

    kind: Literal["open", "close", "minus", "or", "term"]
    term: Term | None = None
    problem: str = field(default="", compare=False)


class _Scanner:
    """Reads what is typed from left to right."""

    def __init__(self, typed: str) -> None:
        self.typed = typed
        self.at = 0
        self.depth = 0
        letters = [c for c in typed if c.isalpha()]
        self.shouts = all(c == c.upper() for c in letters)

    def spaces(self) -> bool:
        """Pass white space; False at the end."""
        while self.at < len(self.typed) and self.typed[self.at].isspace():
            self.at += 1
        return self.at < len(self.typed)

    def quoted(self) -> tuple[str, bool]:
        """Read a phrase from its opening quote; and whether it is a beginning only. An open one goes to the end."""
        end = self.typed.find('"', self.at + 1)
        words = self.typed[self.at + 1 : end if end >= 0 else None]
        self.at = end + 1 if end >= 0 else len(self.typed)
        star = self.typed.startswith("*", self.at)
        self.at += star
        return words, star or words.rstrip().endswith("*")

    def bare(self) -> str:
        """Read to the next space, or to a quote that another one closes; closing brackets of a group stay."""
        start = self.at
        while self.at < len(self.typed) and not self.typed[self.at].isspace():
            if self.typed[self.at] == '"' and self.typed.find('"', self.at + 1) >= 0:
                break
            self.at += 1
        word = self.typed[start : self.at]
        over = min(word.count(")") - word.count("("), self.depth, len(word) - len(word.rstrip(")")))
        if over > 0:
            self.at -= over
            word = word[:-over]
        return word


def _tokens(typed: str) -> Iterator[_Token]:
    scan = _Scanner(typed)
    while scan.spaces():
        sign = scan.typed[scan.at]
        after = scan.typed[scan.at + 1 : scan.at + 2]
        if sign == "(" or (sign == ")" and scan.depth):
            scan.depth += 1 if sign == "(" else -1
            scan.at += 1
            yield _Token("open" if sign == "(" else "close", problem=_TOO_MUCH if scan.depth > MOST_BRACKETS else "")
        elif sign == "-":
            start = scan.at
            while scan.at < len(scan.typed) and scan.typed[scan.at] == "-":
                scan.at += 1
            if scan.at == start + 1 and after and not after.isspace():
                yield _Token("minus")
        elif sign == '"':
            words, prefix = scan.quoted()
            yield from _words(words, prefix)
        else:
            yield from _word_or_field(scan)


def _word_or_field(scan: _Scanner) -> Iterator[_Token]:
    named = _FIELD.match(scan.typed, scan.at)
    name = field_named(named[1]) if named is not None else None
    if named is not None and name is not None:
        scan.at = named.end()
        yield _field(scan, name)
        return
    word = scan.bare()
    if named is not None and (value := word[len(named[0]) :]) and not value.startswith("/") and nearest_field(named[1]):
        yield _Token("term", problem=no_such_field(named[1]))
    elif word in ("OR", "|", "||"):
        yield _Token("or")
    elif word == "NOT" and not scan.shouts:
        yield _Token("minus")
    elif word != "AND" and word:
        yield from _words(word, word.endswith("*"))
    elif not word:
        scan.at += 1


def _words(written: str, prefix: bool) -> Iterator[_Token]:
    folded = tuple(search_text(written).split())
    if folded:
        yield _Token("term", Words(folded, prefix))
    elif written.strip():
        yield _Token("term")


def _field(scan: _Scanner, name: str) -> _Token:
    """The field whose name and colon were just read; its value may stand after a space, as people write it."""
    if scan.typed[scan.at : scan.at + 1].isspace() and scan.spaces() and _is_no_value(scan):
        return _Token("term", problem=value_of(name, "")[1])
    if scan.typed.startswith('"', scan.at):
        values = [scan.quoted()[0]]
    else:
        values = [value for value in scan.bare().split(",") if value.strip()] or [""]
    found = []
    for typed in values:
        value, problem = value_of(name, typed)
        if problem:
            return _Token("term", problem=problem)
        found.append(Field(name, value))
    return _Token("term", found[0] if len(found) == 1 else AnyOf(tuple(found)))


def _is_no_value(scan: _Scanner) -> bool:
    """Whether another field or an operator comes after a field's colon and space."""
    rest = scan.typed[scan.at :]
    named = _FIELD.match(rest)
    return bool(re.match(r"(?:OR|AND|NOT)\b|[-()|]", rest)) or (named is not None and field_named(named[1]) is not None)


class _Reader:
    """Puts tokens together: terms side by side, OR between two, minus before one, brackets around some."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def _next_is(self, kind: str) -> bool:
        if self._at < len(self._tokens) and self._tokens[self._at].kind == kind:
            self._at += 1
            return True
        return False

    def every(self, depth: int) -> Term | None:
        """Read to the end, or to the bracket that closes this group."""
        parts: list[Term] = []
        while self._at < len(self._tokens) and not (depth and self._tokens[self._at].kind == "close"):
            alternatives = [self._one(depth)]
            while self._next_is("or"):
                alternatives.append(self._one(depth))
            there = tuple(part for part in alternatives if part is not None)
            if there:
                parts.append(there[0] if len(there) == 1 else AnyOf(there))
        return None if not parts else parts[0] if len(parts) == 1 else Every(tuple(parts))

    def _one(self, depth: int) -> Term | None:
        negated = False
        while self._next_is("minus"):
            negated = not negated
        found: Term | None = None
        if self._next_is("open"):
            found = self.every(depth + 1)
            self._next_is("close")
        elif self._next_is("term"):
            found = self._tokens[self._at - 1].term
        elif not depth:
            self._next_is("close")
        return Without(found) if negated and found is not None else found


def _looked_for(term: Term) -> Iterator[Words]:
    if isinstance(term, Words):
        yield term
    elif isinstance(term, Every | AnyOf):
        for part in term.parts:
            yield from _looked_for(part)


def _fields(term: Term) -> Iterator[Field]:
    if isinstance(term, Field):
        yield term
    elif isinstance(term, Every | AnyOf):
        for part in term.parts:
            yield from _fields(part)
