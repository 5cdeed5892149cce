"""What the program writes down about itself."""

import logging
from pathlib import Path

import pytest

from council_desk import paths
from council_desk.log import LOG_FILE, close_log, open_log


def test_lines_land_in_the_users_log_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    handler = open_log()
    logging.getLogger("council_desk.somewhere").info("opened an office")
    close_log(handler)
    assert "opened an office" in (paths.user_log_folder() / LOG_FILE).read_text(encoding="utf-8")


def test_an_exceptions_own_words_stay_out(tmp_path: Path, expects_warnings: list[logging.LogRecord]) -> None:
    handler = open_log(tmp_path)
    try:
        try:
            raise KeyError("Rosa Delgado, 14 Elm Street")
        except KeyError as first:
            raise ValueError("she wrote that her son is ill") from first
    except ValueError:
        logging.getLogger("council_desk.somewhere").exception("a bug")
    close_log(handler)
    assert len(expects_warnings) == 1
    written = (tmp_path / LOG_FILE).read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "KeyError" in written
    assert "test_log.py:" in written
    assert "Rosa" not in written
    assert "son" not in written.replace("reason", "")


def test_after_closing_nothing_more_is_written(tmp_path: Path) -> None:
    handler = open_log(tmp_path)
    close_log(handler)
    logging.getLogger("council_desk.somewhere").info("too late")
    assert "too late" not in (tmp_path / LOG_FILE).read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_does_not_stop_the_desk(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    handler = open_log(tmp_path / "file" / "log")
    logging.getLogger("council_desk.somewhere").info("still running")
    close_log(handler)
