"""Excerpts, questions and sensitive passages of some comments, decided and suggested, as spans of their texts."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from council_desk.analysis.normalise import fold_for_likeness
from council_desk.queries.comments import ShownExcerpt, ShownPassage
from council_desk.queries.undecided import undecided
from council_desk.records.campaigns import Campaign, CampaignExcerpt, Member
from council_desk.records.comments import Comment
from council_desk.records.suggestions import Suggestion
from council_desk.records.tags import Demand, Excerpt, Question, SensitivePassage
from council_desk.store import dialect

CHUNK = 500
NOWHERE = (-1, -1)


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in some comments, each by comment id, in the order of the text."""

    excerpts: Mapping[int, tuple[ShownExcerpt, ...]]
    questions: Mapping[int, tuple[ShownPassage, ...]]
    sensitive: Mapping[int, tuple[ShownPassage, ...]]


def findings(session: Session, texts: Mapping[int, str], *, decided_only: bool = False) -> Findings:
    """Everything found in the comments of `texts` (comment id to its current wording's text).

    An excerpt by the campaign followed is shown where the template's words stand in the member's text; where they do
    not stand there its span is (-1, -1).
    """
    excerpts: defaultdict[int, list[ShownExcerpt]] = defaultdict(list)
    questions: defaultdict[int, list[ShownPassage]] = defaultdict(list)
    sensitive: defaultdict[int, list[ShownPassage]] = defaultdict(list)
    ids = list(texts)
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        _add_own(session, chunk, excerpts)
        _add_by_campaign(session, chunk, texts, excerpts)
        _add_passages(session, chunk, questions, sensitive)
        if not decided_only:
            _add_suggested(session, chunk, excerpts, questions, sensitive)
    return Findings(_ordered_excerpts(excerpts), _ordered(questions), _ordered(sensitive))


def _ordered_excerpts(found: Mapping[int, list[ShownExcerpt]]) -> dict[int, tuple[ShownExcerpt, ...]]:
    return {key: tuple(sorted(value, key=lambda e: (e.start, e.end, e.sentence))) for key, value in found.items()}


def _ordered(found: Mapping[int, list[ShownPassage]]) -> dict[int, tuple[ShownPassage, ...]]:
    return {key: tuple(sorted(value, key=lambda p: (p.start, p.end, p.kind))) for key, value in found.items()}


@cache
def _own_query(postgresql: bool) -> Select[Excerpt, Demand]:
    return (
        select(Excerpt, Demand)
        .join(Demand, Demand.id == Excerpt.demand_id)
        .join(Comment, (Comment.id == Excerpt.comment_id) & (Comment.wording_id == Excerpt.wording_id))
        .where(dialect.among_ids(Excerpt.comment_id.expression, postgresql=postgresql))
    )


def _asked(
    session: Session, query: Callable[[bool], Select[*tuple[Any, ...]]], ids: Sequence[int]
) -> Iterator[Row[*tuple[Any, ...]]]:
    """The answer about these comments. The queries are made once: one comment's answer costs less than making them."""
    connection = session.connection()
    given = {"ids": dialect.ids_value(connection, ids)}
    yield from session.execute(query(dialect.is_postgresql(connection)), given)


def _add_own(session: Session, ids: Sequence[int], excerpts: defaultdict[int, list[ShownExcerpt]]) -> None:
    for excerpt, demand in _asked(session, _own_query, ids):
        excerpts[excerpt.comment_id].append(_decided(demand, excerpt.start, excerpt.end, excerpt.id, by_campaign=False))


def _decided(demand: Demand, start: int, end: int, excerpt_id: int | None, *, by_campaign: bool) -> ShownExcerpt:
    return ShownExcerpt(
        start=start,
        end=end,
        demand_id=demand.id,
        number=demand.number,
        short_name=demand.short_name,
        sentence=demand.sentence,
        decided=True,
        by_campaign=by_campaign,
        excerpt_id=excerpt_id,
        suggestion_id=None,
        confidence=1.0,
        reason="",
    )


@cache
def _by_campaign_query(postgresql: bool) -> Select[int, str, CampaignExcerpt, Demand]:
    return (
        select(Member.comment_id, Campaign.template, CampaignExcerpt, Demand)
        .join(Campaign, Campaign.id == Member.campaign_id)
        .join(CampaignExcerpt, CampaignExcerpt.campaign_id == Campaign.id)
        .join(Demand, Demand.id == CampaignExcerpt.demand_id)
        .where(dialect.among_ids(Member.comment_id.expression, postgresql=postgresql), Member.follows)
    )


def _add_by_campaign(
    session: Session, ids: Sequence[int], texts: Mapping[int, str], excerpts: defaultdict[int, list[ShownExcerpt]]
) -> None:
    for comment_id, template, excerpt, demand in _asked(session, _by_campaign_query, ids):
        if any(own.demand_id == demand.id for own in excerpts[comment_id]):
            continue
        start, end = place_words(texts[comment_id], template[excerpt.start : excerpt.end])
        excerpts[comment_id].append(_decided(demand, start, end, None, by_campaign=True))


def place_words(text: str, words: str) -> tuple[int, int]:
    """Where a template's words stand in a member's text, quotes, case and spacing aside; (-1, -1): nowhere."""
    at = text.find(words)
    if at >= 0:
        return at, at + len(words)
    folded, wanted = fold_for_likeness(text), fold_for_likeness(words).text.strip()
    at = folded.text.find(wanted) if wanted else -1
    if at < 0:
        return NOWHERE
    return folded.offsets[at], folded.offsets[at + len(wanted) - 1] + 1


@cache
def _questions_query(postgresql: bool) -> Select[Question]:
    wanted = select(Question).join(Comment, Comment.id == Question.comment_id)
    here = dialect.among_ids(Question.comment_id.expression, postgresql=postgresql)
    return wanted.where(here, Comment.wording_id == Question.wording_id)


@cache
def _sensitive_query(postgresql: bool) -> Select[SensitivePassage]:
    wanted = select(SensitivePassage).join(Comment, Comment.id == SensitivePassage.comment_id)
    here = dialect.among_ids(SensitivePassage.comment_id.expression, postgresql=postgresql)
    return wanted.where(here, Comment.wording_id == SensitivePassage.wording_id)


def _add_passages(
    session: Session,
    ids: Sequence[int],
    questions: defaultdict[int, list[ShownPassage]],
    sensitive: defaultdict[int, list[ShownPassage]],
) -> None:
    for (question,) in _asked(session, _questions_query, ids):
        shown = ShownPassage(question.start, question.end, "question", True, question.id, None, 1.0, "")
        questions[question.comment_id].append(shown)
    for (passage,) in _asked(session, _sensitive_query, ids):
        sensitive[passage.comment_id].append(
            ShownPassage(
                passage.start, passage.end, passage.kind, True, passage.id, None, 1.0, "", decision=passage.decision
            )
        )


def _add_suggested(
    session: Session,
    ids: Sequence[int],
    excerpts: defaultdict[int, list[ShownExcerpt]],
    questions: defaultdict[int, list[ShownPassage]],
    sensitive: defaultdict[int, list[ShownPassage]],
) -> None:
    for found, known in _asked(session, _suggested_query, ids):
        start, end = found.start or 0, found.end or 0
        if found.kind == "demand":
            excerpts[found.comment_id].append(_suggested_excerpt(found, known, start, end))
        else:
            kind = "question" if found.kind == "question" else found.value
            passage = ShownPassage(start, end, kind, False, None, found.id, found.confidence, found.reason)
            (questions if found.kind == "question" else sensitive)[found.comment_id].append(passage)


@cache
def _suggested_query(postgresql: bool) -> Select[Suggestion, Demand]:
    return (
        select(Suggestion, Demand)
        .outerjoin(Demand, Demand.id == Suggestion.demand_id)
        .join(Comment, (Comment.id == Suggestion.comment_id) & (Comment.wording_id == Suggestion.wording_id))
        .where(dialect.among_ids(Suggestion.comment_id.expression, postgresql=postgresql))
        .where(Suggestion.kind != "stance", undecided())
        .order_by(Suggestion.id)
    )


def _suggested_excerpt(found: Suggestion, known: Demand | None, start: int, end: int) -> ShownExcerpt:
    return ShownExcerpt(
        start=start,
        end=end,
        demand_id=known.id if known else None,
        number=known.number if known else None,
        short_name=known.short_name if known else found.short_name,
        sentence=known.sentence if known else found.value,
        decided=False,
        by_campaign=False,
        excerpt_id=None,
        suggestion_id=found.id,
        confidence=found.confidence,
        reason=found.reason,
    )
