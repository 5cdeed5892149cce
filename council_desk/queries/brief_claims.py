"""Claims about other cities for the paper: the accepted ones, and those that are only suggested, found in the texts."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.analysis.city_claims import CityMention, find_mentions
from council_desk.queries.briefing import BriefedCities, BriefedClaim, Briefing
from council_desk.queries.cities_named import (
    CLAIM,
    CityClaim,
    ClaimingLetter,
    CountedLetter,
    DecidedClaim,
    OtherCity,
    decided_claims,
    gather_cities,
    own_names,
)
from council_desk.queries.effective import counted
from council_desk.records.comments import Comment
from council_desk.records.suggestions import Rejection


def brief_cities(session: Session, item_id: int) -> BriefedCities:
    """What is decided of claims about other cities in the counted comments of an item, as they are worded now."""
    refused = (
        select(Comment.id, Rejection.value)
        .join(Rejection, Rejection.wording_id == Comment.wording_id)
        .where(Comment.item_id == item_id, counted(), Rejection.item_id == item_id, Rejection.kind == CLAIM)
        .order_by(Comment.id, Rejection.value)
    )
    accepted = tuple((each.key, _accepted(each)) for each in decided_claims(session, item_id))
    return BriefedCities(own_names(session), accepted, tuple((row[0], row[1]) for row in session.execute(refused)))


def claims_found(briefing: Briefing) -> tuple[BriefedClaim, ...]:
    """Every claim about another city, accepted or suggested: the cities that most name first, the claims likewise.

    The texts are looked through for it, equal ones once: about half a millisecond for a short letter.
    """
    # A comment's id stands for its wording's: a briefing has one wording of each.
    known: dict[str, tuple[CityMention, ...]] = {}
    for comment in briefing.comments:
        if comment.text not in known:
            known[comment.text] = find_mentions(comment.text, briefing.cities.own)
    labels = {comment.id: comment.label for comment in briefing.comments}
    letters = [CountedLetter(comment.id, comment.label, comment.id) for comment in briefing.comments]
    mentions = {comment.id: known[comment.text] for comment in briefing.comments}
    decided = [
        DecidedClaim(number, 0, key, each.city, each.words, "", _letters(each, labels))
        for number, (key, each) in enumerate(briefing.cities.accepted)
    ]
    cities = gather_cities(letters, mentions, decided, frozenset(briefing.cities.refused))
    return tuple(claim for city in cities for each in city.claims for claim in _as_briefed(city, each))


def _accepted(claim: DecidedClaim) -> BriefedClaim:
    return BriefedClaim(
        claim.city, claim.words, tuple((each.comment_id, each.start, each.end) for each in claim.letters)
    )


def _letters(claim: BriefedClaim, labels: dict[int, str]) -> tuple[ClaimingLetter, ...]:
    return tuple(
        ClaimingLetter(comment_id, labels[comment_id], start, end, comment_id)
        for comment_id, start, end in claim.passages
        if comment_id in labels
    )


def _as_briefed(city: OtherCity, claim: CityClaim) -> list[BriefedClaim]:
    """A claim; letters that say the same as an accepted one, but came later, are a suggestion of their own."""
    parts = [(claim.letters, claim.decided is not None), (claim.waiting, False)]
    return [
        BriefedClaim(
            city.name, claim.words, tuple((each.comment_id, each.start, each.end) for each in letters), decided
        )
        for letters, decided in parts
        if letters
    ]


def _passages(letters: Sequence[ClaimingLetter]) -> tuple[tuple[int, int, int], ...]:
    return tuple((each.comment_id, each.start, each.end) for each in letters)
