"""What the keys and buttons of the Policy screen change, each as one titled change of the office."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from council_desk.errors import DeskError
from council_desk.ui.desk import Desk
from council_desk.ui.words import COVERAGE_WORDS

if TYPE_CHECKING:
    from council_desk.operations.policy import PolicyProposal
    from council_desk.ui.policy.arrange import Touch


class Deciding(QObject):
    """Writes links and drafts. Every method returns at once."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def decide(
        self,
        item_id: int,
        draft_id: int,
        touch: Touch,
        clause: tuple[int | None, str],
        coverage: str,
        note: str,
        failed: Callable[[DeskError], object],
    ) -> None:
        """Say how far a clause (its id and citation) answers a demand; a demand that was only suggested is accepted.

        A decided link to another clause moves.
        """
        clause_id, citation = clause
        link, who = touch.link, self._desk.who

        def operation(session: Any) -> int:
            from council_desk.operations.accepting import accept_demand_group
            from council_desk.operations.policy import decide_link, remove_link

            demand_id = link.demand_id
            if demand_id is None:
                demand_id = accept_demand_group(session, item_id, link.group_key, who)
            if link.link_id is not None and link.clause_id != clause_id:
                remove_link(session, link.link_id)
            return decide_link(session, demand_id, draft_id, clause_id, coverage, note, who)

        where = citation if clause_id is not None else "no clause"
        title = f"Linked {touch.name} to {where} as {COVERAGE_WORDS[coverage].lower()}"
        self._desk.jobs.write(self, title, operation, failed=failed)

    def accept_above(self, item_id: int, at_least: float, then: Callable[[int], object]) -> None:
        """Accept every suggested link of the item's latest draft that is at least that sure (0 to 1), as one change."""
        who = self._desk.who

        def operation(session: Any) -> int:
            from council_desk.operations.accepting import accept_suggestions

            return accept_suggestions(session, item_id, who, at_least, "links").links

        self._desk.jobs.write(self, f"Accepted links at least {at_least:.0%} sure", operation, then, shown=True)

    def keep_note(self, draft_id: int, touch: Touch, note: str) -> None:
        """Keep the note of a decided link."""
        link, who = touch.link, self._desk.who

        def operation(session: Any) -> None:
            from council_desk.operations.policy import decide_link

            if link.demand_id is not None:
                decide_link(session, link.demand_id, draft_id, link.clause_id, link.coverage, note, who)

        self._desk.jobs.write(self, f"Changed the note on {touch.name}", operation)

    def reject(self, touch: Touch) -> None:
        """Refuse a suggested link; it is not suggested for this draft again."""
        suggestion_id, who = touch.link.suggestion_id, self._desk.who
        if suggestion_id is None:
            return

        def operation(session: Any) -> None:
            from council_desk.operations.rejecting import reject_link

            reject_link(session, suggestion_id, who)

        where = touch.link.citation or "no clause"
        self._desk.jobs.write(self, f"Refused the suggested link of {touch.name} to {where}", operation)

    def refuse_demand(self, item_id: int, touch: Touch) -> None:
        """Say that a suggested demand is none."""
        group_key, who = touch.link.group_key, self._desk.who

        def operation(session: Any) -> None:
            from council_desk.operations.rejecting import reject_demand_group

            reject_demand_group(session, item_id, group_key, who)

        self._desk.jobs.write(self, "Refused a suggested demand", operation)

    def remove(self, touch: Touch) -> None:
        """Take a decided link back."""
        link_id = touch.link.link_id
        if link_id is None:
            return

        def operation(session: Any) -> None:
            from council_desk.operations.policy import remove_link

            remove_link(session, link_id)

        where = touch.link.citation or "no clause"
        self._desk.jobs.write(self, f"Took back the link of {touch.name} to {where}", operation)

    def add_draft(
        self,
        item_id: int,
        proposal: PolicyProposal,
        name: str,
        force: str | None,
        then: Callable[[int], object],
        failed: Callable[[DeskError], object],
    ) -> None:
        """Add a draft that was looked at."""

        def operation(session: Any) -> int:
            from council_desk.operations.policy import add_draft

            return add_draft(session, item_id, proposal, name, force)

        self._desk.jobs.write(self, f"Added {name} of the policy", operation, then, failed, shown=True)
