"""A folder or an archive is one received thing: its good files come out, its bad ones with the reason."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from council_desk.errors import UnreadableFileError
from council_desk.readers.container import archive_parts, folder_parts, is_container
from council_desk.readers.limits import Limits


def zipped(**files: bytes) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return whole.getvalue()


def test_files_come_out_by_name_without_hidden_ones() -> None:
    data = zipped(**{"b.txt": b"two", "a.csv": b"one", ".DS_Store": b"x", "mail/c.txt": b"three", "__MACOSX/a": b"y"})
    assert [(part.name, part.data) for part in archive_parts("all.zip", data)] == [
        ("a.csv", b"one"),
        ("b.txt", b"two"),
        ("mail/c.txt", b"three"),
    ]


def test_an_office_document_is_not_a_container() -> None:
    assert is_container(zipped(**{"a.txt": b"one"}))
    assert not is_container(zipped(**{"word/document.xml": b"<w/>"}))
    assert not is_container(zipped(**{"xl/workbook.xml": b"<x/>"}))
    assert not is_container(b"PK\x03\x04 cut off")
    assert not is_container(b"Comment\nKeep the pool open.\n")


def test_a_damaged_file_is_named_and_the_others_come_out() -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("good.txt", b"good")
        archive.writestr("bad.txt", b"damaged")
    good, bad = sorted(
        archive_parts("all.zip", whole.getvalue().replace(b"damaged", b"demaged")), key=lambda p: p.problem
    )
    assert (good.name, good.problem) == ("good.txt", "")
    assert (bad.name, bad.problem) == ("bad.txt", "bad.txt is damaged or cut off.")


def test_a_cut_off_archive_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="damaged or cut off"):
        archive_parts("all.zip", zipped(a=b"one")[:-10])


def test_an_archive_that_swells_is_refused() -> None:
    bomb = zipped(zeros=b"\x00" * (3 << 20))
    with pytest.raises(UnreadableFileError, match="unpacks to more"):
        archive_parts("bomb.zip", bomb, Limits(inflated_mebibytes=1))


def test_too_many_files_are_refused() -> None:
    with pytest.raises(UnreadableFileError, match="2001 files"):
        archive_parts("many.zip", zipped(**{f"f{number}": b"" for number in range(2_001)}))


def test_a_folder_gives_the_files_of_its_folders_too(tmp_path: Path) -> None:
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail" / "b.txt").write_bytes(b"two")
    (tmp_path / "a.txt").write_bytes(b"one")
    (tmp_path / ".hidden").write_bytes(b"x")
    assert [(p.name, p.data) for p in folder_parts(tmp_path)] == [("a.txt", b"one"), ("mail/b.txt", b"two")]


def test_a_file_that_is_too_large_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * (1 << 20) + b"y")
    (part,) = folder_parts(tmp_path, Limits(file_mebibytes=1))
    assert "larger than 1 MB" in part.problem


@pytest.mark.skipif(os.name != "posix", reason="links are made otherwise elsewhere")
def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.txt").write_bytes(b"secret")
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert folder_parts(tmp_path / "in") == ()
