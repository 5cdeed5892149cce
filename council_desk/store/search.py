"""Full-text search over comments: one query language, the same answers on both databases.

`comment_search` has a row a comment: its folded text, and `tags`, tokens for what the comment list filters by. Both
hold only letters and digits parted by single spaces (analysis.normalise.fold_for_search), so that SQLite's FTS5 and
str.split, which makes PostgreSQL's tsvector, cut them alike. That one vector holds the words (weight D) and, each with
a mark before it, the tags (weight A); the folded text itself is not kept there.

A tsvector keeps 255 places of a word, and places up to 16,382: a longer letter has marks of its own (weight B), and
its phrases are looked for in its text.

The store keeps the rows (`keep_up`), just before each commit; nothing else does, but for an import, which hands the
rows of its new comments to `index_rows` as it has their folded text at hand.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    Subquery,
    Text,
    bindparam,
    cast,
    column,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import Session

from council_desk.analysis.normalise import SEARCH_FOLD_VERSION, search_text
from council_desk.records.campaigns import CampaignExcerpt, Member
from council_desk.records.comments import Comment, Wording
from council_desk.records.tags import Excerpt
from council_desk.store import dialect, journal
from council_desk.store.journal import Entry, Pad
from council_desk.store.search_terms import LONGEST, TAG_MARK, All, Phrase, Sought, Tag, fts5_query, own_mark, phrases
from council_desk.store.search_terms import tsquery as tsquery_of

TagSource = Callable[[Session, Sequence[int]], dict[int, str]]
"""Gives the `tags` of comments; queries/effective.py has the one that counts."""

SEARCHED = 250_000
"""Characters of one comment's folded text that are searched: PostgreSQL's tsvector ends near a megabyte."""

_ROWS_VERSION = 2
"""Rises when the rows are made otherwise from the same folded text."""

_VERSION = SEARCH_FOLD_VERSION * 100 + _ROWS_VERSION
_LAST_PLACE = 16_381
_MOST_PLACES = 255
_LONG = "longletter"
_MANY = 1_000
_FTS = table("comment_search", column("rowid", BigInteger))
_PG = table("comment_search", column("comment_id", BigInteger), column("vector"))


@dataclass
class _Touched:
    """Comments whose search rows a change made old: their words too, or their tags only; and rows to take away."""

    words: set[int] = field(default_factory=set)
    tags: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)
    gone_runs: list[tuple[int, int]] = field(default_factory=list)


def index_rows(session: Session, rows: Sequence[tuple[int, str, str]]) -> None:
    """Write the search rows of comments that have none yet: (comment id, folded text, tags)."""
    if not rows:
        return
    journal.pad_of(session).indexed.update(row[0] for row in rows)
    _insert(session.connection(), [(i, words[:SEARCHED], tags) for i, words, tags in rows])


def _insert(connection: Connection, rows: Iterable[tuple[int, str, str]]) -> None:
    with dialect.bare_driver(connection) as driver:
        if not dialect.is_postgresql(connection):
            driver.executemany("INSERT INTO comment_search (rowid, text, tags) VALUES (?, ?, ?)", rows)
            return
        into = "COPY comment_search (comment_id, tags, vector) FROM STDIN"
        with driver.cursor() as cursor, cursor.copy(into) as copy:
            for comment_id, words, tags in rows:
                copy.write_row((comment_id, tags, _vector(comment_id, words, tags)))


def _vector(comment_id: int, words: str, tags: str) -> str:
    """A tsvector as PostgreSQL reads it: words at their places, tags with weight A.

    Made here, because PostgreSQL's own parser takes several times as long to find the same words.
    """
    places: dict[str, list[int]] = {}
    place = 0
    for place, word in enumerate(words.split(), start=1):
        places.setdefault(word[:LONGEST], []).append(place)
    if place > _MOST_PLACES and (place > _LAST_PLACE or max(map(len, places.values())) > _MOST_PLACES):
        # Words beyond the last place share one that stands beside no other.
        places = {
            word: [at for at in found[:_MOST_PLACES] if at <= _LAST_PLACE] or [_LAST_PLACE + 2]
            for word, found in places.items()
        }
        marks = f" '{TAG_MARK}{_LONG}':1B '{own_mark(comment_id)}':1B"
    else:
        marks = ""
    return " ".join(f"'{word}':{','.join(map(str, found))}" for word, found in places.items()) + marks + _marked(tags)


def _marked(tags: str) -> str:
    return "".join(f" '{TAG_MARK}{tag[:LONGEST]}':1A" for tag in tags.split())


def found_rows(session: Session) -> Subquery:
    """What is found of `:sought` (see `asked`), to join comments to: `id` to sort by, and `comment_id` to join on.

    On SQLite the two are one, but joined on it bare, its planner may look every comment up in the search rows, which
    takes minutes; behind a plus sign it cannot (https://sqlite.org/optoverview.html).
    """
    return _found_rows(dialect.is_postgresql(session.connection()))


@cache
def _found_rows(postgresql: bool) -> Subquery:
    sought: BindParameter[str] = bindparam("sought", type_=Text)
    if postgresql:
        rows = select(_PG.c.comment_id.label("id"), _PG.c.comment_id)
        return rows.where(_PG.c.vector.op("@@")(cast(sought, TSQUERY))).subquery()
    bare: ColumnElement[int] = literal_column("+comment_search.rowid")
    rows = select(_FTS.c.rowid.label("id"), bare.label("comment_id"))
    return rows.where(literal_column("comment_search").op("MATCH")(sought)).subquery()


def asked(session: Session, sought: Sought) -> str:
    """What the database is asked, in its own words: what `:sought` of `found_rows` is given."""
    if dialect.is_postgresql(session.connection()):
        return tsquery_of(sought, _held(session, sought))
    return fts5_query(sought)


def find(session: Session, sought: Sought) -> Select[int]:
    """The ids of the comments that have what is sought, as a query to run or to look into."""
    words: BindParameter[str] = bindparam(None, asked(session, sought), Text)
    if dialect.is_postgresql(session.connection()):
        return select(_PG.c.comment_id).where(_PG.c.vector.op("@@")(cast(words, TSQUERY)))
    return select(_FTS.c.rowid).where(literal_column("comment_search").op("MATCH")(words))


def _held(session: Session, sought: Sought) -> dict[Phrase, list[int]]:
    """Which letters too long for a vector hold the phrases: their text is folded and looked through."""
    held: dict[Phrase, list[int]] = {}
    for phrase in dict.fromkeys(phrases(sought)):
        *first, last = phrase.words
        alone = (*(Phrase((word,)) for word in first), Phrase((last,), phrase.prefix))
        of_words = cast(bindparam(None, tsquery_of(All((Tag(_LONG), *alone))), Text), TSQUERY)
        wanted = (
            select(Comment.id, Wording.text)
            .join(Wording, Wording.id == Comment.wording_id)
            .join(_PG, _PG.c.comment_id == Comment.id)
            .where(_PG.c.vector.op("@@")(of_words))
            .order_by(Comment.id)
        )
        written = " " + " ".join(phrase.words) + ("" if phrase.prefix else " ")
        held[phrase] = [i for i, words in session.execute(wanted) if written in f" {_searched(words)} "]
    return held


def _searched(words: str) -> str:
    return search_text(words)[:SEARCHED]


def keep_up(session: Session, pad: Pad, tag_source: TagSource | None) -> None:
    """Bring the search rows of every comment that the open change touched up to its present text and tags."""
    touched = _touched(session, pad)
    connection = session.connection()
    for first, last in touched.gone_runs:
        _delete_run(connection, first, last)
    _delete(connection, touched.gone)
    for first, last in touched.gone_runs:
        touched.gone.update(range(first, last + 1))
    words = sorted(touched.words - pad.indexed - touched.gone)
    for start in range(0, len(words), _MANY):
        _index_again(session, words[start : start + _MANY], tag_source)
    tags = sorted(touched.tags - touched.words - pad.indexed - touched.gone)
    for start in range(0, len(tags), _MANY):
        _tag_again(session, tags[start : start + _MANY], tag_source)


def is_current(session: Session) -> bool:
    """Whether the search rows were folded as this program folds."""
    return session.execute(text("SELECT fold_version FROM search_version")).scalar_one_or_none() == _VERSION


def rebuild(session: Session, tag_source: TagSource | None) -> int:
    """Write every search row anew, as after a change of the folding; gives how many there are."""
    connection = session.connection()
    connection.execute(text("DELETE FROM comment_search"))
    connection.execute(text("DELETE FROM search_version"))
    connection.execute(text("INSERT INTO search_version VALUES (:now)"), {"now": _VERSION})
    ids = list(session.scalars(select(Comment.id).order_by(Comment.id)))
    for start in range(0, len(ids), _MANY):
        _index_again(session, ids[start : start + _MANY], tag_source)
    return len(ids)


def _index_again(session: Session, ids: Sequence[int], tag_source: TagSource | None) -> None:
    connection = session.connection()
    _delete(connection, ids)
    asked = select(Comment.id, Wording.text).join(Wording, Wording.id == Comment.wording_id)
    texts = session.execute(asked.where(Comment.id.in_(ids)).order_by(Comment.id)).all()
    tags = tag_source(session, ids) if tag_source else {}
    _insert(connection, [(i, _searched(words), tags.get(i, "")) for i, words in texts])


def _tag_again(session: Session, ids: Sequence[int], tag_source: TagSource | None) -> None:
    if tag_source is None:
        return
    connection = session.connection()
    key = _key(connection)
    marks: BindParameter[Sequence[int]] = bindparam("ids", expanding=True)
    asked = text(f"SELECT {key}, tags FROM comment_search WHERE {key} IN :ids").bindparams(marks)
    standing = {row[0]: row[1] for row in connection.execute(asked, {"ids": list(ids)})}
    wanted = tag_source(session, ids)
    changed = [{"id": i, "tags": t} for i, t in sorted(wanted.items()) if i in standing and standing[i] != t]
    if not changed:
        return
    if dialect.is_postgresql(connection):
        marked = "ts_filter(vector, '{b,d}') || CAST(:marks AS tsvector)"
        where = text(f"UPDATE comment_search SET tags = :tags, vector = {marked} WHERE comment_id = :id")
        connection.execute(where, [{**row, "marks": _marked(str(row["tags"]))} for row in changed])
    else:
        connection.execute(text("UPDATE comment_search SET tags = :tags WHERE rowid = :id"), changed)


def _key(connection: Connection) -> str:
    return "comment_id" if dialect.is_postgresql(connection) else "rowid"


def _delete(connection: Connection, ids: Iterable[int]) -> None:
    rows = [{"id": i} for i in sorted(ids)]
    if rows:
        connection.execute(text(f"DELETE FROM comment_search WHERE {_key(connection)} = :id"), rows)


def _delete_run(connection: Connection, first: int, last: int) -> None:
    where = text(f"DELETE FROM comment_search WHERE {_key(connection)} BETWEEN :first AND :last")
    connection.execute(where, {"first": first, "last": last})


def _touched(session: Session, pad: Pad) -> _Touched:
    touched = _Touched()
    campaigns: set[int] = set()
    submissions: set[int] = set()
    lookups: dict[str, set[int]] = {"excerpts": set(), "campaign_excerpts": set()}
    for entry in pad.entries.values():
        if entry.table == "comments":
            _touch_comment(touched, entry)
        elif entry.table == "members":
            touched.tags.add(int(entry.row))
        elif entry.table == "campaigns":
            campaigns.add(int(entry.row))
        elif entry.table == "submissions":
            submissions.add(int(entry.row))
        elif entry.table in lookups:
            _touch_pointed(entry, touched.tags if entry.table == "excerpts" else campaigns, lookups[entry.table])
    _touch_runs(touched, pad)
    touched.tags |= _pointed(session, Excerpt.comment_id, Excerpt.id, lookups["excerpts"])
    campaigns |= _pointed(session, CampaignExcerpt.campaign_id, CampaignExcerpt.id, lookups["campaign_excerpts"])
    touched.tags |= _pointed(session, Member.comment_id, Member.campaign_id, campaigns)
    touched.tags |= _pointed(session, Comment.id, Comment.submission_id, submissions)
    return touched


def _touch_comment(touched: _Touched, entry: Entry) -> None:
    if entry.after is None:
        touched.gone.add(int(entry.row))
    elif entry.before is None or "wording_id" in entry.after:
        touched.words.add(int(entry.row))
    else:
        touched.tags.add(int(entry.row))


def _touch_runs(touched: _Touched, pad: Pad) -> None:
    for run in pad.runs:
        ids = range(run.first_id, run.last_id + 1)
        if run.table == "comments" and run.rows is not None:
            touched.gone_runs.append((run.first_id, run.last_id))
        elif run.table == "comments":
            touched.words.update(ids)
        elif run.table == "members":
            touched.tags.update(ids)


def _touch_pointed(entry: Entry, pointed: set[int], lookups: set[int]) -> None:
    """Where the journal holds what a row pointed at, before or after, take it from there; ask for the rest."""
    name = "comment_id" if entry.table == "excerpts" else "campaign_id"
    for values in (entry.before, entry.after):
        value = (values or {}).get(name)
        if isinstance(value, int):
            pointed.add(value)
        elif values is not None:
            lookups.add(int(entry.row))


def _pointed(session: Session, wanted: Any, key: Any, keys: set[int]) -> set[int]:
    found: set[int] = set()
    ordered = sorted(keys)
    for start in range(0, len(ordered), _MANY):
        found |= set(session.scalars(select(wanted).where(key.in_(ordered[start : start + _MANY]))))
    return found
