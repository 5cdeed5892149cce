"""Feeds every reader with broken files: good ones of every shape, bent at random, read or refused in one sentence.

Run: python tests/benchmarks/fuzz_readers.py [--count 100000] [--child 2000] [--first 0]

`--count` inputs are read in a worker process (`read_here`, under the reading child's own limits of time and memory,
without text recognition), `--child` more through the real reading child (with it, where it is installed). Each input
follows from its number alone, so `--first N --count 1` makes one again.
Printed: how many were read, refused in one clear sentence, not handled (with the place), or over a limit.
"""

import argparse
import io
import json
import os
import queue
import random
import subprocess
import sys
import threading
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from typing import IO, Any

_ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(_ROOT), str(_ROOT / "tests"), str(_ROOT / "tests" / "readers")]

from hostile_shapes import LETTERS, SHAPES, archive, printed

from council_desk.errors import UnreadableFileError
from council_desk.readers.limits import MEBIBYTE, Limits
from council_desk.readers.passages import Reading, to_json

_LIMITS = Limits()
_EVERY = {"picture.png": 97, "picture.tiff": 97, "written.docx": 7}
"""Of the slow ones only every so manieth input is made."""

_BLUNT = ("could not be read: it is damaged or of an unusual kind", "made the reader stop")
"""The sentences for a bug in a reader and for a child that died: no refusal of a reader's own."""
_LIMIT = ("took more than", "takes more memory")
_TOKENS = (
    *(b"\x00", b"\xff", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\r", b"\n\n", b'"', b'""', b",", b"\t", b";", b"<", b">"),
    *(
        b"&",
        b"&#0;",
        b"&#xD800;",
        b"]]>",
        b"<!--",
        b"<!DOCTYPE a [",
        b'<!ENTITY a "b">',
        b"%PDF-",
        b"endobj",
        b"stream",
    ),
    *(
        b"0 R",
        b"/Kids",
        b"/Length 999999999",
        b"-1",
        b"4294967295",
        b"999999999999999999999",
        b"1e308",
        b"NaN",
        b"null",
    ),
    *(b"PK\x03\x04", b"PK\x05\x06", b"\nFrom a@b.example Tue Apr 28 10:00:00 2026\n", b"\n--b\n", b"=?utf-8?q?=ff?="),
    *(b"Content-Type: message/rfc822\n", b"Content-Transfer-Encoding: base64\n", b"charset=rot13;", b"charset=idna"),
    *(b"=cmd|' /C calc'!A0", b"../../../etc/passwd", b"<w:tbl>", b"</w:p>", b"<table:table-cell>", b'r="XFD1048576"'),
    *(b'table:number-columns-repeated="99999999"', b"<div>" * 40, b"> " * 60, b"(" * 60, b"[" * 200, b"{" * 200),
)


@cache
def good_files() -> dict[str, bytes]:
    """The files that are bent: those of `hostile_shapes`, and some made by the libraries that offices' programs use."""
    files = {name: make(LETTERS) for name, make in SHAPES.items()}
    files["compressed.pdf"] = printed(LETTERS, compressed=True)
    files |= {"workbook.xlsx": _workbook(), "written.docx": _document(), "many-parts.eml": _many_parts()}
    files |= {"printed.pdf": _printed_table(), "picture.png": _picture("PNG"), "picture.tiff": _picture("TIFF")}
    head = "Agenda Item,Name,Email,Location,Comment,Position,Date\n"
    rows = [f'29,{name},a@mail.example,"Elm St, 4","{text}",Support,04/0{n}/2026' for n, (name, text) in _numbered()]
    files["vendor.csv"] = (head + "\n".join(rows)).encode()
    files["districts.csv"] = b"Street,From,To,Side,District\nElm Street,1,99,odd,3\nCannery Street,2,98,even,4\n"
    return files


def _numbered() -> Iterator[tuple[int, tuple[str, str]]]:
    return enumerate(LETTERS, start=1)


def _workbook() -> bytes:
    import openpyxl

    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.append(["Comments received"])
    sheet.append(["Name", "Received", "Comment"])
    for number, (name, text) in _numbered():
        sheet.append([name, f"2026-04-0{number}", text])
    sheet.merge_cells("A1:C1")
    workbook.create_sheet("Totals").append(["Total", 3])
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _document() -> bytes:
    import docx

    document = docx.Document()
    for name, text in LETTERS:
        document.add_heading(name, 2)
        document.add_paragraph(text)
        document.add_paragraph("and a point", style="List Number")
    out = io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as packed:
        return archive({part: packed.read(part) for part in packed.namelist() if part.startswith(("word/", "["))})


def _many_parts() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"], message["Message-ID"] = "Ana <ana@mail.example>", "Item 29", "<1@mail.example>"
    message.set_content(LETTERS[0][1] + "\n\nOn Mon, Apr 27, 2026 at 9:15 AM Clerk <c@d.example> wrote:\n> Thanks.\n")
    message.add_alternative(f"<p>{LETTERS[0][1]}</p><blockquote>Thanks.</blockquote>", subtype="html")
    message.add_attachment(SHAPES["table.docx"](LETTERS), maintype="application", subtype="x-word", filename="a.docx")
    inner = EmailMessage()
    inner["From"] = "Lee <lee@mail.example>"
    inner.set_content(LETTERS[1][1])
    message.add_attachment(inner)
    message.set_boundary("b")
    return message.as_bytes()


def _printed_table() -> bytes:
    from printed import report

    return report(4)


def _picture(kind: str) -> bytes:
    from PIL import Image, ImageDraw

    picture = Image.new("L", (420, 60), 255)
    ImageDraw.Draw(picture).text((10, 20), "Please keep the harbor ferry running after dark.", fill=0)
    out = io.BytesIO()
    picture.save(out, kind)
    return out.getvalue()


def bent_file(number: int) -> tuple[str, bytes]:
    """Make input `number`: a good file's name and its bytes, bent in one to six places."""
    dice = random.Random(number)  # noqa: S311 - test data, not secrets
    files = good_files()
    names = [name for name in files if number % _EVERY.get(name, 1) == 0]
    name = names[number % len(names)]
    data = files[name]
    if data.startswith(b"PK") and dice.random() < 0.7:
        return name, _bent_inside(data, dice)
    for _ in range(dice.choice((1, 1, 1, 2, 3, 6))):
        data = _bent(data, dice, files)
    return name, data


def _bent_inside(data: bytes, dice: random.Random) -> bytes:
    """Bend the parts of an archive and pack them again, so that checksums and sizes are right."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {part: packed.read(part) for part in packed.namelist()}
    weights = [len(content) ** 0.5 + 1 for content in parts.values()]
    for part in dice.choices([*parts], weights, k=dice.choice((1, 1, 2))):
        for _ in range(dice.choice((1, 1, 2, 4))):
            parts[part] = _bent(parts[part], dice, parts)
    if dice.random() < 0.1:
        parts.pop(dice.choice([*parts]))
    return archive(parts)


def _bent(data: bytes, dice: random.Random, others: dict[str, bytes]) -> bytes:
    """Bend one place."""
    place = dice.randrange(len(data) + 1)
    span = dice.choice((1, 1, 2, 4, 16, 64, 300))
    start = dice.randrange(len(other := dice.choice([*others.values()])) + 1)
    token = dice.choice(_TOKENS)
    flipped = bytes([data[place] ^ 1 << dice.randrange(8)]) if place < len(data) else b"\x01"
    ways = (
        lambda: data[:place] + flipped + data[place + 1 :],
        lambda: data[:place] + data[place + span :],
        lambda: data[:place] + data[place : place + span] * dice.choice((2, 3, 50)) + data[place + span :],
        lambda: data[:place],
        lambda: data[:place] + other[start : start + span * 4] + data[place:],
        lambda: data[:place] + dice.randbytes(span) + data[place + span :],
        lambda: _number_changed(data, place, dice),
        lambda: data[:place] + token * dice.choice((1, 1, 1, 3)) + data[place + dice.choice((0, len(token))) :],
    )
    return dice.choices(ways, (1, 1, 1, 1, 1, 1, 1, 2))[0]()


def _number_changed(data: bytes, place: int, dice: random.Random) -> bytes:
    """Put another number in the place of the next one."""
    start = next((at for at in range(place, min(place + 400, len(data))) if data[at : at + 1].isdigit()), None)
    if start is None:
        return data[:place] + dice.randbytes(2) + data[place:]
    end = start
    while data[end : end + 1].isdigit():
        end += 1
    return data[:start] + str(dice.choice((0, 1, 65536, 2**31, 2**63, 10**30))).encode() + data[end:]


def purpose_of(name: str) -> str:
    """What a file of that name is read for."""
    return "policy" if name.startswith("policy") else "districts" if name.startswith("districts") else "comments"


def read_all(name: str, data: bytes) -> str:
    """Read one input as the program does; returns 'read' or 'refused', and raises what nobody handled."""
    from council_desk.readers.choose import read_here
    from council_desk.readers.container import archive_parts
    from council_desk.readers.legistar import read_legistar

    try:
        if name == "agenda.json":
            json.dumps([repr(meeting) for meeting in read_legistar(name, data)]).encode()
        elif name == "lists.zip":
            for part in archive_parts(name, data):
                _check(read_here(part.name, part.data)) if not part.problem else None
        else:
            _check(read_here(name, data, None, purpose_of(name), _LIMITS))
    except UnreadableFileError as refusal:
        _check_refusal(str(refusal))
        return "refused"
    return "read"


def _check(reading: Reading) -> None:
    written = json.dumps(to_json(reading), ensure_ascii=False)
    written.encode("utf-8")
    if "\\u0000" in written or not (reading.passages or reading.whole_text or reading.kind == "districts"):
        raise AssertionError("a reading without words, or with words that cannot be stored")


def _check_refusal(sentence: str) -> None:
    sentence.encode("utf-8")
    if "\n" in sentence or len(sentence) > 700 or len(sentence) < 25:
        raise AssertionError(f"no clear sentence: {sentence[:200]!r}")


def work(first: int, count: int) -> None:
    """Read inputs one by one and say of each on standard output what became of it."""
    out = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    good_files()  # made before the fence stands: openpyxl writes on the way
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_LIMITS.memory_mebibytes * MEBIBYTE, resource.RLIM_INFINITY))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    sys.addaudithook(_no_network)
    for number in range(first, first + count):
        name, data = bent_file(number)
        began = time.perf_counter()
        try:
            outcome = read_all(name, data)
        except MemoryError:
            outcome = "limit: memory"
        except Exception as bug:  # noqa: BLE001 - whatever a reader did not handle is what this looks for
            frames = traceback.extract_tb(bug.__traceback__)[-4:]
            places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[::-1])
            outcome = f"bug: {type(bug).__name__} {str(bug)[:80]!r} {places}"
        print(json.dumps([number, name, outcome, time.perf_counter() - began]), file=out, flush=True)


def _no_network(event: str, args: tuple[Any, ...]) -> None:
    if event.startswith("socket."):
        raise PermissionError(f"a reader tried {event}")


class Tally:
    """What became of the inputs."""

    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()
        self.by_name: Counter[tuple[str, str]] = Counter()
        self.faults: dict[str, list[int]] = {}
        self.slowest: list[tuple[float, int, str]] = []

    def add(self, number: int, name: str, outcome: str, seconds: float) -> None:
        """Count one input."""
        kind = outcome.split(":", maxsplit=1)[0]
        self.outcomes[kind] += 1
        self.by_name[name, kind] += 1
        if kind not in ("read", "refused"):
            print(f"! {number} {name}: {outcome}", flush=True)
            self.faults.setdefault(f"{name}: {outcome}", []).append(number)
        self.slowest = sorted([*self.slowest, (seconds, number, name)], reverse=True)[:5]

    def show(self, title: str, seconds: float) -> None:
        """Print the figures."""
        kinds = ("read", "refused", "bug", "limit")
        print(f"{title}: {self.outcomes.total():,} inputs in {seconds:,.0f} s")
        names = ("clean readings", "clear refusals", "unhandled exceptions", "over limits")
        for kind, said in zip(kinds, names, strict=True):
            print(f"  {self.outcomes[kind]:>9,} {said}")
        for name in sorted({name for name, _ in self.by_name}):
            counts = "  ".join(f"{kind} {self.by_name[name, kind]:,}" for kind in kinds)
            print(f"    {name:<18} {counts}")
        for fault, numbers in self.faults.items():
            print(f"  ! {len(numbers)} x {fault}  (inputs {numbers[:5]})")
        print("  slowest: " + ", ".join(f"{spent:.2f} s {name} ({number})" for spent, number, name in self.slowest))


def in_process(first: int, count: int, tally: Tally) -> None:
    """Read inputs in a worker; one that hangs or dies is counted, and another goes on behind it."""
    last = first + count
    while first < last:
        command = [sys.executable, __file__, "--worker", "--first", str(first), "--count", str(last - first)]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env={**os.environ, "PATH": ""}
        ) as worker:
            lines: queue.SimpleQueue[str] = queue.SimpleQueue()
            reader = threading.Thread(target=_pass_on, args=(worker.stdout, lines), daemon=True)
            reader.start()
            while first < last:
                try:
                    line = lines.get(timeout=_LIMITS.seconds + 15)  # the start of a worker takes a few seconds itself
                except queue.Empty:
                    line = ""
                if not line:
                    worker.kill()
                    outcome = "bug: the worker died" if worker.wait() != -9 else "limit: time"
                    tally.add(first, bent_file(first)[0], outcome, 0.0)
                    first += 1
                    break
                number, name, outcome, seconds = json.loads(line)
                tally.add(number, name, outcome if seconds <= _LIMITS.seconds else "limit: time", seconds)
                first = number + 1
                if first % 5_000 == 0:
                    print(f"... {first:,}: {dict(tally.outcomes)}", flush=True)
            worker.wait()
            reader.join()


def _pass_on(stream: IO[str] | None, lines: "queue.SimpleQueue[str]") -> None:
    for line in stream or ():
        lines.put(line)
    lines.put("")


def in_child(first: int, count: int, tally: Tally) -> None:
    """Read inputs through the real reading child."""
    from council_desk.readers.child import ReadingChild

    with ReadingChild(_LIMITS) as child:
        for number in range(first, first + count):
            name, data = bent_file(number)
            began = time.perf_counter()
            try:
                _check(child.read_bytes(name, data, None, purpose_of(name)))
                outcome = "read"
            except UnreadableFileError as refusal:
                sentence = str(refusal)
                blunt, over = (any(part in sentence for part in parts) for parts in (_BLUNT, _LIMIT))
                outcome = f"bug: {sentence}" if blunt else f"limit: {sentence}" if over else "refused"
            tally.add(number, name, outcome, time.perf_counter() - began)


def main(arguments: Sequence[str]) -> int:
    """Run and print; returns 1 where an input was not handled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--child", type=int, default=0)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--worker", action="store_true")
    given = parser.parse_args(arguments)
    if given.worker:
        work(given.first, given.count)
        return 0
    failed = 0
    for title, run, count in (("In process", in_process, given.count), ("In the reading child", in_child, given.child)):
        tally, began = Tally(), time.monotonic()
        if count:
            run(given.first, count, tally)
            tally.show(title, time.monotonic() - began)
            failed += tally.outcomes["bug"] + tally.outcomes["limit"]
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
