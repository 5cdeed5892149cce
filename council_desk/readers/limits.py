"""How much one file may cost to read."""

from dataclasses import dataclass, replace

MEBIBYTE = 1024 * 1024
SCAN_STEP = "Reading scanned pages"
"""What is reported before each scanned page: the parent gives each its own seconds."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that reading one file may take.

    `seconds` of wall clock and of processor time; `memory_mebibytes` of address space of the reading child;
    `file_mebibytes` of the file itself; `inflated_mebibytes` of everything inside an archive (XLSX, DOCX, ODS) once
    unpacked; `rows` and `cells` of a list; `pages` of a PDF; `text_characters` of all the text found. A mailbox holds
    many messages and reports how far it has come: it may take `mailbox_seconds` for each MiB beyond `seconds`. Each
    scanned page may take `scan_page_seconds`, for at most `scan_pages` of a file.
    """

    seconds: float = 30.0
    memory_mebibytes: int = 1024
    file_mebibytes: int = 200
    inflated_mebibytes: int = 300
    rows: int = 1_000_000
    cells: int = 10_000_000
    pages: int = 10_000
    text_characters: int = 60_000_000
    mailbox_seconds: float = 4.0
    scan_page_seconds: float = 30.0
    scan_pages: int = 200

    def for_file(self, data: bytes) -> "Limits":
        """Return the limits for one file: those of a mailbox (its bytes begin with "From ") grow with its size."""
        if not data[:16].lstrip(b"\xef\xbb\xbf\r\n ").startswith(b"From "):
            return self
        return replace(self, seconds=self.seconds + self.mailbox_seconds * len(data) / MEBIBYTE)
