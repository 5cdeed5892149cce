"""What lies inside an Office file."""

import io
import zipfile

import pytest

from council_desk.errors import UnreadableFileError
from council_desk.readers.archive import check_archive, first_bytes, member_names
from council_desk.readers.limits import Limits


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_an_honest_archive_passes() -> None:
    data = zipped({"word/document.xml": b"<a/>", "word/media/picture.png": b"\x89PNG<!DOCTYPE"})
    assert member_names("letter.docx", data) == ("word/document.xml", "word/media/picture.png")
    check_archive("letter.docx", data, Limits())


def test_many_small_parts_add_up() -> None:
    data = zipped({f"word/{number}.xml": b" " * 600_000 for number in range(4)})
    with pytest.raises(UnreadableFileError, match="unpacks to more than 2 MB"):
        check_archive("letter.docx", data, Limits(inflated_mebibytes=2))


def test_a_lying_size_does_not_help() -> None:
    data = bytearray(zipped({"word/document.xml": b" " * 3_000_000}))
    place = data.rindex(b"PK\x01\x02") + 24
    data[place : place + 4] = (10).to_bytes(4, "little")
    with pytest.raises(UnreadableFileError):
        check_archive("letter.docx", bytes(data), Limits(inflated_mebibytes=2))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_in_either_encoding_and_wherever_it_stands(encoding: str) -> None:
    xml = (" " * 262_140 + '<!DOCTYPE a [<!ENTITY b "c">]><a/>').encode(encoding)
    with pytest.raises(UnreadableFileError, match="XML declarations"):
        check_archive("letter.docx", zipped({"word/document.xml": xml}), Limits())


def test_a_damaged_part_is_damage() -> None:
    data = bytearray(zipped({"word/document.xml": bytes(range(256)) * 50}))
    data[60:80] = bytes(20)
    with pytest.raises(UnreadableFileError, match="damaged"):
        check_archive("letter.docx", bytes(data), Limits())


def test_more_parts_than_honest_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(20_001):
            archive.writestr(str(number), b"")
    with pytest.raises(UnreadableFileError, match="20001 parts"):
        member_names("letter.docx", out.getvalue())


def test_no_archive_is_damaged() -> None:
    with pytest.raises(UnreadableFileError, match="damaged"):
        member_names("letter.docx", b"PK\x03\x04 and nothing more")


def test_the_beginning_of_a_part_is_had_without_the_rest() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/text " * 100)
    assert first_bytes("a.odt", out.getvalue(), "mimetype", 11) == b"application"
    assert first_bytes("a.odt", out.getvalue(), "other") == b""
    with pytest.raises(UnreadableFileError):
        first_bytes("a.odt", b"PK\x03\x04", "mimetype")
