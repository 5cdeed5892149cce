"""A draft of the policy is read, cut into clauses and added; demands are tied to its clauses."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.analysis.clauses import Clause as CutClause
from council_desk.analysis.clauses import PolicyCut, cut_clauses
from council_desk.analysis.normalise import clean_received
from council_desk.errors import RefusedError, UnreadableFileError
from council_desk.operations.carry_links import carry_links
from council_desk.operations.finding import found
from council_desk.operations.keep_original import keep_original
from council_desk.readers.passages import Reading
from council_desk.records.agenda import Item
from council_desk.records.policy import Clause, Draft, Link, Policy
from council_desk.records.tags import Demand
from council_desk.store.times import utc_now

FORCES = ("ordinance", "resolution", "platform", "administrative policy")
COVERAGES = ("met", "partly", "weaker_instrument", "absent", "conflicts")
WITHOUT_CLAUSE = ("absent", "weaker_instrument")


@dataclass(frozen=True, slots=True)
class PolicyProposal:
    """A policy text cut into clauses, nothing stored. `data`: the bytes it was read from, where it came as a file."""

    name: str
    text: str
    cut: PolicyCut
    data: bytes | None = None


def prepare_policy(name: str, source: Reading | str, data: bytes | None = None) -> PolicyProposal:
    """Cut a policy that a reader returned, or a pasted text, into clauses.

    Raises UnreadableFileError where it holds no words.
    """
    text = source if isinstance(source, str) else source.whole_text
    if text is None and isinstance(source, Reading):
        text = "\n\n".join(passage.text for passage in source.passages)
    text = clean_received(text or "").strip("\n")
    if not text.strip():
        raise UnreadableFileError(f"{name or 'The pasted text'} holds no policy text. Open it and check what it says.")
    return PolicyProposal(name, text, cut_clauses(text), data)


def add_draft(
    session: Session, item_id: int, proposal: PolicyProposal, draft_name: str = "", force: str | None = None
) -> int:
    """Add a draft of the item's policy and give its id; the same text again gives the draft that is there.

    `draft_name` left out: "Draft 1", "Draft 2", ...; `force`: ordinance, resolution, platform or administrative policy;
    None: as the text itself says. Links of the draft before are carried over; where their clause changed they are to be
    asked about again. Raises RefusedError where the name was used for another text.
    """
    if force is not None and force not in FORCES:
        raise RefusedError(f"There is no instrument {force}. Choose one of: {', '.join(FORCES)}.")
    policy = _policy_of(session, item_id)
    earlier = session.scalars(select(Draft).where(Draft.policy_id == policy.id).order_by(Draft.number)).all()
    name = " ".join(draft_name.split())[:120]
    if not name and earlier and earlier[-1].text == proposal.text:
        return earlier[-1].id
    name = name or _free_name({draft.name for draft in earlier})
    same = next((draft for draft in earlier if draft.name == name), None)
    if same is not None and same.text == proposal.text:
        return same.id
    if same is not None:
        raise RefusedError(f"The item already has another text named {name}. Give this draft a name of its own.")
    _set_policy(policy, proposal, force)
    draft = _add_draft_row(session, policy.id, proposal, name, number=len(earlier) + 1)
    clauses = _add_clauses(session, draft.id, proposal)
    if earlier:
        carry_links(session, earlier[-1].id, draft.id, clauses, proposal.cut)
    return draft.id


def _policy_of(session: Session, item_id: int) -> Policy:
    found(session.get(Item, item_id), "item")
    policy = session.scalars(select(Policy).where(Policy.item_id == item_id).order_by(Policy.id)).first()
    if policy is None:
        policy = Policy(item_id=item_id)
        session.add(policy)
        session.flush()
    return policy


def _free_name(taken: set[str]) -> str:
    return next(f"Draft {number}" for number in range(1, len(taken) + 2) if f"Draft {number}" not in taken)


def _set_policy(policy: Policy, proposal: PolicyProposal, force: str | None) -> None:
    wanted = force or proposal.cut.force or policy.force
    if policy.force != wanted:
        policy.force = wanted
    if not policy.name:
        policy.name = proposal.cut.title or proposal.name


def _add_draft_row(session: Session, policy_id: int, proposal: PolicyProposal, name: str, number: int) -> Draft:
    draft = Draft(
        policy_id=policy_id,
        number=number,
        name=name,
        title=proposal.cut.title or "",
        text=proposal.text,
        sha256=keep_original(session, proposal.data) if proposal.data is not None else None,
        added_at=utc_now(),
    )
    session.add(draft)
    session.flush()
    return draft


def _add_clauses(session: Session, draft_id: int, proposal: PolicyProposal) -> list[Clause]:
    rows = [
        Clause(
            draft_id=draft_id,
            parent_id=None,
            position=clause.position,
            citation=clause.citation[:120],
            heading=clause.heading,
            kind=clause.kind,
            level=clause.level,
            text=clause.text,
            start=clause.start,
            end=clause.end,
            exceptions=_exceptions(clause, proposal.text),
        )
        for clause in proposal.cut.clauses
    ]
    session.add_all(rows)
    session.flush()
    for row, clause in zip(rows, proposal.cut.clauses, strict=True):
        if clause.parent is not None:
            row.parent_id = rows[clause.parent].id
    session.flush()
    return rows


def _exceptions(clause: CutClause, policy_text: str) -> list[list[int]]:
    """The exceptions as spans of the clause's own text, where wrapped lines are joined; none for words not found."""
    spans: list[list[int]] = []
    for exception in clause.exceptions:
        words = " ".join(policy_text[exception.start : exception.end].split())
        at = clause.text.find(words)
        if at < 0:
            at = clause.text.find(words[:40])
            words = clause.text[at:]
        if at >= 0:
            spans.append([at, at + len(words)])
    return spans


def decide_link(
    session: Session, demand_id: int, draft_id: int, clause_id: int | None, coverage: str, note: str, who: str
) -> int:
    """Say how far a clause of a draft answers a demand (no clause: none touches it); gives the link's id.

    `coverage`: met, partly, weaker_instrument, absent, conflicts. Deciding on a clause takes back "no clause", and the
    other way round. Raises RefusedError for another word, or for met, partly or conflicts without a clause.
    """
    if coverage not in COVERAGES:
        raise RefusedError(f"There is no coverage {coverage}. Choose one of: {', '.join(COVERAGES)}.")
    if clause_id is None and coverage not in WITHOUT_CLAUSE:
        raise RefusedError("Which clause does this? Choose one, or say that no clause touches the demand.")
    found(session.get(Demand, demand_id), "demand")
    found(session.get(Draft, draft_id), "draft")
    clause = session.get(Clause, clause_id) if clause_id is not None else None
    if clause_id is not None:
        found(clause if clause is not None and clause.draft_id == draft_id else None, "clause")
    there = None
    for link in _links_of(session, demand_id, draft_id):
        if link.clause_id == clause_id:
            there = link
        elif clause_id is None or link.clause_id is None:
            session.delete(link)
    if there is None:
        there = Link(demand_id=demand_id, draft_id=draft_id, clause_id=clause_id, coverage=coverage)
        session.add(there)
    there.coverage, there.note, there.decided_by, there.ask_again = coverage, note.strip(), who, False
    session.flush()
    return there.id


def _links_of(session: Session, demand_id: int, draft_id: int) -> Sequence[Link]:
    wanted = select(Link).where(Link.demand_id == demand_id, Link.draft_id == draft_id).order_by(Link.id)
    return session.scalars(wanted).all()


def remove_link(session: Session, link_id: int) -> None:
    """Take a decided link back."""
    session.delete(found(session.get(Link, link_id), "link"))
