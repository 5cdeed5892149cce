"""The comments as JSON rows, as the command line prints them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import RowMapping, Select, func, select
from sqlalchemy.orm import Session

from council_desk.analysis.city_claims import find_mentions
from council_desk.queries.cities_named import own_names
from council_desk.queries.comment_detail import label_of, spans
from council_desk.queries.comments import ShownExcerpt
from council_desk.queries.effective import effective_stances
from council_desk.queries.findings import Findings, findings
from council_desk.queries.undecided import membership_waits, undecided
from council_desk.records.agenda import Body, Item, Meeting
from council_desk.records.campaigns import Campaign, Member
from council_desk.records.comments import Comment, Submission, Wording
from council_desk.records.intake import Edition, EditionEntry, Intake
from council_desk.records.people import Organisation, Person, Signatory
from council_desk.records.policy import Clause, Draft, Link
from council_desk.records.suggestions import SuggestedCampaign, SuggestedLink, SuggestedMember, Suggestion

PAGE = 500


@dataclass(frozen=True, slots=True)
class _Tables:
    """What is looked up once an export: links by demand id or group key, and what tells the office's own city."""

    decided_links: Mapping[int, list[dict[str, Any]]]
    suggested_links: Mapping[int | str, list[dict[str, Any]]]
    withdrawals: Mapping[int, int]
    own_city: tuple[str, ...]


def export_rows(
    session: Session, item_id: int | None = None, editions: str = "latest", decided_only: bool = False
) -> Iterator[dict[str, Any]]:
    """One row a comment (`editions` "latest": those not withdrawn, by number) or a comment and edition ("all").

    `item_id` None: every comment of the office, the unassigned tray too. The keys are those of the `comments` command.
    """
    tables = _tables(session, item_id, decided_only)
    wanted = _standing_rows(item_id) if editions == "latest" else _all_rows(item_id)
    rows = list(session.execute(wanted).mappings())
    last = {row["comment_id"]: index for index, row in enumerate(rows)}
    for start in range(0, len(rows), PAGE):
        page = rows[start : start + PAGE]
        facts = _page_facts(session, page, decided_only)
        for index, row in enumerate(page, start=start):
            is_last = last[row["comment_id"]] == index
            yield _row(row, facts, tables, tables.withdrawals.get(row["comment_id"]) if is_last else None)


def comment_rows(
    session: Session, item_id: int | None = None, editions: str = "latest", decided_only: bool = False
) -> list[dict[str, Any]]:
    """All of `export_rows` at once, from one snapshot."""
    return list(export_rows(session, item_id, editions, decided_only))


def _columns() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Comment.id.label("comment_id"),
            Comment.number.label("number"),
            Comment.suffix.label("suffix"),
            Comment.position.label("position"),
            Comment.language.label("language"),
            Comment.wording_id.label("current_wording"),
            Comment.received_at.label("received_at"),
            Submission.id.label("submission_id"),
            Submission.channel.label("channel"),
            Submission.received_as_given.label("received_as_given"),
            Submission.name.label("name"),
            Submission.subject.label("subject"),
            Submission.attachments.label("attachments"),
            Submission.fields.label("fields"),
            Person.email.label("email"),
            Person.district.label("district"),
            Organisation.name.label("organisation"),
            Item.number.label("item"),
            Meeting.date.label("meeting"),
            Body.name.label("body"),
            Intake.name.label("file"),
            Edition.number.label("edition"),
            EditionEntry.state.label("edition_state"),
            EditionEntry.page.label("page"),
            EditionEntry.first_line.label("first_line"),
            EditionEntry.last_line.label("last_line"),
            EditionEntry.row.label("row"),
            EditionEntry.message.label("message"),
            Wording.id.label("wording_id"),
            Wording.text.label("text"),
        )
        .select_from(Comment)
        .join(Submission, Submission.id == Comment.submission_id)
        .outerjoin(Person, Person.id == Submission.person_id)
        .outerjoin(Organisation, Organisation.id == Submission.organisation_id)
        .outerjoin(Item, Item.id == Comment.item_id)
        .outerjoin(Meeting, Meeting.id == Item.meeting_id)
        .outerjoin(Body, Body.id == Meeting.body_id)
    )


def _standing_rows(item_id: int | None) -> Select[*tuple[Any, ...]]:
    # Ids only rise, so a comment's newest entry is the one of its latest edition.
    newest = select(func.max(EditionEntry.id).label("entry_id"), EditionEntry.comment_id).group_by(
        EditionEntry.comment_id
    )
    latest = newest.subquery()
    query = (
        _columns()
        .outerjoin(latest, latest.c.comment_id == Comment.id)
        .outerjoin(EditionEntry, EditionEntry.id == latest.c.entry_id)
        .outerjoin(Edition, Edition.id == EditionEntry.edition_id)
        .outerjoin(Intake, Intake.id == Edition.intake_id)
        .join(Wording, Wording.id == Comment.wording_id)
        .where(Comment.withdrawn_in.is_(None))
        .order_by(Comment.item_id.is_(None), Comment.item_id, Comment.number, Comment.suffix, Comment.id)
    )
    return query if item_id is None else query.where(Comment.item_id == item_id)


def _all_rows(item_id: int | None) -> Select[*tuple[Any, ...]]:
    query = (
        _columns()
        .join(EditionEntry, EditionEntry.comment_id == Comment.id)
        .join(Edition, Edition.id == EditionEntry.edition_id)
        .join(Intake, Intake.id == Edition.intake_id)
        .join(Wording, Wording.id == EditionEntry.wording_id)
        .order_by(EditionEntry.edition_id, EditionEntry.position, EditionEntry.id)
    )
    return query if item_id is None else query.where(Comment.item_id == item_id)


def _tables(session: Session, item_id: int | None, decided_only: bool) -> _Tables:
    wanted = select(Comment.id, Edition.number).join(Edition, Edition.id == Comment.withdrawn_in)
    if item_id is not None:
        wanted = wanted.where(Comment.item_id == item_id)
    return _Tables(
        _decided_links(session),
        {} if decided_only else _suggested_links(session),
        dict(session.execute(wanted).all()),
        own_names(session),
    )


def _decided_links(session: Session) -> dict[int, list[dict[str, Any]]]:
    wanted = (
        select(Link.demand_id, Clause.citation, Link.coverage, Draft.name)
        .join(Draft, Draft.id == Link.draft_id)
        .outerjoin(Clause, Clause.id == Link.clause_id)
        .order_by(Link.draft_id, Clause.position, Link.id)
    )
    links: dict[int, list[dict[str, Any]]] = {}
    for demand_id, clause, coverage, draft in session.execute(wanted):
        links.setdefault(demand_id, []).append(_link(clause, coverage, draft, decided=True))
    return links


def _suggested_links(session: Session) -> dict[int | str, list[dict[str, Any]]]:
    wanted = (
        select(SuggestedLink.demand_id, SuggestedLink.group_key, Clause.citation, SuggestedLink.coverage, Draft.name)
        .join(Draft, Draft.id == SuggestedLink.draft_id)
        .outerjoin(Clause, Clause.id == SuggestedLink.clause_id)
        .where(SuggestedLink.rank == 1)
        .order_by(SuggestedLink.draft_id, SuggestedLink.id)
    )
    links: dict[int | str, list[dict[str, Any]]] = {}
    for demand_id, group_key, clause, coverage, draft in session.execute(wanted):
        links.setdefault(demand_id or group_key, []).append(_link(clause, coverage, draft, decided=False))
    return links


def _link(clause: str | None, coverage: str, draft: str, *, decided: bool) -> dict[str, Any]:
    return {"clause": clause, "coverage": coverage, "draft": draft, "decided": decided}


@dataclass(frozen=True, slots=True)
class _PageFacts:
    """What one page of rows needs beside its columns, by comment id (signatories by submission id)."""

    found: Findings
    stances: Mapping[int, tuple[str | None, float | None, bool]]
    campaigns: Mapping[int, tuple[int | str, str, list[list[int]]]]
    signatories: Mapping[int, list[str]]
    groups: Mapping[int, str]


def _page_facts(session: Session, page: Sequence[RowMapping], decided_only: bool) -> _PageFacts:
    texts = {row["comment_id"]: row["text"] for row in page if row["wording_id"] == row["current_wording"]}
    ids = sorted({row["comment_id"] for row in page})
    submissions = sorted({row["submission_id"] for row in page})
    signatories: dict[int, list[str]] = {}
    signed = select(Signatory.submission_id, Signatory.name).where(Signatory.submission_id.in_(submissions))
    for submission, name in session.execute(signed.order_by(Signatory.position)):
        signatories.setdefault(submission, []).append(name)
    groups = select(Suggestion.id, Suggestion.group_key).where(
        Suggestion.comment_id.in_(ids), Suggestion.kind == "demand"
    )
    return _PageFacts(
        findings(session, texts, decided_only=decided_only),
        _stances(session, ids, decided_only),
        _campaigns(session, ids, decided_only),
        signatories,
        {} if decided_only else dict(session.execute(groups).all()),
    )


def _stances(
    session: Session, ids: Sequence[int], decided_only: bool
) -> dict[int, tuple[str | None, float | None, bool]]:
    decided = session.execute(effective_stances().where(Comment.id.in_(ids)))
    stances: dict[int, tuple[str | None, float | None, bool]] = {
        number: (stance, 1.0 if stance else None, stance is not None) for number, stance, _ in decided
    }
    if decided_only:
        return stances
    wanted = select(Suggestion.comment_id, Suggestion.value, Suggestion.confidence)
    wanted = wanted.join(Comment, Comment.id == Suggestion.comment_id).where(Suggestion.kind == "stance", undecided())
    suggested = session.execute(wanted.where(Suggestion.comment_id.in_(ids)))
    for number, stance, confidence in suggested:
        if stances[number][0] is None:
            stances[number] = (stance, confidence, False)
    return stances


def _campaigns(
    session: Session, ids: Sequence[int], decided_only: bool
) -> dict[int, tuple[int | str, str, list[list[int]]]]:
    found: dict[int, tuple[int | str, str, list[list[int]]]] = {}
    if not decided_only:
        # The confirmed campaign that it would extend, unless that was undone since.
        suggested = (
            select(SuggestedMember, Campaign.id)
            .join(SuggestedCampaign, SuggestedCampaign.id == SuggestedMember.suggested_campaign_id)
            .outerjoin(Campaign, Campaign.id == SuggestedCampaign.campaign_id)
        )
        waiting = suggested.join(Comment, Comment.id == SuggestedMember.comment_id).where(membership_waits())
        rows = session.execute(waiting.where(SuggestedMember.comment_id.in_(ids)))
        for proposed, campaign_id in rows:
            name = campaign_id or f"suggested-{proposed.suggested_campaign_id}"
            found[proposed.comment_id] = (name, proposed.form, proposed.own_words)
    for member in session.scalars(select(Member).where(Member.comment_id.in_(ids))):
        found[member.comment_id] = (member.campaign_id, member.form, member.own_words)
    return found


def _row(row: RowMapping, facts: _PageFacts, tables: _Tables, withdrawn_in: int | None) -> dict[str, Any]:
    comment_id, text = row["comment_id"], row["text"]
    current = row["wording_id"] == row["current_wording"]
    stance, confidence, decided = facts.stances[comment_id]
    campaign, form, own_words = facts.campaigns.get(comment_id, (None, "unique", []))
    lines = [row["first_line"], row["last_line"]] if row["first_line"] is not None else None
    return {
        "id": comment_id,
        "number": label_of(row["number"], row["suffix"]) if row["suffix"] else row["number"],
        "item": row["item"],
        "meeting": row["meeting"] or None,
        "body": row["body"],
        "file": row["file"],
        "edition": row["edition"],
        "edition_state": row["edition_state"],
        "withdrawn_in": withdrawn_in,
        "text": text,
        "subject": row["subject"],
        "attachments": row["attachments"],
        "lines": lines,
        "page": row["page"],
        "row": row["row"],
        "message": row["message"],
        "name": row["name"],
        "email": row["fields"].get("email", "").strip() or row["email"],
        "organisation": row["organisation"],
        "signatories": facts.signatories.get(row["submission_id"], []),
        "district": row["fields"].get("district", "").strip() or row["district"],
        "channel": row["channel"] or None,
        "received": row["received_at"],
        "received_as_given": row["received_as_given"],
        "position": row["position"],
        "stance": stance,
        "stance_confidence": confidence,
        "stance_decided": decided,
        "campaign": campaign,
        "form": form,
        "own_words": [list(span) for span in spans(own_words)] if current else [],
        "demands": _demands(text, facts, tables, comment_id) if current else [],
        "questions": _questions(text, facts, comment_id) if current else [],
        "language": row["language"],
        "other_cities": [found.name for found in find_mentions(text, tables.own_city)],
        "sensitive": [[p.start, p.end, p.kind] for p in facts.found.sensitive.get(comment_id, ())] if current else [],
    }


def _demands(text: str, facts: _PageFacts, tables: _Tables, comment_id: int) -> list[dict[str, Any]]:
    return [
        {
            "text": text[shown.start : shown.end] if shown.start >= 0 else None,
            "start": shown.start if shown.start >= 0 else None,
            "end": shown.end if shown.start >= 0 else None,
            "label": shown.sentence,
            "decided": shown.decided,
            "links": _links(shown, facts, tables),
        }
        for shown in facts.found.excerpts.get(comment_id, ())
    ]


def _links(shown: ShownExcerpt, facts: _PageFacts, tables: _Tables) -> list[dict[str, Any]]:
    """Decided links, else suggested ones."""
    if shown.demand_id is not None:
        decided = tables.decided_links.get(shown.demand_id)
        return decided or tables.suggested_links.get(shown.demand_id, [])
    return tables.suggested_links.get(facts.groups.get(shown.suggestion_id or 0, ""), [])


def _questions(text: str, facts: _PageFacts, comment_id: int) -> list[dict[str, Any]]:
    found = facts.found.questions.get(comment_id, ())
    return [{"text": text[q.start : q.end], "start": q.start, "end": q.end} for q in found]
