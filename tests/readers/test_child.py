"""The limited process that reads strangers' files."""

import io
import logging
import os
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest

from council_desk.errors import UnreadableFileError
from council_desk.progress import Cancelled
from council_desk.readers import child as child_module
from council_desk.readers.child import ReadingChild, child_command, read_bytes
from council_desk.readers.limits import Limits

LIST = b"Name,Comment\nAna,Keep the harbor open.\n"
ROOT = Path(__file__).parents[2]


def slow_list() -> bytes:
    """A list that takes several seconds of plain work."""
    return b"Name,Comment,Email\n" + b'Ana,"<b>Keep</b> &amp; mend it",a@b.org\n' * 900_000


def test_one_child_reads_many_files_of_many_kinds() -> None:
    with ReadingChild() as child:
        first = child.read_bytes("list.csv", LIST)
        process = child.process_id
        second = child.read_bytes("packet.txt", "I like the pool.\nÑandú".encode())
        assert child.process_id == process
    assert [passage.text for passage in first.passages] == ["Keep the harbor open."]
    assert second.whole_text == "I like the pool.\nÑandú"
    assert child.process_id is None


def test_the_convenience_reads_one_file() -> None:
    assert read_bytes("list.csv", LIST).passages[0].fields["name"] == "Ana"


def test_a_mapping_and_a_purpose_reach_the_reader() -> None:
    with ReadingChild() as child:
        reading = child.read_bytes("list.csv", b"x,y\n1,Yes\n2,No\n", mapping={"y": "comment"})
        policy = child.read_bytes("policy.txt", b"Section 1. Keep it.", purpose="policy")
    assert [passage.text for passage in reading.passages] == ["Yes", "No"]
    assert policy.kind == "policy"


def test_a_readers_refusal_comes_back_as_it_was_said_and_the_child_goes_on() -> None:
    with ReadingChild() as child:
        with pytest.raises(UnreadableFileError, match=r"photo\.csv is a picture"):
            child.read_bytes("photo.csv", b"\x89PNG\r\n\x1a\n" + bytes(100))
        process = child.process_id
        assert child.read_bytes("list.csv", LIST).passages
        assert child.process_id == process


def test_at_the_time_limit_the_child_is_ended_and_another_takes_the_next_file() -> None:
    with ReadingChild(Limits(seconds=2.5)) as child:
        with pytest.raises(UnreadableFileError, match=r"more than 2\.5 seconds"):
            child.read_bytes("slow.csv", slow_list())
        assert child.process_id is None
        assert child.read_bytes("list.csv", LIST).passages


@pytest.mark.skipif(sys.platform != "linux", reason="setrlimit's address space holds on Linux")
def test_at_the_memory_limit_nothing_is_read() -> None:
    with ReadingChild(Limits(memory_mebibytes=160)) as child:
        with pytest.raises(UnreadableFileError, match="memory"):
            child.read_bytes("large.csv", slow_list())
        assert child.read_bytes("list.csv", LIST).passages


def test_a_file_over_the_size_limit_is_not_even_sent() -> None:
    with ReadingChild(Limits(file_mebibytes=1)) as child:
        with pytest.raises(UnreadableFileError, match="larger than 1 MB"):
            child.read_bytes("large.txt", b"x" * (1024 * 1024 + 1))
        assert child.process_id is None


def test_cancel_ends_the_child() -> None:
    class Impatient:
        def __init__(self) -> None:
            self.looks = 0

        def step(self, done: int, total: int, what: str = "") -> None:
            self.looks += 1
            if self.looks > 2:
                raise Cancelled

    with ReadingChild() as child:
        with pytest.raises(Cancelled):
            child.read_bytes("slow.csv", slow_list(), progress=Impatient())
        assert child.process_id is None


def test_reading_reports_how_far_it_came() -> None:
    class Watching:
        seen: list[str] = []  # noqa: RUF012 - one test's own list

        def step(self, done: int, total: int, what: str = "") -> None:
            self.seen.append(what)

    with ReadingChild() as child:
        child.read_bytes("list.csv", LIST, progress=Watching())
    assert "Reading rows" in Watching.seen


def test_a_child_that_dies_is_one_clear_line(
    monkeypatch: pytest.MonkeyPatch, expects_warnings: list[logging.LogRecord]
) -> None:
    monkeypatch.setattr(child_module, "child_command", lambda: [sys.executable, "-c", "import os; os.abort()"])
    with ReadingChild() as child, pytest.raises(UnreadableFileError, match="made the reader stop"):
        child.read_bytes("list.csv", LIST)
    assert "exit code" in expects_warnings[0].getMessage()


def test_a_bug_in_a_reader_is_logged_without_the_files_words(
    monkeypatch: pytest.MonkeyPatch, expects_warnings: list[logging.LogRecord]
) -> None:
    broken = (
        "import council_desk.readers.choose as c, council_desk.readers.child_loop as l\n"
        "def read_here(*a, **k): raise ValueError('Rosa lives on Elm Street')\n"
        "c.read_here = read_here\n"
        "l.run_child()\n"
    )
    monkeypatch.setattr(child_module, "child_command", lambda: [sys.executable, "-c", broken])
    with ReadingChild() as child, pytest.raises(UnreadableFileError, match="could not be read"):
        child.read_bytes("list.csv", LIST)
    written = " ".join(record.getMessage() for record in expects_warnings)
    assert "ValueError" in written
    assert "Rosa" not in written


def test_no_thread_and_no_process_is_left_behind() -> None:
    before = threading.active_count()
    child = ReadingChild()
    child.read_bytes("list.csv", LIST)
    child.close()
    child.close()
    assert threading.active_count() == before


def test_the_child_gets_no_password_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, expects_warnings: list[logging.LogRecord]
) -> None:
    monkeypatch.setenv("PGPASSWORD", "secret")
    monkeypatch.setattr(
        child_module,
        "child_command",
        lambda: [sys.executable, "-c", "import os; os._exit(7 if 'PGPASSWORD' in os.environ else 3)"],
    )
    with ReadingChild() as child, pytest.raises(UnreadableFileError):
        child.read_bytes("list.csv", LIST)
    assert "exit code 3" in expects_warnings[0].getMessage()


def test_a_bomb_is_named_as_such_within_the_limits() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (40 * 1024 * 1024))
    with ReadingChild(Limits(inflated_mebibytes=20)) as child, pytest.raises(UnreadableFileError, match="unpacks to"):
        child.read_bytes("bomb.xlsx", bomb.getvalue())


def test_the_hidden_argument_is_tested_before_anything_heavy_is_imported() -> None:
    code = (
        "import sys; sys.argv = ['council-desk', '--read-child']\n"
        "from council_desk.__main__ import main\n"
        "main()\n"
        "heavy = {'PySide6', 'sqlalchemy', 'numpy', 'pypdfium2', 'reportlab'} & set(sys.modules)\n"
        "import os; os._exit(len(heavy))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], stdin=subprocess.DEVNULL, cwd=ROOT, check=False, timeout=60)
    assert done.returncode == 0


def test_the_command_is_the_program_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert child_command()[1:] == ["-m", "council_desk", "--read-child"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child_command() == [sys.executable, "--read-child"]
    assert os.path.isabs(child_command()[0])  # noqa: PTH117 - sys.executable is a string
