"""A list of comments, from CSV or a workbook: one row is one passage, whatever stands around the table."""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from council_desk.errors import UnreadableFileError
from council_desk.progress import Progress
from council_desk.readers.columns import (
    apply_mapping,
    find_header,
    fingerprint,
    fold,
    guess_columns,
    has_header_by_contrast,
)
from council_desk.readers.delimited import Row, read_rows
from council_desk.readers.limits import Limits
from council_desk.readers.passages import ColumnGuess, Columns, Passage, Reading, storable
from council_desk.readers.workbook import Sheet, read_sheets

READER = "spreadsheet"

_SAMPLES = 8
_BREAKS = re.compile(r"(?:[ \t]*\n)?[ \t]*<(?:br|/p|/div|/li|/tr|/h[1-6])\b[^<>]*>[ \t]*(?:\n)?", re.IGNORECASE)
_MARKUP = re.compile(
    r"</?(?:a|b|i|u|p|em|ul|ol|li|hr|td|th|tr|div|span|font|strong|small|big|sub|sup|table|tbody|thead|blockquote|"
    r"h[1-6]|html|head|body|section|article|label|center|pre|code|img|o:p)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_FOOTER = re.compile(
    r"^\W*(?:grand )?(?:total|totals|subtotal|count|sum|generated|exported|printed|report|page \d|end of|source|"
    r"number of|records?|rows?|downloaded|as of|gesamt|summe|totale|nombre|suma|\d+ (?:comments?|records?|rows?))\b",
    re.IGNORECASE,
)
_ITEM_HEADING = re.compile(
    r"^\W*(?:agenda )?(?:item|punto|point|ponto|top)\s*(?:no\.?|number|n[o°º]\.?|#)?\s*:?\s*"
    r"([A-Z]{0,3}[-.]?\d+[A-Za-z]?(?:\.\d+)*)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?:[;|\n]|,\s+(?=\S+\.\w{2,5}\b))\s*")


@dataclass
class _Table:
    """What is known of a table while its rows are gone through."""

    headers: tuple[str, ...]
    header_row: int
    guesses: tuple[ColumnGuess, ...]
    body: list[Row]
    notes: list[str] = field(default_factory=list)

    def columns_of(self, name: str) -> list[int]:
        """Return the columns that hold a field."""
        return [guess.column for guess in self.guesses if guess.field == name]


def read_delimited(
    name: str, data: bytes, mapping: Mapping[str, str] | None, limits: Limits, progress: Progress
) -> Reading:
    """Read a CSV, tab or semicolon separated list.

    `mapping` (column name or number from 0, to a field or '') goes before the guesses; an empty one asks only how the
    columns were understood. Raises UnreadableFileError where no column holds the comment, or a quote is not closed.
    """
    rows, encoding, _ = read_rows(name, data, limits)
    return read_table(name, rows, mapping, encoding, progress)


def read_table(
    name: str, rows: Sequence[Row], mapping: Mapping[str, str] | None, encoding: str | None, progress: Progress
) -> Reading:
    """Make a reading of rows that another reader found; otherwise as `read_delimited`."""
    return _reading(name, _table(name, rows, mapping), mapping, encoding, progress)


def read_workbook(
    name: str, data: bytes, mapping: Mapping[str, str] | None, limits: Limits, progress: Progress
) -> Reading:
    """Read an Excel or OpenDocument list from the sheet that holds the comments; otherwise as `read_delimited`."""
    sheets = [sheet for sheet in read_sheets(name, data, limits) if sheet.rows]
    if not sheets:
        raise UnreadableFileError(f"{name} is empty: none of its sheets has anything in it.")
    tables = [_table(name, sheet.rows, mapping if len(sheets) == 1 else None) for sheet in sheets]
    best = max(range(len(sheets)), key=lambda index: _worth(sheets[index], tables[index]))
    table = tables[best] if mapping is None or len(sheets) == 1 else _table(name, sheets[best].rows, mapping)
    table.notes[:0] = _notes_on_sheets(sheets, tables, best)
    return _reading(name, table, mapping, None, progress)


def plain_cell(text: str) -> str:
    """Turn what a web form left of its markup into text: breaks and paragraphs to lines, entities to characters.

    `text` is storable already, as every reader of cells makes it, and so is what comes back. Only tags that web forms
    write are taken off; "<3" and "x < y" stay as the writer typed them.
    """
    if "<" in text:
        text = _MARKUP.sub("", _BREAKS.sub("\n", text))
    if "&" in text and _ENTITY.search(text):
        text = storable(html.unescape(text))
    return text.replace("\xa0", " ").strip()


def _table(name: str, rows: Sequence[Row], mapping: Mapping[str, str] | None) -> _Table:
    """Find the table in a sheet: its header, its columns' fields, and the rows beneath."""
    cells = [row for _, row in rows]
    width = max((len(row) for row in cells), default=0)
    header = find_header(cells)
    if header is None and mapping:
        header = _header_named_by(cells, mapping)
    if header is None and has_header_by_contrast(cells):
        header = 0
    if header is None:
        headers = tuple(f"Column {column + 1}" for column in range(width))
        body, header_row = list(rows), 0
    else:
        names = [cell.strip() for cell in cells[header]]
        headers = tuple(names + [""] * (width - len(names)))
        body, header_row = list(rows[header + 1 :]), rows[header][0]
    guesses = guess_columns(headers, [row for _, row in body])
    table = _Table(headers, header_row, _mapped(name, guesses, headers, mapping), body)
    if header:
        above = " / ".join(_shown(row) for row in cells[:header])
        table.notes.append(f"Above the column names, left out: {_shortened(above)}")
    return table


def _mapped(
    name: str, guesses: tuple[ColumnGuess, ...], headers: tuple[str, ...], mapping: Mapping[str, str] | None
) -> tuple[ColumnGuess, ...]:
    if not mapping:
        return guesses
    try:
        return apply_mapping(guesses, headers, mapping)
    except KeyError as missing:
        raise UnreadableFileError(
            f"{name} has no column {missing.args[0]!r}. Its columns are: {_listed(headers)}."
        ) from None
    except ValueError as unknown:
        raise UnreadableFileError(f"{unknown.args[0]!r} is not something that a column of a list can hold.") from None


def _header_named_by(cells: Sequence[Sequence[str]], mapping: Mapping[str, str]) -> int | None:
    """Find the row that has every column name of a person's mapping: unusual names are names all the same."""
    wanted = {fold(key) for key in mapping if not key.isdecimal()}
    if not wanted:
        return None
    for index, row in enumerate(cells[:30]):
        if wanted <= {fold(cell) for cell in row}:
            return index
    return None


def _worth(sheet: Sheet, table: _Table) -> tuple[bool, float]:
    """Say how likely a sheet is the one with the comments: it has them, it is shown, and it has most."""
    columns = table.columns_of("comment")
    letters = sum(len(row[column]) for _, row in table.body for column in columns if column < len(row))
    return bool(columns), letters * (1.0 if sheet.visible else 0.5)


def _notes_on_sheets(sheets: list[Sheet], tables: list[_Table], best: int) -> list[str]:
    if len(sheets) == 1:
        return []
    notes = [f'The sheet "{sheets[best].name}" was read.']
    for index, sheet in enumerate(sheets):
        if index == best:
            continue
        if tables[index].columns_of("comment"):
            notes.append(
                f'The sheet "{sheet.name}" seems to hold comments too and was not read: '
                "save it as a file of its own and import that."
            )
        else:
            notes.append(f'The sheet "{sheet.name}" was left out: it holds no comments.')
    return notes


def _reading(
    name: str, table: _Table, mapping: Mapping[str, str] | None, encoding: str | None, progress: Progress
) -> Reading:
    only_columns = mapping is not None and not mapping
    if not only_columns and not table.columns_of("comment"):
        raise UnreadableFileError(
            f"{name}: which column holds the comment? None of its columns could be told: {_listed(table.headers)}. "
            "Name it in the import review."
        )
    passages = () if only_columns and not table.columns_of("comment") else _passages(table, progress)
    if not passages and not only_columns:
        raise UnreadableFileError(f"{name} has column names but no comment beneath them.")
    columns = Columns(
        headers=table.headers,
        header_row=table.header_row,
        mapping=table.guesses,
        samples=tuple(tuple(row) for _, row in table.body[:_SAMPLES]),
        fingerprint=fingerprint(table.headers),
    )
    return Reading(READER, "list", passages, columns, tuple(table.notes), encoding)


def _passages(table: _Table, progress: Progress) -> tuple[Passage, ...]:
    """Turn the rows beneath the header into passages; what is no comment is named in the notes."""
    passages: list[Passage] = []
    names = [fold(header) for header in table.headers if header]
    last = _last_full_row(table)
    heading_item = ""
    left_out: list[str] = []
    ticked = 0
    for done, (number, cells) in enumerate(table.body):
        if done % 1000 == 0:
            progress.step(done, len(table.body), "Reading rows")
        if _names_again(cells, names):
            left_out.append(f"row {number} (column names again)")
            continue
        heading = _heading(table, cells)
        if heading is not None:
            item = _ITEM_HEADING.match(heading)
            heading_item = item[1] if item else heading_item
            left_out.append(f"row {number} ({_shortened(heading, 60)})")
            continue
        passage = _passage(table, number, cells, heading_item)
        if number > last and _is_footer(cells):
            left_out.append(f"row {number} ({_shortened(_shown(cells), 60)})")
        elif passage.text or passage.fields.get("position") or passage.attachments:
            passages.append(passage)
            ticked += not passage.text
        else:
            left_out.append(f"row {number} (no comment)")
    _note_rows(table, left_out, ticked)
    _note_wide_rows(table)
    return tuple(passages)


def _names_again(cells: Sequence[str], names: Sequence[str]) -> bool:
    """Tell a row that repeats the column names, as exports with printed pages have them."""
    filled = [cell for cell in cells if cell.strip()]
    return len(filled) == len(names) and all(
        len(cell) <= 200 and fold(cell) == name for cell, name in zip(filled, names, strict=True)
    )


def _note_rows(table: _Table, left_out: list[str], ticked: int) -> None:
    if left_out:
        shown = ", ".join(left_out[:12]) + (f" and {len(left_out) - 12} more" if len(left_out) > 12 else "")
        table.notes.append(f"Left out as no comments: {shown}.")
    if ticked:
        table.notes.append(f"{ticked} rows have a position or an attachment but no words; they are kept.")


def _note_wide_rows(table: _Table) -> None:
    """Name rows with more cells than the list has columns: a separator within their words may have moved cells."""
    most = max((column for column, header in enumerate(table.headers) if header), default=0) + 1
    wide = [number for number, cells in table.body if any(cell.strip() for cell in cells[most:])]
    if wide:
        shown = ", ".join(map(str, wide[:12])) + (" and more" if len(wide) > 12 else "")
        table.notes.append(f"More cells than column names, so look whether they stand right: row {shown}.")


def _passage(table: _Table, number: int, cells: Sequence[str], heading_item: str) -> Passage:
    texts: list[str] = []
    attachments: list[str] = []
    fields: dict[str, str] = {}
    for guess in table.guesses:
        value = plain_cell(cells[guess.column]) if guess.field and guess.column < len(cells) else ""
        if not value or guess.field is None:
            continue
        if guess.field == "comment":
            texts.append(value)
        elif guess.field == "attachments":
            attachments += [part for part in _PARTS.split(value) if part]
        elif guess.field in fields:
            fields[guess.field] += ", " + value
        else:
            fields[guess.field] = value
    _join_parts(fields)
    if heading_item:
        fields.setdefault("item", heading_item)
    return Passage("\n\n".join(texts), row=number, fields=fields, attachments=tuple(attachments))


def _join_parts(fields: dict[str, str]) -> None:
    """Put first and last name, and date and time of day, together where they came apart."""
    whole = " ".join(fields[part] for part in ("first_name", "last_name") if part in fields)
    if whole and "name" not in fields:
        fields["name"] = whole
    clock = fields.pop("received_time", None)
    if clock:
        fields["received"] = f"{fields['received']} {clock}" if "received" in fields else clock


def _heading(table: _Table, cells: Sequence[str]) -> str | None:
    """Return the words of a sub-heading between the rows: one cell alone in a table of several columns."""
    filled = [(column, cell.strip()) for column, cell in enumerate(cells) if cell.strip()]
    if len(filled) != 1 or sum(1 for guess in table.guesses if guess.field) < 2:
        return None
    column, words = filled[0]
    if column in table.columns_of("comment"):
        return words if len(words) <= 120 and _ITEM_HEADING.match(words) else None
    return None if _FOOTER.match(words) or column in table.columns_of("position") else words


def _last_full_row(table: _Table) -> int:
    """Return the number of the last row with three cells or a long one: footers stand below it."""
    for number, cells in reversed(table.body):
        filled = [cell for cell in cells if cell.strip()]
        if not _is_footer(cells) and (len(filled) >= min(3, len(table.headers)) or any(len(c) > 60 for c in filled)):
            return number
    return 0


def _is_footer(cells: Sequence[str]) -> bool:
    filled = [cell.strip() for cell in cells if cell.strip()]
    return 0 < len(filled) <= 2 and len(" ".join(filled)) <= 120 and bool(_FOOTER.match(filled[0]))


def _shown(cells: Sequence[str]) -> str:
    return " ".join(cell.strip() for cell in cells if cell.strip())


def _shortened(text: str, most: int = 160) -> str:
    single = " ".join(text.split())
    return single if len(single) <= most else single[: most - 1] + "…"


def _listed(headers: Sequence[str]) -> str:
    return _shortened(", ".join(header for header in headers if header), 200)
