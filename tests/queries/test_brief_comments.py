"""Comments as the paper needs them: nothing private shown, repeats pointed to, spans true."""

from market_item import DRAFT_1, FORM, FORMS, LETTERS, LONE, OPPOSED, WHO, campaign_with, market, suggested_market

from council_desk.operations.campaigns import add_campaign_excerpt, tag_campaign
from council_desk.operations.demands import add_demand
from council_desk.operations.set_aside import set_aside
from council_desk.operations.tagging import add_excerpt
from council_desk.queries.brief_comments import brief_comments
from council_desk.records.comments import Comment, Submission
from council_desk.records.people import Signatory
from council_desk.store.store import Store

GATES = "close the market gates at 11 in the evening"


def test_counted_comments_come_by_number_and_repeats_name_the_first(store: Store) -> None:
    made = market(store)
    with store.change("Set one aside") as session:
        set_aside(session, made.ids(OPPOSED), "test")
    found = store.ask(brief_comments, made.item)
    assert [comment.label for comment in found] == ["1", "2", "3", "4", "5", "7", "8"]
    assert {comment.label: comment.same_text_as for comment in found if comment.same_text_as} == {"2": "1"}
    assert found[0].text == FORM == LETTERS[0]
    assert all(comment.form == "unique" for comment in found)


def test_telephones_e_mails_and_street_addresses_are_spans_to_mask(store: Store) -> None:
    text = "I live at 14 Weir Street. Call 415-555-0142 or write to eel@example.org about item 29."
    made = market(store, (text, "Nothing private here, 12 of 40 stalls."))
    private, plain = store.ask(brief_comments, made.item)
    words = [text[start:end] for start, end in private.private]
    assert [any(part in word for word in words) for part in ("14 Weir Street", "415-555-0142", "eel@example.org")] == [
        True
    ] * 3
    assert plain.private == ()


def test_excerpts_are_own_ones_and_those_by_the_campaign_where_their_words_stand(store: Store) -> None:
    made = market(store)
    with store.change("Tie a template and words") as session:
        demand = add_demand(session, made.item, "Close the gates at 11")
        campaign = campaign_with(session, made.item, FORM, made.ids(*FORMS, OPPOSED))
        tag_campaign(session, campaign, "support", WHO)
        add_campaign_excerpt(session, campaign, FORM.index(GATES), FORM.index(GATES) + len(GATES), demand, WHO)
        add_excerpt(session, made.comments[LONE], 0, 9, demand, WHO)
        add_excerpt(session, made.comments[FORMS[1]], 0, 7, demand, WHO)
    found = {int(comment.label): comment for comment in store.ask(brief_comments, made.item)}
    first = found[FORMS[0]]
    assert [first.text[start:end] for start, end, _ in first.excerpts] == [GATES]
    assert (first.stance, first.stance_by_campaign, first.campaign_id) == ("support", True, campaign)
    assert found[FORMS[1]].excerpts == ((0, 7, demand),)
    assert found[LONE].excerpts == ((0, 9, demand),)
    assert found[OPPOSED].excerpts == ()


def test_a_suggested_stance_is_told_apart_from_a_decided_one(store: Store) -> None:
    made = suggested_market(store)
    found = store.ask(brief_comments, made.item)
    assert {comment.stance for comment in found} == {None}
    assert next(c for c in found if c.label == str(OPPOSED)).suggested_stance == "oppose"


def test_names_signatories_and_channel_are_as_given(store: Store) -> None:
    made = market(store, ("We ask you to wait.", DRAFT_1))
    with store.change("Say who wrote") as session:
        submission = session.get_one(Submission, session.get_one(Comment, made.comments[1]).submission_id)
        submission.name, submission.channel = "Bea Novak", "letter"
        for place, name in enumerate(("Harbor Scouts", "Valley Growers", "Harbor Scouts"), start=1):
            session.add(Signatory(submission_id=submission.id, name=name, position=place))
    first = store.ask(brief_comments, made.item)[0]
    assert (first.name, first.channel, first.signatories) == (
        "Bea Novak",
        "letter",
        ("Harbor Scouts", "Valley Growers"),
    )
    assert (first.file, first.lines, first.edition) == (None, None, None)
