"""What kind of file some bytes are: told by what they hold; the name decides only where they cannot tell."""

import re

from council_desk.errors import UnreadableFileError
from council_desk.readers.limits import MEBIBYTE

_ELSEWHERE = "Save it as text, CSV, Excel, Word (.docx) or PDF and import that."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SCANS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
"""How PNG, JPEG and TIFF files begin: pictures whose words can be read."""

_PICTURES = {
    b"GIF8": "a picture of a kind that is not read",
    b"BM": "a picture",
    b"MZ": "a program",
    b"\x7fELF": "a program",
    b"\xcf\xfa\xed\xfe": "a program",
    b"\x1f\x8b": "a compressed archive",
    b"7z\xbc\xaf": "a compressed archive",
    b"Rar!": "a compressed archive",
    b"BZh": "a compressed archive",
    b"\xfd7zXZ": "a compressed archive",
    b"SQLite format 3\x00": "a database",
    b"ID3": "a sound recording",
    b"OggS": "a sound recording",
    b"fLaC": "a sound recording",
    b"\x1aE\xdf\xa3": "a video",
}
_BINARY_ANYWAY = (b"BM", b"MZ", b"ID3", b"BZh")
"""Letters that a text may begin with too: they count only where binary bytes follow."""

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,20000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|table|div|ul|ol|p|main|section|article|span|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_RTF = b"{\\rtf"
_MAIL_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]*)[ \t]?:[^\r\n]*(?:\r\n|\n|\r|$)(?:[ \t][^\r\n]*(?:\r\n|\n|\r|$))*")
_MAIL_SIGNS = frozenset(
    b"message-id mime-version received return-path delivered-to content-type content-transfer-encoding x-mailer "
    b"user-agent "
    b"dkim-signature authentication-results arc-seal thread-index thread-topic in-reply-to x-originating-ip x-received "
    b"x-gm-thrid x-uidl x-mozilla-status envelope-to received-spf list-id".split()
)
_MAIL_NAMES = frozenset((b"from", b"subject", b"date", b"auto-submitted", b"reply-to"))


def kind_of(name: str, data: bytes) -> str:
    """Name the reader: 'pdf', 'word', 'writer', 'picture', 'workbook', 'mail', 'outlook', 'page', 'text'...

    Raises UnreadableFileError, with what to do instead, for a file that no reader takes.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UnreadableFileError(f"{name} is empty: there is nothing in it to read.")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_SCANS):
        return "picture"
    if data.startswith(b"PK"):
        return _kind_of_archive(name, data)
    if data.startswith(_OLE):
        return _kind_of_ole(name, data)
    _refuse_the_rest(name, data)
    marked = _kind_of_marked_text(data, name.lower().endswith(".eml"))
    if marked:
        return marked
    from council_desk.readers.delimited import looks_like_a_list

    return "delimited" if looks_like_a_list(data, name.lower().endswith((".csv", ".tsv"))) else "text"


def _kind_of_archive(name: str, data: bytes) -> str:
    """Look into a ZIP's list of names; raises UnreadableFileError for a broken one and for any other kind."""
    from council_desk.readers.archive import first_bytes, member_names

    names = member_names(name, data)
    if any(part.startswith("word/") for part in names):
        return "word"
    if any(part.startswith("xl/") for part in names):
        return "workbook"
    if "content.xml" in names:
        declared = first_bytes(name, data, "mimetype")
        if b"opendocument.spreadsheet" in declared:
            return "workbook"
        if b"opendocument.text" in declared:
            return "writer"
        raise UnreadableFileError(f"{name} is an OpenDocument file, but no text and no spreadsheet. {_ELSEWHERE}")
    raise UnreadableFileError(f"{name} is a ZIP archive. Unpack it and import the files that are in it.")


def _kind_of_ole(name: str, data: bytes) -> str:
    """Tell old Excel from old Word, Outlook messages and encrypted Office files by their stream names (UTF-16)."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableFileError(
            f"{name} is protected with a password. Open it, save it without the password and import that."
        )
    if "WordDocument".encode("utf-16-le") in data:
        raise UnreadableFileError(
            f"{name} is a Word document of the old kind (.doc). Open it in Word, save it as .docx and import that."
        )
    if "__substg1.0_".encode("utf-16-le") in data or "__properties_version1.0".encode("utf-16-le") in data:
        return "outlook"
    if any(stream.encode("utf-16-le") in data for stream in ("Workbook", "Book")):
        return "workbook"
    raise UnreadableFileError(f"{name} is not a file with comments. {_ELSEWHERE}")


def _refuse_the_rest(name: str, data: bytes) -> None:
    """Raise UnreadableFileError for what no reader takes."""
    for mark, what in _PICTURES.items():
        if data.startswith(mark) and (mark not in _BINARY_ANYWAY or b"\x00" in data[:4096]):
            raise UnreadableFileError(f"{name} is {what}, not a file with comments. {_ELSEWHERE}")
    if data[4:8] == b"ftyp" or (data.startswith(b"RIFF") and data[8:12] in (b"WAVE", b"AVI ", b"WEBP")):
        raise UnreadableFileError(f"{name} is a recording or a picture, not a file with comments. {_ELSEWHERE}")
    if data.startswith(_RTF):
        raise UnreadableFileError(f"{name} is a rich-text file. Open it in Word, save it as .docx and import that.")


def _kind_of_marked_text(data: bytes, called_mail: bool) -> str:
    """Name the kind of a text that says what it is: mail by its headers, a page by its first tag; '' for any other.

    A few lines of "From: ..." may head a comment in a page of text as well: there the file's name says (`called_mail`).
    """
    from council_desk.readers.mail_box import is_mailbox

    if is_mailbox(data):
        return "mail"
    head = _mail_head(data, _MAIL_SIGNS | _MAIL_NAMES if called_mail else _MAIL_SIGNS)
    if head:
        from council_desk.readers.mhtml import is_saved_page

        return "saved page" if is_saved_page(head) else "mail"
    return "page" if _HTML.match(_narrow(data[:MEBIBYTE])) else ""


def _mail_head(data: bytes, signs: frozenset[bytes]) -> bytes:
    """Return the header lines that a message begins with, b'' where they are few or none of their names is a sign."""
    text = data[:MEBIBYTE].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    place = 0
    names = set()
    while (match := _MAIL_HEADER.match(text, place)) is not None and match.end() > place:
        names.add(match[1].lower())
        place = match.end()
    return text[:place] if len(names) >= 3 and names & signs else b""


def _narrow(head: bytes) -> bytes:
    """Take the zero bytes out of a page saved as UTF-16, so that its first tag can be seen."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\x00", b"")
    return head.removeprefix(b"\xef\xbb\xbf")
