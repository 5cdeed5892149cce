"""What the Demands screen changes, each as one titled change of the office."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from council_desk.ui.desk import Desk
from council_desk.ui.words import count_of

if TYPE_CHECKING:
    from council_desk.operations.move_excerpts import ChosenWords
    from council_desk.queries.demands import DemandLine, ExcerptLine

Then = Callable[[Any], object]


class DemandEdits(QObject):
    """Every method returns at once; `then` is called in the window's thread once the change is safe."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.item_id = 0

    def accept(self, lines: Sequence[DemandLine], at_least: float = 0.0) -> None:
        """Make suggested demands demands of the matter, with all their excerpts; take what waits for decided ones."""
        waiting = [line for line in lines if line.suggested]
        if not waiting:
            return
        item_id, who = self.item_id, self._desk.who

        def operation(session: Any) -> None:
            from council_desk.operations.accept_demands import accept_demand_group, accept_more_of_demand

            for line in waiting:
                if line.id is None:
                    accept_demand_group(session, item_id, line.group_key, who, at_least)
                else:
                    accept_more_of_demand(session, item_id, line.id, who)

        self._desk.jobs.write(self, _accepting(waiting), operation)

    def accept_above(self, at_least: float, then: Then) -> None:
        """Accept every suggested demand and excerpt of the item that is at least that sure."""
        item_id, who = self.item_id, self._desk.who

        def operation(session: Any) -> int:
            from council_desk.operations.accepting import accept_suggestions

            return accept_suggestions(session, item_id, who, at_least, "demands").demands

        self._desk.jobs.write(self, f"Accepted demands at least {at_least:.0%} sure", operation, then)

    def reject(self, lines: Sequence[DemandLine]) -> None:
        """Refuse suggested demands: they do not come back for these wordings."""
        keys = [line.group_key for line in lines if not line.decided]
        if not keys:
            return
        item_id, who = self.item_id, self._desk.who

        def operation(session: Any) -> None:
            from council_desk.operations.rejecting import reject_demand_group

            for key in keys:
                reject_demand_group(session, item_id, key, who)

        self._desk.jobs.write(self, f"Rejected {count_of(len(keys), 'suggested demand')}", operation)

    def merge(self, into: DemandLine, gone: Sequence[DemandLine], then: Then) -> None:
        """Make several demands one: the excerpts of `gone` go to `into`; suggested ones are accepted by it."""
        others = [line for line in gone if (line.id, line.group_key) != (into.id, into.group_key)]
        if not others:
            return
        item_id, who = self.item_id, self._desk.who

        def operation(session: Any) -> int:
            from council_desk.operations.accept_demands import accept_demand_group
            from council_desk.operations.demands import merge_demands

            def known(line: DemandLine) -> int:
                return line.id if line.id is not None else accept_demand_group(session, item_id, line.group_key, who)

            into_id = known(into)
            merge_demands(session, into_id, [demand for line in others if (demand := known(line)) != into_id])
            return into_id

        what = _named(others[0]) if len(others) == 1 else f"{len(others)} demands"
        self._desk.jobs.write(self, f"Merged {what} into {_named(into)}", operation, then)

    def nest(self, lines: Sequence[DemandLine], parent: DemandLine | None) -> None:
        """Put demands under another, or on the first level (None)."""
        ids = [line.id for line in lines if line.id is not None and (parent is None or line.id != parent.id)]
        parent_id = parent.id if parent else None
        if not ids or (parent is not None and parent_id is None):
            return

        def operation(session: Any) -> None:
            from council_desk.operations.demands import nest_demand

            for demand_id in ids:
                nest_demand(session, demand_id, parent_id)

        what = _named(lines[0]) if len(ids) == 1 else f"{len(ids)} demands"
        where = f"under demand {parent.number}" if parent else "at the top"
        self._desk.jobs.write(self, f"Put {what} {where}", operation)

    def delete(self, lines: Sequence[DemandLine]) -> None:
        """Take demands away with their excerpts and links; Undo brings them back whole."""
        ids = [line.id for line in lines if line.id is not None]
        if not ids:
            return

        def operation(session: Any) -> None:
            from council_desk.operations.demands import delete_demand

            for demand_id in ids:
                delete_demand(session, demand_id)

        what = _named(next(line for line in lines if line.id is not None)) if len(ids) == 1 else f"{len(ids)} demands"
        self._desk.jobs.write(self, f"Deleted {what} with its words and links", operation)

    def move(self, words: Sequence[ExcerptLine], to: DemandLine) -> None:
        """Let words ask for another demand; a suggested one is accepted first, for that is whose words they become."""
        item_id, who, chosen = self.item_id, self._desk.who, chosen_words(words)

        def operation(session: Any) -> None:
            from council_desk.operations.accept_demands import accept_demand_group
            from council_desk.operations.move_excerpts import move_excerpts

            to_id = to.id if to.id is not None else accept_demand_group(session, item_id, to.group_key, who)
            move_excerpts(session, chosen, to_id, who)

        self._desk.jobs.write(self, f"Moved {count_of(len(words), 'excerpt')} to {_named(to)}", operation)

    def split(self, words: Sequence[ExcerptLine], sentence: str) -> None:
        """Give words to a new demand with this sentence."""
        item_id, who, chosen = self.item_id, self._desk.who, chosen_words(words)

        def operation(session: Any) -> int:
            from council_desk.operations.move_excerpts import split_off

            return split_off(session, item_id, chosen, sentence, who)

        self._desk.jobs.write(self, f"Split {count_of(len(words), 'excerpt')} off into a demand", operation)

    def take_off(self, words: Sequence[ExcerptLine]) -> None:
        """Say that words ask for nothing."""
        who, chosen = self._desk.who, chosen_words(words)

        def operation(session: Any) -> None:
            from council_desk.operations.move_excerpts import remove_words

            remove_words(session, chosen, who)

        self._desk.jobs.write(self, f"Took {count_of(len(words), 'excerpt')} off its demand", operation)

    def join_matters(self, other_item: int, then: Then) -> None:
        """Make another item one of this item's matter, so that they share their demands."""
        item_id = self.item_id

        def operation(session: Any) -> int:
            from council_desk.operations.join_matters import join_matters

            return join_matters(session, item_id, other_item)

        self._desk.jobs.write(self, "Joined two items in one matter", operation, then)


def chosen_words(words: Sequence[ExcerptLine]) -> ChosenWords:
    """Return which excerpts, excerpts of templates and suggestions some lines stand for."""
    # Here and not above: it imports the database, which must wait until the window stands.
    from council_desk.operations.move_excerpts import ChosenWords

    decided = [line for line in words if line.decided and line.excerpt_id is not None]
    return ChosenWords(
        tuple(line.excerpt_id or 0 for line in decided if line.comment_id is not None),
        tuple(line.excerpt_id or 0 for line in decided if line.comment_id is None),
        tuple(line.suggestion_id or 0 for line in words if line.suggestion_id is not None),
    )


def _named(line: DemandLine) -> str:
    return f"demand {line.number}" if line.number else "a suggested demand"


def _accepting(lines: Sequence[DemandLine]) -> str:
    if len(lines) > 1:
        return f"Accepted {len(lines)} demands"
    (line,) = lines
    if line.decided:
        return f"Accepted demand {line.number} in {count_of(line.suggested, 'more comment')}"
    return f"Accepted a demand with {count_of(line.suggested, 'excerpt')}"
