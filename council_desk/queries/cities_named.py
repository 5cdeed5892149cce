"""Which other cities the comments of an item name, by how many, and what they claim: for staff to check.

Nothing of it is stored or decided: it is found in the wordings whenever it is asked.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.analysis.city_claims import CityMention
from council_desk.queries.comment_detail import label_of
from council_desk.queries.effective import counted
from council_desk.records.agenda import Body, Office
from council_desk.records.comments import Comment, Wording

CHUNK = 500


class CountedLetter(NamedTuple):
    """A counted comment by its id and number, and its current wording."""

    id: int
    label: str
    wording_id: int


@dataclass(frozen=True, slots=True)
class ItemLetters:
    """The counted comments of an item, by number; `own`: names that tell which city is the office's own."""

    item_id: int
    own: tuple[str, ...]
    letters: tuple[CountedLetter, ...]


@dataclass(frozen=True, slots=True)
class ClaimingLetter:
    """A comment that makes a claim; `start` and `end` are the claim's half-open code points in its wording."""

    comment_id: int
    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CityClaim:
    """The same words about a city, and every comment that has them, by number."""

    words: str
    letters: tuple[ClaimingLetter, ...]


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
    return ItemLetters(item_id, own_names(session), letters)


def wording_texts(session: Session, wording_ids: Sequence[int]) -> dict[int, str]:
    """The texts of some wordings by id, at most CHUNK at once."""
    wanted = select(Wording.id, Wording.text).where(Wording.id.in_(wording_ids[:CHUNK]))
    return dict(session.execute(wanted).all())


def gather_cities(
    letters: Iterable[CountedLetter], mentions: Mapping[int, Sequence[CityMention]]
) -> tuple[OtherCity, ...]:
    """Bring together what the letters name; `mentions` by wording id. The cities that most name stand first.

    Claims are the same where their words are, capitals and blanks aside.
    """
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    claims: defaultdict[str, dict[str, tuple[str, list[ClaimingLetter]]]] = defaultdict(dict)
    for letter in letters:
        for mention in mentions.get(letter.wording_id, ()):
            names[mention.key][mention.name] += 1
            claiming = ClaimingLetter(letter.id, letter.label, mention.claim_start, mention.claim_end)
            claims[mention.key].setdefault(mention.words.casefold(), (mention.words, []))[1].append(claiming)
    cities = [
        OtherCity(key, spelled.most_common(1)[0][0], spelled.total(), _most_made_first(claims[key].values()))
        for key, spelled in names.items()
    ]
    return tuple(sorted(cities, key=lambda city: (-city.comments, city.key)))


def _most_made_first(claims: Iterable[tuple[str, list[ClaimingLetter]]]) -> tuple[CityClaim, ...]:
    """Those that equally many make stay in the order of the first of them."""
    made = [CityClaim(words, tuple(letters)) for words, letters in claims]
    return tuple(sorted(made, key=lambda claim: -len(claim.letters)))
