"""Where things lie."""

from pathlib import Path

import pytest

from council_desk import paths


def test_one_variable_moves_every_user_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    folders = {
        paths.user_data_folder(),
        paths.user_config_folder(),
        paths.user_cache_folder(),
        paths.user_log_folder(),
    }
    assert len(folders) == 4
    assert all(folder.is_relative_to(tmp_path) for folder in folders)
    assert paths.default_office_path().parent == paths.user_data_folder()
    assert paths.settings_path().parent == paths.user_config_folder()


def test_without_it_the_folders_are_the_systems_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    assert paths.user_data_folder().is_absolute()
    assert paths.APP_NAME in str(paths.user_data_folder())


def test_the_resources_come_with_the_program() -> None:
    assert (paths.resources_folder() / "word_lists" / "columns.json").is_file()


def test_missing_resources_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "_resource_candidates", lambda: (tmp_path,))
    with pytest.raises(FileNotFoundError, match="install the program again"):
        paths.resources_folder()
