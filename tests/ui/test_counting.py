"""The numbers that the window is given: of the office that is open, as of one moment, and of all that is suggested."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QMenu
from sqlalchemy import select
from sqlalchemy.orm import Session
from tagged_office import WHO, tagged_office

from council_desk.errors import NotFoundError
from council_desk.operations.tagging import set_stance
from council_desk.queries.agenda import agenda, item_head
from council_desk.queries.counts import item_counts
from council_desk.records.people import Person
from council_desk.records.suggestions import Suggestion
from council_desk.store.store import Store
from council_desk.ui.comments.screen import CommentsScreen
from council_desk.ui.counting import Counting, Head
from council_desk.ui.main_window import MainWindow


def whole(store: Store, item: int) -> Head:
    return Head(item, store.ask(item_head, item), store.ask(item_counts, item))


def test_a_tag_shows_in_the_agenda_and_in_the_header(store: Store) -> None:
    office, counting = tagged_office(store), Counting()
    before = counting.head(store, office.item).counts.stances
    with store.change("Tag") as session:
        set_stance(session, [office.comments[6]], "oppose", WHO)
    after = counting.head(store, office.item)
    assert after == whole(store, office.item)
    assert after.counts.stances.untagged == before.untagged - 1
    assert counting.agenda(store) == store.ask(agenda)


def test_what_no_change_tells_is_counted_after_forgetting(store: Store) -> None:
    office, counting = tagged_office(store), Counting()
    assert counting.head(store, office.item).counts.suggestions == 3
    with store.change("Suggestions") as session:  # as many as before, of the same kinds: another run
        session.get_one(Suggestion, 2).start = 9_000
        session.get_one(Suggestion, 3).wording_id = 9_000
    counting.forget()
    assert counting.head(store, office.item) == whole(store, office.item)


def test_an_item_that_is_gone_is_said(store: Store) -> None:
    office, counting = tagged_office(store), Counting()
    with pytest.raises(NotFoundError):
        counting.head(store, office.item + 9)
    assert counting.head(store, office.item) == whole(store, office.item)


def test_the_districts_to_choose_from_follow_where_people_live(window: MainWindow, settle: Callable[[], None]) -> None:
    screen = window.screen_named("Comments")
    assert isinstance(screen, CommentsScreen)

    def offered() -> list[str]:
        screen.filters.add.click()
        menus = [each for each in screen.filters.findChildren(QMenu) if each.title() == "District"]
        names = [action.text() for each in menus for action in each.actions()]
        for each in menus:
            each.parentWidget().close()
        return names

    def lives(session: Session, district: str) -> None:
        session.scalars(select(Person).limit(1)).one().district = district

    assert offered() == []
    for district in ("4", "7"):
        window.desk.jobs.write(window, "Say where a person lives", lambda s, where=district: lives(s, where))
        settle()
        assert offered() == [f"District {district}"]
