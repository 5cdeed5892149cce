"""Asking and changing."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.records.agenda import Body
from council_desk.store.store import Store


def names(session: Session) -> list[str]:
    return list(session.scalars(select(Body.name).order_by(Body.name)))


def test_what_a_change_wrote_is_there_for_the_next_question(store: Store) -> None:
    with store.change("Add a body") as session:
        session.add(Body(name="City Council"))
    assert store.ask(names) == ["City Council"]


def test_a_change_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.change("Add a body") as session:
        session.add(Body(name="City Council"))
        session.flush()
        raise ZeroDivisionError
    assert store.ask(names) == []
    assert store.latest_change_number() == 0
