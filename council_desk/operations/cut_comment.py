"""A stored comment that holds two letters is cut in two: 34 becomes 34a, the later part is 34b."""

from itertools import islice

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.analysis.language import language_of
from council_desk.errors import RefusedError
from council_desk.operations.campaign_letters import letters
from council_desk.operations.finding import current_text, found
from council_desk.operations.mend_campaign import campaign_of, place_parts
from council_desk.operations.revise_wording import add_wording, mend_comment, stop_following, tagged_words
from council_desk.records.comments import Comment, Submission
from council_desk.records.intake import EditionEntry
from council_desk.store import bulk

CUT = "the comment was cut in two"


def cut_comment(session: Session, comment_id: int, at: int) -> int:
    """Cut a comment before the code point `at` of its text; gives the id of the later part.

    The first part keeps its row, its writer and its stance, marked to be looked at again. The later part is a
    submission of its own, as it was sent by somebody else, without a name or a stance. Excerpts, questions and
    sensitive passages go with their words; what stood across the cut stays with the earlier wording. A suffix is given
    once and never again, like the number. Raises RefusedError where a part would hold no words, or the comment is not
    counted.
    """
    comment = found(session.get(Comment, comment_id), "comment")
    check_counted(comment)
    text = current_text(session, comment)
    first, later = text[:at].rstrip(), text[at:].strip()
    if not 0 < at < len(text) or not first.strip() or not later:
        raise RefusedError("A comment is cut between its words. Choose the paragraph that begins the second letter.")
    begins = at + len(text[at:]) - len(text[at:].lstrip())
    stop_following(session, comment)
    campaign = campaign_of(session, comment)
    received = comment.wording_id
    moving = [words for words in tagged_words(session, received) if words.start >= begins]
    part = _later_part(session, comment, later)
    for words in moving:
        words.comment_id, words.wording_id = part.id, part.wording_id
        words.start, words.end = words.start - begins, words.end - begins
    session.flush()
    mend_comment(session, comment, first, lambda span: span if span[1] <= len(first) else None, CUT)
    _part_entries(session, comment, part, received, (text, len(first), begins))
    if campaign is not None:
        place_parts(session, campaign, (comment, part))
    _number(session, comment, part)
    return part.id


def check_counted(comment: Comment) -> None:
    """Raise RefusedError for a comment that is out of the counts: what is mended there would be counted again."""
    if comment.withdrawn_in is not None or comment.set_aside is not None:
        raise RefusedError("Only comments that count are cut or joined. Take this one back among the counted first.")


def _later_part(session: Session, comment: Comment, text: str) -> Comment:
    whole = session.get_one(Submission, comment.submission_id)
    submission = Submission(
        intake_id=whole.intake_id,
        channel=whole.channel,
        received_at=whole.received_at,
        received_as_given=whole.received_as_given,
        late=whole.late,
        subject=whole.subject,
    )
    session.add(submission)
    session.flush()
    part = Comment(
        submission_id=submission.id,
        item_id=comment.item_id,
        number=None,
        wording_id=0,
        received_at=comment.received_at,
        language=language_of(text).code,
    )
    session.add(part)
    session.flush()
    part.wording_id = add_wording(session, part.id, text, "mended").id
    return part


def _part_entries(session: Session, comment: Comment, part: Comment, received: int, cut: tuple[str, int, int]) -> None:
    """Say in each edition in which the whole stood that both parts stood there, each at its lines."""
    wanted = select(EditionEntry).where(EditionEntry.comment_id == comment.id, EditionEntry.wording_id == received)
    for entry in session.scalars(wanted.order_by(EditionEntry.id)).all():
        first, later = _lines_of_parts(entry, *cut)
        session.add(
            EditionEntry(
                edition_id=entry.edition_id,
                comment_id=part.id,
                wording_id=part.wording_id,
                state=entry.state,
                position=entry.position,
                page=entry.page,
                first_line=later[0],
                last_line=later[1],
                row=entry.row,
                message=entry.message,
                cut_reason="cut here by a person",
            )
        )
        entry.wording_id = comment.wording_id
        entry.first_line, entry.last_line = first
    session.flush()


Lines = tuple[int | None, int | None]


def _lines_of_parts(entry: EditionEntry, text: str, ends: int, begins: int) -> tuple[Lines, Lines]:
    """The source lines of both parts; those of the whole for each where the text's lines are not the source's."""
    whole = (entry.first_line, entry.last_line)
    if entry.first_line is None or entry.last_line is None:
        return whole, whole
    if text.count("\n") != entry.last_line - entry.first_line:
        return whole, whole
    first_ends = entry.first_line + text.count("\n", 0, ends)
    later_begins = entry.first_line + text.count("\n", 0, begins)
    return (entry.first_line, first_ends), (later_begins, entry.last_line)


def _number(session: Session, comment: Comment, part: Comment) -> None:
    """34 becomes 34a and its later part 34b; a further cut of 34a gives 34c. Parts in the tray have no number yet."""
    if comment.item_id is None or comment.number is None:
        session.flush()
        return
    fresh = 1 if comment.suffix else 2
    place = bulk.give_suffixes(session, comment.item_id, comment.number, fresh)
    given = [letter.lower() for letter in islice(letters(), place - 1, place - 1 + fresh)]
    if not comment.suffix:
        comment.suffix = given[0]
    session.flush()
    part.number, part.suffix = comment.number, given[-1]
    session.flush()


def paragraph_at(text: str, line: int) -> int:
    """The code point at which a line of a text begins, counted from 1; raises RefusedError for a line there is not."""
    lines = text.split("\n")
    if not 1 < line <= len(lines):
        had = f"{len(lines)} lines" if len(lines) > 1 else "one line"
        raise RefusedError(f"The comment has {had}. Name the line, from 2 on, that begins the second letter.")
    return sum(len(each) + 1 for each in lines[: line - 1])
