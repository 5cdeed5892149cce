"""Stance and coverage marks, drawn as paths, and their words: the same shapes and hues as in the window."""

from council_desk.documents import paper
from council_desk.documents.fragments import Style
from council_desk.documents.pen import Pen

STANCE_WORDS = {
    "support": "Support",
    "support_if_amended": "Support if amended",
    "oppose_unless_amended": "Oppose unless amended",
    "oppose": "Oppose",
    "neutral": "Neutral",
    "question": "Question",
    "unclear": "Unclear",
    "untagged": "Not decided",
}

COVERAGE_WORDS = {
    "met": "Met",
    "partly": "Partly met",
    "weaker_instrument": "Weaker instrument",
    "absent": "Absent",
    "conflicts": "Conflicts",
}

STANCE_FILL = {
    "support": paper.SUPPORT,
    "support_if_amended": paper.IF_AMENDED,
    "oppose_unless_amended": paper.UNLESS,
    "oppose": paper.OPPOSE,
}


def stance_mark(pen: Pen, stance: str, x: float, baseline: float, size: float = 6.5) -> None:
    """Draw the mark of a stance (or "untagged") in a square of `size` points that stands on the baseline."""
    top, left, right = baseline - size * 0.92, x, x + size
    middle = x + size / 2
    if stance in {"support", "support_if_amended"}:
        _triangle(pen, [(left, baseline), (middle, top), (right, baseline)], paper.SUPPORT, stance == "support")
    elif stance in {"oppose", "oppose_unless_amended"}:
        _triangle(pen, [(left, top), (middle, baseline), (right, top)], paper.OPPOSE, stance == "oppose")
    elif stance == "neutral":
        pen.box(x + size * 0.12, top + size * 0.12, size * 0.72, size * 0.72, fill=paper.NEUTRAL)
    elif stance == "question":
        pen.disc(middle, (top + baseline) / 2, size * 0.52, fill=paper.QUESTION)
        pen.string("?", Style("sans-bold", size * 0.86, paper.WHITE), middle, baseline - size * 0.15, "centre")
    else:
        dash = ".9 1.1" if stance == "unclear" else ""
        pen.disc(middle, (top + baseline) / 2, size * 0.43, stroke=paper.NEUTRAL, dash=dash)


def _triangle(pen: Pen, points: list[tuple[float, float]], colour: str, whole: bool) -> None:
    """A filled triangle; one with a condition is filled in its left half only."""
    first, tip, _ = points
    if whole:
        pen.shape(points, colour)
    else:
        pen.shape([first, tip, (tip[0], first[1])], colour)
    pen.stroke(points, 0.7, colour, closed=True)


def coverage_mark(pen: Pen, coverage: str, x: float, baseline: float, size: float = 7.0) -> None:
    """Draw the mark of a coverage in a square of `size` points that stands on the baseline."""
    radius = size / 2 - 0.3
    cx, cy = x + size / 2, baseline - size * 0.44
    if coverage == "met":
        pen.disc(cx, cy, radius, fill=paper.INK, stroke=paper.INK)
    elif coverage == "conflicts":
        arm = size * 0.36
        pen.stroke([(cx - arm, cy - arm), (cx + arm, cy + arm)], 1.7, paper.INK)
        pen.stroke([(cx - arm, cy + arm), (cx + arm, cy - arm)], 1.7, paper.INK)
    else:
        pen.disc(cx, cy, radius, stroke=paper.INK)
        if coverage == "partly":
            pen.half_disc(cx, cy, radius, paper.INK)
        elif coverage == "weaker_instrument":
            pen.disc(cx, cy, size * 0.17, fill=paper.INK)


def stance_fill(pen: Pen, stance: str, x: float, y: float, width: float, height: float) -> None:
    """Fill a piece of a bar: solid or hatched tells the side, dark or light the firmness; the rest is outlined."""
    if stance in {"support", "support_if_amended"}:
        pen.box(x, y, width, height, fill=STANCE_FILL[stance])
    elif stance == "oppose_unless_amended":
        pen.hatch(x, y, width, height, line=paper.UNLESS, ground=paper.OPPOSE_TINT)
    elif stance == "oppose":
        pen.hatch(x, y, width, height, line=paper.OPPOSE_TINT, ground=paper.OPPOSE)
    elif stance == "untagged":
        corners = [
            (x + 0.3, y + 0.3),
            (x + width - 0.3, y + 0.3),
            (x + width - 0.3, y + height - 0.3),
            (x + 0.3, y + height - 0.3),
        ]
        pen.stroke(corners, 0.7, paper.GREY, dash="2.2 1.8", closed=True)
    else:
        pen.box(x + 0.3, y + 0.3, width - 0.6, height - 0.6, stroke=paper.GREY)
