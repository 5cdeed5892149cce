"""What writers claim about other cities is accepted, reworded or refused: nobody says with it that it is so."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.errors import ConflictError, RefusedError
from council_desk.operations.finding import check_span, found, load_comments
from council_desk.queries.cities_named import CHUNK, CLAIM, ClaimingLetter, claim_place, folded_claim, wording_texts
from council_desk.records.agenda import Item
from council_desk.records.neighbours import AcceptedClaim, ClaimPassage
from council_desk.records.suggestions import Rejection

CHANGED = "The letters changed since this was shown. Nothing was decided; look at the city again."
EMPTY = "A claim needs words: what do the writers say about the city?"


def accept_claim(
    session: Session, item_id: int, city: tuple[str, str], words: str, letters: Sequence[ClaimingLetter], who: str
) -> int:
    """Accept what letters claim about another city; gives the claim's id. Nobody says with it that it is so.

    A claim of the city that stands in these words already takes the letters in.

    Args:
        session: that of the open change.
        item_id: the item that all the letters are on.
        city: the city's key and its name, as in an OtherCity.
        words: the claim as it is to stand on paper: as the letters make it, or reworded.
        letters: the comments that make it, each with the place of its words.
        who: the name the decision is recorded under.

    Raises:
        RefusedError: there are no words, or no letters.
        ConflictError: a letter was worded anew or moved since it was read.
        NotFoundError: the item or a comment is gone.

    """
    if not folded_claim(words) or not letters:
        raise RefusedError(EMPTY)
    # Two desks that accept at once wait for each other here, so that no claim stands twice.
    found(session.scalars(select(Item).where(Item.id == item_id).with_for_update()).one_or_none(), "item")
    _check_letters(session, item_id, letters)
    key, name = city
    claim = _in_these_words(session, item_id, key, words)
    if claim is None:
        claim = AcceptedClaim(item_id=item_id, city_key=key, city=name, words=_plain(words), decided_by=who)
        session.add(claim)
        session.flush()
    there = {(each.wording_id, each.start, each.end) for each in _passages(session, claim.id)}
    session.add_all(
        ClaimPassage(
            claim_id=claim.id,
            comment_id=each.comment_id,
            wording_id=each.wording_id,
            start=each.start,
            end=each.end,
            decided_by=who,
        )
        for each in letters
        if (each.wording_id, each.start, each.end) not in there
    )
    session.flush()
    return claim.id


def reword_claim(session: Session, claim_id: int, version: int, words: str, who: str) -> int:
    """Change the words in which an accepted claim stands; gives its id, or that of the one that stands in these words
    and takes its letters in.

    Raises RefusedError where there are no words, ConflictError where it was changed since `version` was read,
    NotFoundError where it is gone.
    """
    if not folded_claim(words):
        raise RefusedError(EMPTY)
    claim = found(session.get(AcceptedClaim, claim_id), "claim")
    if claim.version != version:
        raise ConflictError("Someone else changed this claim meanwhile. Look at it again, then save.")
    other = _in_these_words(session, claim.item_id, claim.city_key, words)
    if other is None or other.id == claim.id:
        claim.words, claim.decided_by = _plain(words), who
        session.flush()
        return claim.id
    for passage in _passages(session, claim.id):
        passage.claim_id = other.id
    session.delete(claim)
    session.flush()
    return other.id


def take_back_claim(session: Session, claim_id: int) -> int:
    """Take an acceptance back: what the letters claim is only suggested again. Gives how many letters it was of."""
    claim = found(session.get(AcceptedClaim, claim_id), "claim")
    passages = _passages(session, claim_id)
    for passage in passages:
        session.delete(passage)
    session.delete(claim)
    session.flush()
    return len({passage.comment_id for passage in passages})


def reject_claim(session: Session, item_id: int, city_key: str, letters: Sequence[ClaimingLetter], who: str) -> int:
    """Say that letters claim nothing of the kind about the city; it is not suggested again while they are worded so.

    Gives how many letters. Raises RefusedError where there are none, ConflictError where one was worded anew.
    """
    if not letters:
        raise RefusedError("There is nothing to reject: no letter makes this claim any more.")
    _check_letters(session, item_id, letters)
    session.add_all(
        Rejection(
            item_id=item_id,
            kind=CLAIM,
            wording_id=each.wording_id,
            value=claim_place(city_key, each.start, each.end),
            rejected_by=who,
        )
        for each in letters
    )
    session.flush()
    return len({each.comment_id for each in letters})


def _plain(words: str) -> str:
    return " ".join(words.split())


def _passages(session: Session, claim_id: int) -> Sequence[ClaimPassage]:
    return session.scalars(
        select(ClaimPassage).where(ClaimPassage.claim_id == claim_id).order_by(ClaimPassage.id)
    ).all()


def _in_these_words(session: Session, item_id: int, key: str, words: str) -> AcceptedClaim | None:
    """The accepted claim of a city that has these words already."""
    wanted = select(AcceptedClaim).where(AcceptedClaim.item_id == item_id, AcceptedClaim.city_key == key)
    claims = session.scalars(wanted.order_by(AcceptedClaim.id))
    return next((claim for claim in claims if folded_claim(claim.words) == folded_claim(words)), None)


def _check_letters(session: Session, item_id: int, letters: Sequence[ClaimingLetter]) -> None:
    """Raise ConflictError unless every letter is on the item and worded as it was read."""
    for start in range(0, len(letters), CHUNK):
        piece = letters[start : start + CHUNK]
        comments = {comment.id: comment for comment in load_comments(session, [each.comment_id for each in piece])}
        texts = wording_texts(session, [each.wording_id for each in piece])
        for each in piece:
            comment = comments[each.comment_id]
            if comment.item_id != item_id or comment.wording_id != each.wording_id:
                raise ConflictError(CHANGED)
            check_span(texts[each.wording_id], each.start, each.end)
