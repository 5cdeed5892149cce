"""What goes on which page: rows placed down the page before anything is drawn, so that page numbers are known."""

from collections.abc import Callable
from dataclasses import dataclass

from council_desk.documents import paper
from council_desk.documents.pen import Pen
from council_desk.documents.text_run import LaidText


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a row is drawn: its left edge and top in points; `first`: it is the first of its page."""

    x: float
    top: float
    first: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A strip of the page that never splits. `glue`: it stays on the page of the row below; `gap`: points of white
    above it, not at the top of a page; `name`: a place that others link to."""

    height: float
    draw: Callable[[Pen, Spot], None]
    glue: bool = False
    gap: float = 0.0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A row on its page (1, 2, ...)."""

    page: int
    spot: Spot
    row: Row


def nothing(pen: Pen, spot: Spot) -> None:
    """Draw nothing: white space."""


def space(height: float, glue: bool = False) -> Row:
    """Return a row of white."""
    return Row(height, nothing, glue)


def glued(rows: list[Row]) -> list[Row]:
    """Return the rows so that they stay together on one page; the last is free of what follows."""
    return [Row(r.height, r.draw, i < len(rows) - 1, r.gap, r.name) for i, r in enumerate(rows)]


def text_row(laid: LaidText, x: float = 0.0, *, gap: float = 0.0, drop: float = 0.77, glue: bool = False) -> Row:
    """Return laid text as a row, `x` points in; the first baseline lies `drop` leadings below its top."""

    def draw(pen: Pen, spot: Spot) -> None:
        pen.text(laid, spot.x + x, spot.top + laid.leading * drop)

    return Row(laid.height, draw, glue, gap)


def place_rows(rows: list[Row], *, top: float = paper.TOP, bottom: float = paper.BOTTOM, page: int = 1) -> list[Placed]:
    """Put rows on pages one below the other; rows glued together go to the next page together."""
    placed: list[Placed] = []
    y, first = top, True
    for group in _groups(rows):
        height = sum(row.height + row.gap for row in group) - (group[0].gap if first else 0.0)
        if y + height > bottom + 0.01 and not first:
            page, y, first = page + 1, top, True
        for row in group:
            if not first:
                y += row.gap
            if y + row.height > bottom + 0.01 and not first:
                page, y, first = page + 1, top, True
            placed.append(Placed(page, Spot(paper.LEFT, y, first), row))
            y += row.height
            first = False
    return placed


def _groups(rows: list[Row]) -> list[list[Row]]:
    groups: list[list[Row]] = []
    open_group = False
    for row in rows:
        if open_group:
            groups[-1].append(row)
        else:
            groups.append([row])
        open_group = row.glue
    return groups


def pages_of(placed: list[Placed]) -> dict[str, int]:
    """Return the page of each named row."""
    return {p.row.name: p.page for p in placed if p.row.name}


def draw_rows(pen: Pen, placed: list[Placed], end_page: Callable[[Pen], None]) -> None:
    """Draw placed rows; `end_page` is called on each page when its rows are drawn (the foot), and turns the page."""
    page = placed[0].page if placed else 1
    for one in placed:
        while page < one.page:
            end_page(pen)
            page += 1
        if one.row.name:
            pen.place(one.row.name, one.spot.top)
        one.row.draw(pen, one.spot)
    end_page(pen)


@dataclass(frozen=True, slots=True)
class Column:
    """A column still to be filled: page, left edge, top and bottom."""

    page: int
    x: float
    top: float
    bottom: float


def columns(page: int, first_top: float, top: float, count: int) -> Callable[[int], Column]:
    """Return the n-th column (from 0), `count` on a page, from `page` on; the first page's start at `first_top`."""

    def column(n: int) -> Column:
        at = page + n // count
        x = paper.LEFT + (n % count) * paper.PAIR_X
        return Column(at, x, first_top if at == page else top, paper.BOTTOM)

    return column
