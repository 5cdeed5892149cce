"""The suggested stances of chosen comments, accepted or refused together."""

import pytest
from sqlalchemy import select
from tagged_office import WHO, TaggedOffice, tagged_office

from council_desk.operations.suggested_stances import accept_stances_of, reject_stances_of
from council_desk.queries.comment_table import comment_lines
from council_desk.records.suggestions import Rejection
from council_desk.store.store import Store


@pytest.fixture
def tagged(store: Store) -> TaggedOffice:
    return tagged_office(store)


def suggested(store: Store, tagged: TaggedOffice) -> dict[int, str]:
    lines = store.ask(comment_lines, list(tagged.comments.values()))
    return {line.id: line.suggested_stance for line in lines if line.suggested_stance is not None}


def test_what_waits_is_accepted_and_the_rest_left_alone(store: Store, tagged: TaggedOffice) -> None:
    before = suggested(store, tagged)
    assert before
    ids = list(tagged.comments.values())
    stances = {line.id: line.stance for line in store.ask(comment_lines, ids)}
    with store.change("Accepted the suggested stances of 6 comments") as session:
        assert accept_stances_of(session, ids, WHO) == len(before)
    after = {line.id: line.stance for line in store.ask(comment_lines, ids)}
    assert after == {**stances, **before}
    store.undo()
    assert suggested(store, tagged) == before


def test_only_the_chosen_ones_are_accepted(store: Store, tagged: TaggedOffice) -> None:
    before = suggested(store, tagged)
    others = [each for each in tagged.comments.values() if each not in before]
    with store.change("Accepted none") as session:
        assert accept_stances_of(session, others, WHO) == 0
    assert suggested(store, tagged) == before


def test_what_is_refused_does_not_come_back(store: Store, tagged: TaggedOffice) -> None:
    before = suggested(store, tagged)
    with store.change("Rejected the suggested stances of 6 comments") as session:
        assert reject_stances_of(session, list(tagged.comments.values()), WHO) == len(before)
    assert not suggested(store, tagged)
    refused = store.ask(lambda session: [(each.kind, each.rejected_by) for each in session.scalars(select(Rejection))])
    assert refused == [("stance", WHO)] * len(before)
