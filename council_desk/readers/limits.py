"""How much one file may cost to read."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that reading one file may take.

    `seconds` of wall clock and of processor time; `memory_mebibytes` of address space of the reading child;
    `file_mebibytes` of the file itself; `inflated_mebibytes` of everything inside an archive (XLSX, DOCX, ODS) once
    unpacked; `rows` and `cells` of a list; `pages` of a PDF; `text_characters` of all the text found.
    """

    seconds: float = 30.0
    memory_mebibytes: int = 1024
    file_mebibytes: int = 200
    inflated_mebibytes: int = 300
    rows: int = 1_000_000
    cells: int = 10_000_000
    pages: int = 10_000
    text_characters: int = 60_000_000
