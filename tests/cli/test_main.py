"""Arguments in, an exit code out."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from typed_desk import Answer, Desk

from council_desk import errors
from council_desk.cli import changes
from council_desk.cli.main import BROKEN_PIPE, STOPPED

Typed = Callable[..., Answer]

COMMANDS = (
    *("new", "import", "policy", "suggest", "accept", "comments", "memo", "workbook"),
    *("undo", "redo", "history", "verify", "backup", "restore", "demo"),
)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_helps_with_an_example(typed: Typed, command: str) -> None:
    answer = typed(command, "--help")
    assert (answer.code, answer.err) == (0, "")
    assert "Example: council-desk --office office.desk" in " ".join(answer.out.split())


def test_the_whole_command_helps_too(typed: Typed) -> None:
    answer = typed("--help")
    assert answer.code == 0
    assert "Example: council-desk" in answer.out
    assert all(command in answer.out for command in COMMANDS)


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        ["destroy"],
        ["import"],
        ["import", "a.csv", "--meeting", "4/28/2026"],
        ["import", "a.csv", "--edition-kind", "half"],
        ["import", "a.csv", "--edition-of", "../x"],
        ["import", "a.csv", "--dates", "ymd"],
        ["import", "a.csv", "--item", ""],
        ["memo", "--item", "29"],
        ["memo", "-o", "memo.pdf"],
        ["policy", "draft.txt"],
        ["comments", "--editions", "first"],
        ["accept", "--only", "everything"],
        ["undo", "twelve"],
        ["history", "--limit", "0"],
        ["restore"],
        ["redo", "12"],
    ],
)
def test_wrong_usage_is_exit_2_and_touches_nothing(typed: Typed, wrong: list[str], tmp_path: Path) -> None:
    answer = typed("--office", tmp_path / "none.desk", *wrong)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("usage: council-desk")


def test_who_does_it_may_stand_before_and_after_the_command(desk: Desk) -> None:
    desk.done("--as", "Ana Reyes", "import", desk.file("a.csv"), "--item", "29")
    desk.done("import", desk.file("b.csv", "Comment\nMore light, please.\n"), "--item", "29", "--as", "Ben Ode")
    both = desk.file("c.csv", "Comment\nBenches along the creek, please.\n")
    desk.done("--as", "Ana Reyes", "import", both, "--item", "29", "--as", "Cy Moss")
    assert [line.split("\t")[2] for line in desk.done("history").lines] == ["Cy Moss", "Ben Ode", "Ana Reyes"]


def raising(error: BaseException) -> Callable[..., int]:
    def run(*_: object) -> int:
        raise error

    return run


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (errors.RefusedError("Not\nnow.\x1b[2J"), 1, "Not now. [2J"),
        (errors.ConflictError("Somebody else changed it."), 1, "Somebody else changed it."),
        (KeyboardInterrupt(), STOPPED, "Stopped."),
        (OSError(28, "No space left on device"), 1, "The output could not be written: No space left on device."),
    ],
)
def test_what_goes_wrong_is_one_line_and_an_exit_code(
    sqlite_desk: Desk, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, said: str
) -> None:
    monkeypatch.setattr("council_desk.cli.main._give_up_output", lambda: None)
    monkeypatch.setattr(changes, "run_undo", raising(error))
    answer = sqlite_desk("undo")
    assert answer.code == code
    assert len(answer.err.splitlines()) == 1
    assert answer.err.startswith(said)


def test_a_bug_is_one_line_too_and_the_log_holds_no_words_of_it(
    sqlite_desk: Desk, monkeypatch: pytest.MonkeyPatch, expects_warnings: list[logging.LogRecord], own_folders: Path
) -> None:
    monkeypatch.setattr(changes, "run_undo", raising(ValueError("Rosa Vale wrote about her health")))
    said = sqlite_desk("undo").refusal
    assert "the log has more" in said
    assert "Rosa" not in said
    assert len(expects_warnings) == 1
    written = "".join(path.read_text() for path in sorted(own_folders.rglob("*.log")))
    assert "ValueError" in written
    assert "Rosa" not in written


def test_a_closed_pipe_has_an_exit_code_of_its_own(sqlite_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("council_desk.cli.main._give_up_output", lambda: None)
    monkeypatch.setattr(changes, "run_history", raising(BrokenPipeError()))
    answer = sqlite_desk("history")
    assert (answer.code, answer.err) == (BROKEN_PIPE, "")


def test_a_password_in_an_address_is_never_shown(typed: Typed) -> None:
    answer = typed("--office", "postgresql://ana:secret9@localhost:1/none", "history")
    assert answer.code == 1
    assert "secret9" not in answer.out + answer.err
    assert len(answer.err.splitlines()) == 1
