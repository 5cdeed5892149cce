"""The policy's drafts and clauses, and the demands that touch them."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council_desk.errors import NotFoundError
from council_desk.queries.demand_counts import submissions_by_demand
from council_desk.queries.effective import counted
from council_desk.queries.undecided import DEMAND, undecided_links, undecided_suggestions
from council_desk.records.agenda import Item
from council_desk.records.policy import Clause, Draft, Link, Policy
from council_desk.records.suggestions import SuggestedLink
from council_desk.records.tags import Demand


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One draft of a policy of the item, latest last."""

    id: int
    policy_id: int
    number: int
    name: str
    title: str
    force: str
    added_at: str
    clauses: int


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """One clause, in order. `exceptions` are spans of `text`."""

    id: int
    position: int
    citation: str
    heading: str
    kind: str
    level: int
    text: str
    exceptions: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A demand tied to a clause of the draft (clause None: none touches it), decided or suggested.

    A suggested link of a suggested demand has `demand_id` None and the demand's `group_key`. `ask_again`: decided for
    an earlier draft whose clause has changed since.
    """

    link_id: int | None
    suggestion_id: int | None
    demand_id: int | None
    group_key: str
    number: int | None
    sentence: str
    short_name: str
    submissions: int
    clause_id: int | None
    citation: str | None
    coverage: str
    note: str
    decided: bool
    decided_by: str
    confidence: float
    reason: str
    rank: int
    ask_again: bool = False


@dataclass(frozen=True, slots=True)
class PolicyView:
    """A draft with its clauses and every link, decided and suggested; demands without any link stand in `unlinked`."""

    draft: DraftLine
    drafts: tuple[DraftLine, ...]
    clauses: tuple[ClauseLine, ...]
    links: tuple[LinkLine, ...]
    unlinked: tuple[tuple[int, str], ...]


def drafts(session: Session, item_id: int) -> tuple[DraftLine, ...]:
    """Every draft of the item's policy, latest last."""
    cut = select(Clause.draft_id, func.count().label("clauses")).group_by(Clause.draft_id).subquery()
    wanted = (
        select(Draft, Policy.force, func.coalesce(cut.c.clauses, 0))
        .join(Policy, Policy.id == Draft.policy_id)
        .outerjoin(cut, cut.c.draft_id == Draft.id)
        .where(Policy.item_id == item_id)
        .order_by(Draft.policy_id, Draft.number)
    )
    return tuple(
        DraftLine(draft.id, draft.policy_id, draft.number, draft.name, draft.title, force, draft.added_at, clauses)
        for draft, force, clauses in session.execute(wanted)
    )


def draft_text(session: Session, draft_id: int) -> str:
    """The whole text of a draft; raises NotFoundError where it is gone."""
    return _draft(session, draft_id).text


def _draft(session: Session, draft_id: int) -> Draft:
    draft = session.get(Draft, draft_id)
    if draft is None:
        raise NotFoundError("That draft is no longer in the office. Look at the list of drafts again.")
    return draft


def policy_view(session: Session, draft_id: int) -> PolicyView:
    """A draft with its clauses, and every link of a demand to it; raises NotFoundError where it is gone."""
    draft = _draft(session, draft_id)
    item_id = session.get_one(Policy, draft.policy_id).item_id
    lines = drafts(session, item_id)
    clauses = session.scalars(select(Clause).where(Clause.draft_id == draft_id).order_by(Clause.position)).all()
    demands = _demands(session, item_id)
    asked = submissions_by_demand(session, item_id)
    citations = {clause.id: clause.citation for clause in clauses}
    links = (
        *_decided(session, draft_id, demands, asked, citations),
        *_suggested(session, item_id, draft_id, demands, asked, citations),
    )
    linked = {link.demand_id for link in links}
    return PolicyView(
        draft=next(line for line in lines if line.id == draft_id),
        drafts=lines,
        clauses=tuple(clause_line(clause) for clause in clauses),
        links=links,
        unlinked=tuple((d.id, d.sentence) for d in demands.values() if d.id not in linked),
    )


def clause_line(clause: Clause) -> ClauseLine:
    """A stored clause as plain data."""
    return ClauseLine(
        id=clause.id,
        position=clause.position,
        citation=clause.citation,
        heading=clause.heading,
        kind=clause.kind,
        level=clause.level,
        text=clause.text,
        exceptions=tuple((start, end) for start, end in clause.exceptions),
    )


def _demands(session: Session, item_id: int) -> dict[int, Demand]:
    wanted = select(Demand).join(Item, Item.matter_id == Demand.matter_id).where(Item.id == item_id)
    return {demand.id: demand for demand in session.scalars(wanted.order_by(Demand.number, Demand.id))}


def _decided(
    session: Session,
    draft_id: int,
    demands: Mapping[int, Demand],
    asked: Mapping[int, int],
    citations: Mapping[int, str],
) -> tuple[LinkLine, ...]:
    wanted = select(Link).where(Link.draft_id == draft_id).order_by(Link.id)
    lines = [
        LinkLine(
            link_id=link.id,
            suggestion_id=None,
            demand_id=link.demand_id,
            group_key="",
            number=demands[link.demand_id].number,
            sentence=demands[link.demand_id].sentence,
            short_name=demands[link.demand_id].short_name,
            submissions=asked.get(link.demand_id, 0),
            clause_id=link.clause_id,
            citation=citations.get(link.clause_id) if link.clause_id is not None else None,
            coverage=link.coverage,
            note=link.note,
            decided=True,
            decided_by=link.decided_by,
            confidence=1.0,
            reason="",
            rank=1,
            ask_again=link.ask_again,
        )
        for link in session.scalars(wanted)
        if link.demand_id in demands
    ]
    return tuple(sorted(lines, key=lambda line: (line.number or 0, line.link_id or 0)))


@dataclass(frozen=True, slots=True)
class _Group:
    """A demand that is only suggested yet, and how many counted comments are suggested to ask for it."""

    sentence: str
    short_name: str
    submissions: int


def _groups(session: Session, item_id: int) -> dict[str, _Group]:
    found: dict[str, _Group] = {}
    asking: dict[str, set[int]] = {}
    for suggestion in session.scalars(undecided_suggestions(item_id, DEMAND).where(counted())):
        asking.setdefault(suggestion.group_key, set()).add(suggestion.comment_id)
        found[suggestion.group_key] = _Group(suggestion.value, suggestion.short_name, len(asking[suggestion.group_key]))
    return found


def _suggested(
    session: Session,
    item_id: int,
    draft_id: int,
    demands: Mapping[int, Demand],
    asked: Mapping[int, int],
    citations: Mapping[int, str],
) -> tuple[LinkLine, ...]:
    """Suggested links of demands in the list and of suggested demands that still wait, the most asked first."""
    groups = _groups(session, item_id)
    lines: list[LinkLine] = []
    for link in session.scalars(undecided_links(draft_id)):
        demand = demands.get(link.demand_id) if link.demand_id is not None else None
        group = groups.get(link.group_key)
        if demand is not None:
            lines.append(_suggested_line(link, demand, None, asked.get(demand.id, 0), citations))
        elif group is not None:
            lines.append(_suggested_line(link, None, group, group.submissions, citations))
    return tuple(sorted(lines, key=lambda line: (line.number or 1 << 30, -line.submissions, line.sentence, line.rank)))


def _suggested_line(
    link: SuggestedLink, demand: Demand | None, group: _Group | None, submissions: int, citations: Mapping[int, str]
) -> LinkLine:
    return LinkLine(
        link_id=None,
        suggestion_id=link.id,
        demand_id=demand.id if demand else None,
        group_key="" if demand else link.group_key,
        number=demand.number if demand else None,
        sentence=demand.sentence if demand else group.sentence if group else "",
        short_name=demand.short_name if demand else group.short_name if group else "",
        submissions=submissions,
        clause_id=link.clause_id,
        citation=citations.get(link.clause_id) if link.clause_id is not None else None,
        coverage=link.coverage,
        note="",
        decided=False,
        decided_by="",
        confidence=link.confidence,
        reason=link.reason,
        rank=link.rank,
    )
