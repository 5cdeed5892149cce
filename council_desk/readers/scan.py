"""Scans and pictures of letters, read by tesseract where it is installed: one picture at a time."""

import re
import struct
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from council_desk.errors import UnreadableFileError
from council_desk.progress import Progress
from council_desk.readers.headed import cut_at_headings
from council_desk.readers.letters import is_greeting, letter_passages, letters_by_page
from council_desk.readers.limits import SCAN_STEP, Limits
from council_desk.readers.passages import Reading, storable
from council_desk.readers.pdf_lines import is_page_number, without_figures
from council_desk.readers.tesseract import program, text_of

READER = "scan"
_LONE_BAR = re.compile(r"(?<![^\s“\"(])\|(?=['’]?[a-z ])")
"""What tesseract makes of the word "I" in many typefaces."""

_INSTALL = (
    "Install Tesseract (free text recognition) on this computer and import it again, or make its text readable in a "
    "scanner's or PDF program's text recognition first."
)
CHECK = "Read from pictures by text recognition: look it over, letters and figures may be wrong."


@dataclass(frozen=True, slots=True)
class Picture:
    """One page as a picture: its 1-based page and its bytes (PNG, JPEG, TIFF or PNM).

    `within` is the page's number, from 0, in a TIFF of several pages.
    """

    page: int
    data: bytes
    within: int | None = None


def read_picture(name: str, data: bytes, purpose: str, limits: Limits, progress: Progress) -> Reading:
    """Read a PNG, JPEG or TIFF (also of several pages) with the words that tesseract finds.

    Raises UnreadableFileError where tesseract is not installed, finds no words or cannot read the picture.
    """
    count = min(tiff_pages(data), limits.scan_pages)
    pictures = [Picture(place + 1, data, place if count > 1 else None) for place in range(count)]
    pages, taken = without_running_text(recognised(name, pictures, count, limits, progress))
    texts = [text for _, text in pages]
    if sum(map(str.isalpha, "".join(texts))) < 3:
        raise UnreadableFileError(f"{name} is a picture in which no words were found, so there is nothing to import.")
    lines, page_of_line = lines_of(pages)
    return reading_of(READER, lines, page_of_line, purpose, [CHECK, *taken])


def tiff_pages(data: bytes) -> int:
    """Count a TIFF's pages by its chain of directories (TIFF 6.0, section 2); 1 for any other picture."""
    order = {b"II*\x00": "<", b"MM\x00*": ">"}.get(data[:4])
    if order is None or len(data) < 8:
        return 1
    seen: set[int] = set()
    (place,) = struct.unpack_from(order + "I", data, 4)
    while place and place not in seen and place + 2 <= len(data):
        seen.add(place)
        (entries,) = struct.unpack_from(order + "H", data, place)
        after = place + 2 + 12 * entries
        if after + 4 > len(data):
            break
        (place,) = struct.unpack_from(order + "I", data, after)
    return max(len(seen), 1)


def recognised(
    name: str, pictures: Iterable[Picture], count: int, limits: Limits, progress: Progress
) -> list[tuple[int, str]]:
    """Return the text of each of `count` pictures with its page.

    Raises UnreadableFileError where tesseract is not installed or fails on every picture.
    """
    command = program()
    if command is None:
        raise UnreadableFileError(f"{name} is a scan or a picture without text. {_INSTALL}")
    found: list[tuple[int, str]] = []
    failed = 0
    for done, picture in enumerate(pictures):
        progress.step(done, count, SCAN_STEP)
        text = text_of(command, picture.data, limits.scan_page_seconds, picture.within) if picture.data else None
        if text is None:
            failed += 1
            continue
        found.append((picture.page, text.replace("\f", "\n")))
    if failed == count:
        raise UnreadableFileError(
            f"{name} is a picture that could not be read: it is damaged, too large or of an unusual kind. "
            "Scan it again as PNG, JPEG, TIFF or PDF and import that."
        )
    return found


def without_running_text(pages: Sequence[tuple[int, str]]) -> tuple[list[tuple[int, str]], list[str]]:
    """Take page numbers off, and first and last lines with figures that come again on half of the pages or more.

    Returns the pages and a note that says what was taken off. A line without figures stays, for a picture does not tell
    a header from the greeting of a letter that many sent.
    """
    edges = Counter(key for _, text in pages for key in {without_figures(line) for line in _edges(text)} if "#" in key)
    again = {key for key, count in edges.items() if len(pages) >= 2 and count >= max(2, len(pages) / 2)}
    taken: dict[str, None] = {}
    kept = [(page, _trimmed(text, again, taken)) for page, text in pages]
    return kept, [f"Headers and footers left out: {' / '.join([*taken][:6])}"] if taken else []


def lines_of(pages: Sequence[tuple[int, str]]) -> tuple[list[str], list[int]]:
    """Return recognised pages as one paragraph a line, blank lines between, with the page of each line."""
    lines: list[str] = []
    page_of_line: list[int] = []
    for page, text in pages:
        for paragraph in _paragraphs(_LONE_BAR.sub("I", storable(text)).split("\n")):
            if lines:
                lines.append("")
                page_of_line.append(page)
            lines += paragraph
            page_of_line += [page] * len(paragraph)
    return lines, page_of_line


def reading_of(
    reader: str, lines: Sequence[str], page_of_line: Sequence[int], purpose: str, notes: Sequence[str]
) -> Reading:
    """Make a reading of recognised lines: a policy, comments with headings, a letter on each page, or one letter."""
    whole = "\n".join(lines)
    pages = tuple(page_of_line)
    if purpose == "policy":
        passages = letter_passages(lines, [(0, len(lines))], pages)
        return Reading(reader, "policy", passages, None, tuple(notes), None, whole, pages)
    cut = cut_at_headings(lines, pages)
    if cut is not None:
        return Reading(reader, "list", cut[0], None, (*notes, *cut[1]), None, whole, pages)
    spans = letters_by_page(lines, pages)
    if spans is None and sum(map(is_greeting, lines)) > 1:
        passages = letter_passages(lines, [(0, len(lines))], pages)
        return Reading(reader, "packet", passages, None, tuple(notes), None, whole, pages)
    return Reading(
        reader,
        "list",
        letter_passages(lines, spans or [(0, len(lines))], pages),
        None,
        tuple(notes),
        None,
        whole,
        pages,
    )


def _edges(text: str) -> set[str]:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return {lines[0], lines[-1]} if lines else set()


def _trimmed(text: str, again: set[str], taken: dict[str, None]) -> str:
    lines = text.split("\n")
    for place in (0, -1):
        while lines and not lines[place].strip():
            del lines[place]
        edge = lines[place].strip() if lines else ""
        if edge and (without_figures(edge) in again or is_page_number(edge)):
            taken[edge] = None
            del lines[place]
    return "\n".join(lines)


def _paragraphs(lines: Sequence[str]) -> Iterator[list[str]]:
    """Join a page's lines into paragraphs: blank lines part them; short lines (an address, a signature) stay lines."""
    gathered: list[str] = []
    for line in [*map(str.strip, lines), ""]:
        if line:
            gathered.append(line)
        elif gathered:
            yield _joined(gathered)
            gathered = []


def _joined(lines: Sequence[str]) -> list[str]:
    """Join wrapped lines: one that ends well before the widest was not wrapped but ended there."""
    width = max(map(len, lines))
    joined = [lines[0]]
    for before, line in pairwise(lines):
        if len(before) + 1 + len(line.split(" ", 1)[0]) <= 0.85 * max(width, 50):
            joined.append(line)
        elif before.endswith("-") and before[-2:-1].islower() and line[0].islower():
            joined[-1] = joined[-1][:-1] + line
        else:
            joined[-1] += " " + line
    return joined
