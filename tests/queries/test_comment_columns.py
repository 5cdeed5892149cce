"""The further columns of the comments table."""

import pytest
from tagged_office import TaggedOffice, tagged_office

from council_desk.queries.comment_columns import CommentExtras, comment_extras
from council_desk.store.store import Store


@pytest.fixture
def tagged(store: Store) -> TaggedOffice:
    return tagged_office(store)


def extras(store: Store, tagged: TaggedOffice) -> dict[int, CommentExtras]:
    found = store.ask(comment_extras, list(tagged.comments.values()))
    return dict(zip(tagged.comments, found, strict=True))


def test_demands_are_shown_by_number_own_and_by_the_campaign_followed(store: Store, tagged: TaggedOffice) -> None:
    shown = {number: each.demands for number, each in extras(store, tagged).items()}
    assert shown == {1: (1,), 2: (1,), 3: (), 4: (), 5: (), 6: (1,)}


def test_own_words_are_counted_for_letters_of_campaigns_only(store: Store, tagged: TaggedOffice) -> None:
    shown = {number: each.own_words for number, each in extras(store, tagged).items()}
    assert shown[3] is not None
    assert shown[3] > 0
    assert shown[1] == 0
    assert shown[4] is None


def test_organization_language_and_place_are_told(store: Store, tagged: TaggedOffice) -> None:
    third = extras(store, tagged)[3]
    assert third.organisation == "Harbor Swim Club"
    assert third.place == "row 4"
    assert third.language == "en"


def test_the_order_is_kept_and_those_that_are_gone_are_left_out(store: Store, tagged: TaggedOffice) -> None:
    wanted = [tagged.comments[2], 9999, tagged.comments[1]]
    assert [each.id for each in store.ask(comment_extras, wanted)] == [tagged.comments[2], tagged.comments[1]]
