"""Copies of an office, made whole or not at all."""

from pathlib import Path

import pytest

from council_desk.errors import OfficeError
from council_desk.store.copies import copies, copy_opened
from council_desk.store.store import Store


def test_the_newest_ten_copies_are_kept_beside_the_office(sqlite_store: Store) -> None:
    made = [copy_opened(sqlite_store.opened) for _ in range(12)]
    assert copies(sqlite_store.opened.place) == made[-10:]
    assert made[0].parent.name == "office copies"


def test_a_copy_that_cannot_be_written_is_said_plainly(sqlite_store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OfficeError, match="could not be written"):
        copy_opened(sqlite_store.opened, tmp_path / "file" / "copy.db")
    assert sqlite_store.path is not None
    with pytest.raises(OfficeError, match="is the office itself"):
        copy_opened(sqlite_store.opened, sqlite_store.path)
