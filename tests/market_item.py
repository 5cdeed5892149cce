"""An item with a campaign, lone letters and a draft policy, for tests of tagging, suggesting and what papers read."""

from collections.abc import Sequence
from dataclasses import dataclass

from small_office import add_comment, add_item
from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.operations.policy import add_draft, prepare_policy
from council_desk.operations.suggesting import prepare_suggestions, store_suggestions
from council_desk.queries.thinking import item_for_suggesting
from council_desk.records.agenda import Item
from council_desk.records.campaigns import Campaign, Member
from council_desk.records.comments import Comment, Wording
from council_desk.store.store import Store

WHO = "Ilse Marchand"

FORM = (
    "I write in support of the night market on Pier Road, which my family has looked forward to all winter. The market "
    "gives a dozen young cooks their first stall and gives the rest of us a reason to walk by the water after dark.\n\n"
    "Please close the market gates at 11 in the evening, so that the neighbors can sleep. Please set aside six stalls "
    "for growers from the valley, who had none last year.\n\n"
    "With these two changes the ordinance will serve the whole of Marrow Bay. Vote yes."
)
OWN_WORDS = "My grandmother sold eels from a cart on that very pier, and I still have her scale."
EDITED = f"{FORM}\n\n{OWN_WORDS}"
TRIMMED = FORM.replace("\n\nWith these two changes the ordinance will serve the whole of Marrow Bay. Vote yes.", "")
OTHER_HOUR = FORM.replace("at 11 in the evening", "at 9 in the evening")
AGAINST = (
    "I strongly oppose this ordinance. Forty stalls of fried food under my bedroom window are a fair that never goes, "
    "and I ask you to reject it."
)
ASKS = "Where will the stall holders park their vans, and who pays for the sweeping?"
PLAIN = "Good for the town, and I support it. Please close the gates of the market at 11 in the evening."

LETTERS = (FORM, FORM, EDITED, TRIMMED, OTHER_HOUR, AGAINST, ASKS, PLAIN)
FORMS, EDIT, TRIM, HOUR, OPPOSED, QUESTION, LONE = (1, 2), 3, 4, 5, 6, 7, 8
"""The numbers that the letters get."""

DRAFT_1 = """AN ORDINANCE OF THE CITY OF MARROW BAY ADDING CHAPTER 7.12, NIGHT MARKETS

7.12.010 Purpose.
This chapter lets a night market be held on Pier Road.

7.12.020 Hours.
The market gates shall close at midnight.

7.12.030 Stalls.
The Director shall rent out not more than forty stalls, and none of them for longer than one season.
"""
DRAFT_2 = DRAFT_1.replace("at midnight", "at 11 in the evening, except on the eve of a holiday")


@dataclass(frozen=True)
class Market:
    """The item's id, and the ids of its comments by number."""

    item: int
    comments: dict[int, int]

    def ids(self, *numbers: int) -> list[int]:
        return [self.comments[number] for number in numbers]


def market(store: Store, letters: Sequence[str] = LETTERS, language: str = "en") -> Market:
    """An item with these letters, nothing suggested yet."""
    with store.change("Add an item and its letters") as session:
        item_id = add_item(session)
        item = session.get_one(Item, item_id)
        item.title, item.kind = "Night market on Pier Road", "ordinance"
        ids = [add_comment(session, item_id, text) for text in letters]
        for comment in session.scalars(select(Comment).where(Comment.id.in_(ids))):
            comment.language = language
    return Market(item_id, dict(enumerate(ids, start=1)))


def suggest(store: Store, item_id: int) -> None:
    """Look for suggestions, as the window does."""
    found = prepare_suggestions(store.ask(item_for_suggesting, item_id))
    with store.change("Look for suggestions") as session:
        store_suggestions(session, item_id, found)


def suggested_market(store: Store) -> Market:
    """The market with suggestions that wait."""
    made = market(store)
    suggest(store, made.item)
    return made


def draft(store: Store, item_id: int, text: str = DRAFT_1, name: str = "") -> int:
    """Add a draft of the item's policy; its id."""
    with store.change("Add a draft") as session:
        return add_draft(session, item_id, prepare_policy("draft.txt", text), name)


def span_of(session: Session, comment_id: int, words: str) -> tuple[int, int]:
    """Where words stand in a comment's current wording."""
    comment = session.get_one(Comment, comment_id)
    at = session.get_one(Wording, comment.wording_id).text.index(words)
    return at, at + len(words)


def campaign_with(session: Session, item_id: int, template: str, comment_ids: Sequence[int], letter: str = "A") -> int:
    """A confirmed campaign whose members are verbatim and follow."""
    campaign = Campaign(item_id=item_id, letter=letter, template=template)
    session.add(campaign)
    session.flush()
    for comment_id in comment_ids:
        wording_id = session.get_one(Comment, comment_id).wording_id
        session.add(
            Member(comment_id=comment_id, campaign_id=campaign.id, wording_id=wording_id, form="verbatim", follows=True)
        )
    session.flush()
    return campaign.id
