"""demo: a sample office, its memo and its workbook."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typed_desk import Answer

from council_desk.cli import demo
from council_desk.operations.office import open_office
from council_desk.queries.agenda import agenda

Typed = Callable[..., Answer]


def test_the_sample_office_with_its_memo_and_workbook(typed: Typed, tmp_path: Path) -> None:
    folder = tmp_path / "sample"
    made = typed("demo", folder, "--no-window")
    assert (made.code, made.err) == (0, "")
    assert made.lines == [str(folder / name) for name in ("office.desk", "memo.pdf", "comments.xlsx")]
    assert (folder / "memo.pdf").read_bytes().startswith(b"%PDF")
    assert (folder / "comments.xlsx").read_bytes().startswith(b"PK")
    with open_office(folder / "office.desk", who="a test") as store:
        found = store.ask(agenda)
    assert len(found.meetings) == 2
    assert sum(len(meeting.items) for meeting in found.meetings) == 4
    assert sum(item.comments for meeting in found.meetings for item in meeting.items) >= 200
    before = (folder / "office.desk").read_bytes()
    assert "holds a sample office already" in typed("demo", folder, "--no-window").refusal
    assert (folder / "office.desk").read_bytes() == before


def test_a_failure_on_the_way_leaves_nothing(typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("council_desk.operations.sample.make_sample_office", stop)
    assert typed("demo", tmp_path / "sample").code == 130
    assert list((tmp_path / "sample").iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said_plainly(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert "cannot be made" in typed("demo", tmp_path / "file" / "sample").refusal


def test_a_window_opens_where_there_is_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not demo.has_screen("linux")
    assert demo.has_screen("darwin")
    monkeypatch.setenv("DISPLAY", ":1")
    assert demo.has_screen("linux")


def test_the_window_is_the_package_or_the_program_beside_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert demo.window_command() == [sys.executable, "-m", "council_desk"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(Path("apps") / "council-desk.exe"))
    assert demo.window_command() == [str(Path("apps") / "council-desk-window.exe")]
