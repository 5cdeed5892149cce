"""The program itself, as a script or a person runs it: pipes, signals, full disks, and the whole job end to end."""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pytest
from packets import BENCH, LIGHTS, POOL

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
PROGRAM = [sys.executable, "-m", "council_desk.cli.main"]
ITEM = ("--item", "29", "--meeting", "2026-04-28")
MANY = 4_000

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="signals and devices as Linux has them")


@dataclass(frozen=True)
class Program:
    """The program on one office, run in a folder of its own."""

    office: str
    folder: Path

    def command(self, *arguments: object) -> list[str]:
        return [*PROGRAM, "--office", self.office, *map(str, arguments)]

    def start(self, *arguments: object, **more: Any) -> subprocess.Popen[str]:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}
        return subprocess.Popen(
            self.command(*arguments),
            cwd=self.folder,
            env=environment,
            stdout=more.pop("stdout", subprocess.PIPE),
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            **more,
        )

    def __call__(self, *arguments: object, **more: Any) -> tuple[int, str, str]:
        with self.start(*arguments, **more) as process:
            out, err = process.communicate(timeout=300)
        return process.returncode, out or "", err

    def done(self, *arguments: object) -> str:
        code, out, err = self(*arguments)
        assert code == 0, err
        return out

    def rows(self, *arguments: object) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.done("comments", *arguments).splitlines()]


@pytest.fixture(autouse=True)
def ctrl_c_is_heard() -> Iterator[None]:
    """A test run that a shell started in the background ignores Ctrl+C, and so would the programs it starts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def program(sqlite_office: Path, tmp_path: Path) -> Program:
    return Program(str(sqlite_office), tmp_path)


@pytest.fixture
def server_program(postgresql_office: str, tmp_path: Path) -> Program:
    return Program(postgresql_office, tmp_path)


def letters(folder: Path, name: str, texts: Sequence[str]) -> Path:
    path = folder / name
    path.write_text("Comment\n" + "\n".join(json.dumps(text) for text in texts) + "\n", encoding="utf-8")
    return path


def many(folder: Path) -> Path:
    return letters(
        folder, "many.csv", [f"Please mend street number {n}; it floods whenever it rains." for n in range(MANY)]
    )


def wait_for(stream: IO[str] | None, word: str) -> str:
    assert stream is not None
    line = stream.readline()
    assert line.startswith(word), line
    return line


@linux
@pytest.mark.parametrize("ended_by", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_program_that_is_ended_in_the_middle_of_an_import_leaves_nothing(program: Program, ended_by: int) -> None:
    path = many(program.folder)
    for _ in range(5):  # on a busy machine a signal may come after the middle; then all of it stands, and once more
        with program.start("import", path, *ITEM) as process:
            wait_for(process.stdout, "START")
            process.send_signal(ended_by)
            out, err = process.communicate(timeout=120)
        if "COMMITTED" not in out:
            break
        assert len(program.rows()) == MANY
        program.done("undo")
    assert "COMMITTED" not in out
    assert process.returncode == (-signal.SIGKILL if ended_by == signal.SIGKILL else 130), err
    assert program.rows() == []
    assert program.done("verify") == "The office is whole.\n"
    assert "COMMITTED 4000" in program.done("import", path, *ITEM)


@linux
def test_what_was_committed_is_there_whatever_happens_to_the_program(program: Program) -> None:
    path = letters(program.folder, "letters.csv", [POOL, LIGHTS, BENCH])
    later = many(program.folder)
    with program.start("import", path, later, *ITEM) as process:
        wait_for(process.stdout, "START")
        wait_for(process.stdout, "COMMITTED 3 ")
        process.kill()
        process.communicate(timeout=120)
    assert [row["text"] for row in program.rows()] == [POOL, LIGHTS, BENCH]
    assert program.done("verify") == "The office is whole.\n"


@linux
@pytest.mark.postgresql
def test_an_import_to_a_server_that_is_killed_leaves_nothing(server_program: Program) -> None:
    path = many(server_program.folder)
    with server_program.start("import", path, *ITEM) as process:
        wait_for(process.stdout, "START")
        process.kill()
        process.communicate(timeout=120)
    assert server_program.rows() == []
    assert server_program.done("verify") == "The office is whole.\n"


@pytest.mark.postgresql
def test_two_desks_that_import_the_same_file_at_once_store_it_once(server_program: Program) -> None:
    path = letters(server_program.folder, "letters.csv", [POOL, LIGHTS, BENCH])
    both = [server_program.start("--as", name, "import", path, *ITEM) for name in ("Ana Reyes", "Ben Ode")]
    answers = [process.communicate(timeout=300) for process in both]
    assert [process.returncode for process in both] == [0, 0], answers
    assert len(server_program.rows()) == 3
    assert any("already" in err for _, err in answers)
    assert server_program.done("verify") == "The office is whole.\n"


@linux
def test_a_reader_that_closes_the_pipe_is_no_accident(program: Program) -> None:
    program.done("import", many(program.folder), *ITEM)
    with program.start("comments") as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["number"] == 1
        process.stdout.close()
        assert process.stderr is not None
        said = process.stderr.read()
        assert process.wait(timeout=120) == 141
    assert said == ""


@linux
def test_output_that_cannot_be_written_is_said_in_one_line(program: Program) -> None:
    program.done("import", letters(program.folder, "letters.csv", [POOL]), *ITEM)
    with Path("/dev/full").open("w") as full:
        code, _, err = program("comments", stdout=full)
    assert code == 1
    assert err == "The output could not be written: No space left on device. Make room, or send it elsewhere.\n"


@linux
def test_a_full_disk_is_said_in_one_line_and_the_office_stays_whole(program: Program) -> None:
    mount = program.folder / "small"
    mount.mkdir()
    path = many(program.folder)
    inner = Program(str(mount / "office.desk"), program.folder)
    steps = [
        f"mount -t tmpfs -o size=1400k tmpfs {mount}",
        " ".join(inner.command("new", "--time-zone", "UTC")),
        " ".join(inner.command("import", path, *ITEM)) + " || echo exit $?",
        " ".join(inner.command("verify")),
        " ".join(inner.command("comments")),
    ]
    if subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False).returncode != 0:
        pytest.skip("This account may not mount a small disk.")
    done = subprocess.run(
        ["unshare", "-m", "sh", "-e", "-c", "\n".join(steps)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=program.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines()[-2:] == ["exit 1", "The office is whole."], done
    (said,) = done.stderr.splitlines()
    assert "full" in said


@linux
def test_a_program_without_a_home_for_its_log_still_works(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNCIL_DESK_HOME", "/dev/null/none")
    assert program.done("history") == ""


def test_the_reading_child_starts_from_the_command_too() -> None:
    done = subprocess.run(
        [*PROGRAM, "--read-child"],
        input=b"",
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_help_loads_neither_qt_nor_the_paper(program: Program) -> None:
    watch = (
        "import sys; from council_desk.cli.main import parser; parser().format_help();"
        "print([m for m in ('PySide6', 'reportlab', 'openpyxl', 'pypdfium2', 'docx') if m in sys.modules])"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", watch], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == "[]"


CAMPAIGN = (
    "Please vote yes on the winter pool resolution. Our children need a safe place to swim after school, and the "
    "Harbor Street pool is the only one on this side of town. I urge the council to keep it open until nine."
)
JOB = [
    CAMPAIGN,
    f"Dear Council, {CAMPAIGN}",
    f"{CAMPAIGN} My mother taught swimming there for twenty years.",
    CAMPAIGN,
    "I support this resolution, and I ask the council to add a yearly report on how many people swim there.",
    "I oppose this resolution. The money should go to the streets; I ask the council to mend Quarry Lane first.",
    "Could you tell me how much the pool costs the city in a winter month?",
]
POLICY = """RESOLUTION ON WINTER POOL HOURS

WHEREAS, the city keeps a pool at Harbor Street; and

NOW, THEREFORE, BE IT RESOLVED by the City Council as follows:

Section 1. The Harbor Street pool is open until seven on winter evenings.

Section 2. Staff shall report to the Council every year on how the pool is used.
"""


def test_the_whole_job_on_a_file(program: Program) -> None:
    folder = program.folder
    packet = letters(folder, "letters.csv", JOB)
    (folder / "draft.txt").write_text(POLICY, encoding="utf-8")
    title = "Resolution on winter pool hours"
    done = program.done("import", packet, *ITEM, "--title", title, "--channel", "e-comment")
    assert done.startswith("START\nCOMMITTED 7 ")
    program.done("policy", "draft.txt", *ITEM, "--draft", "Draft 1")
    program.done("suggest", *ITEM)
    program.done("--as", "Ana Reyes", "accept", *ITEM, "--at-least", "0")
    rows = program.rows("--item", "29", "--decided-only")
    assert Counter(row["stance_decided"] for row in rows) == {True: 7}
    assert len({row["campaign"] for row in rows[:4]}) == 1
    assert any(link["decided"] for row in rows for demand in row["demands"] for link in demand["links"])
    program.done("memo", *ITEM, "-o", "memo.pdf")
    program.done("workbook", *ITEM, "-o", "item.xlsx")
    assert (folder / "memo.pdf").read_bytes().startswith(b"%PDF")
    assert (folder / "item.xlsx").read_bytes().startswith(b"PK")
    accepted = program.done("comments")
    program.done("--as", "Ana Reyes", "undo")
    assert program.done("comments", "--decided-only") != accepted
    program.done("--as", "Ana Reyes", "redo")
    assert program.done("comments") == accepted
    titles = [line.split("\t")[3] for line in program.done("history").splitlines()]
    assert titles[-1] == "Import 7 comments from a file"
    assert titles[0].startswith("Redo: ")
    assert program.done("verify") == "The office is whole.\n"
    program.done("backup", "copy.desk")
    program.done("--as", "Ana Reyes", "undo")
    program.done("restore", "copy.desk")
    assert program.done("comments") == accepted


@pytest.mark.postgresql
def test_the_whole_job_on_a_server(server_program: Program) -> None:
    packet = letters(server_program.folder, "letters.csv", JOB)
    server_program.done("import", packet, *ITEM)
    first = server_program.done("comments")
    assert len(first.splitlines()) == 7
    server_program.done("undo")
    assert server_program.done("comments") == ""
    server_program.done("redo")
    assert server_program.done("comments") == first
    server_program.done("suggest")
    server_program.done("accept", "--at-least", "0")
    server_program.done("memo", *ITEM, "-o", "memo.pdf")
    assert server_program.done("verify") == "The office is whole.\n"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the received packets are not here")
def test_the_received_packet_holds_twenty_one_comments_in_two_editions(program: Program) -> None:
    (packet,) = SEEDS.glob("001*.txt")
    assert program.done("import", packet, *ITEM).startswith("START\nCOMMITTED 21 ")
    latest = program.rows("--item", "29")
    assert Counter(row["edition_state"] for row in latest) == {"unchanged": 18, "revised": 2, "new": 1}
    assert {row["edition"] for row in latest} == {2}
    every = program.rows("--item", "29", "--editions", "all")
    assert Counter(row["edition"] for row in every) == {1: 20, 2: 21}
    assert not any(row["withdrawn_in"] for row in every)
    lines = packet.read_text(encoding="utf-8").split("\n")
    for row in every:
        first, last = row["lines"]
        assert row["text"] == "\n".join(lines[first - 1 : last]).strip()
