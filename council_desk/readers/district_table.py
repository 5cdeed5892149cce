"""A table of districts, from CSV or a workbook: streets with house numbers, or ZIP codes, each with its district."""

import re
from collections.abc import Mapping, Sequence

from council_desk.errors import UnreadableFileError
from council_desk.readers.delimited import Row, read_rows
from council_desk.readers.limits import Limits
from council_desk.readers.passages import Passage, Reading
from council_desk.readers.workbook import read_sheets

READER = "districts"
KIND = "districts"

_HEADERS: Mapping[str, str] = {
    "before": "predir|pre dir|prefix|prefix direction|pre direction|dir|direction|stdir|st predir|street prefix|fedirp",
    "street": "street|street name|streetname|st name|stname|name|road|road name|calle|nombre de la calle|full street "
    "name|fullname|full name|street full name|address|feature name|fename|via|rue|strasse|straße",
    "type": "type|street type|sttype|st type|streettype|suffix|street suffix|fetype|tipo|posttype|st posttyp|suftype",
    "after": "postdir|post dir|post direction|sufdir|suffix direction|suf dir|st posdir|fedirs",
    "from": "from|from number|from no|from address|low|low number|low address|low no|start|start number|begin|first|"
    "lo|addr low|address low|house from|house number from|l f add|range from|range low|desde|del|min|fromadd|from addr",
    "to": "to|to number|to no|to address|high|high number|high address|high no|end|end number|last|hi|addr high|"
    "address high|house to|house number to|l t add|range to|range high|hasta|al|max|toadd|to addr|through|thru",
    "side": "side|odd even|oddeven|odd or even|parity|o e|e o|oe|even odd|par impar|side of street|o e b|"
    "street side|lado",
    "zip": "zip|zip code|zipcode|zip5|postal code|postcode|post code|postal|codigo postal|cp|c p|plz|zcta",
    "district": "district|council district|councildistrict|district number|district no|dist|ward|cd|council dist|"
    "precinct|distrito|distrito municipal|city council district|district name|council ward|seat|member district|bezirk",
}
_FIELD_OF = {name: field for field, names in _HEADERS.items() for name in names.split("|")}
_HEADER_ROWS = 30


def read_districts(name: str, data: bytes, kind: str, limits: Limits) -> Reading:
    """Read a table of districts; each line is a passage without text whose fields say the place and its district.

    `kind` is 'workbook' or 'delimited' (kinds.kind_of; a list of one column is 'text', and is tried too). Fields:
    before, street, type, after, from, to, side, zip, district. Raises UnreadableFileError where no row names the
    columns, or neither a street nor a ZIP code stands beside the district.
    """
    if kind not in ("workbook", "delimited", "text"):
        raise _no_table(name)
    sheets = [sheet.rows for sheet in read_sheets(name, data, limits)] if kind == "workbook" else []
    tables = sheets or [read_rows(name, data, limits)[0]]
    for rows in tables:
        header = _header(rows)
        if header is not None:
            place, columns = header
            return Reading(READER, KIND, tuple(_lines(rows[place + 1 :], columns)))
    raise _no_table(name)


def _header(rows: Sequence[Row]) -> tuple[int, dict[int, str]] | None:
    """The row that names the columns, and each column's field; None where there is none."""
    for place, (_, cells) in enumerate(rows[:_HEADER_ROWS]):
        columns: dict[int, str] = {}
        for column, cell in enumerate(cells):
            field = _FIELD_OF.get(_plain(cell))
            if field is not None and field not in columns.values():
                columns[column] = field
        fields = set(columns.values())
        if "district" in fields and fields & {"street", "zip"}:
            return place, columns
    return None


def _plain(cell: str) -> str:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cell)
    words = " ".join(re.sub(r"[^\w]+|_", " ", spaced).split()).casefold()
    return words if words in _FIELD_OF else words.replace(" ", "") if words.replace(" ", "") in _FIELD_OF else words


def _lines(rows: Sequence[Row], columns: Mapping[int, str]) -> list[Passage]:
    lines = []
    for number, cells in rows:
        fields = {field: cells[column].strip() for column, field in columns.items() if column < len(cells)}
        if any(fields.values()):
            lines.append(Passage("", row=number, fields=fields))
    return lines


def _no_table(name: str) -> UnreadableFileError:
    return UnreadableFileError(
        f"{name} is not a table of districts: a CSV or Excel list is wanted in which a row names the columns, such as "
        "street, from, to, odd or even, district, or ZIP and district. Nothing was changed."
    )
