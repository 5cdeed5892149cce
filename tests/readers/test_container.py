"""A folder or an archive is one received thing: its good files come out, its bad ones with the reason."""

import io
import os
import warnings
import zipfile
from pathlib import Path

import pytest

from council_desk.errors import UnreadableFileError
from council_desk.readers.container import archive_parts, attachment_key, folder_parts, is_container
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
    assert len(archive_parts("many.zip", zipped(**{f"f{number}": b"" for number in range(5_000)}))) == 5_000
    with pytest.raises(UnreadableFileError, match="10,001 files"):
        archive_parts("many.zip", zipped(**{f"f{number}": b"" for number in range(10_001)}))


def test_an_archive_within_is_opened_and_one_in_that_is_named() -> None:
    innermost = zipped(**{"c.txt": b"three"})
    inner = zipped(**{"b.txt": b"two", "deep.zip": innermost})
    parts = archive_parts("all.zip", zipped(**{"a.txt": b"one", "more.zip": inner}))
    assert [(part.name, bool(part.problem)) for part in parts] == [
        ("a.txt", False),
        ("more.zip/b.txt", False),
        ("more.zip/deep.zip", True),
    ]


def test_what_archives_within_unpack_to_is_counted_together() -> None:
    inner = zipped(zeros=bytes(700_000))
    with pytest.raises(UnreadableFileError, match="unpacks to more"):
        archive_parts("bomb.zip", zipped(**{"a.zip": inner, "b.zip": inner}), Limits(inflated_mebibytes=1))


def test_names_that_mean_other_places_are_only_words() -> None:
    names = ["../../etc/passwd", "C:\\x.txt", "CON", "a\x00b", "right\u202eleft", "x" * 1000]
    parts = archive_parts("odd.zip", zipped(**dict.fromkeys(names, b"words")))
    assert len(parts) == len(names)
    assert all("\u202e" not in part.name and "\x00" not in part.name and len(part.name) <= 200 for part in parts)


def test_files_of_the_same_name_both_come_out() -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("a.txt", b"one")
        archive.writestr("a.txt", b"two")
    assert sorted(part.data for part in archive_parts("twice.zip", whole.getvalue())) == [b"one", b"two"]


def test_a_file_is_known_by_its_own_name_whatever_its_folder_and_case() -> None:
    assert attachment_key("files/Plan.PDF") == attachment_key(" plan.pdf") == attachment_key("C:\\sent\\PLAN.pdf")


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


def test_an_archive_in_a_folder_is_opened(tmp_path: Path) -> None:
    (tmp_path / "more.zip").write_bytes(zipped(**{"b.txt": b"two"}))
    (tmp_path / "Thumbs.db").write_bytes(b"x")
    assert [(p.name, p.data) for p in folder_parts(tmp_path)] == [("more.zip/b.txt", b"two")]


def test_a_file_without_any_name_is_a_file_too() -> None:
    data = bytearray(zipped(a=b"Keep the ferry."))
    listed = data.index(b"PK\x01\x02")
    for place in (26, listed + 28):  # the length of the name becomes that of the extra field behind it
        data[place : place + 4] = b"\0\0\1\0"
    (part,) = archive_parts("all.zip", bytes(data))
    assert (part.name, part.data) == ("\ufffd", b"Keep the ferry.")
