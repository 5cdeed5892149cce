"""A page saved as one file (.mht, .mhtml): a mail's container around an HTML page; only the page's words are read."""

from council_desk.errors import UnreadableFileError
from council_desk.readers.mail_message import body_text
from council_desk.readers.mail_parts import Part


def is_saved_page(head: bytes) -> bool:
    """Tell a saved page from a mail by its first header lines (`head`): it says where it was saved from, to nobody."""
    small = head.lower()
    if b"\nsnapshot-content-location:" in b"\n" + small or b"from: <saved by " in small:
        return True
    related = b"multipart/related" in small and b"text/html" in small
    return related and b"\nto:" not in b"\n" + small and b"\nreceived:" not in b"\n" + small


def page_of(name: str, data: bytes) -> str:
    """Return the HTML of a saved page's first page; raises UnreadableFileError where there is none."""
    waiting = [Part(data.lstrip(b"\xef\xbb\xbf\r\n"))]
    while waiting:
        part = waiting.pop(0)
        if part.kind in ("text/html", "application/xhtml+xml"):
            return body_text(part)
        waiting += part.parts
    raise UnreadableFileError(
        f"{name} is a saved page without a page in it. Open it in a browser, save it again as HTML."
    )
