"""Which other cities the comments of an item name, by how many, and what they claim: for staff to check.

What is suggested is found in the wordings whenever it is asked; what a person accepted or refused is on the record.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.analysis.city_claims import CityMention
from council_desk.queries.comment_detail import label_of
from council_desk.queries.effective import counted
from council_desk.records.agenda import Body, Office
from council_desk.records.comments import Comment, Wording
from council_desk.records.neighbours import AcceptedClaim, ClaimPassage
from council_desk.records.suggestions import Rejection

CHUNK = 500
CLAIM = "claim"
"""The kind of a refused claim among the rejections."""

Refused = tuple[int, str]
"""A wording's id, and what a refused claim of it is known by (`claim_place`)."""


class CountedLetter(NamedTuple):
    """A counted comment by its id and number, and its current wording."""

    id: int
    label: str
    wording_id: int


@dataclass(frozen=True, slots=True)
class ClaimingLetter:
    """A comment that makes a claim; `start` and `end` are the claim's half-open code points in the wording."""

    comment_id: int
    label: str
    start: int
    end: int
    wording_id: int = 0


@dataclass(frozen=True, slots=True)
class DecidedClaim:
    """A claim that a person (`by`) accepted, in the words that stand on paper; and the counted comments making it."""

    id: int
    version: int
    key: str
    city: str
    words: str
    by: str
    letters: tuple[ClaimingLetter, ...]


@dataclass(frozen=True, slots=True)
class ClaimDecisions:
    """What was decided of the claims of one wording. `refused`: their places; `accepted`: the city's key and the
    half-open code points.
    """

    refused: frozenset[str] = frozenset()
    accepted: frozenset[tuple[str, int, int]] = frozenset()

    def of(self, mention: CityMention) -> str:
        """Return "accepted", "rejected", or "" where nobody decided."""
        if claim_place(mention.key, mention.claim_start, mention.claim_end) in self.refused:
            return "rejected"
        stands = any(
            key == mention.key and start < mention.claim_end and mention.claim_start < end
            for key, start, end in self.accepted
        )
        return "accepted" if stands else ""


@dataclass(frozen=True, slots=True)
class ItemLetters:
    """The counted comments of an item, by number; `own`: names that tell which city is the office's own.

    `decided`: the claims that were accepted; `refused`: those that were not, by wording and place.
    """

    item_id: int
    own: tuple[str, ...]
    letters: tuple[CountedLetter, ...]
    decided: tuple[DecidedClaim, ...] = ()
    refused: frozenset[Refused] = frozenset()


@dataclass(frozen=True, slots=True)
class CityClaim:
    """The same words about a city, and every comment that has them, by number.

    `decided`: where a person accepted it; then `words` are as accepted, and `waiting` are letters that say the same but
    were not there to be accepted. `reworded`: no letter has these words.
    """

    words: str
    letters: tuple[ClaimingLetter, ...]
    decided: DecidedClaim | None = None
    waiting: tuple[ClaimingLetter, ...] = ()
    reworded: bool = False


@dataclass(frozen=True, slots=True)
class OtherCity:
    """A city as most letters spell it; `comments`: how many name it. Claims that more make stand first."""

    key: str
    name: str
    comments: int
    claims: tuple[CityClaim, ...]


def own_names(session: Session) -> tuple[str, ...]:
    """The names of the office and of its bodies, which tell the office's own city from others."""
    office = select(Office.name).where(Office.id == 1)
    bodies = select(Body.name).order_by(Body.id)
    return tuple(name for name in (*session.scalars(office), *session.scalars(bodies)) if name.strip())


def item_letters(session: Session, item_id: int) -> ItemLetters:
    """The comments whose cities are counted: those of the item that are not withdrawn and not set aside."""
    wanted = (
        select(Comment.id, Comment.number, Comment.suffix, Comment.wording_id)
        .where(Comment.item_id == item_id, counted())
        .order_by(Comment.number, Comment.suffix, Comment.id)
    )
    letters = tuple(
        CountedLetter(comment_id, label_of(number, suffix), wording_id)
        for comment_id, number, suffix, wording_id in session.execute(wanted)
    )
    decided, refused = decided_claims(session, item_id), refused_claims(session, item_id)
    return ItemLetters(item_id, own_names(session), letters, decided, refused)


def decided_claims(session: Session, item_id: int) -> tuple[DecidedClaim, ...]:
    """The accepted claims that a counted comment of the item still makes as it is worded now, the earliest first."""
    wanted = (
        select(AcceptedClaim, ClaimPassage, Comment.number, Comment.suffix)
        .join(ClaimPassage, ClaimPassage.claim_id == AcceptedClaim.id)
        .join(Comment, Comment.id == ClaimPassage.comment_id)
        .where(AcceptedClaim.item_id == item_id, Comment.item_id == item_id, counted())
        .where(Comment.wording_id == ClaimPassage.wording_id)
        .order_by(AcceptedClaim.id, Comment.number, Comment.suffix, Comment.id, ClaimPassage.start, ClaimPassage.id)
    )
    claims: dict[int, AcceptedClaim] = {}
    letters: defaultdict[int, list[ClaimingLetter]] = defaultdict(list)
    for claim, each, number, suffix in session.execute(wanted):
        claims[claim.id] = claim
        made = ClaimingLetter(each.comment_id, label_of(number, suffix), each.start, each.end, each.wording_id)
        letters[claim.id].append(made)
    return tuple(
        DecidedClaim(
            each.id, each.version, each.city_key, each.city, each.words, each.decided_by, tuple(letters[each.id])
        )
        for each in claims.values()
    )


def refused_claims(session: Session, item_id: int) -> frozenset[Refused]:
    """The claims of the item that a person refused."""
    wanted = select(Rejection.wording_id, Rejection.value).where(Rejection.item_id == item_id, Rejection.kind == CLAIM)
    return frozenset((wording_id or 0, place) for wording_id, place in session.execute(wanted))


def claim_decisions(session: Session, item_id: int | None, wording_id: int) -> ClaimDecisions:
    """What was decided on an item of the claims that one wording makes; nothing in the tray."""
    if item_id is None:
        return ClaimDecisions()
    refused = select(Rejection.value).where(
        Rejection.item_id == item_id, Rejection.kind == CLAIM, Rejection.wording_id == wording_id
    )
    accepted = (
        select(AcceptedClaim.city_key, ClaimPassage.start, ClaimPassage.end)
        .join(ClaimPassage, ClaimPassage.claim_id == AcceptedClaim.id)
        .where(AcceptedClaim.item_id == item_id, ClaimPassage.wording_id == wording_id)
    )
    places = frozenset((key, start, end) for key, start, end in session.execute(accepted))
    return ClaimDecisions(frozenset(session.scalars(refused)), places)


def claim_place(key: str, start: int, end: int) -> str:
    """What a refused claim is known by in its wording: one sentence may claim something of several cities."""
    return f"{start}:{end}:{key}"


def folded_claim(words: str) -> str:
    """Words by which claims are the same: capitals and blanks aside."""
    return " ".join(words.split()).casefold()


def wording_texts(session: Session, wording_ids: Sequence[int]) -> dict[int, str]:
    """The texts of some wordings by id, at most CHUNK at once."""
    wanted = select(Wording.id, Wording.text).where(Wording.id.in_(wording_ids[:CHUNK]))
    return dict(session.execute(wanted).all())


def gather_cities(
    letters: Iterable[CountedLetter],
    mentions: Mapping[int, Sequence[CityMention]],
    decided: Sequence[DecidedClaim] = (),
    refused: AbstractSet[Refused] = frozenset(),
) -> tuple[OtherCity, ...]:
    """Bring together what the letters name; `mentions` by wording id. The cities that most name stand first.

    Claims are the same where their words are, capitals and blanks aside; what makes a decided claim in its words is
    not suggested besides it, and what was refused is not there at all.
    """
    cities: defaultdict[str, _City] = defaultdict(_City)
    accepted = _accepted_places(decided)
    for claim in decided:
        city = cities[claim.key]
        city.decided[claim.id] = claim
        city.spelled[claim.city] += 0
        city.same.setdefault(folded_claim(claim.words), claim.id)
        city.comments.update(each.comment_id for each in claim.letters)
    for letter in letters:
        for mention in mentions.get(letter.wording_id, ()):
            place = claim_place(mention.key, mention.claim_start, mention.claim_end)
            if (letter.wording_id, place) in refused:
                continue
            city = cities[mention.key]
            city.spelled[mention.name] += 1
            city.comments.add(letter.id)
            known = _known(accepted, letter, mention)
            if known is not None:
                city.same[folded_claim(mention.words)] = known
                city.made.add(folded_claim(mention.words))
            else:
                span = mention.claim_start, mention.claim_end
                claiming = ClaimingLetter(letter.id, letter.label, *span, letter.wording_id)
                city.suggested.setdefault(folded_claim(mention.words), (mention.words, []))[1].append(claiming)
    found = [
        OtherCity(key, city.spelled.most_common(1)[0][0], len(city.comments), city.claims())
        for key, city in cities.items()
    ]
    return tuple(sorted(found, key=lambda city: (-city.comments, city.key)))


@dataclass(slots=True)
class _City:
    """What is gathered of one city. `same`: the decided claim that is made in these words; `suggested` by words too.

    `made`: words in which letters make decided claims.
    """

    spelled: Counter[str] = field(default_factory=Counter)
    comments: set[int] = field(default_factory=set)
    decided: dict[int, DecidedClaim] = field(default_factory=dict)
    same: dict[str, int] = field(default_factory=dict)
    made: set[str] = field(default_factory=set)
    suggested: dict[str, tuple[str, list[ClaimingLetter]]] = field(default_factory=dict)

    def claims(self) -> tuple[CityClaim, ...]:
        """The claims that most make first; those that equally many make in the order of the first letter of each."""
        waiting: defaultdict[int, list[ClaimingLetter]] = defaultdict(list)
        made: list[CityClaim] = []
        for folded, (words, letters) in self.suggested.items():
            if folded in self.same:
                waiting[self.same[folded]] += letters
            else:
                made.append(CityClaim(words, tuple(letters)))
        for c in self.decided.values():
            reworded = folded_claim(c.words) not in self.made
            made.append(CityClaim(c.words, c.letters, c, tuple(waiting[c.id]), reworded))
        return tuple(sorted(made, key=_most_made_first))


def _most_made_first(claim: CityClaim) -> tuple[int, int]:
    return -len(claim.letters) - len(claim.waiting), min(each.comment_id for each in claim.letters)


def _accepted_places(decided: Sequence[DecidedClaim]) -> dict[tuple[int, str], list[tuple[int, int, int]]]:
    """Where accepted claims stand, by wording and city: start, end and the claim's id."""
    places: defaultdict[tuple[int, str], list[tuple[int, int, int]]] = defaultdict(list)
    for claim in decided:
        for each in claim.letters:
            places[each.wording_id, claim.key].append((each.start, each.end, claim.id))
    return dict(places)


def _known(
    accepted: Mapping[tuple[int, str], Sequence[tuple[int, int, int]]], letter: CountedLetter, mention: CityMention
) -> int | None:
    """The decided claim that a mention is part of already."""
    places = accepted.get((letter.wording_id, mention.key), ())
    here = (claim for start, end, claim in places if start < mention.claim_end and mention.claim_start < end)
    return next(here, None)
