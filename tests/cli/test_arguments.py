"""What several commands share."""

import argparse
import os
from pathlib import Path
from typing import Any

import pytest

from council_desk.cli.arguments import (
    add_command,
    check_output,
    iso_date,
    office_of,
    who_of,
    write_whole,
)
from council_desk.errors import DeskError, RefusedError
from council_desk.settings import Settings, save_settings
from council_desk.store.store import Store


def given(**values: Any) -> argparse.Namespace:
    return argparse.Namespace(**{"office": None, "who": None, **values})


def test_a_date_is_written_in_one_way_only() -> None:
    assert iso_date("2026-04-28") == "2026-04-28"
    for wrong in ("4/28/2026", "2026-4-28", "2026-02-30", "20260428", "2026-W18-2", "", "٢٠٢٦-٠٤-٢٨"):
        with pytest.raises(argparse.ArgumentTypeError, match="is not a date like"):
            iso_date(wrong)


def test_who_does_it_is_the_name_given_else_the_desk_s_else_the_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "account")
    assert who_of(given()) == "account"
    save_settings(Settings(who="Ana Reyes"))
    assert who_of(given()) == "Ana Reyes"
    assert who_of(given(who=" Ben\n Ode\t")) == "Ben Ode"
    assert who_of(given(who="  ")) == "Ana Reyes"


def test_an_account_without_a_name_is_no_obstacle(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("uid")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert who_of(given()) == "unknown"


def test_the_user_s_own_office_is_the_one_where_none_is_named(own_folders: Path) -> None:
    assert office_of(given()) == str(own_folders / "data" / "office.db")
    assert office_of(given(office="other.desk")) == "other.desk"


def test_a_command_has_its_help_and_example() -> None:
    commands = argparse.ArgumentParser().add_subparsers()
    command = add_command(commands, "wave", "wave at the window", "wave --twice")
    assert "Wave at the window." in command.format_help()
    assert "Example: council-desk --office office.desk wave --twice" in command.format_help()


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "memo.pdf", b"first")
    write_whole(tmp_path / "memo.pdf", b"second")
    assert (tmp_path / "memo.pdf").read_bytes() == b"second"
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith("desk")] == ["memo.pdf"]


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "memo.pdf"
    place.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DeskError, match=r"No space left on device\. Choose another place"):
        write_whole(place, b"new")
    assert place.read_bytes() == b"old"
    assert [path for path in tmp_path.iterdir() if path.name.startswith(".memo")] == []


def test_a_folder_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="cannot be written: No such file or directory"):
        write_whole(tmp_path / "none" / "memo.pdf", b"new")


@pytest.mark.skipif(os.name != "posix", reason="links and devices are of another kind elsewhere")
def test_a_link_is_followed_and_a_device_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "real.pdf")
    write_whole(tmp_path / "link.pdf", b"new")
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes() == b"new"
    write_whole(Path(os.devnull), b"new")
    assert Path(os.devnull).is_char_device()


def test_the_office_itself_is_never_written_over(sqlite_store: Store, tmp_path: Path) -> None:
    assert sqlite_store.path is not None
    with pytest.raises(RefusedError, match="the office itself"):
        check_output(sqlite_store.path, sqlite_store)
    with pytest.raises(RefusedError, match="is a folder"):
        check_output(tmp_path, sqlite_store)
    check_output(tmp_path / "memo.pdf", sqlite_store)
