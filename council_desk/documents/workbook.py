"""The workbook: every figure's comments, campaigns, excerpts, demands, coverage and other cities as an Excel file."""

import io
import re
import zipfile
from datetime import UTC, datetime

from openpyxl import Workbook

from council_desk.documents import moments
from council_desk.documents.workbook_cells import Sheet, write_sheet
from council_desk.documents.workbook_sheets import (
    campaign_sheet,
    city_sheet,
    comment_sheet,
    coverage_sheet,
    demand_sheet,
    excerpt_sheet,
    method_sheet,
)
from council_desk.queries.briefing import Briefing

_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def make_workbook(briefing: Briefing) -> bytes:
    """Return the workbook (.xlsx) of an item. The same Briefing gives the same bytes.

    Words stand as they were received: nothing in a cell is ever a formula, and what one cell cannot hold goes on in
    the next column, which says so.
    """
    book = Workbook(write_only=True)
    when = _moment(briefing)
    head = briefing.head
    book.properties.title = f"Item {head.number}: {_clean(head.title)}"
    book.properties.creator = _clean(briefing.office)
    book.properties.created = book.properties.modified = when
    for sheet in _sheets(briefing):
        write_sheet(book, sheet)
    out = io.BytesIO()
    book.save(out)
    return without_clock(out.getvalue(), when)


def _sheets(briefing: Briefing) -> tuple[Sheet, ...]:
    return (
        comment_sheet(briefing),
        campaign_sheet(briefing),
        excerpt_sheet(briefing),
        demand_sheet(briefing),
        coverage_sheet(briefing),
        city_sheet(briefing),
        method_sheet(briefing),
    )


def _moment(briefing: Briefing) -> datetime:
    found = moments.local(briefing.data_as_of, "UTC") or datetime(2000, 1, 1, tzinfo=UTC)
    return found.replace(tzinfo=None, microsecond=0)


def _clean(text: str) -> str:
    return "".join(c for c in text if c.isprintable())


def without_clock(data: bytes, when: datetime) -> bytes:
    """Write the parts again with the data's time in place of the clock's."""
    out = io.BytesIO()
    stamp = max(when, datetime(1980, 1, 1)).timetuple()[:6]  # noqa: DTZ001 - what a ZIP entry holds has no zone
    modified = when.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + modified + rb"\g<2>", content)
            entry = zipfile.ZipInfo(name, (stamp[0], stamp[1], stamp[2], stamp[3], stamp[4], stamp[5]))
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, content)
    return out.getvalue()
