"""Which reader takes a file of a kind."""

from collections.abc import Mapping

from council_desk.errors import UnreadableFileError
from council_desk.progress import Progress, Silent
from council_desk.readers.kinds import kind_of
from council_desk.readers.limits import Limits
from council_desk.readers.passages import Reading
from council_desk.readers.written import KINDS as WRITTEN
from council_desk.readers.written import read_written


def read_here(
    name: str,
    data: bytes,
    mapping: Mapping[str, str] | None = None,
    purpose: str = "comments",
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> Reading:
    """Read a file in this very process. Strangers' files go through `child.read_bytes`, which calls this.

    Arguments and errors as in `child.ReadingChild.read_bytes`.
    """
    bounds = limits or Limits()
    watch = progress or Silent()
    if purpose in ("districts", "codes"):
        return _read_other(purpose, name, data, bounds, watch)
    kind = kind_of(name, data)
    if purpose == "policy" and kind in ("workbook", "delimited"):
        if kind == "workbook":
            raise UnreadableFileError(f"{name} is a spreadsheet, not a policy text. Use Word, PDF or plain text.")
        kind = "text"
    if kind in WRITTEN:
        return read_written(kind, name, data, purpose, bounds, watch)
    if kind in ("mail", "outlook"):
        return _read_message(kind, name, data, bounds, watch)
    if kind in ("page", "saved page"):
        return _read_page(kind, name, data, mapping, purpose, bounds, watch)
    from council_desk.readers.spreadsheet import read_delimited, read_workbook

    read_list = read_workbook if kind == "workbook" else read_delimited
    return read_list(name, data, mapping, bounds, watch)


def _read_other(purpose: str, name: str, data: bytes, bounds: Limits, watch: Progress) -> Reading:
    """Read what holds no comments: a table of districts, or codes of another coding program."""
    if purpose == "codes":
        from council_desk.readers.refi import read_refi

        return read_refi(name, data, bounds, watch)
    from council_desk.readers.district_table import read_districts

    return read_districts(name, data, kind_of(name, data), bounds)


def _read_message(kind: str, name: str, data: bytes, bounds: Limits, watch: Progress) -> Reading:
    if kind == "outlook":
        from council_desk.readers.outlook import read_outlook

        return read_outlook(name, data, bounds, watch)
    from council_desk.readers.mail import read_mail

    return read_mail(name, data, bounds, watch)


def _read_page(
    kind: str,
    name: str,
    data: bytes,
    mapping: Mapping[str, str] | None,
    purpose: str,
    bounds: Limits,
    watch: Progress,
) -> Reading:
    from council_desk.readers.ecomment_page import read_html, read_page

    if kind == "page":
        return read_page(name, data, mapping, purpose, bounds, watch)
    from council_desk.readers.mhtml import page_of

    return read_html(name, page_of(name, data), mapping, purpose, bounds, watch)
