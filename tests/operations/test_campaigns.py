"""Campaigns: confirmed, tagged, followed, left, merged, dissolved."""

import pytest
from market_item import (
    EDIT,
    FORM,
    FORMS,
    HOUR,
    LETTERS,
    OPPOSED,
    OTHER_HOUR,
    OWN_WORDS,
    QUESTION,
    TRIM,
    WHO,
    Market,
    campaign_with,
    market,
    suggest,
    suggested_market,
)
from small_office import add_comment
from sqlalchemy.orm import Session

from council_desk.errors import ConflictError, NotFoundError, RefusedError
from council_desk.operations import campaigns
from council_desk.operations.demands import add_demand
from council_desk.operations.tagging import set_stance
from council_desk.queries.campaigns import CampaignDetail, CampaignLine, campaign_detail, campaign_lines
from council_desk.queries.comment_detail import comment_detail
from council_desk.records.comments import Comment, Wording
from council_desk.store.store import Store

MEMBERS = (*FORMS, EDIT, TRIM, HOUR)


def only_line(store: Store, made: Market) -> CampaignLine:
    (line,) = store.ask(campaign_lines, made.item)
    return line


def confirm(store: Store, made: Market, stance: str | None = None) -> int:
    suggested = only_line(store, made).id
    with store.change("Confirm campaign A of 5 letters") as session:
        return campaigns.confirm_campaign(session, suggested, WHO, stance)


def detail(store: Store, campaign_id: int) -> CampaignDetail:
    return store.ask(campaign_detail, campaign_id, True)


def stance_of(store: Store, made: Market, number: int) -> tuple[str | None, bool]:
    shown = store.ask(comment_detail, made.comments[number])
    return shown.stance, shown.stance_by_campaign


def test_confirming_makes_all_but_changed_asks_follow(store: Store) -> None:
    made = suggested_market(store)
    campaign = confirm(store, made, "support_if_amended")
    line = only_line(store, made)
    assert (line.decided, line.letter, line.size, line.follow, line.changes_ask) == (True, "A", 5, 4, 1)
    assert [stance_of(store, made, number) for number in MEMBERS] == [("support_if_amended", True)] * 4 + [
        (None, False)
    ]
    held_back = [member for member in detail(store, campaign).members if not member.follows]
    assert [member.label for member in held_back] == [str(HOUR)]
    assert "9" in (held_back[0].change_reason or "")


def test_undoing_a_confirmation_brings_the_suggestion_back(store: Store) -> None:
    made = suggested_market(store)
    before = only_line(store, made)
    confirm(store, made, "support")
    store.undo()
    assert only_line(store, made) == before
    store.redo()
    assert only_line(store, made).decided


def test_a_campaign_is_confirmed_once(store: Store) -> None:
    made = suggested_market(store)
    suggested = only_line(store, made).id
    confirm(store, made)
    with pytest.raises(NotFoundError), store.change("Confirm again") as session:
        campaigns.confirm_campaign(session, suggested, WHO)


def test_own_words_stay_apart_from_the_template(store: Store) -> None:
    made = suggested_market(store)
    shown = detail(store, confirm(store, made))
    own = {m.label: [m.text[start:end] for start, end in m.own_words] for m in shown.members}
    assert own[str(EDIT)] == [OWN_WORDS]
    assert own[str(FORMS[0])] == own[str(TRIM)] == []


def test_a_comment_s_own_tag_wins_over_its_campaign_s(store: Store) -> None:
    made = suggested_market(store)
    campaign = confirm(store, made)
    with store.change("Tag one letter, then its campaign") as session:
        set_stance(session, made.ids(EDIT), "support", WHO)
        campaigns.tag_campaign(session, campaign, "support_if_amended", WHO)
    assert stance_of(store, made, EDIT) == ("support", False)
    assert stance_of(store, made, TRIM) == ("support_if_amended", True)
    with store.change("Take the campaign's tag away") as session:
        campaigns.tag_campaign(session, campaign, None, WHO)
    assert stance_of(store, made, TRIM) == (None, False)


def test_letters_placed_later_wait_until_all_are_taken_in_with_one_key(store: Store) -> None:
    made = suggested_market(store)
    campaign = confirm(store, made, "support_if_amended")
    with store.change("More letters come") as session:
        late = [add_comment(session, made.item, text) for text in (FORM, OTHER_HOUR)]
    suggest(store, made.item)
    assert (only_line(store, made).size, only_line(store, made).waiting) == (5, 2)
    assert store.ask(comment_detail, late[0]).stance is None
    with store.change("Accept 2 letters into campaign A") as session:
        assert campaigns.accept_waiting(session, campaign) == 2
    line = only_line(store, made)
    assert (line.size, line.waiting, line.follow) == (7, 0, 5)
    assert store.ask(comment_detail, late[0]).stance == "support_if_amended"
    assert store.ask(comment_detail, late[1]).stance is None


def test_a_letter_that_leaves_keeps_what_it_had_and_is_not_asked_for_again(store: Store) -> None:
    made = suggested_market(store)
    campaign = confirm(store, made, "support_if_amended")
    gates = FORM.index("close the market gates"), FORM.index(", so that")
    with store.change("Tie the template to a demand, and let a letter go") as session:
        demand = add_demand(session, made.item, "Close the gates at 11")
        first = campaigns.add_campaign_excerpt(session, campaign, *gates, demand, WHO)
        assert campaigns.add_campaign_excerpt(session, campaign, *gates, demand, WHO) == first
        campaigns.remove_members(session, made.ids(EDIT), WHO)
    shown = store.ask(comment_detail, made.comments[EDIT])
    assert (shown.stance, shown.stance_by_campaign, shown.campaign) == ("support_if_amended", False, None)
    assert [shown.text[e.start : e.end] for e in shown.excerpts if e.decided] == [FORM[slice(*gates)]]
    suggest(store, made.item)
    assert only_line(store, made).waiting == 0


def test_following_is_stopped_and_taken_up_by_a_person_only_where_the_ask_stands(store: Store) -> None:
    made = suggested_market(store)
    confirm(store, made, "support_if_amended")
    with store.change("Stop following") as session:
        campaigns.set_follow(session, made.ids(EDIT), False)
    assert stance_of(store, made, EDIT) == ("support_if_amended", False)
    with store.change("Follow again") as session:
        campaigns.set_follow(session, made.ids(EDIT), True)
    assert only_line(store, made).follow == 4
    with pytest.raises(RefusedError, match="never follows"), store.change("Follow") as session:
        campaigns.set_follow(session, made.ids(HOUR), True)


def test_a_letter_worded_anew_is_compared_anew_before_it_follows(store: Store) -> None:
    made = suggested_market(store)
    campaign = confirm(store, made)
    with store.change("Correct a letter") as session:
        reword(session, made.comments[TRIM], FORM + "\n\nThe eels were good.")
        campaigns.set_follow(session, made.ids(TRIM), False)
        campaigns.set_follow(session, made.ids(TRIM), True)
    member = next(m for m in detail(store, campaign).members if m.label == str(TRIM))
    assert (member.form, [member.text[a:b] for a, b in member.own_words]) == ("edited", ["The eels were good."])


def reword(session: Session, comment_id: int, text: str) -> None:
    wording = Wording(comment_id=comment_id, kind="corrected", text=text, text_key="anew")
    session.add(wording)
    session.flush()
    session.get_one(Comment, comment_id).wording_id = wording.id


def test_a_dissolved_campaign_leaves_each_letter_its_tags(store: Store) -> None:
    made = suggested_market(store)
    campaign = confirm(store, made, "support")
    with store.change("Dissolve campaign A") as session:
        campaigns.dissolve_campaign(session, campaign, WHO)
    assert not store.ask(campaign_lines, made.item)
    assert [stance_of(store, made, number) for number in MEMBERS] == [("support", False)] * 4 + [(None, False)]
    suggest(store, made.item)
    assert not store.ask(campaign_lines, made.item)
    store.undo()
    assert only_line(store, made).follow == 4


def test_a_campaign_is_named_and_keeps_its_letter(store: Store) -> None:
    made = suggested_market(store)
    campaign = confirm(store, made)
    with store.change("Name campaign A") as session:
        campaigns.rename_campaign(session, campaign, "  Valley  growers ", version=1)
    assert (only_line(store, made).letter, only_line(store, made).name) == ("A", "Valley growers")
    with pytest.raises(ConflictError), store.change("Name it again") as session:
        campaigns.rename_campaign(session, campaign, "Others", version=1)


def two_campaigns(store: Store) -> tuple[Market, int, int]:
    second = FORM.replace("a reason to walk by the water after dark", "somewhere to eat late")
    made = market(store, (*LETTERS[:2], second, second, OTHER_HOUR))
    with store.change("Two campaigns") as session:
        into = campaign_with(session, made.item, FORM, made.ids(1, 2), "A")
        gone = campaign_with(session, made.item, second, made.ids(3, 4, 5), "B")
        campaigns.tag_campaign(session, gone, "support", WHO)
    return made, into, gone


def test_merging_campaigns_with_different_tags_asks_for_one(store: Store) -> None:
    _, into, gone = two_campaigns(store)
    with pytest.raises(RefusedError, match="Choose the stance"), store.change("Merge") as session:
        campaigns.merge_campaigns(session, into, gone)
    with pytest.raises(RefusedError, match="two campaigns"), store.change("Merge") as session:
        campaigns.merge_campaigns(session, into, into)


def test_merged_letters_are_compared_with_the_template_that_stays(store: Store) -> None:
    made, into, gone = two_campaigns(store)
    gates = FORM.index("close the market gates")
    with store.change("Tie demands to the second template, and merge") as session:
        demand = add_demand(session, made.item, "Close the gates at 11")
        other = add_demand(session, made.item, "Sell food late")
        template = detail_template(session, gone)
        start = template.index("close the market gates")
        campaigns.add_campaign_excerpt(session, gone, start, start + 22, demand, WHO)
        start = template.index("somewhere to eat late")
        campaigns.add_campaign_excerpt(session, gone, start, start + 21, other, WHO)
    with store.change("Merge two campaigns") as session:
        campaigns.merge_campaigns(session, into, gone, "support_if_amended", WHO)
    line = only_line(store, made)
    assert (line.id, line.size, line.follow, line.changes_ask, line.stance) == (into, 5, 4, 1, "support_if_amended")
    shown = detail(store, into)
    assert [(e.start, e.short_name) for e in shown.excerpts if e.decided] == [(gates, "Close the gates at 11")]
    kept = store.ask(comment_detail, made.comments[3]).excerpts
    assert sorted((e.sentence, e.by_campaign) for e in kept if e.decided) == [
        ("Close the gates at 11", True),
        ("Sell food late", False),
    ]
    assert stance_of(store, made, 5) == ("support", False)


def detail_template(session: Session, campaign_id: int) -> str:
    return campaign_detail(session, campaign_id, True).template


def test_somebody_who_looked_can_say_that_an_edit_asks_the_same(store: Store) -> None:
    made = suggested_market(store)
    confirm(store, made, "support_if_amended")
    assert only_line(store, made).to_look == 1
    with store.change("The edit asks the same") as session:
        campaigns.set_follow(session, made.ids(HOUR), True, asks_the_same=True)
    assert (only_line(store, made).follow, only_line(store, made).changes_ask) == (5, 0)
    assert stance_of(store, made, HOUR) == ("support_if_amended", True)
    store.undo()
    with store.change("The edit gets a stance of its own") as session:
        set_stance(session, made.ids(HOUR), "oppose", WHO)
    assert (only_line(store, made).to_look, only_line(store, made).changes_ask) == (0, 1)


def test_a_translation_stands_beside_its_original_and_is_counted_apart(store: Store) -> None:
    made = suggested_market(store)
    original = confirm(store, made)
    with store.change("A campaign in another language") as session:
        other = campaign_with(session, made.item, "Cierren las puertas a las once.", made.ids(OPPOSED, QUESTION), "B")
        campaigns.say_translation(session, other, original)
    lines = {line.letter: line for line in store.ask(campaign_lines, made.item)}
    assert (lines["B"].translation_of, lines["B"].size, lines["A"].size) == (original, 2, 5)
    with pytest.raises(RefusedError, match="translation itself"), store.change("In a ring") as session:
        campaigns.say_translation(session, original, other)
    with pytest.raises(RefusedError, match="another campaign"), store.change("Of itself") as session:
        campaigns.say_translation(session, other, other)
    with store.change("Dissolve the original") as session:
        campaigns.dissolve_campaign(session, original, WHO)
    lines = {line.letter: line for line in store.ask(campaign_lines, made.item)}
    assert lines["B"].translation_of is None
    store.undo()
    assert {line.translation_of for line in store.ask(campaign_lines, made.item)} == {None, original}
