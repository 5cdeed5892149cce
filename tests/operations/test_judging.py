"""What a person says of single suggestions is kept, and moves the confidence of those like them."""

from market_item import EDIT, FORMS, HOUR, LONE, OPPOSED, QUESTION, WHO, Market, market, suggest, suggested_market
from sqlalchemy import select

from council_desk.operations.accept_demands import accept_demand_group
from council_desk.operations.accepting import accept_suggestion, accept_suggestions
from council_desk.operations.campaigns import confirm_campaign, tag_campaign
from council_desk.operations.rejecting import reject_demand_group, reject_suggestion
from council_desk.operations.suggested_stances import accept_stances_of, reject_stances_of
from council_desk.operations.tagging import remove_excerpt, remove_question, set_stance
from council_desk.queries.campaigns import campaign_lines
from council_desk.queries.comment_detail import comment_detail
from council_desk.queries.judgements import judged_patterns
from council_desk.queries.undecided import undecided_suggestions
from council_desk.records.suggestions import Judgement, Suggestion
from council_desk.store.store import Store


def judgements(store: Store) -> list[tuple[str, bool]]:
    return store.ask(lambda s: [(j.kind, j.accepted) for j in s.scalars(select(Judgement).order_by(Judgement.id))])


def waiting(store: Store, made: Market, kind: str, number: int) -> Suggestion:
    found = store.ask(lambda session: list(session.scalars(undecided_suggestions(made.item, kind))))
    return next(s for s in found if s.comment_id == made.comments[number])


def stance_of(store: Store, made: Market, number: int) -> str:
    return waiting(store, made, "stance", number).value


def counted(store: Store, made: Market) -> tuple[int, int]:
    """How many were judged, and how many of them accepted."""
    cells = store.ask(judged_patterns, made.item)
    return sum(cell.judged for cell in cells), sum(cell.accepted for cell in cells)


def test_accepting_refusing_and_changing_one_by_one_is_kept(store: Store) -> None:
    made = suggested_market(store)
    accepted, refused = (waiting(store, made, "stance", n).id for n in (OPPOSED, LONE))
    asked = waiting(store, made, "question", QUESTION).id
    with store.change("Accept one") as session:
        accept_suggestion(session, accepted, WHO)
    with store.change("Refuse one") as session:
        reject_suggestion(session, refused, WHO)
    with store.change("Tag one as something else") as session:
        set_stance(session, made.ids(QUESTION), "neutral", WHO)
    with store.change("Accept a question") as session:
        accept_suggestion(session, asked, WHO)
    assert judgements(store) == [("stance", True), ("stance", False), ("stance", False), ("question", True)]
    store.undo()
    store.undo()
    assert judgements(store) == [("stance", True), ("stance", False)]
    store.redo()
    assert judgements(store)[2:] == [("stance", False)]


def test_what_is_done_in_bulk_is_no_evidence(store: Store) -> None:
    made = suggested_market(store)
    with store.change("Accept all above a line") as session:
        accept_suggestions(session, made.item, WHO, 0.1)
    assert judgements(store) == []
    with store.change("Mend one of them") as session:
        set_stance(session, made.ids(OPPOSED), "neutral", WHO)
    assert judgements(store) == []


def test_several_at_once_are_no_evidence_and_one_alone_is(store: Store) -> None:
    made = suggested_market(store)
    with store.change("Tag three") as session:
        set_stance(session, made.ids(HOUR, EDIT, LONE), "support", WHO)
        accept_stances_of(session, made.ids(*FORMS), WHO)
    with store.change("Refuse two") as session:
        reject_stances_of(session, made.ids(OPPOSED, QUESTION), WHO)
    assert judgements(store) == []
    store.undo()
    with store.change("Accept one") as session:
        accept_stances_of(session, made.ids(OPPOSED), WHO)
    assert judgements(store) == [("stance", True)]


def test_a_stance_tagged_again_or_taken_away_changes_what_was_said(store: Store) -> None:
    made = suggested_market(store)
    right = stance_of(store, made, OPPOSED)
    for stance, expected in ((right, [("stance", True)]), ("neutral", [("stance", False)]), (None, [])):
        with store.change("Tag it") as session:
            set_stance(session, made.ids(OPPOSED), stance, WHO)
        assert judgements(store) == expected


def test_a_refused_stance_and_the_one_given_then_are_one_judgement(store: Store) -> None:
    made = suggested_market(store)
    refused = waiting(store, made, "stance", OPPOSED).id
    with store.change("Refuse it") as session:
        reject_suggestion(session, refused, WHO)
    suggest(store, made.item)
    with store.change("Tag it") as session:
        set_stance(session, made.ids(OPPOSED), "neutral", WHO)
    assert judgements(store) == [("stance", False)]


def test_letters_of_one_template_count_once(store: Store) -> None:
    made = suggested_market(store)
    for number in FORMS:
        with store.change("Tag a letter") as session:
            set_stance(session, made.ids(number), stance_of(store, made, number), WHO)
    assert len(judgements(store)) == 2
    assert counted(store, made) == (1, 1)
    with store.change("Tag a letter by itself") as session:
        set_stance(session, made.ids(HOUR), "oppose", WHO)
    assert counted(store, made) == (2, 1)


def test_a_campaigns_stance_is_judged_once_and_following_it_is_not(store: Store) -> None:
    made = suggested_market(store)
    (line,) = store.ask(campaign_lines, made.item)
    with store.change("Confirm and tag campaign A") as session:
        campaign = confirm_campaign(session, line.id, WHO, line.suggested_stance)
    assert judgements(store) == [("stance", True)]
    with store.change("Tag campaign A") as session:
        tag_campaign(session, campaign, "neutral", WHO)
    with store.change("Tag a follower") as session:
        set_stance(session, made.ids(1), "oppose", WHO)
    assert judgements(store) == [("stance", False)]
    with store.change("Tag campaign A") as session:
        tag_campaign(session, campaign, None, WHO)
    assert judgements(store) == []


def test_words_that_are_taken_off_again_were_no_ask(store: Store) -> None:
    made = suggested_market(store)
    ask, question = (waiting(store, made, kind, n).id for kind, n in (("demand", LONE), ("question", QUESTION)))
    with store.change("Accept an ask and a question") as session:
        excerpt, asked = (accept_suggestion(session, number, WHO) for number in (ask, question))
    assert judgements(store) == [("demand", True), ("question", True)]
    with store.change("Take both off") as session:
        remove_excerpt(session, excerpt)
        remove_question(session, asked)
    assert judgements(store) == [("demand", False), ("question", False)]


def test_the_same_words_in_several_letters_count_once(store: Store) -> None:
    made = suggested_market(store)
    asks = [waiting(store, made, "demand", number).id for number in FORMS]
    with store.change("Refuse an ask of two letters") as session:
        for ask in asks:
            reject_suggestion(session, ask, WHO)
    assert (len(judgements(store)), counted(store, made)) == (2, (1, 0))


def test_a_demand_of_one_letter_is_judged_with_its_group_and_one_of_many_is_not(store: Store) -> None:
    made = market(store, ("I support the market. Please put a lamp at the foot of the stairs.", "Good. I support it."))
    suggest(store, made.item)
    key = waiting(store, made, "demand", 1).group_key
    with store.change("Refuse a demand") as session:
        reject_demand_group(session, made.item, key, WHO)
    assert judgements(store) == [("demand", False)]
    store.undo()
    with store.change("Accept a demand") as session:
        accept_demand_group(session, made.item, key, WHO)
    assert judgements(store) == [("demand", True)]
    many = suggested_market(store)
    group = waiting(store, many, "demand", 1).group_key
    with store.change("Accept a demand of many letters") as session:
        accept_demand_group(session, many.item, group, WHO)
    assert len(judgements(store)) == 1


AGAINST = tuple(
    f"I strongly oppose this ordinance. It is loud on {day}." for day in ("Monday", "Friday", "Sunday", "May Day")
)


def test_suggesting_again_weighs_what_waits_by_what_was_decided(store: Store) -> None:
    made = market(store, AGAINST)
    suggest(store, made.item)
    before = waiting(store, made, "stance", 4)
    for number in (1, 2, 3):
        with store.change("Tag it as something else") as session:
            set_stance(session, made.ids(number), "neutral", WHO)
    suggest(store, made.item)
    after = waiting(store, made, "stance", 4)
    assert after.confidence < before.confidence == after.claimed == before.claimed
    assert after.reason == f"{before.reason}; your office accepted 0 of 3 like this"
    assert store.ask(comment_detail, made.comments[4]).suggested_stance is not None
    for _ in range(3):
        store.undo()
    suggest(store, made.item)
    again = waiting(store, made, "stance", 4)
    assert (again.confidence, again.reason) == (before.confidence, before.reason)
