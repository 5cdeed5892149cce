"""Two stored comments that are one letter are joined: the later one is set aside, the first takes both texts."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.errors import RefusedError
from council_desk.operations.cut_comment import check_counted
from council_desk.operations.finding import current_text, found
from council_desk.operations.mend_campaign import campaign_of, place_parts
from council_desk.operations.revise_wording import mend_comment, stop_following, tagged_words
from council_desk.queries.comment_detail import label_of
from council_desk.queries.neighbours import comment_above
from council_desk.records.campaigns import Member
from council_desk.records.comments import Comment, Wording
from council_desk.records.intake import EditionEntry

JOINED = "joined with"
"""How the reason of a comment begins that was set aside because another one has its text now."""


def join_comments(session: Session, comment_id: int, above_id: int | None = None) -> int:
    """Join a comment with the one above it (or the one named); gives the id of the comment that now has both texts.

    That one keeps number, writer and stance, marked to be looked at again; words tagged in either move over. The later
    comment is set aside with the reason, and keeps its own number. Raises RefusedError where there is none above, one
    of them is not counted, or they are on different items.
    """
    later = found(session.get(Comment, comment_id), "comment")
    wanted = above_id if above_id is not None else comment_above(session, comment_id)
    if wanted is None:
        raise RefusedError("There is no comment above this one to join it with. Choose the later part of the letter.")
    first = found(session.get(Comment, wanted), "comment")
    _check(first, later)
    for comment in (first, later):
        stop_following(session, comment)
    campaign = campaign_of(session, first, later)
    text, offset = _joined_text(session, first, later)
    label = label_of(later.number, later.suffix)
    before = first.wording_id
    mend_comment(session, first, text, lambda span: span, f"no. {label} was joined to it" if label else "joined")
    for words in tagged_words(session, later.wording_id):
        words.comment_id, words.wording_id = first.id, first.wording_id
        words.start, words.end = words.start + offset, words.end + offset
    first.reply_owed = first.reply_owed or later.reply_owed
    later.set_aside = f"{JOINED} {label_of(first.number, first.suffix) or 'another in the tray'}"
    session.flush()
    _join_entries(session, first, later, before)
    if campaign is not None:
        place_parts(session, campaign, (first,))
        _leave(session, later)
    return first.id


def _check(first: Comment, later: Comment) -> None:
    if first.id == later.id:
        raise RefusedError("A comment cannot be joined with itself. Choose the later part of the letter.")
    if first.item_id != later.item_id:
        raise RefusedError("Only comments on the same item can be joined. Move one of them first.")
    check_counted(first)
    check_counted(later)


def _leave(session: Session, later: Comment) -> None:
    member = session.get(Member, later.id)
    if member is not None:
        session.delete(member)
        session.flush()


def _joined_text(session: Session, first: Comment, later: Comment) -> tuple[str, int]:
    """Both texts as one, and where the later one begins in it: as it once stood, where they were cut before."""
    above, below = current_text(session, first), current_text(session, later)
    earlier = select(Wording.text).where(Wording.comment_id == first.id).order_by(Wording.id.desc())
    for text in session.scalars(earlier):
        offset = len(text) - len(below)
        both = offset >= len(above) and text.startswith(above) and text.endswith(below)
        if both and not text[len(above) : offset].strip():
            return text, offset
    gap = "\n\n" if "\n\n" in above + below else "\n"
    return above + gap + below, len(above) + len(gap)


def _join_entries(session: Session, first: Comment, later: Comment, before: int) -> None:
    """Widen the lines of the first comment over those of the later one, in each edition in which both stood."""
    below = {
        entry.edition_id: entry
        for entry in session.scalars(select(EditionEntry).where(EditionEntry.comment_id == later.id))
    }
    wanted = select(EditionEntry).where(EditionEntry.comment_id == first.id, EditionEntry.wording_id == before)
    for entry in session.scalars(wanted).all():
        other = below.get(entry.edition_id)
        if other is None:
            continue
        entry.wording_id = first.wording_id
        if None not in (entry.first_line, entry.last_line, other.first_line, other.last_line):
            entry.first_line = min(entry.first_line or 0, other.first_line or 0)
            entry.last_line = max(entry.last_line or 0, other.last_line or 0)
    session.flush()
