"""What was typed in Find, and the filters beside it, as conditions on comments: from the search rows what words and
tags say, from the tables what fields say.
"""

from collections.abc import Callable, Sequence

from sqlalchemy import ColumnElement, and_, exists, false, func, literal, not_, or_, select
from sqlalchemy.orm import Session

from council_desk.analysis.district_rules import plain_district
from council_desk.analysis.language_names import LANGUAGE_NAMES, UNKNOWN, code_of_language
from council_desk.analysis.normalise import search_text
from council_desk.errors import NotFoundError
from council_desk.queries.districts import district_names, spellings_of
from council_desk.queries.effective import UNTAGGED, campaign_token, effective_demands, stance_token
from council_desk.queries.find_fields import ANY, NONE, number_range
from council_desk.queries.find_words import AnyOf, Every, Field, Term, Without, Words
from council_desk.queries.undecided import undecided
from council_desk.records.agenda import Item
from council_desk.records.campaigns import Campaign, Member
from council_desk.records.comments import Comment, Submission
from council_desk.records.people import DistrictRule, Organisation, Person, Signatory
from council_desk.records.suggestions import SuggestedCampaign, Suggestion
from council_desk.records.tags import Demand, Question, SensitivePassage
from council_desk.store import search, search_terms
from council_desk.store.search_terms import Phrase, Sought, Tag

Condition = ColumnElement[bool]


class FindClauses:
    """Conditions for what is typed, on one item's comments (or, with no items, on the tray's)."""

    def __init__(self, session: Session, items: Sequence[int]) -> None:
        self._session = session
        self._items = tuple(items)

    def conditions(self, wanted: Term | None, *tags: Sought) -> list[Condition]:
        """What the comments fulfil that are looked for, among those with all `tags`.

        Raises NotFoundError where a field's value is not in the office, naming those that are.
        """
        parts = wanted.parts if isinstance(wanted, Every) else () if wanted is None else (wanted,)
        return self._every(parts, tags)

    def _every(self, parts: Sequence[Term], tags: Sequence[Sought] = ()) -> list[Condition]:
        """The words and tags among the parts are asked of the search rows at once."""
        sought, without, conditions = list(tags), list[Sought](), list[Condition]()
        for part in map(_as_tags, parts):
            found = self._sought(part)
            taken = self._sought(part.part) if isinstance(part, Without) else None
            if found is not None:
                sought.append(found)
            elif taken is not None:
                without.append(taken)
            else:
                conditions.append(self._condition(part))
        if sought:
            conditions.insert(0, self._in_search(search_terms.All(tuple(sought), tuple(without))))
        else:
            conditions.extend(not_(self._in_search(each)) for each in without)
        return conditions

    def _in_search(self, sought: Sought) -> Condition:
        return Comment.id.in_(search.find(self._session, sought))

    def _condition(self, given: Term) -> Condition:
        term = _as_tags(given)
        found = self._sought(term)
        if found is not None:
            return self._in_search(found)
        if isinstance(term, Without):
            return not_(self._condition(term.part))
        if isinstance(term, Every):
            return and_(*self._every(term.parts))
        if isinstance(term, AnyOf):
            return or_(*(self._condition(part) for part in term.parts))
        return self._field(term) if isinstance(term, Field) else false()

    def _sought(self, term: Term) -> Sought | None:
        """What the search rows alone can answer, or None."""
        if isinstance(term, Words):
            return Phrase(term.folded, term.prefix)
        if isinstance(term, Field):
            return self._tag(term)
        if isinstance(term, Without):
            return None
        parts = [self._sought(part) for part in term.parts]
        there = tuple(part for part in parts if part is not None)
        if len(there) < len(parts):
            return None
        return search_terms.All(there) if isinstance(term, Every) else search_terms.AnyOf(there)

    def _tag(self, term: Field) -> Sought | None:
        if term.name == "stance":
            return Tag(stance_token(term.value)) if term.value != ANY else None
        if term.name == "campaign" and search_text(term.value) not in (NONE, ANY):
            return search_terms.AnyOf(tuple(Tag(campaign_token(number)) for number in self._campaigns(term.value)))
        return None

    def _campaigns(self, typed: str) -> list[int]:
        wanted = select(Campaign.id, Campaign.letter, Campaign.name).where(Campaign.item_id.in_(self._items))
        known = self._session.execute(wanted.order_by(Campaign.letter, Campaign.id)).all()
        folded = search_text(typed)
        found = [number for number, letter, _ in known if letter.casefold() == folded]
        found = found or [number for number, _, name in known if _holds(name, folded)]
        if found:
            return found
        proposed = select(SuggestedCampaign.letter).where(SuggestedCampaign.item_id.in_(self._items))
        if folded in {letter.casefold() for letter in self._session.scalars(proposed)}:
            raise NotFoundError(
                f"Campaign {typed.upper()} is only suggested yet. Once it is confirmed, its letters can be found."
            )
        letters = list(dict.fromkeys(letter for _, letter, _ in known))
        raise NotFoundError(_not_there("campaign", typed, letters, "Campaigns", "No campaign is confirmed yet."))

    def _demands(self, typed: str) -> list[int]:
        wanted = (
            select(Demand.id, Demand.number, Demand.short_name, Demand.sentence)
            .where(Demand.matter_id.in_(select(Item.matter_id).where(Item.id.in_(self._items))))
            .order_by(Demand.number, Demand.id)
        )
        known = self._session.execute(wanted).all()
        folded = search_text(typed)
        found = [demand_id for demand_id, number, _, _ in known if str(number) == folded]
        if not found and not folded.isdecimal():
            found = [demand_id for demand_id, _, *words in known if any(_holds(each, folded) for each in words)]
        if found:
            return found
        numbers = [str(number) for _, number, _, _ in known]
        raise NotFoundError(_not_there("demand", typed, numbers, "Demands", "There are no demands here yet."))

    def _field(self, field: Field) -> Condition:
        if field.name in ("has", "is"):
            return _FLAGS[field.value]()
        of_field: dict[str, Callable[[str], Condition]] = {
            "position": _position,
            "campaign": self._in_campaign,
            "demand": self._asks_for,
            "district": self._lives_in,
            "language": self._in_language,
            "name": _named,
            "org": _of_organisation,
            "channel": self._came_by,
            "number": _numbered,
        }
        return of_field[field.name](field.value)

    def _in_campaign(self, typed: str) -> Condition:
        """`campaign:any` and `campaign:none`; a letter is a tag."""
        return _either_or(typed, exists().where(Member.comment_id == Comment.id))

    def _asks_for(self, typed: str) -> Condition:
        demands = effective_demands().subquery()
        asking = select(demands.c.comment_id)
        if search_text(typed) not in (NONE, ANY):
            return Comment.id.in_(asking.where(demands.c.demand_id.in_(self._demands(typed))))
        return _either_or(typed, Comment.id.in_(asking))

    def _lives_in(self, typed: str) -> Condition:
        lives = select(Submission.id).join(Person, Person.id == Submission.person_id)
        folded = search_text(typed)
        if folded in _INSIDE:
            return Comment.submission_id.in_(lives.where(Person.in_district.is_(_INSIDE[folded])))
        if folded in (NONE, ANY):
            return _either_or(folded, Comment.submission_id.in_(lives.where(func.coalesce(Person.district, "") != "")))
        known = (*district_names(self._session), *self._session.scalars(select(DistrictRule.district).distinct()))
        if plain_district(typed) not in {plain_district(name) for name in known}:
            names = list(dict.fromkeys(known))
            raise NotFoundError(_not_there("district", typed, names, "Districts", "No district is known here yet."))
        spelled = Person.district.in_(spellings_of(self._session, typed))
        return Comment.submission_id.in_(lives.where(spelled))

    def _in_language(self, typed: str) -> Condition:
        code = code_of_language(typed)
        known = list(self._session.scalars(select(Comment.language).where(self._here).distinct()))
        codes = [each for each in known if each.split("-")[0] == code or each.casefold() == typed.casefold()]
        if not codes and code is None:
            names = sorted(LANGUAGE_NAMES.get(each.split("-")[0], each) for each in known if each != UNKNOWN)
            raise NotFoundError(_not_there("language", typed, names, "Languages", "No language is known here yet."))
        return Comment.language.in_(codes)

    def _came_by(self, typed: str) -> Condition:
        came = select(Submission.channel).join(Comment, Comment.submission_id == Submission.id).where(self._here)
        known = sorted(set(self._session.scalars(came.distinct())))
        if search_text(typed) in (NONE, ANY):
            channels = [""]
        else:
            channels = [channel for channel in known if channel and _squeezed(channel) == _squeezed(typed)]
            if not channels:
                there = [channel for channel in known if channel]
                raise NotFoundError(_not_there("channel", typed, there, "Channels", "No channel is known here yet."))
        wrote = exists().where(Submission.id == Comment.submission_id, Submission.channel.in_(channels))
        return ~wrote if search_text(typed) == ANY else wrote

    @property
    def _here(self) -> Condition:
        return Comment.item_id.in_(self._items) if self._items else Comment.item_id.is_(None)


def _as_tags(term: Term) -> Term:
    """The same said by the one tag that comments without a stance have."""
    if term in (Field("stance", ANY), Field("is", "tagged")):
        return Without(Field("stance", UNTAGGED))
    return Field("stance", UNTAGGED) if term == Field("is", "untagged") else term


_INSIDE = {"in": True, "inside": True, "out": False, "outside": False}


def _not_there(what: str, typed: str, known: Sequence[str], named: str, nothing: str) -> str:
    """What to say of a value that the office does not have; at most 30 of those it has are named."""
    listed = ", ".join(known[:30]) + (" ..." if len(known) > 30 else "")
    return f'There is no {what} "{typed}" here. ' + (f"{named}: {listed}." if known else nothing)


def _holds(text: str, folded: str) -> bool:
    return bool(folded) and f" {folded}" in f" {search_text(text)}"


def _squeezed(words: str) -> str:
    return search_text(words).replace(" ", "")


def _either_or(typed: str, there: Condition) -> Condition:
    return ~there if search_text(typed) == NONE else there


def _position(value: str) -> Condition:
    if value in (NONE, ANY):
        return Comment.position.is_(None) if value == NONE else Comment.position.is_not(None)
    return Comment.position == value


def _begins_a_word(key: ColumnElement[str], typed: str) -> Condition:
    """Whether a folded name holds these words, the last of which may be a beginning."""
    return (literal(" ") + key).like(f"% {search_text(typed)}%")


def _named(typed: str) -> Condition:
    """The writer's name as given, or as the office has it, or that of somebody who signed."""
    people = select(Person.id).where(_begins_a_word(Person.name_key.expression, typed))
    wrote = select(Submission.id).where(Submission.person_id.in_(people))
    signed = select(Signatory.submission_id).where(Signatory.person_id.in_(people))
    as_given = _begins_a_word(Comment.name_key.expression, typed)
    return or_(as_given, Comment.submission_id.in_(wrote), Comment.submission_id.in_(signed))


def _of_organisation(typed: str) -> Condition:
    """An organisation that wrote or signed."""
    wrote = select(Submission.id).where(Submission.organisation_id.is_not(None))
    signed = select(Signatory.submission_id).where(Signatory.organisation_id.is_not(None))
    if search_text(typed) not in (NONE, ANY):
        named = select(Organisation.id).where(_begins_a_word(Organisation.name_key.expression, typed))
        wrote = wrote.where(Submission.organisation_id.in_(named))
        signed = signed.where(Signatory.organisation_id.in_(named))
    return _either_or(typed, or_(Comment.submission_id.in_(wrote), Comment.submission_id.in_(signed)))


def _numbered(value: str) -> Condition:
    first, suffix, last, is_range = number_range(value)
    if not is_range:
        return and_(Comment.number == first, Comment.suffix == suffix) if suffix else Comment.number == first
    bounds = [Comment.number >= first] if first is not None else []
    return and_(*bounds, *([Comment.number <= last] if last is not None else []))


def _submission(condition: Condition) -> Condition:
    return exists().where(Submission.id == Comment.submission_id, condition)


def _suggested(*kinds: str) -> Condition:
    waits = exists().where(Suggestion.comment_id == Comment.id, undecided())
    return waits.where(Suggestion.kind.in_(kinds)) if kinds else waits


def _asks_anything() -> Condition:
    return Comment.id.in_(select(effective_demands().subquery().c.comment_id))


_FLAGS: dict[str, Callable[[], Condition]] = {
    "question": lambda: exists().where(Question.comment_id == Comment.id),
    "demand": _asks_anything,
    "own-words": lambda: exists().where(Member.comment_id == Comment.id, Member.form == "edited"),
    "reply": lambda: Comment.reply_owed.is_(True),
    "attachment": lambda: _submission(func.json_array_length(Submission.attachments) > 0),
    "sensitive": lambda: or_(exists().where(SensitivePassage.comment_id == Comment.id), _suggested("sensitive")),
    "suggestion": _suggested,
    "late": lambda: _submission(Submission.late.is_(True)),
    "on-time": lambda: _submission(Submission.late.is_(False)),
    "done": lambda: Comment.done.is_(True),
    "withdrawn": lambda: Comment.withdrawn_in.is_not(None),
    "set-aside": lambda: Comment.set_aside.is_not(None),
    "organization": lambda: _submission(Submission.organisation_id.is_not(None)),
    "look-again": lambda: Comment.look_again.is_not(None),
    "owed": lambda: Comment.reply_owed.is_(True),
}
"""`has:` and `is:`, by canonical value; those about stances are tags."""
