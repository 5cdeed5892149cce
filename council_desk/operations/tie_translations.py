"""What may be a translation of a form letter is tied to it, or is said to be none."""

from sqlalchemy.orm import Session

from council_desk.errors import NotFoundError, RefusedError
from council_desk.operations.campaigns import say_translation
from council_desk.operations.finding import found, load_comments
from council_desk.queries.translations import TranslationOffer, translation_offers
from council_desk.queries.undecided import TRANSLATION
from council_desk.records.campaigns import TranslatedLetter
from council_desk.records.suggestions import Rejection


def accept_translation(session: Session, comment_id: int, who: str) -> None:
    """Tie what a comment speaks for to its original: its campaign, or the letter itself where it is in none.

    The two are shown beside each other and counted apart. Raises NotFoundError where no tie waits, RefusedError where
    one of the campaigns is only suggested yet.
    """
    offer = _offer(session, comment_id)
    for campaign in (offer.original, offer.campaign):
        if campaign is not None and not campaign.decided:
            raise RefusedError(f"Campaign {campaign.letter} is only suggested yet. Confirm it first, then tie the two.")
    if offer.campaign is not None:
        say_translation(session, offer.campaign.id, offer.original.id)
    else:
        session.add(TranslatedLetter(comment_id=comment_id, campaign_id=offer.original.id, decided_by=who))
    session.flush()


def reject_translation(session: Session, comment_id: int, who: str) -> None:
    """Say that it is no translation of that campaign's letter; it is not suggested again while it is worded as it is.

    Raises NotFoundError where no tie waits.
    """
    offer = _offer(session, comment_id)
    comment = load_comments(session, [comment_id])[0]
    session.add(
        Rejection(
            item_id=comment.item_id,
            kind=TRANSLATION,
            wording_id=comment.wording_id,
            value=offer.original.letter,
            rejected_by=who,
        )
    )
    session.flush()


def untie_letter(session: Session, comment_id: int) -> None:
    """Say that a tied letter is no translation after all; NotFoundError where it is not tied."""
    session.delete(found(session.get(TranslatedLetter, comment_id), "tie"))
    session.flush()


def _offer(session: Session, comment_id: int) -> TranslationOffer:
    comment = load_comments(session, [comment_id])[0]
    offers = translation_offers(session, comment.item_id, [comment_id]) if comment.item_id is not None else ()
    if not offers:
        raise NotFoundError("That suggestion is no longer there. Look at the list of campaigns again.")
    return offers[0]
