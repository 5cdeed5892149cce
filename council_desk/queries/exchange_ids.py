"""GUIDs by which the record is known in files for other coding programs: the same record has the same one for ever."""

from dataclasses import dataclass
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.queries.counts import STANCES
from council_desk.records.agenda import Office
from council_desk.records.journal import Change

EVERY_OFFICE = UUID("5e0c7f0a-41d6-4b1c-9a35-7c2f8d1be604")
"""What is the same in all offices (stances, questions, variables) has its GUID in this name space."""


def _of_every_office(words: str) -> str:
    return str(uuid5(EVERY_OFFICE, words))


STANCE_GROUP, STANCE_GROUP_NAME = _of_every_office("code stances"), "Stance"
STANCE_CODES = {stance: _of_every_office(f"code stance {stance}") for stance in STANCES}
STANCE_NAMES = {stance: f"Stance: {stance.replace('_', ' ')}" for stance in STANCES}
QUESTION_CODE, QUESTION_NAME = _of_every_office("code question"), "Question owed an answer"
QUESTION, GROUP = "a question", "a group"
_MEANINGS = {
    STANCE_GROUP: GROUP,
    STANCE_GROUP_NAME.casefold(): GROUP,
    QUESTION_CODE: QUESTION,
    QUESTION_NAME.casefold(): QUESTION,
    **{guid: stance for stance, guid in STANCE_CODES.items()},
    **{name.casefold(): stance for stance, name in STANCE_NAMES.items()},
}


def meaning_of(guid: str, name: str) -> str | None:
    """What a code stands for where it is no demand: a stance, QUESTION or GROUP; None: it is a demand.

    By its GUID, else by its name: some programs give everything new GUIDs.
    """
    return _MEANINGS.get(guid) or _MEANINGS.get(" ".join(name.split()).casefold())


def variable_guid(key: str) -> str:
    """The GUID of a variable by its key, such as "stance"."""
    return _of_every_office(f"variable {key}")


@dataclass(frozen=True, slots=True)
class ExchangeIds:
    """GUIDs of one office's own records, by what they are and their id."""

    office: UUID

    def of(self, kind: str, *parts: object) -> str:
        """The GUID of anything: `kind` is one word, `parts` tell it apart from others of the kind."""
        return str(uuid5(self.office, " ".join((kind, *map(str, parts)))))

    def demand(self, demand_id: int) -> str:
        """The GUID of a demand."""
        return self.of("demand", demand_id)

    def comment(self, comment_id: int) -> str:
        """The GUID of a comment's text."""
        return self.of("comment", comment_id)

    def user(self, name: str) -> str:
        """The GUID of a person who decided something."""
        return self.of("user", name)


def exchange_ids(session: Session) -> ExchangeIds:
    """The office's GUIDs. They hang on its first change, which is never emptied and which no other office has."""
    first = session.execute(select(Change.at, Change.salt).order_by(Change.number).limit(1)).first()
    office = session.get(Office, 1)
    words = f"{first[0]} {first[1]}" if first else f"empty {office.name if office else ''}"
    return ExchangeIds(uuid5(EVERY_OFFICE, f"office {words}"))
