"""Lanes: the newest question replaces an older one, changes keep their order, bugs and refusals come apart."""

import logging
import threading

import pytest
from pytestqt.qtbot import QtBot

from council_desk.errors import RefusedError
from council_desk.store.store import Store
from council_desk.ui.jobs import Jobs, LongWork


def test_only_the_newest_question_of_a_key_is_answered(jobs: Jobs, sqlite_store: Store, qtbot: QtBot) -> None:
    jobs.store = sqlite_store
    hold, answers = threading.Event(), []
    jobs.read(jobs, "first", lambda _store: hold.wait(5), lambda _done: answers.append("held"))
    for number in range(20):
        jobs.read(jobs, "same", lambda _store, n=number: n, answers.append)
    hold.set()
    qtbot.waitUntil(lambda: jobs.idle)
    assert answers == ["held", 19]


def test_changes_never_overtake_each_other(jobs: Jobs, sqlite_store: Store, qtbot: QtBot) -> None:
    jobs.store = sqlite_store
    done: list[int] = []
    for number in range(10):
        jobs.with_store(jobs, lambda _store, n=number: n, done.append)
    qtbot.waitUntil(lambda: jobs.idle)
    assert done == list(range(10))


def test_a_refusal_reaches_the_screen_that_asked(jobs: Jobs, sqlite_store: Store, qtbot: QtBot) -> None:
    jobs.store = sqlite_store

    def refuse(_session: object) -> None:
        raise RefusedError("No. Do this instead.")

    said: list[str] = []
    jobs.write(jobs, "Nothing", refuse, failed=lambda problem: said.append(str(problem)))
    qtbot.waitUntil(lambda: jobs.idle)
    assert said == ["No. Do this instead."]
    assert sqlite_store.latest_change_number() == 0


def test_a_bug_is_told_and_logged(
    jobs: Jobs, sqlite_store: Store, qtbot: QtBot, expects_warnings: list[logging.LogRecord]
) -> None:
    jobs.store = sqlite_store
    met: list[BaseException] = []
    jobs.bug_met.connect(met.append)
    jobs.read(jobs, "x", lambda _store: 1 / 0, lambda _answer: None)
    qtbot.waitUntil(lambda: jobs.idle)
    assert [type(problem) for problem in met] == [ZeroDivisionError]
    assert expects_warnings


def test_without_an_office_a_question_says_so(jobs: Jobs, qtbot: QtBot) -> None:
    said: list[str] = []
    jobs.failed.connect(lambda problem: said.append(str(problem)))
    jobs.read(jobs, "x", lambda store: store.latest_change_number(), lambda _answer: None)
    qtbot.waitUntil(lambda: jobs.idle)
    assert "No office is open yet" in said[0]


def test_long_work_reports_and_can_be_given_up(jobs: Jobs, qtbot: QtBot) -> None:
    reached, given_up, states = threading.Event(), [], []
    jobs.job_shown.connect(states.append)

    def work(long: LongWork) -> None:
        while True:
            long.step(1, 2, "Counting")
            reached.set()

    jobs.think(jobs, "Counting", work, lambda _none: None, cancelled=lambda: given_up.append(True))
    qtbot.waitUntil(reached.is_set)
    qtbot.waitUntil(lambda: bool(states))
    jobs.cancel()
    qtbot.waitUntil(lambda: jobs.idle)
    assert given_up == [True]
    assert states[0].title == "Counting"
    qtbot.waitUntil(lambda: states[-1] is None)


def test_the_thinking_child_does_a_task_and_says_what_was_wrong(jobs: Jobs, qtbot: QtBot) -> None:
    results: list[object] = []
    jobs.think(
        jobs,
        "Cutting",
        lambda long: long.call("prepare_policy", "draft.txt", "Section 1. Pools open at 7."),
        results.append,
    )
    jobs.think(
        jobs,
        "Cutting",
        lambda long: long.call("prepare_policy", "empty.txt", "  "),
        results.append,
        lambda problem: results.append(str(problem)),
    )
    qtbot.waitUntil(lambda: len(results) == 2, timeout=60_000)
    assert results[0].text.startswith("Section 1.")
    assert "empty.txt" in str(results[1])


def test_what_waits_is_let_go_when_the_window_closes(sqlite_store: Store, qtbot: QtBot) -> None:
    closing = Jobs()
    closing.store = sqlite_store
    answers: list[int] = []
    closing.read(closing, "x", lambda _store: 1, answers.append)
    closing.close()
    qtbot.wait(10)
    assert answers in ([], [1])


@pytest.mark.parametrize("times", [1, 3])
def test_a_lane_can_be_closed_more_than_once(times: int, qapp: object) -> None:
    closing = Jobs()
    for _ in range(times):
        closing.close()


def test_changes_that_wait_are_made_before_the_window_closes(sqlite_store: Store, qapp: object) -> None:
    jobs = Jobs()
    jobs.store = sqlite_store
    hold, made = threading.Event(), []
    jobs.with_store(jobs, lambda _store: hold.wait(5), lambda _done: None)
    for number in range(3):
        jobs.with_store(jobs, lambda _store, n=number: made.append(n), lambda _done: None)
    hold.set()
    jobs.close()
    assert made == [0, 1, 2]
