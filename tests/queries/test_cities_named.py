"""Other cities over the comments of an item."""

from packets import comment, office_with
from sqlalchemy import select

from council_desk.analysis.city_claims import find_mentions
from council_desk.operations.agenda import find_or_add_item
from council_desk.operations.city_claims import accept_claim, reject_claim
from council_desk.operations.set_aside import set_aside
from council_desk.queries.cities_named import (
    ClaimDecisions,
    OtherCity,
    claim_decisions,
    gather_cities,
    item_letters,
    own_names,
    wording_texts,
)
from council_desk.records.comments import Comment
from council_desk.store.store import Store

HALE = "Port Hale closed its pool in 2019 and was sorry."


def cities(store: Store, item: int) -> tuple[OtherCity, ...]:
    found = store.ask(item_letters, item)
    texts = store.ask(wording_texts, [letter.wording_id for letter in found.letters])
    mentions = {wording: find_mentions(text, found.own) for wording, text in texts.items()}
    return gather_cities(found.letters, mentions)


def test_a_city_is_listed_with_how_many_name_it_and_the_claims_with_their_numbers(store: Store) -> None:
    item = office_with(
        store,
        f"I swim. {HALE}",
        "When Port Hale charged at the gate, nobody came.",
        f"{HALE.replace(' its', '  its')} Cities like Boise kept theirs.",
        "Marrow Bay did it already, and the pool is fine.",
    )
    hale, boise = cities(store, item)
    assert (hale.name, hale.comments, boise.name, boise.comments) == ("Port Hale", 3, "Boise", 1)
    said = [(claim.words, [letter.label for letter in claim.letters]) for claim in hale.claims]
    assert said == [(HALE, ["1", "3"]), ("When Port Hale charged at the gate, nobody came.", ["2"])]
    first = hale.claims[0].letters[0]
    assert f"I swim. {HALE}"[first.start : first.end] == HALE


def test_what_was_decided_of_a_letter_s_claims_is_known_by_its_wording(store: Store) -> None:
    item = office_with(store, f"{HALE} Cities like Boise and Denver kept theirs.", "Benches, please.")
    boise, denver, hale = cities(store, item)
    with store.change("Decide two claims") as session:
        accept_claim(session, item, (hale.key, hale.name), "Port Hale was sorry.", hale.claims[0].letters, "Ana")
        reject_claim(session, item, boise.key, boise.claims[0].letters, "Ana")
    letter = store.ask(item_letters, item).letters[0]
    decided = store.ask(claim_decisions, item, letter.wording_id)
    (text,) = store.ask(wording_texts, [letter.wording_id]).values()
    states = {mention.name: decided.of(mention) for mention in find_mentions(text)}
    assert states == {"Port Hale": "accepted", "Boise": "rejected", "Denver": ""}
    assert denver.name == "Denver"
    assert store.ask(claim_decisions, None, letter.wording_id) == ClaimDecisions()


def test_only_counted_comments_of_the_item_are_listed(store: Store) -> None:
    item = office_with(store, HALE, comment("Cities like Boise kept theirs."), "Benches, please.")
    with store.change("Set aside one comment") as session:
        aside = session.scalars(select(Comment).where(Comment.number == 1)).one()
        set_aside(session, [aside.id], "test")
    with store.change("Add an item") as session:
        other = find_or_add_item(session, "31", meeting="2026-04-28", body=None, title="Benches")
    assert [city.name for city in cities(store, item)] == ["Boise"]
    assert cities(store, other) == ()


def test_the_office_and_its_bodies_tell_the_own_city(store: Store) -> None:
    with store.change("Add an item") as session:
        find_or_add_item(session, "1", meeting="2026-04-28", body="Eastmere Harbor Board", title="Docks")
    assert store.ask(own_names) == ("Marrow Bay", "Eastmere Harbor Board")
