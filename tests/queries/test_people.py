"""Who wrote and who signed, with both sides shown."""

import pytest
from packets import comment, item_named, listed, taken

from council_desk.errors import NotFoundError
from council_desk.queries.people import (
    organisation_detail,
    organisations_found,
    people_found,
    person_detail,
)
from council_desk.store.store import Store

LETTER = "We ask you to keep the pool open.\n\nSigned,\nHarbor Swim Club\nSEIU Local 9\nAna Ortiz, ana@example.org"


def office(store: Store) -> int:
    item = item_named(store)
    taken(
        store,
        listed(
            LETTER,
            comment("Keep it open, we say.", organisation="S.E.I.U. Local 9"),
            comment("Keep it open, I say.", name="Ana Ortiz", email="ANA@example.org", district="3"),
            comment("Close it.", name="Theo Brandt", address="4 Gull Lane"),
        ),
        item,
    )
    return item


def test_an_organisation_with_what_it_wrote_and_signed(store: Store) -> None:
    office(store)
    club, union = store.ask(organisations_found).lines
    assert (club.name, club.wrote, club.signed) == ("Harbor Swim Club", 0, 1)
    assert (union.wrote, union.signed) == (1, 1)
    detail = store.ask(organisation_detail, union.id)
    assert [(sent.label, sent.signatory_id is not None) for sent in detail.sent] == [("2", False), ("1", True)]
    with pytest.raises(NotFoundError):
        store.ask(organisation_detail, 999)


def test_people_are_found_by_name_address_and_e_mail(store: Store) -> None:
    office(store)
    assert [line.name for line in store.ask(people_found).lines] == ["Ana Ortiz", "Theo Brandt"]
    for words in ("ORTIZ", "ana@ex", "an"):
        assert "Ana Ortiz" in [line.name for line in store.ask(people_found, words).lines]
    assert [line.name for line in store.ask(people_found, "gull lane").lines] == ["Theo Brandt"]
    assert store.ask(people_found, "100%").total == 0
    assert store.ask(people_found, "", 1).total == 2


def test_a_person_with_what_they_wrote_and_signed(store: Store) -> None:
    office(store)
    (ana,) = store.ask(people_found, "ortiz").lines
    assert (ana.wrote, ana.signed, ana.district) == (1, 1, "3")
    detail = store.ask(person_detail, ana.id)
    assert [sent.label for sent in detail.sent] == ["3", "1"]
    assert detail.given_district == "3"
    with pytest.raises(NotFoundError):
        store.ask(person_detail, 999)
