"""A file, a ZIP or a folder is opened: good files read, bad ones named, what is there left as it is."""

import io
import zipfile
from pathlib import Path

import pytest
from packets import LIGHTS, POOL

from council_desk.errors import UnreadableFileError
from council_desk.operations.import_proposal import ImportOptions, ImportProposal
from council_desk.operations.open_received import open_received, received_bytes, received_path
from council_desk.operations.prepare_import import prepare_import
from council_desk.readers.choose import read_here

LIST = f'Comment\n"{POOL}"\n"{LIGHTS}"\n'.encode()
BAD = b"SQLite format 3\x00" + bytes(64)


def read(name: str, data: bytes) -> ImportProposal:
    return prepare_import(name, data, read_here(name, data), ImportOptions())


def never(_data: bytes) -> bool:
    return False


def zipped(**files: bytes) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return whole.getvalue()


def test_a_single_file_is_read_or_refused() -> None:
    opened = open_received(received_bytes("list.csv", LIST), read, never)
    assert [proposal.name for proposal in opened.proposals] == ["list.csv"]
    with pytest.raises(UnreadableFileError, match="database"):
        open_received(received_bytes("bad.csv", BAD), read, never)


def test_a_container_names_its_bad_files_and_reads_equal_ones_once() -> None:
    received = received_bytes("all.zip", zipped(a=LIST, b=BAD, c=LIST))
    opened = open_received(received, read, never)
    assert [proposal.name for proposal in opened.proposals] == ["a"]
    assert [(left.name, left.data) for left in opened.unread] == [("b", BAD)]


def test_a_container_without_one_good_file_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="holds no file"):
        open_received(received_bytes("all.zip", zipped(b=BAD)), read, never)


def test_what_is_there_already_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(LIST)
    received = received_path(tmp_path)
    assert received.container
    opened = open_received(received, read, lambda _data: True)
    assert (opened.proposals, opened.there) == ((), ("a.csv",))
    with pytest.raises(UnreadableFileError, match="There is no file"):
        received_path(tmp_path / "nowhere.csv")


def test_files_that_a_list_names_are_kept_as_its_attachments_and_no_letters() -> None:
    rows = f'Name,Comment,Attachments\nRosa Vale,"{POOL}",Plan.txt\nTheo Brandt,"{LIGHTS}",map.png\n'.encode()
    files = {
        "a/plan.txt": b"Dear Council,\n\nA plan of the pool.\n",
        "a/map.png": b"\x89PNG",
        "o.txt": POOL.encode(),
    }
    opened = open_received(received_bytes("all.zip", zipped(**files, **{"z list.csv": rows})), read, never)
    assert [proposal.name for proposal in opened.proposals] == ["o.txt", "z list.csv"]
    assert [(left.name, left.data) for left in opened.unread] == [
        ("a/map.png", files["a/map.png"]),
        ("a/plan.txt", files["a/plan.txt"]),
    ]
    assert opened.unread[1].reason == "It is an attachment of row 2 of z list.csv, and is kept beside it as it came."


def test_a_list_that_another_one_names_is_its_attachment_too() -> None:
    lists = {
        "a.csv": f'Comment\n"{LIGHTS}"\n"{POOL}"\n'.encode(),
        "b.csv": f'Comment,Attachments\n"{POOL}",a.csv\n"{LIGHTS}",b.csv\n'.encode(),
    }
    opened = open_received(received_bytes("all.zip", zipped(**lists)), read, never)
    assert [proposal.name for proposal in opened.proposals] == ["b.csv"]
    assert [left.name for left in opened.unread] == ["a.csv"]
