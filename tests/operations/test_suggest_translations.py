"""Which ties of translations are proposed."""

from dataclasses import replace

from market_item import suggest
from translated_letters import ENGLISH, LAUNDRY, OWN, SPANISH, VIETNAMESE, confirm_all, laundry_item

from council_desk.operations.suggesting import prepare_suggestions
from council_desk.operations.tie_translations import accept_translation
from council_desk.queries.thinking import item_for_suggesting
from council_desk.store.store import Store


def test_a_campaign_and_a_lone_letter_are_tied_to_the_larger_campaign_and_an_own_letter_is_not(store: Store) -> None:
    made = laundry_item(store)
    found = prepare_suggestions(store.ask(item_for_suggesting, made.item)).translations
    first = made.comments[ENGLISH[0]]
    assert {(tie.comment_id, tie.original_id) for tie in found} == {
        (made.comments[SPANISH[0]], first),
        (made.comments[VIETNAMESE], first),
    }
    assert made.comments[OWN] not in {tie.comment_id for tie in found}
    assert all(tie.confidence >= 0.9 and "Corbin" in tie.reason for tie in found)


def test_what_is_tied_is_not_proposed_again(store: Store) -> None:
    made = laundry_item(store)
    confirm_all(store, made)
    suggest(store, made.item)
    with store.change("Tie a campaign") as session:
        accept_translation(session, made.comments[SPANISH[0]], "Ana Reyes")
    with store.change("Tie a letter") as session:
        accept_translation(session, made.comments[VIETNAMESE], "Ana Reyes")
    assert prepare_suggestions(store.ask(item_for_suggesting, made.item)).translations == ()


def test_letters_in_one_language_cost_no_comparison(store: Store) -> None:
    made = laundry_item(store)
    given = store.ask(item_for_suggesting, made.item)
    english = replace(given, comments=tuple(replace(c, language="en", text=LAUNDRY.english) for c in given.comments))
    assert prepare_suggestions(english).translations == ()
