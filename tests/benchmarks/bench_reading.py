"""What reading costs: PDF beside bare pypdfium2, XLSX beside bare python-calamine, CSV beside the csv module.

Run: python tests/benchmarks/bench_reading.py [ROWS [PAGES]]

The readers run in this process; starting the child, and sending a reading through its pipe, are measured apart.
"""

import csv
import gc
import io
import statistics
import sys
import time
from collections.abc import Callable

import openpyxl
import pypdfium2
import python_calamine
from reportlab.pdfgen import canvas

from council_desk.progress import Silent
from council_desk.readers.child import ReadingChild
from council_desk.readers.child_loop import collect_seldom
from council_desk.readers.limits import Limits
from council_desk.readers.passages import Reading
from council_desk.readers.pdf import read_pdf
from council_desk.readers.spreadsheet import read_delimited, read_workbook

SENTENCES = (
    "The ferry should run on Sundays as well.",
    "My father has fished from that pier for forty years.",
    "Please ask the harbor office what the new fee pays for.",
    "I walk there every morning & see how full the lot is.",
    "It is not fair to the shops on Cannery Street.",
)
ROUNDS = 3
WIDE = Limits(seconds=600, memory_mebibytes=4096)


def letter(number: int) -> str:
    """A letter of about 700 characters, different for each number."""
    return " ".join(f"{SENTENCES[(number * 7 + part) % 5]} ({number}.{part})" for part in range(14))


def table(rows: int) -> list[list[str]]:
    """A list as a city exports it."""
    head = ["Agenda Item", "Name", "Email", "Location", "Comment", "Position", "Date"]
    return [head] + [
        ["29", f"Writer {row}", f"w{row}@example.org", "Midtown", letter(row), "Support", "04/27/2026 6:05 PM"]
        for row in range(rows)
    ]


def as_xlsx(rows: list[list[str]]) -> bytes:
    """The list as a workbook."""
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet("Comments")
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def as_csv(rows: list[list[str]]) -> bytes:
    """The list as CSV."""
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8")


def as_pdf(pages: int) -> bytes:
    """A packet with a header, a footer, a heading and about 45 lines on each page."""
    out = io.BytesIO()
    paper = canvas.Canvas(out, pagesize=(612, 792), invariant=1)
    for page in range(pages):
        paper.drawString(72, 755, "Marrow Bay City Council packet")
        paper.drawString(72, 30, f"Page {page + 1} of {pages}")
        words = iter((f"Comment {page + 1}", f"Name: Writer {page + 1}"))
        for line in range(45):
            text = next(words, None) or f"{SENTENCES[(page + line) % 5]} {SENTENCES[line % 5]}"[:95]
            paper.drawString(72, 715 - 14 * line, text)
        paper.showPage()
    paper.save()
    return out.getvalue()


def bare_pdf(data: bytes) -> int:
    """All text by pypdfium2 alone."""
    document = pypdfium2.PdfDocument(data)
    characters = 0
    for page in document:
        words = page.get_textpage()
        characters += len(words.get_text_range())
        words.close()
        page.close()
    document.close()
    return characters


def bare_xlsx(data: bytes) -> int:
    """All cells by python-calamine alone."""
    workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return sum(len(row) for row in workbook.get_sheet_by_index(0).to_python(skip_empty_area=False))


def bare_csv(data: bytes) -> int:
    """All cells by the csv module alone."""
    return sum(len(row) for row in csv.reader(io.StringIO(data.decode("utf-8"))))


def processor_seconds(work: Callable[[], object]) -> float:
    """Processor seconds of one run, after tidying up what the run before left."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def compare(what: str, ours: Callable[[], object], bare: Callable[[], object], than: str, most: float | None) -> None:
    """Print the medians of a few rounds, ours and the bare library in turn: others share this computer."""
    rounds = [(processor_seconds(ours), processor_seconds(bare)) for _ in range(ROUNDS)]
    mine, theirs = (statistics.median(column) for column in zip(*rounds, strict=True))
    ratio = statistics.median(first / second for first, second in rounds)
    wanted = f"   wanted {most:4.2f}" if most else ""
    print(f"{what:22} {mine:7.3f} s CPU   {than:16} {theirs:7.3f} s CPU   ratio {ratio:5.2f}{wanted}")


def show_child(data: bytes) -> None:
    """Print what the child adds: its start, and the pipe both ways."""
    small = b"Name,Comment\nAna,Yes\n"
    start = time.perf_counter()
    with ReadingChild(WIDE) as child:
        child.read_bytes("small.csv", small)
        print(f"child: start and first file  {time.perf_counter() - start:7.3f} s wall")
        start = time.perf_counter()
        child.read_bytes("small.csv", small)
        print(f"child: each further file     {time.perf_counter() - start:7.3f} s wall")
        start = time.perf_counter()
        reading = child.read_bytes("list.csv", data)
        print(f"child: the list of {len(reading.passages):,} rows {time.perf_counter() - start:7.3f} s wall")


def main() -> None:
    """Print every figure."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    pages = int(sys.argv[2]) if len(sys.argv) > 2 else 600
    made = table(rows)
    xlsx, listed, packet = as_xlsx(made), as_csv(made), as_pdf(pages)
    readings: list[Reading] = [
        read_pdf("packet.pdf", packet, "comments", WIDE, Silent()),
        read_workbook("list.xlsx", xlsx, None, WIDE, Silent()),
        read_delimited("list.csv", listed, None, WIDE, Silent()),
    ]
    if [len(reading.passages) for reading in readings] != [pages, rows, rows]:
        raise SystemExit("The readers did not find every comment; the figures would mean nothing.")
    collect_seldom()
    compare(
        f"PDF, {pages:,} pages",
        lambda: read_pdf("p", packet, "comments", WIDE, Silent()),
        lambda: bare_pdf(packet),
        "bare pypdfium2",
        1.3,
    )
    compare(
        f"XLSX, {rows:,} rows",
        lambda: read_workbook("x", xlsx, None, WIDE, Silent()),
        lambda: bare_xlsx(xlsx),
        "bare calamine",
        1.5,
    )
    compare(
        f"CSV, {rows:,} rows",
        lambda: read_delimited("c", listed, None, WIDE, Silent()),
        lambda: bare_csv(listed),
        "bare csv",
        None,
    )
    show_child(listed)


if __name__ == "__main__":
    main()
