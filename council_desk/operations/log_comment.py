"""A call, a letter, a speech, a visit is logged by hand; what was typed can be corrected later."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.analysis.district_rules import place
from council_desk.analysis.language import language_of
from council_desk.analysis.writer_names import organisation_key
from council_desk.errors import ConflictError, RefusedError
from council_desk.operations.finding import current_text, found
from council_desk.operations.given_fields import channel_of, sort_key
from council_desk.operations.given_position import position_of
from council_desk.operations.import_people import find_or_add_organisations
from council_desk.operations.move_comments import add_to_item, put_on_item
from council_desk.operations.revise_wording import add_wording, revise_comment
from council_desk.operations.tagging import check_stance
from council_desk.queries.districts import district_table
from council_desk.readers.passages import storable
from council_desk.records.comments import Comment, Submission
from council_desk.records.intake import Intake
from council_desk.records.people import Person
from council_desk.store.times import utc_now

CORRECTED = "its text was corrected"

_SCANNED = "scan"


@dataclass(frozen=True, slots=True)
class LoggedComment:
    """What was logged. `items`: those it is on, empty for the tray. `channel`: as said (podium, counter, phone, ...).

    `person_id`: the person who was picked among those known; None with a `name`: somebody new, and never somebody known
    by name alone, but the one with the same e-mail address. `received_at`: UTC ISO text; empty: now.
    """

    text: str
    items: tuple[int, ...] = ()
    channel: str = "phone"
    name: str = ""
    person_id: int | None = None
    organisation: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    position: str = ""
    stance: str | None = None
    reply_owed: bool = False
    received_at: str = ""


def log_comment(session: Session, logged: LoggedComment, who: str) -> list[int]:
    """Store what was logged: one submission, with a comment on each item; gives the comments' ids.

    Raises RefusedError where nothing was said, or for a stance that there is not; NotFoundError where an item or the
    person is gone.
    """
    text = storable(logged.text).strip()
    if not text:
        raise RefusedError("What they said is missing. Put it down in a few words, then save.")
    check_stance(logged.stance)
    submission = _add_submission(session, logged)
    comment = Comment(
        submission_id=submission.id,
        item_id=None,
        number=None,
        wording_id=0,
        name_key=sort_key(submission.name or logged.organisation),
        received_at=submission.received_at,
        position=position_of(logged.position),
        language=language_of(text).code,
    )
    session.add(comment)
    session.flush()
    comment.wording_id = add_wording(session, comment.id, text, "typed").id
    made = [comment.id]
    items = list(dict.fromkeys(logged.items))
    if items:
        put_on_item(session, [comment], items[0])
        made += [add_to_item(session, comment.id, item_id) for item_id in items[1:]]
    _tag(session, made, logged, who)
    return made


def _tag(session: Session, made: Sequence[int], logged: LoggedComment, who: str) -> None:
    for comment_id in made:
        comment = session.get_one(Comment, comment_id)
        comment.reply_owed = logged.reply_owed
        if logged.stance is not None:
            comment.stance, comment.stance_by = logged.stance, who
    session.flush()


def _add_submission(session: Session, logged: LoggedComment) -> Submission:
    organisation = " ".join(logged.organisation.split())
    person = _person(session, logged)
    given = storable(logged.channel.strip())
    submission = Submission(
        channel=channel_of(given),
        received_at=logged.received_at or utc_now(),
        name=(person.name or None) if person else None,
        person_id=person.id if person else None,
        organisation_id=_organisation(session, storable(organisation)) if organisation else None,
        fields={"channel": given} if given else {},
    )
    session.add(submission)
    session.flush()
    return submission


def _person(session: Session, logged: LoggedComment) -> Person | None:
    """The person picked, the one with the same e-mail address, or a new one; what is newly known of them is added."""
    name, email = storable(" ".join(logged.name.split())), storable(logged.email.strip())
    key = email.casefold()[:200] or None
    person = found(session.get(Person, logged.person_id), "person") if logged.person_id is not None else None
    if person is None and key is not None:
        person = session.scalars(select(Person).where(Person.email_key == key).order_by(Person.id).limit(1)).first()
    if person is None:
        if not name and key is None:
            return None
        person = Person(name=name, name_key=sort_key(name))
        session.add(person)
    if key is not None and person.email_key is None:
        person.email, person.email_key = email, key
    person.phone = person.phone or storable(logged.phone.strip()) or None
    person.address = person.address or storable(logged.address.strip()) or None
    if person.address and person.district is None:
        person.district, person.in_district = place(None, person.address, district_table(session))
    session.flush()
    return person


def _organisation(session: Session, name: str) -> int:
    key = organisation_key(name)
    return find_or_add_organisations(session, {key: name})[key]


def is_correctable(session: Session, comment: Comment) -> bool:
    """Whether a person may correct a comment's text: it was typed here, or a scan was read into it."""
    submission = session.get_one(Submission, comment.submission_id)
    if submission.intake_id is None:
        return True
    reader = session.scalar(select(Intake.reader).where(Intake.id == submission.intake_id)) or ""
    return _SCANNED in reader


def correct_comment(session: Session, comment_id: int, text: str, version: int | None = None) -> None:
    """Correct what a person typed or a scan was read into: a new wording, the earlier one kept.

    Tagged words move over where they still stand; a decided comment is to be looked at again. Raises RefusedError for
    a text that a machine received, which is never edited, or an empty one; ConflictError where the comment was changed
    since `version` was read.
    """
    comment = found(session.get(Comment, comment_id), "comment")
    if not is_correctable(session, comment):
        raise RefusedError(
            "This text was received as it stands, and is never edited. Only what was typed here, or read from a scan, "
            "can be corrected."
        )
    if version is not None and comment.version != version:
        raise ConflictError("Somebody else changed this comment meanwhile. Look at it again, then correct it.")
    words = storable(text).strip()
    if not words:
        raise RefusedError("The corrected text is empty. Set the comment aside instead, if it should not count.")
    if words == current_text(session, comment):
        return
    wording = add_wording(session, comment_id, words, "corrected")
    revise_comment(session, comment_id, wording.id, words, CORRECTED)
    comment.language = language_of(words).code
    session.flush()
