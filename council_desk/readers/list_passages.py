"""A table's rows into passages, a column at a time: a list of 20,000 comments costs little more than its cells."""

import re
from collections.abc import Sequence
from itertools import repeat

from council_desk.progress import Progress
from council_desk.readers.column_words import fold
from council_desk.readers.list_fields import Cells, Fields, comment_items, fields_of
from council_desk.readers.list_rows import Heading, heading_of, heading_words, is_footer, names_again
from council_desk.readers.list_table import Table, shortened, shown
from council_desk.readers.passages import Passage

_ATTACHMENTS = re.compile(r"\s*(?:[;|\n]|,\s+(?=\S+\.\w{2,5}\b))\s*")
_SURELY_A_COMMENT = 200
"""A comment of more characters is no heading, footer or column name, whatever else stands in its row."""

_ROWS_AT_ONCE = 1000
_CUT_BY_EXCEL = 32_767
"""The most characters an Excel cell holds (Excel specifications and limits); a longer letter was cut there."""


def passages_of(table: Table, progress: Progress, above: Heading | None = None) -> tuple[Passage, ...]:
    """Turn the rows beneath the column names into passages; what is no comment is named in the table's notes.

    `above` is what the sheet's own name says of its rows, like a sub-heading above them all.
    """
    cells = Cells(table)
    fields = fields_of(table, cells)
    items = comment_items(table)
    if items:
        return _by_item_columns(table, cells, fields, items)
    texts = _texts([cells.column(number) for number in table.columns_of("comment")])
    attachments = [cells.column(number) for number in table.columns_of("attachments")]
    sorter = _Sorter(table, heading_of(table.above) if table.above else above)
    passages: list[Passage] = []
    ticked = cut = 0
    for start in range(0, len(texts), _ROWS_AT_ONCE):
        progress.step(start, len(texts), "Reading rows")
        some = slice(start, start + _ROWS_AT_ONCE)
        dicts = _dicts({name: column[some] for name, column in fields.items()}, len(texts[some]))
        rows = zip(texts[some], dicts, table.body[some], strict=True)
        lengths = list(map(len, texts[some]))
        if max(lengths) >= _CUT_BY_EXCEL - 1:
            cut += sum(length >= _CUT_BY_EXCEL - 1 for length in lengths)
        if sorter.heading is None and not attachments and min(lengths) > _SURELY_A_COMMENT:
            passages += [Passage(text, None, None, None, number, None, given) for text, given, (number, _) in rows]
            continue
        for index, (text, given, (number, row)) in enumerate(rows, start=start):
            if len(text) <= _SURELY_A_COMMENT and sorter.leaves_out(number, row):
                continue
            if sorter.heading is not None:
                _say_heading(given, sorter.heading)
            names = _names([column[index] for column in attachments]) if attachments else ()
            if text or names or given.get("position"):
                passages.append(Passage(text, None, None, None, number, None, given, names))
                ticked += not text
            else:
                sorter.left_out.append(f"row {number} (no comment)")
    _note_rows(table, sorter.left_out, ticked, cut)
    _note_wide_rows(table, cells.longest)
    return tuple(passages)


class _Sorter:
    """Goes through the short rows of a table and tells which are no comments; keeps the heading they stand under."""

    def __init__(self, table: Table, start: Heading | None) -> None:
        self.heading = start
        self.left_out: list[str] = []
        self._mapped = table.mapped
        self._names = [fold(header) for header in table.headers if header]
        self._last = _last_full_row(table)

    def leaves_out(self, number: int, cells: Sequence[str]) -> bool:
        """Tell whether a row is no comment; a sub-heading is remembered for the rows beneath it."""
        if names_again(cells, self._names):
            self.left_out.append(f"row {number} (column names again)")
            return True
        if number > self._last and is_footer(cells):
            self.left_out.append(f"row {number} ({shortened(shown(cells), 60)})")
            return True
        words = heading_words(cells, self._mapped)
        if words is None:
            return False
        self.heading = _followed(self.heading, heading_of(words))
        self.left_out.append(f"row {number} ({shortened(words, 60)})")
        return True


def _followed(before: Heading | None, new: Heading) -> Heading:
    """Return what holds beneath a new heading: what it leaves open stays as the one before it said."""
    if before is None:
        return new
    return Heading(
        new.words,
        before.item if new.item is None else new.item,
        before.title if new.title is None else new.title,
        before.position if new.position is None else new.position,
    )


def _say_heading(fields: dict[str, str], heading: Heading) -> None:
    if heading.item and "item" not in fields:
        fields["item"] = heading.item
        if heading.title:
            fields.setdefault("title", heading.title)
    if heading.position:
        fields.setdefault("position", heading.position)


def _texts(columns: Sequence[list[str]]) -> list[str]:
    if len(columns) == 1:
        return columns[0]
    return ["\n\n".join(part for part in parts if part) for parts in zip(*columns, strict=True)]


def _dicts(fields: Fields, rows: int) -> list[dict[str, str]]:
    """Return each row's fields, without the empty ones, in the order of `fields`.

    They begin as copies of the first row's and are filled a column at a time, which is far quicker than to make each
    from its own cells; a column that is the same in all rows is then done.
    """
    first = {name: column[0] for name, column in fields.items() if any(column)}
    dicts = list(map(dict.copy, repeat(first, rows)))
    for name, same in first.items():
        column = fields[name]
        if "" in column:
            for given, value in zip(dicts, column, strict=True):
                if value:
                    given[name] = value
                else:
                    del given[name]
        elif column[-1] != same or column.count(same) < rows:
            for given, value in zip(dicts, column, strict=True):
                given[name] = value
    return dicts


def _by_item_columns(table: Table, cells: Cells, fields: Fields, items: dict[int, str]) -> tuple[Passage, ...]:
    """Give each filled cell of a row as a comment of its own: the list has a comment column for each item."""
    passages: list[Passage] = []
    columns = {number: cells.column(number) for number in items}
    for index, given in enumerate(_dicts(fields, len(table.body))):
        for number, column in columns.items():
            if column[index]:
                passages.append(
                    Passage(column[index], row=table.body[index][0], fields={**given, "item": items[number]})
                )
    table.notes.append(
        f"Each of the columns {', '.join(table.headers[number] for number in items)} asks for a comment on one item."
    )
    return tuple(passages)


def _names(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(part for cell in cells if cell for part in _ATTACHMENTS.split(cell) if part)


def _last_full_row(table: Table) -> int:
    """Return the number of the last row with three cells or a long one: footers stand below it."""
    least = min(3, max(1, sum(1 for header in table.headers if header)))
    for number, cells in reversed(table.body):
        filled = [cell for cell in cells if cell.strip()]
        if not is_footer(cells) and (len(filled) >= least or any(len(cell) > 60 for cell in filled)):
            return number
    return 0


def _note_rows(table: Table, left_out: list[str], ticked: int, cut: int) -> None:
    if left_out:
        named = ", ".join(left_out[:12]) + (f" and {len(left_out) - 12} more" if len(left_out) > 12 else "")
        table.notes.append(f"Left out as no comments: {named}.")
    if ticked:
        what = "1 row has" if ticked == 1 else f"{ticked:,} rows have"
        table.notes.append(f"{what} a position or an attachment but no words, kept as a submission all the same.")
    if cut:
        table.notes.append(
            f"{cut} comments are as long as a spreadsheet's cell can be, so their ends may be missing in the file."
        )


def _note_wide_rows(table: Table, longest: int) -> None:
    """Name rows with more cells than the list has columns: a separator within their words may have moved cells."""
    most = max((column for column, header in enumerate(table.headers) if header), default=0) + 1
    long = [] if longest <= most else table.body
    wide = [number for number, cells in long if any(map(str.strip, cells[most:]))]
    if wide:
        named = ", ".join(map(str, wide[:12])) + (" and more" if len(wide) > 12 else "")
        table.notes.append(f"More cells than column names, so look whether they stand right: row {named}.")
