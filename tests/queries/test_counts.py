"""The four counts are never mixed."""

from packets import BENCH, LIGHTS, POOL, comment, listed, office_with, taken
from tagged_office import tagged_office

from council_desk.operations.import_proposal import ImportOptions
from council_desk.operations.set_aside import set_aside
from council_desk.queries.counts import STANCES, four_counts, item_counts, stance_counts
from council_desk.queries.intake import standing_lists
from council_desk.store.store import Store


def test_the_four_counts(store: Store) -> None:
    office = tagged_office(store)
    four = store.ask(four_counts, office.item)
    assert (four.submissions, four.texts) == (6, 5)
    assert (four.people, four.without_name) == (2, 2)
    assert (four.organisations, four.signatures) == (1, 0)


def test_signatures_are_beside_and_never_added_in(store: Store) -> None:
    letter = "We ask for lights.\n\nSigned,\nHarbor Swim Club\nFriends of Gull Creek\nAna Ortiz"
    item = office_with(store, letter, comment(POOL, organisation="Harbor Swim Club"))
    four = store.ask(four_counts, item)
    assert (four.submissions, four.people, four.organisations, four.signatures) == (2, 0, 2, 3)


def test_one_text_in_two_dresses_is_one_text(store: Store) -> None:
    item = office_with(store, POOL, f"Dear Council,\n\n{POOL}\n\nSincerely,\nRosa Vale", LIGHTS)
    assert store.ask(four_counts, item).texts == 2


def test_stances_are_counted_by_the_comment_s_own_or_the_campaign_it_follows(store: Store) -> None:
    office = tagged_office(store)
    counts = store.ask(stance_counts, office.item)
    found = dict(zip(STANCES, counts.by_stance, strict=True))
    assert {stance: count for stance, count in found.items() if count} == {"support": 2, "question": 1}
    assert (counts.untagged, counts.total) == (3, 6)


def test_what_is_set_aside_or_withdrawn_does_not_count(store: Store) -> None:
    item = office_with(store, POOL, LIGHTS, BENCH)
    (known,) = store.ask(standing_lists, item)
    taken(store, listed(POOL, LIGHTS, name="b.csv", options=ImportOptions(edition_of=known.list_id)), item)
    with store.change("Set aside") as session:
        set_aside(session, [known.entries[0].comment_id], "test")
    counts = store.ask(item_counts, item)
    assert (counts.four.submissions, counts.withdrawn, counts.set_aside) == (1, 1, 1)
    assert counts.stances.total == 1


def test_the_header_counts_what_wants_a_look(store: Store) -> None:
    office = tagged_office(store)
    counts = store.ask(item_counts, office.item)
    assert (counts.campaigns, counts.demands, counts.questions, counts.replies_owed) == (1, 1, 1, 0)
    assert counts.suggestions == 3


def test_an_item_without_comments_counts_nothing(store: Store) -> None:
    item = office_with(store, POOL)
    store.undo()
    counts = store.ask(item_counts, item)
    assert (counts.four.submissions, counts.four.people, counts.stances.total) == (0, 0, 0)


def test_a_ticked_box_without_words_is_a_submission_and_no_text(store: Store) -> None:
    item = office_with(store, comment("", position="Support"), comment("", position="Oppose"), POOL)
    four = store.ask(four_counts, item)
    assert (four.submissions, four.texts) == (3, 1)
