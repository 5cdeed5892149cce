"""Which column of a list holds what: by its name in many languages first, then by what stands in it."""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence

from council_desk.readers.column_words import ITEM_IN_HEADER, field_of_header, fold, is_ignored, position_words
from council_desk.readers.dates import looks_like_a_time
from council_desk.readers.list_positions import is_tick_column
from council_desk.readers.passages import FIELDS, ColumnGuess

_REPEATABLE = frozenset({"comment", "attachments", "address"})
"""Fields that several columns may share; their cells are joined."""

_SAMPLE_ROWS = 200
_EMAIL = re.compile(r"^[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$")
_PHONE = re.compile(r"^\+?[\d\s().-]{7,20}(?:\s?(?:x|ext\.?)\s?\d+)?$")
_NAME = re.compile(r"^[^\W\d_][^\W\d_.'’-]*(?:[ ,.'’-]+[^\W\d_][^\W\d_.'’-]*){1,3}\.?$")
_LONGEST_HEADER = 600
"""Questions of web forms stand as column names, with their instructions."""

_LONG_NAME = 200
_YES_OR_NO = frozenset(["yes", "no", "y", "n", "true", "false", "si", "oui", "non", "ja", "nein", "sim", "nao"])


def header_score(cells: Sequence[str]) -> float:
    """Say how much a row looks like column names: below 1 it does not.

    Two known names, or the comment column's alone, and nothing that a row of data would hold.
    """
    filled = [cell for cell in cells if cell.strip()]
    if not filled or any(len(cell) > _LONGEST_HEADER for cell in filled):
        return 0.0
    if sum(len(cell) > _LONG_NAME for cell in filled) * 3 > len(filled):
        return 0.0
    known = [field_of_header(cell) for cell in filled]
    certain = [field for field, confidence in known if field and confidence > 0.9]
    likely = {field for field, confidence in known if field and confidence > 0.6}
    if any(_EMAIL.match(cell.strip()) for cell in filled):
        return 0.0
    if len(likely) >= 2 and certain:
        return 1.0 + len(likely) + len(certain) / len(filled)
    return 1.0 if certain == ["comment"] and len(filled) == 1 else 0.0


def find_header(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the index of the row that names the columns among the first thirty, or None."""
    scores = [header_score(cells) for cells in rows[:30]]
    best = max(scores, default=0.0)
    return scores.index(best) if best >= 1.0 else None


def has_header_by_contrast(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first row names columns in words that no list knows: short words over cells of another kind."""
    if len(rows) < 2:
        return False
    first = [cell.strip() for cell in rows[0]]
    if len(set(first)) < len(first) or not all(0 < len(cell) <= 60 and not _is_data(cell) for cell in first):
        return False
    for column, name in enumerate(first):
        below = [row[column].strip() for row in rows[1:_SAMPLE_ROWS] if column < len(row) and row[column].strip()]
        if not below:
            continue
        mean = sum(map(len, below)) / len(below)
        if _share(below, _is_data) >= 0.6 or (mean >= 40 and mean > 3 * len(name)):
            return True
    return False


def _is_data(cell: str) -> bool:
    return bool(_EMAIL.match(cell) or _PHONE.match(cell)) or cell.isdecimal() or looks_like_a_time(cell)


def guess_columns(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[ColumnGuess, ...]:
    """Guess each column's field from its name and from up to 200 rows of its cells; one column a field.

    Comment, address and attachments may have several columns. A column that lost its field to a better one has None.
    """
    sample = rows[:_SAMPLE_ROWS]
    cells = [[row[column].strip() for row in sample if column < len(row)] for column in range(len(headers))]
    filled = [[cell for cell in column if cell] for column in cells]
    guesses = [_guess(column, header, filled[column]) for column, header in enumerate(headers)]
    guesses = _with_longest_text(guesses, filled)
    return tuple(_one_column_a_field(guesses))


def apply_mapping(
    guesses: Sequence[ColumnGuess], headers: Sequence[str], mapping: Mapping[str, str]
) -> tuple[ColumnGuess, ...]:
    """Put a person's mapping (column name or number from 0, to a field or '') in place of the guesses.

    Columns that it does not name keep their guess unless it gives their field to another. Raises KeyError for a column
    that is not there and ValueError for an unknown field, with the word in question.
    """
    chosen: dict[int, str | None] = {}
    for key, field in mapping.items():
        if field and field not in FIELDS:
            raise ValueError(field)
        chosen[_column_of(key, headers)] = field or None
    taken = {field for field in chosen.values() if field}
    return tuple(_as_chosen(guess, chosen, taken) for guess in guesses)


def fingerprint(headers: Sequence[str]) -> str:
    """Return a short mark that is equal for lists with equal column names."""
    return hashlib.sha256("\x1f".join(map(fold, headers)).encode("utf-8")).hexdigest()[:16]


def _as_chosen(guess: ColumnGuess, chosen: Mapping[int, str | None], taken: set[str]) -> ColumnGuess:
    if guess.column in chosen:
        return ColumnGuess(guess.column, chosen[guess.column], 1.0, "chosen by hand")
    if guess.field in taken:
        return ColumnGuess(guess.column, None, 1.0, "another column was chosen by hand")
    return guess


def _column_of(key: str, headers: Sequence[str]) -> int:
    if key in headers:
        return list(headers).index(key)
    folded = [fold(header) for header in headers]
    if fold(key) in folded:
        return folded.index(fold(key))
    if key.isdecimal() and int(key) < len(headers):
        return int(key)
    raise KeyError(key)


def _guess(column: int, header: str, cells: list[str]) -> ColumnGuess:
    special = _guess_special(column, header, cells)
    if special is not None:
        return special
    field, confidence = field_of_header(header)
    if field is None:
        return _guess_unnamed(column, header, cells)
    if field == "comment" and cells and _share(cells, str.isdecimal) > 0.8:
        return ColumnGuess(column, None, 0.6, f'"{header.strip()}" holds only numbers')
    if confidence < 0.97 and cells and not _could_be(field, cells):
        return ColumnGuess(column, None, 0.5, f'its cells are not what "{header.strip()[:60]}" seems to ask for')
    return ColumnGuess(column, field, confidence, f'the column is called "{header.strip()}"')


def _guess_special(column: int, header: str, cells: list[str]) -> ColumnGuess | None:
    """Guess ticks beneath a position, columns of the form itself, and a comment column for one item of several."""
    if is_tick_column(header, cells):
        return ColumnGuess(column, "position", 0.95, f'ticks beneath "{header.strip()}"')
    if is_ignored(header):
        return ColumnGuess(column, None, 0.9, f'"{header.strip()}" is a column of the office or the form')
    asks = field_of_header(header)[0] in ("comment", "item") and ITEM_IN_HEADER.search(header)
    if asks and cells and not any(map(str.isdecimal, cells)):
        return ColumnGuess(column, "comment", 0.95, f'"{header.strip()}" asks for a comment on one item')
    return None


def _guess_unnamed(column: int, header: str, cells: list[str]) -> ColumnGuess:
    guess = _guess_by_cells(column, cells)
    if guess.field == "position" and header.strip() and _share(cells, lambda cell: fold(cell) in _YES_OR_NO) > 0.5:
        return ColumnGuess(column, None, 0.5, "a question answered with yes or no")
    return guess


def _could_be(field: str, cells: list[str]) -> bool:
    """Tell whether cells can be what a long column name seems to ask for: a question is not always what it names."""
    if field == "email":
        return _share(cells, lambda cell: "@" in cell) >= 0.3
    if field == "received":
        return _share(cells, looks_like_a_time) >= 0.3
    if field == "phone":
        return _share(cells, lambda cell: any(map(str.isdecimal, cell))) >= 0.3
    if field == "position":
        return sum(map(len, cells)) <= 60 * len(cells)
    return _share(cells, lambda cell: fold(cell) in _YES_OR_NO) < 0.8


def _guess_by_cells(column: int, cells: list[str]) -> ColumnGuess:
    """Guess from the cells alone; the long text is looked for afterwards, over all columns."""
    positions = position_words()
    tests = (
        ("email", 0.95, 0.6, "e-mail addresses", lambda cell: bool(_EMAIL.match(cell))),
        ("received", 0.8, 0.7, "dates", looks_like_a_time),
        ("phone", 0.8, 0.7, "telephone numbers", lambda cell: bool(_PHONE.match(cell))),
        ("position", 0.8, 0.8, "support or oppose", lambda cell: fold(cell) in positions),
        ("name", 0.5, 0.8, "names", lambda cell: len(cell) <= 60 and bool(_NAME.match(cell))),
    )
    for field, confidence, least, what, test in tests:
        if cells and _share(cells, test) >= least:
            return ColumnGuess(column, field, confidence, f"its cells look like {what}")
    return ColumnGuess(column, None, 0.0, "nothing tells what it holds")


def _with_longest_text(guesses: list[ColumnGuess], filled: list[list[str]]) -> list[ColumnGuess]:
    """Where no column is called a comment, take the one with the longest cells, if they are sentences."""
    if any(guess.field == "comment" for guess in guesses):
        return guesses
    lengths = [sum(map(len, cells)) / len(cells) if cells else 0.0 for cells in filled]
    free = [guess.column for guess in guesses if guess.field in (None, "name", "title", "subject")]
    best = max(free, key=lambda column: lengths[column], default=None)
    if best is None or lengths[best] < 40 or _share(filled[best], lambda cell: len(cell.split()) >= 4) < 0.5:
        return guesses
    others = sorted((lengths[column] for column in free if column != best), reverse=True)
    clear = not others or lengths[best] > 2 * others[0]
    reason = "it holds the longest text"
    return [
        ColumnGuess(guess.column, "comment", 0.85 if clear else 0.6, reason) if guess.column == best else guess
        for guess in guesses
    ]


def _one_column_a_field(guesses: list[ColumnGuess]) -> list[ColumnGuess]:
    best: dict[str, ColumnGuess] = {}
    for guess in guesses:
        if guess.field and (guess.field not in best or guess.confidence > best[guess.field].confidence):
            best[guess.field] = guess
    kept: list[ColumnGuess] = []
    for guess in guesses:
        certain = guess.confidence > 0.9
        ticks = guess.reason.startswith("ticks ")
        if (
            (ticks and best["position"].reason.startswith("ticks "))
            or guess.field is None
            or best[guess.field] is guess
            or (guess.field in _REPEATABLE and certain)
        ):
            kept.append(guess)
        else:
            kept.append(ColumnGuess(guess.column, None, 0.5, f"another column fits {guess.field} better"))
    return kept


def _share(cells: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(1 for cell in cells if test(cell)) / len(cells) if cells else 0.0
