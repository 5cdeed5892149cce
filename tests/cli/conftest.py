"""Commands on an office, as a person types them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typed_desk import Answer, Desk

from council_desk.cli.main import main


@pytest.fixture
def desk(office: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Desk:
    """Commands on an empty office, on each database in turn."""
    return Desk(office, capsys, tmp_path / "files")


@pytest.fixture
def sqlite_desk(sqlite_office: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Desk:
    """Commands on an empty office in a file."""
    return Desk(str(sqlite_office), capsys, tmp_path / "files")


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """A command typed without an office."""

    def run(*arguments: object) -> Answer:
        capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as ended:
            code = int(str(ended.code))
        return Answer(code, *capsys.readouterr())

    return run
