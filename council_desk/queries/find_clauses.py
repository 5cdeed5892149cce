"""What was typed in Find, and the filters beside it, as conditions on comments: from the search rows what words and
tags say, from the tables what fields say.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    and_,
    exists,
    false,
    func,
    not_,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session, aliased

from council_desk.analysis.district_rules import plain_district
from council_desk.analysis.language_names import LANGUAGE_NAMES, UNKNOWN, code_of_language
from council_desk.analysis.normalise import search_text
from council_desk.errors import NotFoundError
from council_desk.queries.districts import district_names, spellings_of
from council_desk.queries.effective import UNTAGGED, asks, campaign_token, item_token, stance_token
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

    def narrowed(self, wanted: Term | None, *tags: Sought) -> tuple[Sought | None, list[Condition]]:
        """What is looked for among the comments with all `tags`: what the search rows answer at once, and the rest.

        Raises NotFoundError where a field's value is not in the office, naming those that are.
        """
        parts = wanted.parts if isinstance(wanted, Every) else () if wanted is None else (wanted,)
        return self._every(parts, tags)

    def in_search(self, sought: Sought) -> Condition:
        """Whether the search rows have a comment with what is sought."""
        return Comment.id.in_(search.find(self._session, sought))

    def _every(self, parts: Sequence[Term], tags: Sequence[Sought] = ()) -> tuple[Sought | None, list[Condition]]:
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
            return search_terms.All(tuple(sought), tuple(without)), conditions
        return None, [*conditions, *(not_(self.in_search(each)) for each in without)]

    def _condition(self, given: Term) -> Condition:
        term = _as_tags(given)
        found = self._sought(term)
        if found is not None:
            return self.in_search(found)
        if isinstance(term, Without):
            return not_(self._condition(term.part))
        if isinstance(term, Every):
            together, conditions = self._every(term.parts)
            return and_(*conditions, *([] if together is None else [self.in_search(together)]))
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
            return stance_on(self._items, term.value) if term.value != ANY else None
        if term.name == "campaign" and search_text(term.value) not in (NONE, ANY):
            return _one_of([campaign_token(number) for number in self._campaigns(term.value)])
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
            "name": self._named,
            "org": _of_organisation,
            "channel": self._came_by,
            "number": _numbered,
            "older": _came_before,
        }
        return of_field[field.name](field.value)

    def _in_campaign(self, typed: str) -> Condition:
        """`campaign:any` and `campaign:none`; a letter is a tag."""
        return _either_or(typed, exists().where(Member.comment_id == Comment.id))

    def _asks_for(self, typed: str) -> Condition:
        if search_text(typed) in (NONE, ANY):
            return _either_or(typed, asks())
        return asks(self._demands(typed))

    def _lives_in(self, typed: str) -> Condition:
        lives = select(Submission.id).join(Person, Person.id == Submission.person_id)
        folded = search_text(typed)
        if folded in _INSIDE:
            return sent_in(lives.where(Person.in_district.is_(_INSIDE[folded])))
        if folded in (NONE, ANY):
            return _either_or(folded, sent_in(lives.where(func.coalesce(Person.district, "") != "")))
        known = (*district_names(self._session), *self._session.scalars(select(DistrictRule.district).distinct()))
        if plain_district(typed) not in {plain_district(name) for name in known}:
            names = list(dict.fromkeys(known))
            raise NotFoundError(_not_there("district", typed, names, "Districts", "No district is known here yet."))
        spelled = Person.district.in_(spellings_of(self._session, typed))
        return sent_in(lives.where(spelled))

    def _in_language(self, typed: str) -> Condition:
        code = code_of_language(typed)
        known = list(self._session.scalars(select(Comment.language).where(self._here).distinct()))
        codes = [each for each in known if each.split("-")[0] == code or each.casefold() == typed.casefold()]
        if not codes and code is None:
            names = sorted(LANGUAGE_NAMES.get(each.split("-")[0], each) for each in known if each != UNKNOWN)
            raise NotFoundError(_not_there("language", typed, names, "Languages", "No language is known here yet."))
        return Comment.language.in_(codes)

    def _came_by(self, typed: str) -> Condition:
        how_many = select(Submission.channel, func.count()).group_by(Submission.channel).order_by(Submission.channel)
        known: dict[str, int] = dict(self._session.execute(how_many).all())
        folded = search_text(typed)
        if folded in (NONE, ANY):
            wanted = {channel for channel in known if bool(channel) == (folded == ANY)}
        else:
            wanted = {channel for channel in known if channel and _squeezed(channel) == _squeezed(typed)}
            if not wanted:
                there = [channel for channel in known if channel]
                raise NotFoundError(_not_there("channel", typed, there, "Channels", "No channel is known here yet."))
        fewer = sum(known[channel] for channel in wanted) * 2 <= sum(known.values())
        asked = Submission.channel.in_(wanted) if fewer else Submission.channel.not_in(wanted)
        came = sent_in(select(Submission.id).where(asked))
        return came if fewer else ~came

    def _named(self, typed: str) -> Condition:
        """The writer's name as given, or as the office has it, or that of somebody who signed."""
        each = aliased(Comment)
        here = each.item_id.in_(self._items) if self._items else each.item_id.is_(None)
        people = select(Person.id).where(_begins_a_word(Person.name_key.expression, typed))
        wrote = select(Submission.id).where(Submission.person_id.in_(people))
        signed = select(Signatory.submission_id).where(Signatory.person_id.in_(people))
        as_given = select(each.id).where(here, _begins_a_word(each.name_key.expression, typed))
        sent = select(each.id).where(each.submission_id.in_(union_all(wrote, signed)))
        return Comment.id.in_(union_all(as_given, sent))

    @property
    def _here(self) -> Condition:
        return Comment.item_id.in_(self._items) if self._items else Comment.item_id.is_(None)


def on_items(items: Sequence[int]) -> Sought:
    """The search rows of these items' comments; no items: of the tray's."""
    return _one_of([item_token(item) for item in items or (None,)])


def stance_on(items: Sequence[int], stance: str | None) -> Sought:
    """The search rows of these items' comments with a stance; None or UNTAGGED: of those without."""
    return _one_of([stance_token(item, stance) for item in items or (None,)])


def _one_of(tokens: Sequence[str]) -> Sought:
    return Tag(tokens[0]) if len(tokens) == 1 else search_terms.AnyOf(tuple(map(Tag, tokens)))


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
    words = search_text(typed)
    return or_(key.like(f"{words}%"), key.like(f"% {words}%"))


def _of_organisation(typed: str) -> Condition:
    """An organisation that wrote or signed."""
    wrote = select(Submission.id).where(Submission.organisation_id.is_not(None))
    signed = select(Signatory.submission_id).where(Signatory.organisation_id.is_not(None))
    if search_text(typed) not in (NONE, ANY):
        named = select(Organisation.id).where(_begins_a_word(Organisation.name_key.expression, typed))
        wrote = wrote.where(Submission.organisation_id.in_(named))
        signed = signed.where(Signatory.organisation_id.in_(named))
    return _either_or(typed, sent_in(union_all(wrote, signed)))


def _numbered(value: str) -> Condition:
    first, suffix, last, is_range = number_range(value)
    if not is_range:
        return and_(Comment.number == first, Comment.suffix == suffix) if suffix else Comment.number == first
    bounds = [Comment.number >= first] if first is not None else []
    return and_(*bounds, *([Comment.number <= last] if last is not None else []))


def sent_in(submissions: Select[int] | CompoundSelect[int]) -> Condition:
    """Whether a comment came in one of these submissions: found from them, without a look at the comments' rows."""
    each = aliased(Comment)
    return Comment.id.in_(select(each.id).where(each.submission_id.in_(submissions)))


def _came_before(days: str) -> Condition:
    """Whether a comment came more than so many days ago; one without a date did not."""
    before = (datetime.now(UTC) - timedelta(days=int(days))).strftime("%Y-%m-%dT%H:%M:%SZ")
    return and_(Comment.received_at.is_not(None), Comment.received_at < before)


def is_late() -> Condition:
    """Whether a comment came after the packet cut-off."""
    return sent_in(select(Submission.id).where(Submission.late))


def has_own_words() -> Condition:
    """Whether a comment is a campaign's letter with words of its writer's own."""
    return Comment.id.in_(select(Member.comment_id).where(Member.form == "edited"))


def has_question() -> Condition:
    """Whether a comment has a question that a person marked."""
    return Comment.id.in_(select(Question.comment_id))


def has_suggestion(*kinds: str) -> Condition:
    """Whether a suggestion of these kinds, or of any, waits for a person."""
    waits = select(Suggestion.comment_id).join(Comment, Comment.id == Suggestion.comment_id).where(undecided())
    return Comment.id.in_(waits.where(Suggestion.kind.in_(kinds)) if kinds else waits)


def _has_sensitive() -> Condition:
    return or_(Comment.id.in_(select(SensitivePassage.comment_id)), has_suggestion("sensitive"))


_FLAGS: dict[str, Callable[[], Condition]] = {
    "question": has_question,
    "demand": asks,
    "own-words": has_own_words,
    "reply": lambda: Comment.reply_owed.is_(True),
    "attachment": lambda: sent_in(select(Submission.id).where(func.json_array_length(Submission.attachments) > 0)),
    "sensitive": _has_sensitive,
    "suggestion": has_suggestion,
    "late": is_late,
    "on-time": lambda: ~is_late(),
    "done": lambda: Comment.done.is_(True),
    "withdrawn": lambda: Comment.withdrawn_in.is_not(None),
    "set-aside": lambda: Comment.set_aside.is_not(None),
    "organization": lambda: sent_in(select(Submission.id).where(Submission.organisation_id.is_not(None))),
    "look-again": lambda: Comment.look_again.is_not(None),
    "owed": lambda: Comment.reply_owed.is_(True),
}
"""`has:` and `is:`, by canonical value; those about stances are tags."""
