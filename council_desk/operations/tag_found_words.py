"""Find and tag all: words that stand in many letters become excerpts, questions or sensitive passages in one change."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.errors import RefusedError
from council_desk.operations.demands import add_demand
from council_desk.operations.finding import found
from council_desk.queries.found_words import KINDS, Places, places, problem_of
from council_desk.queries.pieces import in_pieces
from council_desk.records.agenda import Item
from council_desk.records.base import Base
from council_desk.records.comments import Comment
from council_desk.records.tags import Demand, Excerpt, Question, SensitivePassage


@dataclass(frozen=True, slots=True)
class TaggedWords:
    """What was done: places tagged, in how many comments, and how many were tagged so already and left alone."""

    places: int
    comments: int
    already: int


def tag_found_words(
    session: Session,
    comment_ids: Sequence[int],
    words: str,
    who: str,
    kind: str = "demand",
    demand: int | str = "",
    whole: bool = True,
) -> TaggedWords:
    """Tag every place where words stand in these comments' current wordings.

    Args:
        session: that of the open change.
        comment_ids: the comments to look in.
        words: as typed in Find: words, "phrases" and prefix* are tagged, fields narrow.
        who: the name the decision is recorded under.
        kind: demand, question or sensitive.
        demand: for demands, the id of one of the matter's list, or a sentence that makes a new one.
        whole: the whole sentences that hold the words; else the words alone.

    Raises:
        RefusedError: nothing is found, the words cannot be looked for, or the demand is of another matter.
        NotFoundError: the demand is gone.

    """
    if kind not in KINDS:
        raise RefusedError(f"Words cannot be tagged as {kind}. Choose one of: {', '.join(KINDS)}.")
    problem = problem_of(session, comment_ids, words)
    if problem:
        raise RefusedError(problem)
    known = demand if isinstance(demand, int) else None
    if kind == "demand":
        _check_demand(session, comment_ids, demand)
    everything = list(places(session, comment_ids, words, whole, kind, known))
    there = [each for each in everything if each.spans]
    already = sum(each.already for each in everything)
    if not there:
        said = "Every place is tagged so already." if already else "These words stand in none of the comments."
        raise RefusedError(f"{said} Nothing was changed.")
    if kind == "demand" and known is None:
        item_id = session.scalars(select(Comment.item_id).where(Comment.id == there[0].comment_id)).one()
        known = add_demand(session, item_id or 0, str(demand).strip(), "")
    session.add_all(_tags(there, kind, known or 0, who))
    session.flush()
    return TaggedWords(sum(len(each.spans) for each in there), len(there), already)


def _tags(there: Sequence[Places], kind: str, demand_id: int, who: str) -> list[Base]:
    made: list[Base] = []
    for each in there:
        for start, end in each.spans:
            at = {"comment_id": each.comment_id, "wording_id": each.wording_id, "start": start, "end": end}
            if kind == "demand":
                made.append(Excerpt(**at, demand_id=demand_id, decided_by=who))
            elif kind == "question":
                made.append(Question(**at, decided_by=who))
            else:  # looked at one by one before it prints
                made.append(SensitivePassage(**at, kind="other", decision=None, decided_by=""))
    return made


def _check_demand(session: Session, comment_ids: Sequence[int], demand: int | str) -> None:
    matters: set[int] = set()
    for piece in in_pieces(comment_ids):
        of_piece = select(Item.matter_id).join(Comment, Comment.item_id == Item.id).where(Comment.id.in_(piece))
        matters |= set(session.scalars(of_piece.distinct()))
    if isinstance(demand, str):
        if not demand.strip():
            raise RefusedError("Choose a demand, or type the sentence of a new one.")
        if len(matters) != 1:
            raise RefusedError("The comments belong to several matters, or to none. Take those of one item.")
    elif matters != {found(session.get(Demand, demand), "demand").matter_id}:
        raise RefusedError("That demand belongs to another matter. Choose one of this item's, or make a new one.")
