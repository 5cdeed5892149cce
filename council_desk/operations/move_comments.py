"""Comments go from the tray to an item, to another item, to a second one, or back to the tray."""

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from council_desk.errors import RefusedError
from council_desk.operations.finding import current_text, found, load_comments
from council_desk.operations.mark_late import mark_late_submissions
from council_desk.operations.revise_wording import add_wording, stop_following
from council_desk.records.agenda import Item
from council_desk.records.campaigns import Member
from council_desk.records.comments import Comment, Wording
from council_desk.records.intake import CommentList, Edition, EditionEntry
from council_desk.records.neighbours import ClaimPassage
from council_desk.records.suggestions import SuggestedMember, Suggestion
from council_desk.records.tags import Excerpt
from council_desk.store import bulk

MOVED = "it was moved here from item {number}, where its stance was decided"
TO_TRAY = "it was taken off item {number}, where its stance was decided"


def assign_comments(session: Session, comment_ids: Sequence[int], item_ids: Sequence[int]) -> list[int]:
    """Put comments of the tray on an item, or on several: then each is one submission with a comment on each item.

    Numbers are given in order of arrival. Gives the ids of all comments, item by item. Raises RefusedError where one
    of them is on an item already.
    """
    comments = sorted(load_comments(session, comment_ids), key=lambda comment: comment.id)
    if any(comment.item_id is not None for comment in comments):
        raise RefusedError("One of these comments is on an item already. Move it, or add it to another item.")
    items = list(dict.fromkeys(item_ids))
    if not items:
        raise RefusedError("Choose the item, or the items, that these comments are on.")
    found(session.get(Item, items[0]), "item")
    put_on_item(session, comments, items[0])
    made = [comment.id for comment in comments]
    for item_id in items[1:]:
        made += [add_to_item(session, comment.id, item_id) for comment in comments]
    return made


def move_comments(session: Session, comment_ids: Sequence[int], item_id: int | None) -> int:
    """Move comments to another item, or to the tray (None); gives how many went.

    A number that was given stays used; on the new item a comment gets a new one. What was tagged for the former item
    does not go along: excerpts of another matter's demands, claims about other cities and the place in a campaign are
    left; the stance is kept, marked to be looked at again; the comment is no longer done. Questions and sensitive
    passages belong to the words and stay.
    """
    if item_id is not None:
        found(session.get(Item, item_id), "item")
    going = sorted(load_comments(session, comment_ids), key=lambda comment: comment.id)
    going = [comment for comment in going if comment.item_id != item_id]
    for comment in going:
        _check_free(session, comment.submission_id, item_id)
        _leave(session, comment, item_id)
    put_on_item(session, going, item_id)
    return len(going)


def add_to_item(session: Session, comment_id: int, item_id: int) -> int:
    """Put what a submission says on a further item: a second comment of the same submission, untagged; gives its id.

    Raises RefusedError where the submission has a comment on that item.
    """
    comment = load_comments(session, [comment_id])[0]
    found(session.get(Item, item_id), "item")
    _check_free(session, comment.submission_id, item_id)
    second = Comment(
        submission_id=comment.submission_id,
        item_id=None,
        number=None,
        wording_id=0,
        name_key=comment.name_key,
        received_at=comment.received_at,
        position=comment.position,
        language=comment.language,
    )
    session.add(second)
    session.flush()
    kind = session.get_one(Wording, comment.wording_id).kind
    second.wording_id = add_wording(session, second.id, current_text(session, comment), kind).id
    _copy_place(session, comment, second, item_id)
    put_on_item(session, [second], item_id)
    return second.id


def _check_free(session: Session, submission_id: int, item_id: int | None) -> None:
    """Two comments of one submission on one item would count twice. Raises RefusedError."""
    if item_id is None:
        return
    there = select(Comment.id).where(Comment.submission_id == submission_id, Comment.item_id == item_id)
    if session.scalar(there.limit(1)) is not None:
        raise RefusedError("That submission has a comment on this item already. Choose another item.")


def _leave(session: Session, comment: Comment, item_id: int | None) -> None:
    """Leave behind what was decided or suggested for the item that a comment goes from."""
    if comment.item_id is not None:
        former = session.get_one(Item, comment.item_id)
        stop_following(session, comment)
        member = session.get(Member, comment.id)
        if member is not None:
            session.delete(member)
        target = session.get(Item, item_id) if item_id is not None else None
        if target is None or target.matter_id != former.matter_id:
            for excerpt in session.scalars(select(Excerpt).where(Excerpt.comment_id == comment.id)):
                session.delete(excerpt)
        for passage in session.scalars(select(ClaimPassage).where(ClaimPassage.comment_id == comment.id)):
            session.delete(passage)
        if comment.stance is not None:
            comment.look_again = (MOVED if target is not None else TO_TRAY).format(number=former.number)
        comment.done = False
    comment.number, comment.suffix = None, ""
    session.execute(delete(SuggestedMember).where(SuggestedMember.comment_id == comment.id))
    session.execute(delete(Suggestion).where(Suggestion.comment_id == comment.id))
    session.flush()


def put_on_item(session: Session, comments: Sequence[Comment], item_id: int | None) -> None:
    """Put comments without a number on an item (None: in the tray); they are numbered in the order given."""
    for comment in comments:
        comment.item_id = item_id
        comment.version += 1
    if item_id is not None and comments:
        first = bulk.give_numbers(session, item_id, len(comments))
        for place, comment in enumerate(comments):
            comment.number = first + place
    mark_late_submissions(session, (comment.submission_id for comment in comments))


def _copy_place(session: Session, comment: Comment, second: Comment, item_id: int) -> None:
    """Say of the second comment too where it came from: it stands in a list of its own, which nothing withdraws."""
    wanted = (
        select(EditionEntry, Edition, CommentList.name)
        .join(Edition, Edition.id == EditionEntry.edition_id)
        .join(CommentList, CommentList.id == Edition.list_id)
        .where(EditionEntry.comment_id == comment.id)
        .order_by(Edition.id.desc())
        .limit(1)
    )
    row = session.execute(wanted).first()
    if row is None:
        return
    entry, edition, name = row
    made = CommentList(item_id=item_id, name=name)
    session.add(made)
    session.flush()
    stands = Edition(
        list_id=made.id, intake_id=edition.intake_id, number=1, kind="addition", reason="also on this item"
    )
    session.add(stands)
    session.flush()
    session.add(
        EditionEntry(
            edition_id=stands.id,
            comment_id=second.id,
            wording_id=second.wording_id,
            state="new",
            position=1,
            page=entry.page,
            first_line=entry.first_line,
            last_line=entry.last_line,
            row=entry.row,
            message=entry.message,
        )
    )
    session.flush()
