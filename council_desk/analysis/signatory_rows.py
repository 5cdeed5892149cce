"""A list of signatories into signatories: one a line, a run with commas, rows, columns, or several lines each."""

import re
from collections.abc import Sequence

from council_desk.analysis.signatory_lines import (
    GROUP,
    NOISE,
    OTHER,
    PERSON,
    PLACE,
    TITLE,
    Signed,
    kind_of,
    one_of,
    parts_of,
    tidy,
)

_CELLS = re.compile(r"\t+|\s{3,}|\s*\|\s*")
_AND = re.compile(r"\s+(?:and|&|y)\s+", re.IGNORECASE)
_WRAPPED = 30
"""Characters of a line that was broken at a column, at least."""

_MORE_LINES = 5
"""A signatory stands in at most this many lines: name, title, organisation, address, city."""

Parts = list[tuple[str, str]]


def in_columns(line: str) -> bool:
    """Whether a line holds several cells: a table's row, or two columns of a page side by side."""
    return len(_cells(line)) > 1


def _cells(line: str) -> list[str]:
    return [cell for cell in (tidy(cell) for cell in _CELLS.split(line.strip())) if cell]


def signed_in(lines: Sequence[str]) -> list[Signed]:
    """Return the signatories that the lines of a list hold."""
    rows = _by_columns(list(lines))
    rows = _without_signatures(rows)
    filled = [row for row in rows if row.strip()]
    if not filled:
        return []
    if any(";" in row for row in filled):
        pieces = [piece for row in filled for piece in row.split(";")]
        return [one_of(_row_parts(piece), piece) for piece in pieces if _counts(_row_parts(piece))]
    run = _run(filled)
    if run is not None:
        return run
    chunks = _chunks(rows)
    if len(chunks) > 1 and _are_records(chunks):
        return [_merged(chunk) for chunk in chunks if any(_counts(parts_of(line)) for line in chunk)]
    return _one_after_another(filled)


def _without_signatures(rows: list[str]) -> list[str]:
    """Take out "/s/ Ana Ortiz" where the name itself stands below."""
    names = {tidy(row) for row in rows if not row.lstrip().startswith("/s/")}
    return [row for row in rows if not (row.lstrip().startswith("/s/") and tidy(row) in names)]


def _row_parts(piece: str) -> Parts:
    return [(kind, words) for kind, words in parts_of(piece) if words]


def _counts(parts: Parts) -> bool:
    return any(kind in (PERSON, GROUP, OTHER) for kind, _ in parts)


def _by_columns(lines: list[str]) -> list[str]:
    """Put columns one under the other; a table whose rows are one signatory each stays, its cells parted by commas."""
    cells = [_cells(line) for line in lines]
    wide = [row for row in cells if len(row) > 1]
    filled = sum(1 for row in cells if row)
    if not wide or len(wide) * 2 < filled:
        return lines
    mixed = sum(1 for row in wide if len({_role(cell) for cell in row}) > 1)
    if mixed * 2 > len(wide):
        return [", ".join(row) for row in cells]
    most = max(len(row) for row in wide)
    # A blank line in the page is one in each column, so that signatories of several lines stay apart.
    return [row[place] if place < len(row) else "" for place in range(most) for row in cells]


def _role(cell: str) -> str:
    kinds = [kind for kind, _ in parts_of(cell)]
    return "name" if kinds and kinds[0] in (PERSON, OTHER) else kinds[0] if kinds else NOISE


def _run(filled: Sequence[str]) -> list[Signed] | None:
    """Names one after the other with commas; None where the lines are rows or single names."""
    ended = sum(1 for row in filled if row.rstrip().endswith(","))
    if len(filled) > 1 and ended * 2 < len(filled) and not _is_wrapped(filled):
        return None
    joined = " ".join(row.strip() for row in filled)
    pieces = [
        piece
        for piece in re.split(r",\s+(?!(?:jr|sr|inc|llc|ph\.?d|m\.?d)\b)", joined, flags=re.IGNORECASE)
        if piece.strip(" ,")
    ]
    names = [tidy(piece) for piece in pieces]
    last = _AND.split(names[-1]) if names else []
    if len(last) == 2 and len(names) > 1 and all(kind_of(tidy(each)) in (PERSON, GROUP) for each in last):
        names[-1:] = [tidy(each) for each in last]
    kinds = [kind_of(name) for name in names]
    if len(names) < 2 or any(kind not in (PERSON, GROUP, OTHER) for kind in kinds):
        return None
    if len(filled) == 1 and len(names) == 2 and kinds[0] != kinds[1]:
        return None
    return [one_of([(kind, name)], "") for kind, name in zip(kinds, names, strict=True)]


def _is_wrapped(filled: Sequence[str]) -> bool:
    """Whether lines are a run broken at a column: long ones that hold several names, the breaks anywhere."""
    counts = [row.count(",") for row in filled]
    return all(len(row) >= _WRAPPED for row in filled[:-1]) and min(counts[:-1]) >= 1 and max(counts) >= 2


def _chunks(rows: Sequence[str]) -> list[list[str]]:
    chunks: list[list[str]] = [[]]
    for row in rows:
        if row.strip():
            chunks[-1].append(row)
        elif chunks[-1]:
            chunks.append([])
    return [chunk for chunk in chunks if chunk]


def _are_records(chunks: Sequence[list[str]]) -> bool:
    """Whether each chunk between blank lines is one signatory: a name first and what belongs to it below."""
    several = [chunk for chunk in chunks if len(chunk) > 1]
    if len(several) * 2 < len(chunks) or any(len(chunk) > _MORE_LINES for chunk in chunks):
        return False
    for chunk in several:
        kinds = [kind for line in chunk for kind, _ in parts_of(line)[:1]]
        if kinds.count(PERSON) > 1 or kinds.count(GROUP) > 2 or kinds[0] not in (PERSON, GROUP, OTHER, NOISE):
            return False
    return True


def _merged(lines: Sequence[str]) -> Signed:
    return one_of([part for line in lines for part in parts_of(line)], " ".join(lines))


def _one_after_another(filled: Sequence[str]) -> list[Signed]:
    """Lines without blanks between: each a signatory, unless titles or a steady order of name and group join them."""
    parts = [_row_parts(line) for line in filled]
    heads = [row[0][0] if row else NOISE for row in parts]
    paired = _is_paired(heads)
    made: list[Signed] = []
    for line, row, head in zip(filled, parts, heads, strict=True):
        if not _counts(row) and head not in (TITLE, PLACE):
            if made and not made[-1].email:
                made[-1].email = one_of(row, line).email
            continue
        if made and _belongs(made[-1], head, paired):
            for kind, piece in row:
                made[-1].add(kind, piece)
        elif _counts(row):
            made.append(one_of(row, line))
    return made


def _belongs(before: Signed, head: str, paired: bool) -> bool:
    if head in (TITLE, PLACE):
        return True
    joins = before.title or paired
    if head in (GROUP, OTHER):
        return joins and not before.group and bool(before.person)
    return False


def _is_paired(heads: Sequence[str]) -> bool:
    """Whether persons and groups take turns line by line: a name, then whom it signs for."""
    names = [head for head in heads if head in (PERSON, GROUP)]
    turns = all(head == (PERSON, GROUP)[place % 2] for place, head in enumerate(names))
    return turns and len(names) >= 4 and len(names) % 2 == 0
