"""The list of campaigns and one campaign's detail."""

import pytest
from market_item import EDIT, HOUR, OWN_WORDS, TRIM, WHO, suggested_market

from council_desk.errors import NotFoundError
from council_desk.operations.campaigns import add_campaign_excerpt, confirm_campaign
from council_desk.operations.demands import add_demand
from council_desk.operations.set_aside import set_aside
from council_desk.operations.tagging import set_stance
from council_desk.queries.campaigns import campaign_detail, campaign_lines
from council_desk.store.store import Store


def test_a_suggested_campaign_shows_how_its_letters_are_made_up(store: Store) -> None:
    made = suggested_market(store)
    (line,) = store.ask(campaign_lines, made.item)
    assert (line.decided, line.letter, line.size) == (False, "A", 5)
    assert (line.verbatim, line.trimmed, line.edited, line.changes_ask) == (2, 1, 2, 1)
    assert line.suggested_stance == "support_if_amended"
    detail = store.ask(campaign_detail, line.id, False)
    assert [member.label for member in detail.members] == ["1", "2", "3", "4", "5"]
    assert all(member.suggested and not member.follows for member in detail.members)
    asked = [detail.template[e.start : e.end] for e in detail.excerpts]
    assert asked == ["close the market gates at 11 in the evening", "set aside six stalls for growers from the valley"]
    assert not any(e.decided for e in detail.excerpts)


def test_a_confirmed_campaign_shows_own_words_stances_and_decided_excerpts(store: Store) -> None:
    made = suggested_market(store)
    (line,) = store.ask(campaign_lines, made.item)
    with store.change("Confirm campaign A") as session:
        campaign = confirm_campaign(session, line.id, WHO, "support_if_amended")
        template = campaign_detail(session, campaign, True).template
        demand = add_demand(session, made.item, "Close the gates at 11", "Gates")
        start = template.index("close the market gates")
        add_campaign_excerpt(session, campaign, start, start + 22, demand, WHO)
        set_stance(session, made.ids(TRIM), "support", WHO)
        set_aside(session, made.ids(1), "duplicate entry")
    (line,) = store.ask(campaign_lines, made.item)
    assert (line.decided, line.size, line.verbatim, line.follow, line.suggested_stance) == (True, 4, 1, 3, None)
    detail = store.ask(campaign_detail, campaign, True)
    members = {int(member.label): member for member in detail.members}
    assert [members[EDIT].text[a:b] for a, b in members[EDIT].own_words] == [OWN_WORDS]
    assert (members[TRIM].stance, members[EDIT].stance, members[HOUR].stance) == ("support", "support_if_amended", None)
    assert [(e.short_name, e.decided) for e in detail.excerpts if e.decided] == [("Gates", True)]


def test_campaigns_stand_largest_first_and_a_gone_one_is_said_so(store: Store) -> None:
    made = suggested_market(store)
    (line,) = store.ask(campaign_lines, made.item)
    for decided in (True, False):
        with pytest.raises(NotFoundError, match="campaign"):
            store.ask(campaign_detail, 404, decided)
    with store.change("Confirm campaign A") as session:
        confirm_campaign(session, line.id, WHO)
    with pytest.raises(NotFoundError):
        store.ask(campaign_detail, line.id, False)
