"""What the further columns of the comments table show, asked for only while one of them is shown."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council_desk.queries.effective import effective_demands
from council_desk.queries.pieces import in_pieces
from council_desk.queries.undecided import membership_waits
from council_desk.records.campaigns import Member
from council_desk.records.comments import Comment, Submission, Wording
from council_desk.records.intake import EditionEntry
from council_desk.records.people import Organisation, Person
from council_desk.records.suggestions import SuggestedMember
from council_desk.records.tags import Demand

PIECE = 500


@dataclass(frozen=True, slots=True)
class CommentExtras:
    """One comment's further columns. `own_words`: how many words of its own a campaign's letter has; None: it is in no
    campaign. `demands`: their numbers, own and by the campaign followed. `place`: where it stands in what was received.
    """

    id: int
    organisation: str | None
    district: str | None
    language: str
    channel: str
    demands: tuple[int, ...]
    own_words: int | None
    place: str


def comment_extras(session: Session, ids: Sequence[int]) -> tuple[CommentExtras, ...]:
    """The further columns of these comments, in the order of `ids`; comments that are gone are left out."""
    found: dict[int, CommentExtras] = {}
    for piece in in_pieces(ids, PIECE):
        found |= {extras.id: extras for extras in _of_piece(session, piece)}
    return tuple(found[number] for number in ids if number in found)


def _of_piece(session: Session, ids: Sequence[int]) -> list[CommentExtras]:
    wanted = (
        select(Comment.id, Organisation.name, Person.district, Comment.language, Submission.channel)
        .join(Submission, Submission.id == Comment.submission_id)
        .outerjoin(Organisation, Organisation.id == Submission.organisation_id)
        .outerjoin(Person, Person.id == Submission.person_id)
        .where(Comment.id.in_(ids))
    )
    demands, own, places = _demands(session, ids), _own_words(session, ids), _places(session, ids)
    return [
        CommentExtras(
            number,
            organisation,
            district,
            language,
            channel,
            tuple(sorted(demands.get(number, ()))),
            own.get(number),
            places.get(number, ""),
        )
        for number, organisation, district, language, channel in session.execute(wanted)
    ]


def _demands(session: Session, ids: Sequence[int]) -> dict[int, set[int]]:
    asked = effective_demands().subquery()
    wanted = select(asked.c.comment_id, Demand.number).join(Demand, Demand.id == asked.c.demand_id)
    numbers: defaultdict[int, set[int]] = defaultdict(set)
    for comment, number in session.execute(wanted.where(asked.c.comment_id.in_(ids))):
        numbers[comment].add(number)
    return numbers


def _own_words(session: Session, ids: Sequence[int]) -> dict[int, int]:
    """Words of their own, for members of campaigns and for letters that may be members."""
    text = Wording.text
    suggested = (
        select(Comment.id, SuggestedMember.own_words, text)
        .join(SuggestedMember, SuggestedMember.comment_id == Comment.id)
        .join(Wording, Wording.id == Comment.wording_id)
        .where(Comment.id.in_(ids), membership_waits())
    )
    decided = (
        select(Comment.id, Member.own_words, text)
        .join(Member, Member.comment_id == Comment.id)
        .join(Wording, Wording.id == Comment.wording_id)
        .where(Comment.id.in_(ids))
    )
    return {
        comment: sum(len(words[start:end].split()) for start, end in spans)
        for wanted in (suggested, decided)
        for comment, spans, words in session.execute(wanted)
    }


def _places(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """Where each stands in the latest edition that has it: a row, lines, or a page."""
    latest = (
        select(EditionEntry.comment_id, func.max(EditionEntry.edition_id).label("edition_id"))
        .where(EditionEntry.comment_id.in_(ids))
        .group_by(EditionEntry.comment_id)
        .subquery()
    )
    same = (latest.c.comment_id == EditionEntry.comment_id) & (latest.c.edition_id == EditionEntry.edition_id)
    wanted = select(EditionEntry).join(latest, same)
    return {entry.comment_id: _place(entry) for entry in session.scalars(wanted)}


def _place(entry: EditionEntry) -> str:
    page = f"p. {entry.page}" if entry.page is not None else ""
    if entry.row is not None:
        return f"row {entry.row}"
    first, last = entry.first_line, entry.last_line
    lines = "" if not first or not last else f"{first}" if first == last else f"{first}–{last}"
    return ", ".join(part for part in (page, lines) if part)
