"""A page saved as one file (.mht, .mhtml): a mail's container around an HTML page; only the page's words are read."""

from email import message_from_bytes

from council_desk.errors import UnreadableFileError
from council_desk.readers.mail_message import body_text


def is_saved_page(head: bytes) -> bool:
    """Tell a saved page from a mail by its first header lines (`head`): it says where it was saved from, to nobody."""
    small = head.lower()
    if b"\nsnapshot-content-location:" in b"\n" + small or b"from: <saved by " in small:
        return True
    related = b"multipart/related" in small and b"text/html" in small
    return related and b"\nto:" not in b"\n" + small and b"\nreceived:" not in b"\n" + small


def page_of(name: str, data: bytes) -> str:
    """Return the HTML of a saved page's first page; raises UnreadableFileError where there is none."""
    try:
        for part in message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n")).walk():
            if part.get_content_type() == "text/html" and not part.is_multipart():
                return body_text(part)
    except RecursionError:
        pass
    raise UnreadableFileError(
        f"{name} is a saved page without a page in it. Open it in a browser, save it again as HTML."
    )
