"""What leaves for another coding program: an item's demands as codes, its comments as texts with their excerpts.

Private details do not leave unless asked for: contact details and passages that nobody has cleared for print are
blocked out in the texts, letter for letter, so that places stay what they are.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.analysis.sensitive import find_contacts
from council_desk.queries.agenda import item_head
from council_desk.queries.brief_comments import brief_comments
from council_desk.queries.briefing import BriefedComment
from council_desk.queries.exchange_ids import (
    QUESTION_CODE,
    STANCE_CODES,
    ExchangeIds,
    exchange_ids,
)
from council_desk.queries.gather_briefing import last_change
from council_desk.queries.undecided import undecided
from council_desk.records.agenda import Item, Office
from council_desk.records.campaigns import Campaign, CampaignExcerpt, Member
from council_desk.records.comments import Comment, Submission
from council_desk.records.people import Organisation, Person
from council_desk.records.suggestions import Suggestion
from council_desk.records.tags import Demand, Excerpt, Question, SensitivePassage

Span = tuple[int, int]
BLOCK = "\u2588"
"""Stands for each character that does not leave the office; line ends stay."""
ATTRIBUTES = (
    "stance",
    "position",
    "campaign",
    "form",
    "channel",
    "received",
    "late",
    "district",
    "language",
    "organisation",
)
PRIVATE_ATTRIBUTES = ("name", "email", "phone", "address")


@dataclass(frozen=True, slots=True)
class ExportedDemand:
    """A demand of the matter as a code; `parent` is the GUID of the one it is nested under, or ''."""

    guid: str
    number: int
    sentence: str
    short_name: str
    note: str
    parent: str


@dataclass(frozen=True, slots=True)
class Codebook:
    """The matter's demands by number, parents before what is nested under them."""

    title: str
    demands: tuple[ExportedDemand, ...]


@dataclass(frozen=True, slots=True)
class ExportedCoding:
    """A code given to [start, end) of a text, or to the whole of it (`start` -1), and who decided it."""

    guid: str
    code: str
    start: int
    end: int
    user: str


@dataclass(frozen=True, slots=True)
class ExportedText:
    """One comment. `attributes`: those of ATTRIBUTES (and, asked for, PRIVATE_ATTRIBUTES) that are known, as the record
    has them. `blocked`: how many passages were blocked out.
    """

    guid: str
    case_guid: str
    label: str
    text: str
    codings: tuple[ExportedCoding, ...]
    attributes: Mapping[str, str]
    blocked: int


@dataclass(frozen=True, slots=True)
class ExportedCampaign:
    """A confirmed campaign as a set of texts."""

    guid: str
    letter: str
    name: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Project:
    """Everything of one item. `users`: GUID by name. `data_as_of`: UTC time of the last change, '' where none."""

    title: str
    office: str
    data_as_of: str
    users: Mapping[str, str]
    codebook: Codebook
    attributes: tuple[str, ...]
    texts: tuple[ExportedText, ...]
    campaigns: tuple[ExportedCampaign, ...]
    private: bool

    @property
    def blocked(self) -> int:
        """How many passages were blocked out in all texts."""
        return sum(text.blocked for text in self.texts)


def codebook(session: Session, item_id: int) -> Codebook:
    """The demand list of the item's matter; raises NotFoundError where the item is gone."""
    head = item_head(session, item_id)
    ids = exchange_ids(session)
    wanted = select(Demand).join(Item, Item.matter_id == Demand.matter_id).where(Item.id == item_id)
    listed = session.scalars(wanted.order_by(Demand.number, Demand.id)).all()
    known = {demand.id for demand in listed}
    below: defaultdict[int | None, list[Demand]] = defaultdict(list)
    for demand in listed:
        below[demand.parent_id if demand.parent_id in known else None].append(demand)
    ordered: list[Demand] = []
    waiting = below[None][::-1]
    while waiting:
        demand = waiting.pop()
        ordered.append(demand)
        waiting.extend(below[demand.id][::-1])
    title = f"Item {head.number}: {head.title or head.short_title}".rstrip(": ")
    return Codebook(title, tuple(_exported(demand, ids, known) for demand in ordered))


def _exported(demand: Demand, ids: ExchangeIds, known: set[int]) -> ExportedDemand:
    return ExportedDemand(
        guid=ids.demand(demand.id),
        number=demand.number,
        sentence=demand.sentence,
        short_name=demand.short_name,
        note=demand.note,
        parent=ids.demand(demand.parent_id) if demand.parent_id in known and demand.parent_id is not None else "",
    )


def project(session: Session, item_id: int, private: bool = False) -> Project:
    """The item's counted comments with what people decided; suggestions stay in the office.

    `private` True: the texts as received, and names, e-mail addresses, telephone numbers and addresses as attributes.
    Raises NotFoundError where the item is gone.
    """
    codes = codebook(session, item_id)
    ids = exchange_ids(session)
    comments = brief_comments(session, item_id)
    deciders = _deciders(session, item_id)
    facts = _facts(session, item_id)
    closed = {} if private else _not_cleared(session, item_id)
    listed = {demand.guid for demand in codes.demands}
    texts = [
        _text(
            comment,
            tuple(_codings(comment, ids, deciders, listed)),
            ids,
            facts[comment.id],
            None if private else closed.get(comment.id, ()),
        )
        for comment in comments
    ]
    office = session.get(Office, 1)
    users = sorted({coding.user for text in texts for coding in text.codings})
    return Project(
        title=codes.title,
        office=office.name if office else "",
        data_as_of=last_change(session)[1],
        users={name: ids.user(name) for name in users},
        codebook=codes,
        attributes=ATTRIBUTES + (PRIVATE_ATTRIBUTES if private else ()),
        texts=tuple(texts),
        campaigns=_campaigns(session, item_id, comments, ids),
        private=private,
    )


@dataclass(frozen=True, slots=True)
class _Deciders:
    """Who decided: excerpts by comment, span and demand; those of templates by campaign and demand; the rest."""

    excerpts: Mapping[tuple[int, int, int, int], str]
    templates: Mapping[tuple[int, int], str]
    questions: Mapping[tuple[int, int, int], str]
    stances: Mapping[int, str]


def _deciders(session: Session, item_id: int) -> _Deciders:
    on_item = Comment.item_id == item_id
    own = select(Excerpt).join(Comment, Comment.id == Excerpt.comment_id).where(on_item)
    in_templates = (
        select(CampaignExcerpt)
        .join(Campaign, Campaign.id == CampaignExcerpt.campaign_id)
        .where(Campaign.item_id == item_id)
    )
    asked = select(Question).join(Comment, Comment.id == Question.comment_id).where(on_item)
    stances = (
        select(Comment.id, Comment.stance, Comment.stance_by, Campaign.stance_by)
        .outerjoin(Member, (Member.comment_id == Comment.id) & Member.follows)
        .outerjoin(Campaign, Campaign.id == Member.campaign_id)
        .where(on_item)
    )
    return _Deciders(
        {(e.comment_id, e.start, e.end, e.demand_id): e.decided_by for e in session.scalars(own)},
        {(e.campaign_id, e.demand_id): e.decided_by for e in session.scalars(in_templates)},
        {(q.comment_id, q.start, q.end): q.decided_by for q in session.scalars(asked)},
        {number: (by if own else campaign_by) or "" for number, own, by, campaign_by in session.execute(stances)},
    )


def _facts(session: Session, item_id: int) -> dict[int, dict[str, str | None]]:
    """Attributes that the briefing leaves out, by comment id."""
    wanted = (
        select(Comment.id, Submission.fields, Submission.name, Person, Organisation.name, Campaign.letter)
        .join(Submission, Submission.id == Comment.submission_id)
        .outerjoin(Member, Member.comment_id == Comment.id)
        .outerjoin(Campaign, Campaign.id == Member.campaign_id)
        .outerjoin(Person, Person.id == Submission.person_id)
        .outerjoin(Organisation, Organisation.id == Submission.organisation_id)
        .where(Comment.item_id == item_id)
    )
    found: dict[int, dict[str, str | None]] = {}
    for number, fields, name, person, organisation, letter in session.execute(wanted):
        found[number] = {
            "campaign": letter,
            "district": fields.get("district", "").strip() or (person.district if person else None),
            "organisation": organisation,
            "name": name,
            "email": fields.get("email", "").strip() or (person.email if person else None),
            "phone": person.phone if person else None,
            "address": person.address if person else None,
        }
    return found


def _not_cleared(session: Session, item_id: int) -> dict[int, list[Span]]:
    """Disclosures that are withheld from print or that nobody has looked at, decided and suggested, by comment id."""
    marked = (
        select(SensitivePassage.comment_id, SensitivePassage.start, SensitivePassage.end)
        .join(
            Comment, (Comment.id == SensitivePassage.comment_id) & (Comment.wording_id == SensitivePassage.wording_id)
        )
        .where(Comment.item_id == item_id, SensitivePassage.decision.is_distinct_from("print"))
    )
    waiting = (
        select(Suggestion.comment_id, Suggestion.start, Suggestion.end)
        .join(Comment, (Comment.id == Suggestion.comment_id) & (Comment.wording_id == Suggestion.wording_id))
        .where(Comment.item_id == item_id, Suggestion.kind == "sensitive", undecided())
    )
    found: defaultdict[int, list[Span]] = defaultdict(list)
    for wanted in (marked, waiting):
        for number, start, end in session.execute(wanted):
            found[number].append((start or 0, end or 0))
    return found


def blocked_out(text: str, also: Iterable[Span] = ()) -> tuple[str, int]:
    """The text with contact details and the spans in `also` blocked out, as long as before; and how many passages."""
    spans = _joined([*((found.start, found.end) for found in find_contacts(text)), *also])
    for start, end in spans:
        covered = "".join(char if char == "\n" else BLOCK for char in text[start:end])
        text = text[:start] + covered + text[end:]
    return text, len(spans)


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if start < end and joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif start < end:
            joined.append((start, end))
    return joined


def _text(
    comment: BriefedComment,
    codings: tuple[ExportedCoding, ...],
    ids: ExchangeIds,
    facts: Mapping[str, str | None],
    closed: Sequence[Span] | None,
) -> ExportedText:
    text, blocked = (comment.text, 0) if closed is None else blocked_out(comment.text, closed)
    known = {
        "stance": comment.stance,
        "position": comment.position,
        "form": comment.form if comment.campaign_id is not None else None,
        "channel": comment.channel,
        "received": comment.received_at,
        "late": "true" if comment.late else "false",
        "language": comment.language if comment.language != "und" else None,
        **facts,
    }
    wanted = ATTRIBUTES + (PRIVATE_ATTRIBUTES if closed is None else ())
    return ExportedText(
        guid=ids.comment(comment.id),
        case_guid=ids.of("case", comment.id),
        label=comment.label,
        text=text,
        codings=codings,
        attributes={key: value for key in wanted if (value := known.get(key))},
        blocked=blocked,
    )


def _codings(
    comment: BriefedComment, ids: ExchangeIds, deciders: _Deciders, listed: Container[str]
) -> Iterable[ExportedCoding]:
    for start, end, demand in comment.excerpts:
        if ids.demand(demand) not in listed:
            continue
        by = deciders.excerpts.get((comment.id, start, end, demand))
        if by is None:
            by = deciders.templates.get((comment.campaign_id or 0, demand), "")
        guid = ids.of("excerpt", comment.id, start, end, demand)
        yield ExportedCoding(guid, ids.demand(demand), start, end, by)
    for start, end in comment.questions:
        by = deciders.questions.get((comment.id, start, end), "")
        yield ExportedCoding(ids.of("question", comment.id, start, end), QUESTION_CODE, start, end, by)
    if comment.stance in STANCE_CODES:
        by = deciders.stances.get(comment.id, "")
        yield ExportedCoding(ids.of("stance", comment.id), STANCE_CODES[comment.stance], -1, -1, by)


def _campaigns(
    session: Session, item_id: int, comments: Sequence[BriefedComment], ids: ExchangeIds
) -> tuple[ExportedCampaign, ...]:
    members: defaultdict[int | None, list[str]] = defaultdict(list)
    for comment in comments:
        members[comment.campaign_id].append(ids.comment(comment.id))
    wanted = select(Campaign).where(Campaign.item_id == item_id).order_by(Campaign.letter, Campaign.id)
    return tuple(
        ExportedCampaign(ids.of("campaign", found.id), found.letter, found.name, tuple(members[found.id]))
        for found in session.scalars(wanted)
        if members[found.id]
    )
