"""The line above which suggested links of demands to clauses are accepted all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from council_desk.ui.demands.forms import open_line
from council_desk.ui.policy.arrange import in_order
from council_desk.ui.words import count_of

if TYPE_CHECKING:
    from council_desk.ui.parts.form import Form
    from council_desk.ui.policy.arrange import ClauseRow
    from council_desk.ui.policy.deciding import Deciding
    from council_desk.ui.screen import Screen


def ask_line(screen: Screen, deciding: Deciding, rows: tuple[ClauseRow, ...], *, latest: bool) -> Form | None:
    """Ask how sure suggested links must be; None where none can be accepted now, and why is said in the strip.

    Only links of demands that are accepted, and only against the `latest` draft: so the office accepts them. `rows`:
    what the screen shows of the draft.
    """
    item_id = screen.item_id
    if item_id is None:
        return None
    touches = [touch for touch in in_order(rows) if touch.suggested]
    sure = [touch.link.confidence for touch in touches if touch.link.demand_id is not None]
    only_suggested = len(touches) - len(sure)
    if not latest:
        screen.said.emit("Links are accepted together for the latest draft only. Choose it at the top.")
        return None
    if not sure:
        accept_first = "Accept the demands first: Ctrl+3, then Ctrl+Enter."
        screen.said.emit(accept_first if only_suggested else "No suggested link waits for this draft.")
        return None
    words = "Every suggested link that is at least this sure is accepted. Undo takes all of it back."
    if only_suggested:
        demands = count_of(only_suggested, "demand that is", "demands that are")
        words += f" Left out: those of {demands} only suggested yet (Ctrl+3)."

    def accepted(links: int) -> None:
        if links:
            screen.changed.emit(f"Accepted {count_of(links, 'link')} of demands to clauses")
        else:
            screen.said.emit("Nothing was accepted: no suggested link is that sure.")

    def act(at_least: float) -> None:
        deciding.accept_above(item_id, at_least, accepted)

    return open_line(screen.desk, screen, "Accept suggested links", words, act, sure)
