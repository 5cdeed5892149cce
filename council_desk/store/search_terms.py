"""What the search rows are asked for, as a small tree, and how each database is asked for it.

Words are folded as texts are; a tag is a token of the `tags` column. There is no "not" alone: `All.without` takes away
from something, as SQLite's FTS5 has it. Everything else is said in SQL around it.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

LONGEST = 500
"""Characters of one word that are searched: PostgreSQL's words end at 2,046 bytes."""

TAG_MARK = "#"
"""Begins a tag in PostgreSQL's vector, which holds words and tags: no folded word has it."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Folded words that stand beside each other; with `prefix` the last one may be a beginning only."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Tag:
    """A token of the `tags` column."""

    name: str


@dataclass(frozen=True, slots=True)
class All:
    """All of `parts` (one at least), and none of `without`."""

    parts: "tuple[Sought, ...]"
    without: "tuple[Sought, ...]" = ()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of `parts` at least."""

    parts: "tuple[Sought, ...]"


Sought = Phrase | Tag | All | AnyOf


def phrases(sought: Sought) -> Iterator[Phrase]:
    """Every phrase of two words or more."""
    if isinstance(sought, Phrase):
        if len(sought.words) > 1:
            yield sought
    elif isinstance(sought, All):
        for part in (*sought.parts, *sought.without):
            yield from phrases(part)
    elif isinstance(sought, AnyOf):
        for part in sought.parts:
            yield from phrases(part)


def fts5_query(sought: Sought) -> str:
    """The tree in SQLite's FTS5 query language (https://sqlite.org/fts5.html)."""
    if isinstance(sought, Phrase):
        *first, last = sought.words
        prefix = sought.prefix or len(last) > LONGEST
        return f'text : "{" ".join([*first, last[:LONGEST]])}"{" *" if prefix else ""}'
    if isinstance(sought, Tag):
        return f'tags : "{sought.name}"'
    joined = "(" + (" OR " if isinstance(sought, AnyOf) else " AND ").join(map(fts5_query, sought.parts)) + ")"
    if isinstance(sought, All) and sought.without:
        return f"({joined} NOT ({' OR '.join(map(fts5_query, sought.without))}))"
    return joined


def tsquery(sought: Sought, held: Mapping[Phrase, Collection[int]] | None = None) -> str:
    """The tree as PostgreSQL's tsquery.

    `held`: comments that are known to hold a phrase, though their vector's places end before it.
    """
    if isinstance(sought, Phrase):
        words = [f"'{word[:LONGEST]}'" for word in sought.words]
        if sought.prefix:
            words[-1] += ":*"
        also = [f"'{own_mark(comment_id)}'" for comment_id in (held or {}).get(sought, ())]
        return "(" + " | ".join(["(" + " <-> ".join(words) + ")", *also]) + ")"
    if isinstance(sought, Tag):
        return f"'{TAG_MARK}{sought.name}'"
    joined = (" | " if isinstance(sought, AnyOf) else " & ").join(tsquery(part, held) for part in sought.parts)
    if isinstance(sought, All) and sought.without:
        return f"(({joined}) & !({' | '.join(tsquery(part, held) for part in sought.without)}))"
    return f"({joined})"


def own_mark(comment_id: int) -> str:
    """The mark in the vector of a letter too long for its places, by which alone it is found."""
    return f"{TAG_MARK}{TAG_MARK}{comment_id}"
