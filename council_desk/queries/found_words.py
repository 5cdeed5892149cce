"""Where words stand that somebody looks for, to be tagged all at once: the exact words, or their whole sentences."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.analysis.sentences import split_sentences
from council_desk.queries.comment_detail import label_of
from council_desk.queries.comment_table import comment_ids
from council_desk.queries.comments import CommentFilter
from council_desk.queries.find_hits import Span, hits
from council_desk.queries.find_words import Finding, parse
from council_desk.queries.findings import Findings, findings
from council_desk.queries.pieces import in_pieces
from council_desk.records.comments import Comment, Wording

KINDS = ("demand", "question", "sensitive")
EXAMPLES = 4
PIECE = 500


@dataclass(frozen=True, slots=True)
class Example:
    """One place: the comment's number and the words."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class FoundWords:
    """How many places would be tagged, in how many comments, and how many are tagged so already.

    `problem`: why nothing can be looked for, as a sentence to show.
    """

    places: int = 0
    comments: int = 0
    already: int = 0
    examples: tuple[Example, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """The spans of one comment's current wording: those to tag, and how many are tagged so already."""

    comment_id: int
    wording_id: int
    text: str
    label: str
    spans: tuple[Span, ...]
    already: int


def found_words(
    session: Session, ids: Sequence[int], words: str, whole: bool, kind: str, demand_id: int | None
) -> FoundWords:
    """Count what tagging these words would do; `words` as typed in Find, the other arguments as for `places`."""
    problem = problem_of(session, ids, words)
    if problem:
        return FoundWords(problem=problem)
    total = comments = already = 0
    examples: list[Example] = []
    for found in places(session, ids, words, whole, kind, demand_id):
        total += len(found.spans)
        comments += bool(found.spans)
        already += found.already
        if len(examples) < EXAMPLES and found.spans:
            start, end = found.spans[0]
            examples.append(Example(found.label, " ".join(found.text[start:end].split())))
    return FoundWords(total, comments, already, tuple(examples))


def problem_of(session: Session, ids: Sequence[int], words: str) -> str:
    """Why what is typed cannot be tagged, as a sentence to show; empty where it can."""
    finding = parse(words)
    if not finding.problem and not finding.words:
        return "Type words that stand in the letters: fields alone have no words to tag."
    items = _items(session, ids)
    return finding.problem or next(
        (page.problem for item in items if (page := comment_ids(session, _filter(item, words))).problem), ""
    )


def places(
    session: Session, ids: Sequence[int], words: str, whole: bool, kind: str, demand_id: int | None
) -> Iterator[Places]:
    """Every comment of `ids` that the words are found in, in their order, with the spans.

    Args:
        session: an open session.
        ids: comments, as in the table.
        words: as typed in Find; fields narrow, words are tagged.
        whole: the whole sentences that hold the words, else the words alone.
        kind: one of KINDS.
        demand_id: for demands: what is tagged with it already (also by the campaign followed) is left out; None: a new
            one.

    """
    finding = parse(words)
    there: set[int] = set()
    for item in _items(session, ids):
        there.update(comment_ids(session, _filter(item, words)).ids)
    for piece in in_pieces([number for number in ids if number in there], PIECE):
        yield from _of_piece(session, piece, finding, whole, kind, demand_id)


def _filter(item_id: int | None, words: str) -> CommentFilter:
    return CommentFilter(item_id, words=words, state="all")


def _items(session: Session, ids: Sequence[int]) -> list[int | None]:
    found: set[int | None] = set()
    for piece in in_pieces(ids):
        found |= set(session.scalars(select(Comment.item_id).where(Comment.id.in_(piece)).distinct()))
    return sorted(found, key=lambda item: item or 0)


def _of_piece(
    session: Session, ids: Sequence[int], finding: Finding, whole: bool, kind: str, demand_id: int | None
) -> Iterator[Places]:
    wanted = select(Comment.id, Comment.wording_id, Wording.text, Comment.number, Comment.suffix)
    rows = session.execute(wanted.join(Wording, Wording.id == Comment.wording_id).where(Comment.id.in_(ids)))
    by_id = {row[0]: row for row in rows}
    known = findings(session, {number: row[2] for number, row in by_id.items()}, decided_only=True)
    for number in (number for number in ids if number in by_id):
        _id, wording_id, text, nr, suffix = by_id[number]
        spans = _sentences(text, hits(text, finding)) if whole else list(hits(text, finding))
        taken = _taken(known, number, kind, demand_id)
        free = tuple(span for span in spans if not any(start < span[1] and span[0] < end for start, end in taken))
        yield Places(number, wording_id, text, label_of(nr, suffix), free, len(spans) - len(free))


def _taken(known: Findings, comment_id: int, kind: str, demand_id: int | None) -> list[Span]:
    if kind == "demand":
        excerpts = known.excerpts.get(comment_id, ())
        return [(each.start, each.end) for each in excerpts if demand_id is not None and each.demand_id == demand_id]
    passages = known.questions if kind == "question" else known.sensitive
    return [(each.start, each.end) for each in passages.get(comment_id, ())]


def _sentences(text: str, found: Sequence[Span]) -> list[Span]:
    """The sentences that hold the spans, each once; a span over two sentences takes both."""
    sentences = split_sentences(text)
    starts = [sentence.start for sentence in sentences]
    whole: list[Span] = []
    for start, end in found:
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
        low = sentences[first].start if first >= 0 else start
        high = max(end, sentences[last].end) if last >= 0 else end
        if whole and low < whole[-1][1]:
            whole[-1] = (whole[-1][0], max(high, whole[-1][1]))
        else:
            whole.append((min(low, start), high))
    return whole
