"""What a coder answered, in the window's words."""

from __future__ import annotations

from collections.abc import Sequence

from council_desk.queries.double_coding import CodebookLine
from council_desk.ui.words import STANCE_SHORT


def answer_words(stance: str | None, demands: Sequence[int], codebook: Sequence[CodebookLine]) -> str:
    """Return "If amended · 1, 3": a stance and the numbers of demands; empty where nothing is answered."""
    numbers = ", ".join(str(line.number) for line in codebook if line.demand_id in demands)
    return " · ".join(part for part in (STANCE_SHORT.get(stance or "", ""), numbers) if part)


def figure(value: float | None) -> str:
    """Return a coefficient as "0.78", "−0.05", or a dash where it cannot be computed."""
    return "–" if value is None else f"{value:.2f}".replace("-", "−")


def whole_percent(share: float | None) -> str:
    """Return a share as "87 %", rounded; a dash where there is none. All and nothing are only said where they hold."""
    if share is None:
        return "–"
    rounded = round(share * 100)
    if rounded == 100 and share < 1:
        rounded = 99
    if rounded == 0 and share > 0:
        rounded = 1
    return f"{rounded} %"
