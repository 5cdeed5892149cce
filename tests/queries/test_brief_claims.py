"""Claims about other cities on paper: the accepted ones, and what is only suggested."""

from packets import comment, listed, office_with, taken
from sqlalchemy import select

from council_desk.operations.city_claims import accept_claim, reject_claim
from council_desk.operations.set_aside import set_aside
from council_desk.queries.brief_claims import brief_cities, claims_found
from council_desk.queries.cities_named import ClaimingLetter
from council_desk.queries.gather_briefing import briefing
from council_desk.records.comments import Comment
from council_desk.store.store import Store

WHO = "Ana Reyes"
HALE = "Port Hale closed its pool in 2019 and was sorry."
TWO = "Cities like Boise and Denver kept theirs."


def letters(store: Store, item: int, words: str, *numbers: int) -> list[ClaimingLetter]:
    """Where the words stand in the comments with these numbers."""
    wanted = select(Comment).where(Comment.item_id == item, Comment.number.in_(numbers)).order_by(Comment.number)
    known = {c.id: c for c in store.ask(lambda session: list(session.scalars(wanted)))}
    texts = {c.id: c.text for c in store.ask(briefing, item).comments}
    return [
        ClaimingLetter(c.id, str(c.number), (at := texts[c.id].index(words)), at + len(words), c.wording_id)
        for c in known.values()
    ]


def shown(store: Store, item: int) -> list[tuple[str, str, bool, list[str]]]:
    found = store.ask(briefing, item)
    labels = {c.id: c.label for c in found.comments}
    return [(c.city, c.words, c.decided, [labels[i] for i in c.evidence.ids]) for c in claims_found(found)]


def test_accepted_and_suggested_claims_stand_beside_each_other_and_refused_ones_do_not(store: Store) -> None:
    item = office_with(store, f"I swim. {HALE}", comment(TWO), HALE, "Benches, please.")
    assert shown(store, item) == [
        ("Port Hale", HALE, False, ["1", "3"]),
        ("Boise", TWO, False, ["2"]),
        ("Denver", TWO, False, ["2"]),
    ]
    both, one = letters(store, item, HALE, 1, 3), letters(store, item, TWO, 2)
    with store.change("Decided about claims") as session:
        accept_claim(session, item, ("port hale", "Port Hale"), "Port Hale shut its pool.", both, WHO)
        reject_claim(session, item, "boise", one, WHO)
    assert shown(store, item) == [
        ("Port Hale", "Port Hale shut its pool.", True, ["1", "3"]),
        ("Denver", TWO, False, ["2"]),
    ]
    taken(store, listed(f"So late. {HALE}", name="late.csv"), item)
    assert ("Port Hale", "Port Hale shut its pool.", False, ["5"]) in shown(store, item)


def test_only_what_counts_is_on_paper_and_an_undone_acceptance_is_gone(store: Store) -> None:
    item = office_with(store, f"I swim. {HALE}", HALE)
    both = letters(store, item, HALE, 1, 2)
    with store.change("Accepted a claim") as session:
        accept_claim(session, item, ("port hale", "Port Hale"), HALE, both, WHO)
    first = store.ask(briefing, item)
    assert first == store.ask(briefing, item)
    with store.change("Set one aside") as session:
        set_aside(session, [both[0].comment_id], "test")
    ((key, claim),) = store.ask(brief_cities, item).accepted
    assert (key, claim.evidence.ids) == ("port hale", (both[1].comment_id,))
    store.undo()
    store.undo()
    assert store.ask(brief_cities, item).accepted == ()
    assert store.ask(brief_cities, item).own == ("Marrow Bay", "City Council")


def test_a_refused_claim_does_not_make_the_data_newer(store: Store) -> None:
    item = office_with(store, HALE, TWO)
    before = store.ask(briefing, item).change_number
    one = letters(store, item, TWO, 2)
    with store.change("Rejected a claim") as session:
        reject_claim(session, item, "boise", one, WHO)
    assert store.ask(briefing, item).change_number == before
