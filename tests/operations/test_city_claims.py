"""What writers claim about other cities: accepted, reworded, refused, taken back; and what becomes of the words."""

import pytest
from packets import comment, item_named, listed, office_with, taken
from sqlalchemy import select

from council_desk.analysis.city_claims import find_mentions
from council_desk.errors import ConflictError, RefusedError
from council_desk.operations.city_claims import accept_claim, reject_claim, reword_claim, take_back_claim
from council_desk.operations.cut_comment import cut_comment
from council_desk.operations.join_comments import join_comments
from council_desk.operations.log_comment import correct_comment
from council_desk.operations.move_comments import move_comments
from council_desk.queries.cities_named import CityClaim, OtherCity, gather_cities, item_letters, wording_texts
from council_desk.queries.history import history
from council_desk.records.comments import Comment, Wording
from council_desk.store.store import Store

WHO = "Ana Reyes"
HALE = "Port Hale closed its pool in 2019 and was sorry."
GATE = "When Port Hale charged at the gate, nobody came."
TWO = "Cities like Boise and Denver open theirs at six."


def office(store: Store) -> int:
    return office_with(store, f"I swim. {HALE}", GATE, f"{HALE} Please think.", TWO, "Benches, please.")


def cities(store: Store, item: int) -> dict[str, OtherCity]:
    found = store.ask(item_letters, item)
    texts = store.ask(wording_texts, [letter.wording_id for letter in found.letters])
    mentions = {wording: find_mentions(text, found.own) for wording, text in texts.items()}
    return {city.name: city for city in gather_cities(found.letters, mentions, found.decided, found.refused)}


def said(city: OtherCity) -> list[tuple[str, list[str], bool]]:
    return [(claim.words, [each.label for each in claim.letters], claim.decided is not None) for claim in city.claims]


def accept(store: Store, item: int, city: OtherCity, claim: CityClaim, words: str = "") -> int:
    with store.change("Accepted a claim about another city") as session:
        return accept_claim(session, item, (city.key, city.name), words or claim.words, claim.letters, WHO)


def test_an_accepted_claim_stands_with_its_letters_and_who_accepted_it(store: Store) -> None:
    item = office(store)
    hale = cities(store, item)["Port Hale"]
    accept(store, item, hale, hale.claims[0])
    hale = cities(store, item)["Port Hale"]
    assert said(hale) == [(HALE, ["1", "3"], True), (GATE, ["2"], False)]
    assert hale.claims[0].decided is not None and hale.claims[0].decided.by == WHO
    assert not hale.claims[0].reworded
    (newest, *_) = store.ask(history)
    assert (newest.title, newest.who) == ("Accepted a claim about another city", store.who)
    store.undo()
    assert said(cities(store, item)["Port Hale"])[0] == (HALE, ["1", "3"], False)
    store.redo()
    assert said(cities(store, item)["Port Hale"])[0] == (HALE, ["1", "3"], True)


def test_a_claim_can_be_accepted_in_other_words_and_reworded_later(store: Store) -> None:
    item = office(store)
    hale = cities(store, item)["Port Hale"]
    known = accept(store, item, hale, hale.claims[0], "  Port Hale closed its  pool. ")
    claim = cities(store, item)["Port Hale"].claims[0]
    assert (claim.words, [each.label for each in claim.letters]) == ("Port Hale closed its pool.", ["1", "3"])
    assert claim.decided is not None
    with store.change("Reworded a claim") as session:
        reword_claim(session, known, claim.decided.version, "Port Hale shut its pool.", "Ben Ito")
    claim = cities(store, item)["Port Hale"].claims[0]
    assert claim.decided is not None and (claim.words, claim.decided.by) == ("Port Hale shut its pool.", "Ben Ito")
    assert claim.reworded
    with pytest.raises(ConflictError), store.change("Reworded a claim") as session:
        reword_claim(session, known, claim.decided.version - 1, "Port Hale sold it.", WHO)
    store.undo()
    assert cities(store, item)["Port Hale"].claims[0].words == "Port Hale closed its pool."


def test_two_claims_in_the_same_words_become_one_with_all_their_letters(store: Store) -> None:
    item = office(store)
    hale = cities(store, item)["Port Hale"]
    first, second = (accept(store, item, hale, claim) for claim in hale.claims)
    with store.change("Reworded a claim") as session:
        assert reword_claim(session, second, 1, HALE.upper(), WHO) == first
    assert said(cities(store, item)["Port Hale"]) == [(HALE, ["1", "2", "3"], True)]
    store.undo()
    assert said(cities(store, item)["Port Hale"]) == [(HALE, ["1", "3"], True), (GATE, ["2"], True)]


def test_a_refused_claim_does_not_come_back_and_its_neighbour_in_the_sentence_stays(store: Store) -> None:
    item = office(store)
    boise = cities(store, item)["Boise"]
    with store.change("Rejected a claim") as session:
        assert reject_claim(session, item, boise.key, boise.claims[0].letters, WHO) == 1
    assert sorted(cities(store, item)) == ["Denver", "Port Hale"]
    store.undo()
    assert sorted(cities(store, item)) == ["Boise", "Denver", "Port Hale"]


def test_what_was_accepted_can_be_taken_back_and_is_suggested_again(store: Store) -> None:
    item = office(store)
    hale = cities(store, item)["Port Hale"]
    known = accept(store, item, hale, hale.claims[0])
    with store.change("Took back a claim") as session:
        assert take_back_claim(session, known) == 2
    assert said(cities(store, item)["Port Hale"])[0] == (HALE, ["1", "3"], False)


def test_a_letter_that_comes_later_and_says_the_same_waits_for_the_claim(store: Store) -> None:
    item = office(store)
    hale = cities(store, item)["Port Hale"]
    known = accept(store, item, hale, hale.claims[0], "Port Hale shut its pool.")
    taken(store, listed(f"I am late. {HALE}", name="late.csv"), item)
    claim = cities(store, item)["Port Hale"].claims[0]
    assert ([each.label for each in claim.letters], [each.label for each in claim.waiting]) == (["1", "3"], ["6"])
    with store.change("Accepted a claim") as session:
        assert accept_claim(session, item, (hale.key, hale.name), claim.words, claim.waiting, WHO) == known
    claim = cities(store, item)["Port Hale"].claims[0]
    assert ([each.label for each in claim.letters], claim.waiting) == (["1", "3", "6"], ())


def test_words_are_needed_and_letters_that_changed_meanwhile_are_not_decided_about(store: Store) -> None:
    item = office(store)
    hale = cities(store, item)["Port Hale"]
    with pytest.raises(RefusedError, match="needs words"):
        accept(store, item, hale, hale.claims[0], "  ")
    other = item_named(store, "31")
    with store.change("Move a comment") as session:
        move_comments(session, [hale.claims[0].letters[0].comment_id], other)
    with pytest.raises(ConflictError, match="changed"):
        accept(store, item, hale, hale.claims[0])
    with pytest.raises(ConflictError, match="changed"), store.change("Reject") as session:
        reject_claim(session, item, hale.key, hale.claims[0].letters, WHO)


def test_a_moved_letter_leaves_the_claim_behind(store: Store) -> None:
    item = office(store)
    hale = cities(store, item)["Port Hale"]
    accept(store, item, hale, hale.claims[0])
    other = item_named(store, "31")
    with store.change("Move a comment") as session:
        move_comments(session, [hale.claims[0].letters[0].comment_id], other)
    assert (HALE, ["3"], True) in said(cities(store, item)["Port Hale"])
    assert said(cities(store, other)["Port Hale"]) == [(HALE, ["1"], False)]


def test_a_claim_goes_with_its_words_when_a_letter_is_cut_joined_or_corrected(store: Store) -> None:
    text = f"I swim at seven.\n\n{HALE}"
    item = office_with(store, comment(text), "Benches, please.")
    hale = cities(store, item)["Port Hale"]
    accept(store, item, hale, hale.claims[0])
    with store.change("Cut") as session:
        first = session.scalars(select(Comment).where(Comment.number == 1)).one().id
        part = cut_comment(session, first, text.index(HALE))
    assert said(cities(store, item)["Port Hale"]) == [(HALE, ["1b"], True)]
    with store.change("Join") as session:
        join_comments(session, part, first)
    (claim,) = cities(store, item)["Port Hale"].claims
    assert claim.decided is not None
    (letter,) = claim.letters
    words = store.ask(lambda session: session.get_one(Wording, letter.wording_id).text[letter.start : letter.end])
    assert words == HALE


def test_a_claim_whose_words_are_gone_from_the_letter_stands_no_more(store: Store) -> None:
    from council_desk.operations.log_comment import LoggedComment, log_comment

    item = item_named(store)
    with store.change("Log") as session:
        (made,) = log_comment(session, LoggedComment(text=HALE, items=(item,)), WHO)
    hale = cities(store, item)["Port Hale"]
    accept(store, item, hale, hale.claims[0])
    with store.change("Correct") as session:
        correct_comment(session, made, "Keep the pool open.")
    assert cities(store, item) == {}
