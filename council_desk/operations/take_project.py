"""A project of another coding program: its codings land on our comments as excerpts, questions and stances.

A source is one of the item's comments by its GUID, else by the same text. What was decided here stays as it is.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.operations.tagging import set_stance
from council_desk.operations.take_codebook import TakenCodes, some, take_codebook
from council_desk.queries.comment_detail import label_of
from council_desk.queries.counts import STANCES
from council_desk.queries.effective import effective_stances
from council_desk.queries.exchange_ids import QUESTION, exchange_ids, meaning_of
from council_desk.queries.export_project import BLOCK
from council_desk.queries.findings import NOWHERE, findings, place_words
from council_desk.queries.pieces import in_pieces
from council_desk.readers.refi import Exchange, FoundCoding, FoundSource
from council_desk.records.comments import Comment, Wording
from council_desk.records.tags import Excerpt, Question
from council_desk.store import bulk

_Row = tuple[object, ...]
_MOST_NAMED = 20


@dataclass(slots=True)
class TakenProject:
    """What became of a project, counted; `not_ours` and `left_out` name what was not taken in.

    `already`: codings that stood here before. `moved`: the comment's text differs from the source's, and the words were
    found in it all the same. `lost`: words that do not stand in the text. `of_no_demand`: codings of a code that is not
    in the file. `kept_stances`: comments with another stance here, which stays; `torn_stances`: sources to which the
    file gives several.
    """

    codes: TakenCodes
    matched: int = 0
    excerpts: int = 0
    questions: int = 0
    stances: int = 0
    already: int = 0
    moved: int = 0
    lost: int = 0
    of_no_demand: int = 0
    kept_stances: int = 0
    torn_stances: int = 0
    not_ours: list[str] = field(default_factory=list)
    left_out: tuple[tuple[str, str], ...] = ()

    def summary(self) -> str:
        """What was done, in a few words."""
        new = (
            some(self.excerpts, "excerpt"),
            some(self.questions, "question"),
            f"{some(self.stances, 'stance')} on {some(self.matched, 'comment')}",
        )
        return f"{self.codes.summary()}; new: {', '.join(new)}"

    def remarks(self) -> list[str]:
        """What was not taken in or taken otherwise, a sentence each."""
        counted = (
            (self.already, "Stood here already", "coding"),
            (self.moved, "Placed by their words, since the comment's text is another one now", "coding"),
            (self.lost, "Left out, since their words do not stand in the text", "coding"),
            (self.of_no_demand, "Left out, since their code is not in the file", "coding"),
            (self.kept_stances, "Stances kept as they were decided here, though the file says another", "comment"),
            (self.torn_stances, "No stance taken, since the file says several", "comment"),
        )
        said = [f"{words}: {some(count, what)}." for count, words, what in counted if count]
        if self.not_ours:
            said.append(f"No comments of this item: {some(len(self.not_ours), 'text')} ({_named(self.not_ours)}).")
        if self.left_out:
            said.append(f"Not taken in: {_named([f'{what} {name}'.strip() for what, name in self.left_out])}.")
        return said


def _named(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    return "; ".join(names[:_MOST_NAMED]) + (f"; and {more:,} more" if more > 0 else "")


@dataclass(slots=True)
class _Ours:
    """One comment of the item."""

    comment: Comment
    text: str
    taken: bool = False


def take_project(session: Session, item_id: int, exchange: Exchange, who: str) -> TakenProject:
    """Take the codes in as demands (see take_codebook), and the codings on the item's comments.

    Whoever coded stands as who decided, else `who`. Taken in twice, the second time changes nothing. Raises what
    take_codebook raises.
    """
    done = TakenProject(take_codebook(session, item_id, exchange), left_out=exchange.left_out)
    pairs = _matched(session, item_id, exchange.sources, done)
    landing = _Landing(session, exchange, who, {ours.comment.id: ours.text for ours, _ in pairs}, done)
    for ours, source in pairs:
        landing.take(ours, source)
    _write(session, Excerpt, ("demand_id", "comment_id", "wording_id", "start", "end", "decided_by"), landing.excerpts)
    _write(session, Question, ("comment_id", "wording_id", "start", "end", "answered", "decided_by"), landing.questions)
    done.excerpts, done.questions = len(landing.excerpts), len(landing.questions)
    _take_stances(session, landing.stances, done)
    return done


class _Landing:
    """Sorts codings into new rows, and counts in `done` those that bring nothing new."""

    def __init__(
        self, session: Session, exchange: Exchange, who: str, texts: Mapping[int, str], done: TakenProject
    ) -> None:
        there = findings(session, texts, decided_only=True)
        self._there: set[_Row] = {
            (number, found.demand_id or 0, found.start, found.end)
            for number, excerpts in there.excerpts.items()
            for found in excerpts
        }
        self._there |= {
            (number, QUESTION, found.start, found.end)
            for number, questions in there.questions.items()
            for found in questions
        }
        self._meanings = {code.guid: meaning_of(code.guid, code.name) for code in exchange.codes}
        self._who = who
        self._done = done
        self.excerpts: list[_Row] = []
        self.questions: list[_Row] = []
        self.stances: defaultdict[int, set[tuple[str, str]]] = defaultdict(set)

    def take(self, ours: "_Ours", source: FoundSource) -> None:
        """Take one source's codings on the comment it is."""
        self._done.lost += source.lost
        same = _same(ours.text, source.text)
        for coding in source.codings:
            by = " ".join(coding.user.split())[:80] or self._who
            meaning = self._meanings.get(coding.code)
            demand = self._done.codes.demands.get(coding.code)
            if meaning in STANCES:
                self.stances[ours.comment.id].add((meaning or "", by))
            elif meaning == QUESTION or demand is not None:
                self._take_words(ours, source, coding, demand, by, same)
            else:
                self._done.of_no_demand += 1
        said = source.values.get("Stance", "").strip().casefold().replace(" ", "_")
        if said in STANCES and ours.comment.id not in self.stances:
            self.stances[ours.comment.id].add((said, self._who))

    def _take_words(
        self, ours: "_Ours", source: FoundSource, coding: FoundCoding, demand: int | None, by: str, same: bool
    ) -> None:
        comment, span = ours.comment, _span(ours.text, source, coding, same)
        key = (comment.id, QUESTION if demand is None else demand, *span)
        if span == NOWHERE:
            self._done.lost += 1
        elif key in self._there:
            self._done.already += 1
        else:
            self._there.add(key)
            self._done.moved += not same
            if demand is None:
                self.questions.append((comment.id, comment.wording_id, *span, False, by))
            else:
                self.excerpts.append((demand, comment.id, comment.wording_id, *span, by))


def _write(
    session: Session, record: type[Excerpt] | type[Question], columns: Sequence[str], rows: Sequence[_Row]
) -> None:
    first = bulk.reserve_ids(session, record, len(rows))
    bulk.insert(session, record, ("id", *columns), [(first + at, *row) for at, row in enumerate(rows)])


def _matched(
    session: Session, item_id: int, sources: Iterable[FoundSource], done: TakenProject
) -> list[tuple[_Ours, FoundSource]]:
    """Each source with its comment; those of no comment are named in `done`."""
    wanted = (
        select(Comment, Wording.text)
        .join(Wording, Wording.id == Comment.wording_id)
        .where(Comment.item_id == item_id)
        # Of equal texts those that count come first.
        .order_by(
            Comment.withdrawn_in.is_not(None),
            Comment.set_aside.is_not(None),
            Comment.number,
            Comment.suffix,
            Comment.id,
        )
    )
    ours = [_Ours(comment, text) for comment, text in session.execute(wanted)]
    ids = exchange_ids(session)
    by_guid = {ids.comment(each.comment.id): each for each in ours}
    waiting = []
    pairs = []
    for source in sources:
        known = by_guid.get(source.guid)
        if known is None:
            waiting.append(source)
        else:
            known.taken = True
            pairs.append((known, source))
    pairs += _same_texts(ours, waiting, done)
    done.matched = len({each.comment.id for each, _ in pairs})
    return pairs


def _same_texts(
    ours: Sequence[_Ours], waiting: Iterable[FoundSource], done: TakenProject
) -> list[tuple[_Ours, FoundSource]]:
    """Match by equal text, one to one: the comment of the number in the source's name first, then in order."""
    by_text: dict[str, list[_Ours]] = defaultdict(list)
    by_length: dict[int, list[_Ours]] = defaultdict(list)
    for each in ours:
        if not each.taken and each.text.strip():
            by_text[each.text.rstrip()].append(each)
            by_length[len(each.text.rstrip())].append(each)
    pairs = []
    for source in waiting:
        text = source.text.rstrip()
        alike = by_text.get(text, []) if BLOCK not in text else by_length.get(len(text), [])
        free = [each for each in alike if not each.taken and _same(each.text, source.text)]
        if not free:
            done.not_ours.append(source.name or "a text without a name")
            continue
        words = re.findall(r"\w+", source.name)
        chosen = next((each for each in free if label_of(each.comment.number, each.comment.suffix) in words), free[0])
        chosen.taken = True
        pairs.append((chosen, source))
    return pairs


def _same(ours: str, theirs: str) -> bool:
    """Whether the texts are the same but for what was blocked out when it left, and for white space at the end."""
    ours, theirs = ours.rstrip(), theirs.rstrip()
    if BLOCK not in theirs or len(ours) != len(theirs):
        return ours == theirs
    return all(there in (here, BLOCK) for here, there in zip(ours, theirs, strict=True))


def _span(text: str, source: FoundSource, coding: FoundCoding, same: bool) -> tuple[int, int]:
    """Where the coded words stand in the comment's text; NOWHERE: nowhere. The whole source is the whole text."""
    if coding.whole:
        begin = len(text) - len(text.lstrip())
        return (begin, len(text.rstrip())) if text.strip() else NOWHERE
    words = source.text[coding.start : coding.end]
    if not same:
        return place_words(text, words) if words.strip() and BLOCK not in words else NOWHERE
    end = min(coding.end, len(text))
    return (coding.start, end) if text[coding.start : end].strip() else NOWHERE


def _take_stances(session: Session, given: Mapping[int, set[tuple[str, str]]], done: TakenProject) -> None:
    """Give the stances to comments that have none, by whoever decided; several for one comment: none is taken."""
    known: dict[int, str | None] = {}
    for piece in in_pieces(sorted(given)):
        stances = effective_stances().where(Comment.id.in_(piece))
        known |= {number: stance for number, stance, _ in session.execute(stances)}
    groups: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, said in given.items():
        stance = known.get(number)
        if len({each for each, _ in said}) > 1:
            done.torn_stances += 1
        elif stance is None:
            groups[min(said)].append(number)
        elif stance == min(said)[0]:
            done.already += 1
        else:
            done.kept_stances += 1
    for (stance, by), numbers in sorted(groups.items()):
        done.stances += set_stance(session, numbers, stance, by, judged=False)
