"""The sample office."""

from council_desk.operations.sample import SHOWN_ITEM, make_sample_office, sample_name, sample_time_zone
from council_desk.queries.agenda import agenda, find_item
from council_desk.queries.campaigns import campaign_lines
from council_desk.queries.counts import item_counts
from council_desk.queries.demands import demand_lines
from council_desk.queries.gather_briefing import briefing
from council_desk.queries.history import history
from council_desk.queries.policy import drafts
from council_desk.queries.translations import tied_letters
from council_desk.store.store import Store


def test_it_is_a_city_with_an_aide_s_decisions_each_of_which_can_be_undone(
    sqlite_store: Store,
) -> None:
    store = sqlite_store
    make_sample_office(store)
    shown = store.ask(agenda)
    assert (shown.office, shown.time_zone) == (sample_name(), sample_time_zone())
    assert [[item.number for item in meeting.items] for meeting in shown.meetings] == [["6", "9"], ["12", "17"]]
    assert sum(item.comments for meeting in shown.meetings for item in meeting.items) > 200
    assert shown.tray == 0
    item = store.ask(find_item, SHOWN_ITEM)
    confirmed = [line for line in store.ask(campaign_lines, item) if line.decided]
    assert [(line.letter, line.stance) for line in confirmed] == [("A", "support_if_amended"), ("B", "oppose")]
    assert all(line.size - line.follow == line.changes_ask > 0 for line in confirmed)
    assert [line.number for line in store.ask(demand_lines, item) if line.decided] == list(range(1, 11))
    assert [line.name for line in store.ask(drafts, item)] == ["Draft 1", "Draft 2"]
    counts = store.ask(item_counts, item)
    assert counts.set_aside == 2
    assert counts.questions == 8
    assert counts.suggestions > 0
    assert counts.four.organisations > 9
    found = store.ask(briefing, item)
    assert not found.undecided_sensitive
    assert found.words["to"]
    assert all(demand.links for demand in found.demands)
    assert [(claim.city, len(claim.evidence.ids)) for _, claim in found.cities.accepted] == [("Port Hale", 1)]
    spanish = [(tied.label, tied.campaign_id) for tied in store.ask(tied_letters, item)]
    assert spanish == [("131", confirmed[0].id)]
    titles = [line.title for line in store.ask(history)]
    assert len(titles) > 20
    assert "Confirm campaign A of 45 letters and tag it" in titles

    undone = 0
    while store.undoable() is not None:
        store.undo()
        undone += 1
    assert undone == len(titles)
    assert not store.ask(agenda).meetings
