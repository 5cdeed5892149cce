"""The ties of translations that wait."""

from translated_letters import SPANISH, VIETNAMESE, confirm_all, laundry_item

from council_desk.operations.set_aside import set_aside
from council_desk.queries.comment_detail import comment_detail
from council_desk.queries.translations import TiedCampaign, translation_of_letter, translation_offers
from council_desk.records.suggestions import SuggestedCampaign
from council_desk.store.store import Store


def test_a_tie_names_campaign_and_original_suggested_or_confirmed(store: Store) -> None:
    made = laundry_item(store)
    letters = {c.letter: c.id for c in store.ask(lambda session: list(session.query(SuggestedCampaign)))}
    of_campaign, of_letter = sorted(store.ask(translation_offers, made.item), key=lambda offer: offer.label)
    assert of_campaign.campaign == TiedCampaign(letters["B"], False, "B")
    assert (of_letter.label, of_letter.campaign) == ("6", None)
    assert of_campaign.original == of_letter.original == TiedCampaign(letters["A"], False, "A")
    assert not of_letter.decidable
    ids = confirm_all(store, made)
    offers = store.ask(translation_offers, made.item)
    assert {offer.original for offer in offers} == {TiedCampaign(ids["A"], True, "A")}
    assert all(offer.decidable for offer in offers)


def test_a_letter_shows_what_it_may_translate_and_a_member_does_not(store: Store) -> None:
    made = laundry_item(store)
    shown = store.ask(comment_detail, made.comments[VIETNAMESE]).translation
    assert shown is not None
    assert (shown.letter, shown.decided, shown.confirmed) == ("A", False, False)
    assert store.ask(translation_of_letter, made.item, made.comments[SPANISH[0]]) is None


def test_a_letter_that_does_not_count_is_offered_no_more(store: Store) -> None:
    made = laundry_item(store)
    with store.change("Set it aside") as session:
        set_aside(session, made.ids(VIETNAMESE), "test")
    assert [offer.label for offer in store.ask(translation_offers, made.item)] == ["4"]
