"""A new draft carries the links of the draft before it, and asks about each whose clause changed."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.analysis.clauses import PolicyCut
from council_desk.analysis.coverage import PolicyIndex, suggest_links
from council_desk.analysis.normalise import likeness_text
from council_desk.records.policy import Clause, Link
from council_desk.records.tags import Demand


def carry_links(session: Session, from_draft: int, to_draft: int, clauses: Sequence[Clause], cut: PolicyCut) -> None:
    """Carry every decided link of one draft over to the next.

    A clause with the same citation and the same words keeps its coverage; so does one that stands elsewhere with the
    same words. A clause that changed is to be asked about again; one that is gone leaves "absent", asked about again.
    A demand that no clause touched is asked about again where a new or changed clause now speaks of it.
    """
    earlier = {clause.id: clause for clause in session.scalars(select(Clause).where(Clause.draft_id == from_draft))}
    unchanged = {(clause.citation, _words(clause)) for clause in earlier.values()}
    index = PolicyIndex(cut)
    links = session.execute(
        select(Link, Demand)
        .join(Demand, Demand.id == Link.demand_id)
        .where(Link.draft_id == from_draft)
        .order_by(Link.id)
    )
    for link, demand in links.all():
        before = earlier.get(link.clause_id) if link.clause_id is not None else None
        if before is None:
            position = _speaks_of(demand.sentence, cut, index)
            touched = position is not None and (clauses[position].citation, _words(clauses[position])) not in unchanged
            _carry(session, link, to_draft, None, link.coverage, ask_again=link.ask_again or touched)
            continue
        now = _same_place(before, clauses)
        if now is None:
            _carry(session, link, to_draft, None, "absent", ask_again=True)
        else:
            changed = _words(now) != _words(before)
            _carry(session, link, to_draft, now.id, link.coverage, ask_again=link.ask_again or changed)


def _speaks_of(sentence: str, cut: PolicyCut, index: PolicyIndex) -> int | None:
    """Position of the clause that the machine finds for a demand, or None."""
    links = suggest_links(sentence, cut, cut.force, index)
    return links[0].clause if links and links[0].coverage != "absent" else None


def _same_place(before: Clause, clauses: Sequence[Clause]) -> Clause | None:
    """The clause with the same words (the same citation first), else with the same citation; None where it is gone."""
    same_words = [clause for clause in clauses if _words(clause) == _words(before)]
    same_citation = [clause for clause in clauses if clause.citation == before.citation]
    both = [clause for clause in same_words if clause.citation == before.citation]
    for choice in (both, same_words if len(same_words) == 1 else [], same_citation):
        if choice:
            return choice[0]
    return None


def _words(clause: Clause) -> str:
    return likeness_text(f"{clause.heading} {clause.text}")


def _carry(
    session: Session, link: Link, to_draft: int, clause_id: int | None, coverage: str, *, ask_again: bool
) -> None:
    session.add(
        Link(
            demand_id=link.demand_id,
            draft_id=to_draft,
            clause_id=clause_id,
            coverage=coverage,
            note=link.note,
            decided_by=link.decided_by,
            ask_again=ask_again,
        )
    )
