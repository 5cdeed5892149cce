"""A table's columns into the fields of each row: parts of names and times put together, ticks and brackets read."""

from collections.abc import Callable, Sequence

from council_desk.readers.cell_text import plain_column
from council_desk.readers.column_words import ITEM_IN_HEADER, fold
from council_desk.readers.list_positions import (
    is_tick_column,
    names_hold_positions,
    no_answer,
    side_of_header,
    split_name,
    ticked_side,
)
from council_desk.readers.list_rows import ITEM_NUMBER
from council_desk.readers.list_table import Table

_LAST_NAME_FIRST = frozenset({"ho", "姓", "성"})

_ROWS_AT_ONCE = 128

Column = list[str]
Fields = dict[str, Column]


class Cells:
    """A table's known columns as plain text.

    They are made together, a few rows at a time, so that a row's cells are gone to once and not for each column.
    """

    def __init__(self, table: Table) -> None:
        self.longest = 0
        """The most cells that any row has."""
        self._plain: dict[int, Column] = {number: [] for number in table.mapped}
        for start in range(0, len(table.body), _ROWS_AT_ONCE):
            self._add([cells for _, cells in table.body[start : start + _ROWS_AT_ONCE]])

    def _add(self, rows: Sequence[Sequence[str]]) -> None:
        widths = set(map(len, rows))
        shortest, self.longest = min(widths), max(self.longest, *widths)
        for number, column in self._plain.items():
            if number < shortest:
                some = [cells[number] for cells in rows]
            else:
                some = [cells[number] if number < len(cells) else "" for cells in rows]
            column.extend(plain_column(some))

    def column(self, number: int) -> Column:
        """Return a known column's cells, one a row, '' where a row is too short."""
        return self._plain[number]


def fields_of(table: Table, cells: Cells) -> Fields:
    """Return every field's column but the comment's and the attachments', with parts put together."""
    ticks = _tick_columns(table, cells)
    fields: Fields = {}
    for name in dict.fromkeys(table.mapped.values()):
        if name in ("comment", "attachments"):
            continue
        columns = [cells.column(number) for number in table.columns_of(name) if number not in ticks]
        if columns:
            fields[name] = columns[0] if len(columns) == 1 else _joined(columns, ", ".join)
    if ticks:
        fields["position"] = _sides(table, cells, ticks, fields.get("position"))
    elif "position" in fields:
        fields["position"] = _without_dashes(fields["position"])
    _read_brackets(fields)
    _put_names_together(table, fields)
    clock = fields.pop("received_time", None)
    if clock:
        fields["received"] = _joined([fields["received"], clock], " ".join) if "received" in fields else clock
    return fields


def comment_items(table: Table) -> dict[int, str]:
    """Return the item of each comment column where several columns ask for a comment on one item each."""
    columns = table.columns_of("comment")
    found: dict[int, str] = {}
    for column in columns:
        place = ITEM_IN_HEADER.search(table.headers[column])
        item = ITEM_NUMBER.match(table.headers[column][place.start() :]) if place else None
        if item:
            found[column] = item[1]
    return found if len(columns) > 1 and len(set(found.values())) == len(columns) else {}


def _joined(columns: Sequence[Column], join: Callable[[list[str]], str]) -> Column:
    return [join([part for part in parts if part]) for parts in zip(*columns, strict=True)]


def _tick_columns(table: Table, cells: Cells) -> list[int]:
    columns = [number for number in table.columns_of("position") if side_of_header(table.headers[number]) is not None]
    return [
        number for number in columns if is_tick_column(table.headers[number], list(filter(None, cells.column(number))))
    ]


def _sides(table: Table, cells: Cells, ticks: Sequence[int], words: Column | None) -> Column:
    headers = [table.headers[number] for number in ticks]
    rows = zip(*(cells.column(number) for number in ticks), strict=True)
    sides = [ticked_side(list(zip(headers, row, strict=True))) for row in rows]
    return sides if words is None else [word or side for word, side in zip(words, sides, strict=True)]


def _without_dashes(column: Column) -> Column:
    dashes = {word for word in set(column) if word and no_answer(word)}
    return ["" if word in dashes else word for word in column] if dashes else column


def _read_brackets(fields: Fields) -> None:
    """Part "Ana Ruiz (Support)" where a column of names is written so and no other column holds positions."""
    names = fields.get("name")
    if names is None or "position" in fields or not names_hold_positions([name for name in names if name]):
        return
    parts = [split_name(name) or (name, "") for name in names]
    fields["name"] = [name for name, _ in parts]
    fields["position"] = [position for _, position in parts]


def _put_names_together(table: Table, fields: Fields) -> None:
    """Make whole names of first and last ones; "Name" beside "Last name" is the first one, as forms abroad have it."""
    last = fields.get("last_name")
    first = fields.get("first_name") or (fields.get("name") if last else None)
    if first is None and last is None:
        return
    whole = [_whole(a, b, _last_comes_first(table)) for a, b in zip(first or last or [], last or [], strict=False)]
    if first is None or last is None:
        whole = list(first or last or [])
    given = fields.get("name") if "first_name" in fields else None
    fields["name"] = [name or other for name, other in zip(given, whole, strict=True)] if given else whole


def _last_comes_first(table: Table) -> bool:
    return any(fold(table.headers[number]) in _LAST_NAME_FIRST for number in table.columns_of("last_name"))


def _whole(first: str, last: str, last_first: bool) -> str:
    if not first or not last or first == last or first.endswith(" " + last):
        return first or last
    if last_first or (last[0] >= "\u2e80" and first[0] >= "\u2e80"):
        return last + first if last[0] >= "\u2e80" else f"{last} {first}"
    return f"{first} {last}"
