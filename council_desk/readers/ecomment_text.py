"""Plain text: a packet of comments run together, a pasted text, a policy. Where a comment ends is decided later."""

from council_desk.errors import UnreadableFileError
from council_desk.readers.encoding import decode, looks_binary
from council_desk.readers.passages import REPLACEMENT, Passage, Reading, storable

READER = "ecomment_text"


def read_text(name: str, data: bytes, purpose: str = "comments") -> Reading:
    """Read a text file's bytes into one passage over the whole text, its lines untouched.

    `name` is only for messages. Raises UnreadableFileError for an empty file and for bytes that are not text.
    """
    decoded = decode(data)
    if decoded is None or looks_binary(decoded[0]):
        raise UnreadableFileError(
            f"{name} is not a text file with comments. Save it as text, CSV, Excel, Word or PDF and import that."
        )
    text, encoding = decoded
    return _reading(name, text, purpose, encoding)


def read_pasted(text: str, name: str = "The pasted text", purpose: str = "comments") -> Reading:
    """Read a text that somebody pasted or typed; raises UnreadableFileError when there is none."""
    return _reading(name, text, purpose, None)


def _reading(name: str, text: str, purpose: str, encoding: str | None) -> Reading:
    whole = storable(text)
    if not whole.strip().strip(REPLACEMENT):
        raise UnreadableFileError(f"{name} is empty: there is no text in it to read.")
    notes = []
    if encoding is not None and encoding not in ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        notes.append(f"The letters were read as {encoding}; look whether accents and quotes are right.")
    if REPLACEMENT in whole:
        notes.append(f"{whole.count(REPLACEMENT)} unreadable characters are shown as {REPLACEMENT}.")
    return Reading(
        reader=READER,
        kind="policy" if purpose == "policy" else "packet",
        passages=(Passage(whole, first_line=1, last_line=_lines(whole)),),
        notes=tuple(notes),
        encoding=encoding,
        whole_text=whole,
    )


def _lines(text: str) -> int:
    """Count the lines of a text, LF only; a last line feed ends a line and does not begin one."""
    return text.count("\n") + (0 if text.endswith("\n") else 1)
