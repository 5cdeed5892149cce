"""One item and a few comments, for tests that need something in the record."""

from collections.abc import Callable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.analysis.normalise import fold_for_search
from council_desk.records.agenda import Body, Item, Matter, Meeting
from council_desk.records.comments import Comment, Submission, Wording
from council_desk.store import bulk, search
from council_desk.store.store import Store

OpenDesk = Callable[..., Store]
"""Opens an office as somebody at some desk; see the fixture `open_desk`."""


def add_item(session: Session) -> int:
    body = session.scalar(select(Body)) or Body(name="City Council")
    session.add(body)
    session.flush()
    meeting = session.scalar(select(Meeting)) or Meeting(body_id=body.id, date="2026-04-28")
    matter = Matter(title="Pool hours")
    session.add_all([meeting, matter])
    session.flush()
    number = str(29 + session.query(Item).count())
    item = Item(meeting_id=meeting.id, matter_id=matter.id, number=number, title="Longer pool hours")
    session.add(item)
    session.flush()
    return item.id


def add_comment(session: Session, item_id: int, text: str) -> int:
    submission = Submission()
    wording = Wording(comment_id=0, text=text, text_key=text[:64])
    session.add_all([submission, wording])
    session.flush()
    number = bulk.give_numbers(session, item_id, 1)
    comment = Comment(submission_id=submission.id, item_id=item_id, number=number, wording_id=wording.id)
    session.add(comment)
    session.flush()
    wording.comment_id = comment.id
    session.flush()
    return comment.id


def item_with(store: Store, *texts: str) -> tuple[int, list[int]]:
    """An item and comments on it, each text one comment: their ids."""
    with store.change("Add an item and its comments") as session:
        item = add_item(session)
        return item, [add_comment(session, item, text) for text in texts]


def import_many(session: Session, item_id: int, texts: Sequence[str]) -> int:
    """Comments in bulk, as an import writes them; the first comment's id."""
    count = len(texts)
    submissions = bulk.reserve_ids(session, Submission, count)
    wordings = bulk.reserve_ids(session, Wording, count)
    comments = bulk.reserve_ids(session, Comment, count)
    bulk.insert(session, Submission, ("id", "fields"), [(submissions + i, {"row": str(i)}) for i in range(count)])
    bulk.insert(
        session,
        Wording,
        ("id", "comment_id", "text", "text_key"),
        [(wordings + i, comments + i, text, str(i)) for i, text in enumerate(texts)],
    )
    search.index_rows(
        session, [(comments + i, fold_for_search(text).text, f"item{item_id}") for i, text in enumerate(texts)]
    )
    first = bulk.give_numbers(session, item_id, count)
    bulk.insert(
        session,
        Comment,
        ("id", "submission_id", "item_id", "number", "wording_id", "done"),
        [(comments + i, submissions + i, item_id, first + i, wordings + i, False) for i in range(count)],
    )
    return comments


def everything(session: Session) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every noun that undo brings back, without the version columns: to compare before and after."""
    from council_desk.store.journal import journalled_tables

    found: dict[str, list[tuple[object, ...]]] = {}
    for name, table in journalled_tables().items():
        columns = [column for column in table.columns if column.name != "version"]
        found[name] = sorted((tuple(row) for row in session.execute(select(*columns))), key=repr)
    return found
