"""Suggested ties of translations are accepted, refused, undone."""

import pytest
from market_item import WHO, suggest
from translated_letters import SPANISH, VIETNAMESE, confirm_all, laundry_item

from council_desk.errors import NotFoundError, RefusedError
from council_desk.operations.campaigns import dissolve_campaign, merge_campaigns, say_translation
from council_desk.operations.tie_translations import accept_translation, reject_translation, untie_letter
from council_desk.queries.campaigns import campaign_lines
from council_desk.queries.comment_detail import comment_detail
from council_desk.queries.translations import tied_letters, translation_offers
from council_desk.store.store import Store


def test_a_campaign_is_tied_and_counted_apart(store: Store) -> None:
    made = laundry_item(store)
    ids = confirm_all(store, made)
    with store.change("Tie campaign B") as session:
        accept_translation(session, made.comments[SPANISH[0]], WHO)
    lines = {line.letter: line for line in store.ask(campaign_lines, made.item)}
    assert (lines["B"].translation_of, lines["A"].size, lines["B"].size) == (ids["A"], 3, 2)
    assert [offer.label for offer in store.ask(translation_offers, made.item)] == ["6"]
    store.undo()
    assert len(store.ask(translation_offers, made.item)) == 2


def test_a_campaign_that_is_only_suggested_is_confirmed_first(store: Store) -> None:
    made = laundry_item(store)
    with pytest.raises(RefusedError, match="Confirm it first"), store.change("Tie campaign B") as session:
        accept_translation(session, made.comments[SPANISH[0]], WHO)


def test_a_lone_letter_is_tied_and_taken_off_again(store: Store) -> None:
    made = laundry_item(store)
    ids = confirm_all(store, made)
    letter = made.comments[VIETNAMESE]
    with store.change("Tie no. 6") as session:
        accept_translation(session, letter, WHO)
    shown = store.ask(comment_detail, letter).translation
    assert shown is not None
    assert (shown.campaign_id, shown.letter, shown.decided) == (ids["A"], "A", True)
    assert [tied.label for tied in store.ask(tied_letters, made.item)] == ["6"]
    assert store.ask(comment_detail, letter).campaign is None
    with store.change("No. 6 is no translation") as session:
        untie_letter(session, letter)
    assert store.ask(tied_letters, made.item) == ()
    with pytest.raises(NotFoundError), store.change("Once more") as session:
        untie_letter(session, letter)


def test_what_is_refused_does_not_come_back_until_the_refusal_is_undone(store: Store) -> None:
    made = laundry_item(store)
    for number in (SPANISH[0], VIETNAMESE):
        with store.change("It is none") as session:
            reject_translation(session, made.comments[number], WHO)
    assert store.ask(translation_offers, made.item) == ()
    with pytest.raises(NotFoundError), store.change("Refuse it again") as session:
        reject_translation(session, made.comments[VIETNAMESE], WHO)
    suggest(store, made.item)
    # It may still be a translation of the Spanish one, of which nobody has said anything.
    assert [(offer.label, offer.original.letter) for offer in store.ask(translation_offers, made.item)] == [("6", "B")]
    store.undo()
    suggest(store, made.item)
    assert [(offer.label, offer.original.letter) for offer in store.ask(translation_offers, made.item)] == [("6", "A")]


def test_a_tied_letter_goes_with_its_campaign(store: Store) -> None:
    made = laundry_item(store)
    ids = confirm_all(store, made)
    with store.change("Tie no. 6") as session:
        accept_translation(session, made.comments[VIETNAMESE], WHO)
    with store.change("Merge A into B") as session:
        merge_campaigns(session, ids["B"], ids["A"], who=WHO)
    assert [tied.campaign_id for tied in store.ask(tied_letters, made.item)] == [ids["B"]]
    with store.change("Dissolve B") as session:
        dissolve_campaign(session, ids["B"], WHO)
    assert store.ask(tied_letters, made.item) == ()
    store.undo()
    assert [tied.campaign_id for tied in store.ask(tied_letters, made.item)] == [ids["B"]]


def test_a_campaign_tied_by_hand_is_offered_no_more(store: Store) -> None:
    made = laundry_item(store)
    ids = confirm_all(store, made)
    with store.change("B translates A") as session:
        say_translation(session, ids["B"], ids["A"])
    assert [offer.label for offer in store.ask(translation_offers, made.item)] == ["6"]
