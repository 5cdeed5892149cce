"""What an office writes on an item's memo is kept."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from council_desk.errors import NotFoundError
from council_desk.records.agenda import Item
from council_desk.records.briefing import MemoSettings


def save_memo_settings(
    session: Session, item_id: int, words: Mapping[str, object], sections: Sequence[tuple[str, bool]]
) -> None:
    """Keep the memo's words (to, from, recommended_motion ...) and its sections in order with whether they print."""
    if session.get(Item, item_id) is None:
        raise NotFoundError("That item is no longer in the office. Choose another in the agenda.")
    kept = session.get(MemoSettings, item_id)
    listed: list[list[object]] = [[name, on] for name, on in sections]
    if kept is None:
        session.add(MemoSettings(item_id=item_id, words=dict(words), sections=listed))
        return
    if kept.words != dict(words):
        kept.words = dict(words)
    if kept.sections != listed:
        kept.sections = listed
