"""What the desk remembers."""

import json
import logging
from pathlib import Path

import pytest

from council_desk import paths
from council_desk.errors import DeskError
from council_desk.settings import Settings, load_settings, save_settings


def test_a_new_desk_has_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.json") == Settings()


def test_what_was_saved_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "deeper" / "settings.json"
    wanted = Settings().changed(
        who="Ana Ruíz",
        theme="dark",
        text_size=125,
        column_layout={"comments": {"order": [2, 0, 1]}},
    )
    save_settings(wanted, path)
    assert load_settings(path) == wanted
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_they_lie_in_the_users_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    save_settings(Settings(who="Lee"))
    assert load_settings().who == "Lee"
    assert paths.settings_path().is_file()


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff\xfe\x00", b"", b"[" * 100_000])
def test_a_broken_file_gives_the_defaults_and_a_warning(
    tmp_path: Path, expects_warnings: list[logging.LogRecord], content: bytes
) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert load_settings(path) == Settings()
    assert "defaults" in expects_warnings[0].getMessage()


def test_one_bad_value_only_loses_itself(tmp_path: Path, expects_warnings: list[logging.LogRecord]) -> None:
    path = tmp_path / "settings.json"
    values = {"who": "Lee", "theme": "plaid", "text_size": True, "column_layout": 3, "from_a_later_version": 1}
    path.write_text(json.dumps(values), encoding="utf-8")
    assert load_settings(path) == Settings(who="Lee")
    assert len(expects_warnings) == 3


def test_a_folder_that_cannot_be_made_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(DeskError, match="could not be saved"):
        save_settings(Settings(), tmp_path / "file" / "settings.json")
