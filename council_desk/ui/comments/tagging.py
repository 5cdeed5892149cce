"""What the keys and buttons of the Comments screen change, each as one titled change of the office."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from council_desk.ui.desk import Desk
from council_desk.ui.words import STANCE_WORDS, count_of

if TYPE_CHECKING:
    from council_desk.queries.comments import CommentDetail


class Tagging(QObject):
    """Writes tags. Every method returns at once; `then` is called in the window's thread once the change is safe."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def stance_and_done(self, detail: CommentDetail, stance: str) -> None:
        """Give one comment its own stance and say that it is done: one change, so that one Undo takes both back."""

        def call(op: Any, session: Any) -> None:
            op.set_stance(session, [detail.id], stance, self.who)
            op.mark_done(session, [detail.id], True)

        self._write(f"Tagged no. {detail.label} as {STANCE_WORDS[stance].lower()}, done", call)

    def stance(self, detail: CommentDetail, stance: str | None) -> None:
        """Give one comment its own stance, or take it away."""
        words = f"as {STANCE_WORDS[stance].lower()}" if stance else "as not tagged"
        self._write(f"Tagged no. {detail.label} {words}", lambda op, s: op.set_stance(s, [detail.id], stance, self.who))

    def stances(self, ids: Sequence[int], stance: str, also_decided: bool, then: Callable[[int], object]) -> None:
        """Give many comments a stance; those already decided are left alone unless `also_decided`."""
        # How many of them were untagged is known only once it is done: the title must not count those left alone.
        which = count_of(len(ids), "comment")
        title = f"Tagged {which if also_decided else f'the untagged of {which}'} as {STANCE_WORDS[stance].lower()}"
        self._write(title, lambda op, s: op.set_stance(s, ids, stance, self.who, only_untagged=not also_decided), then)

    def done(self, ids: Sequence[int], done: bool, label: str) -> None:
        """Say that a person is done with comments, or not."""
        self._write(f"Marked {label} as {'done' if done else 'not done'}", lambda op, s: op.mark_done(s, ids, done))

    def reply_owed(self, ids: Sequence[int], owed: bool, label: str) -> None:
        """Say that a reply is owed, or not."""
        words = "a reply is owed" if owed else "no reply is owed"
        self._write(f"Marked {label}: {words}", lambda op, s: op.mark_reply_owed(s, ids, owed))

    def excerpt(self, detail: CommentDetail, span: tuple[int, int], demand_id: int) -> None:
        """Make words an excerpt of a demand."""
        self._write(
            f"Tagged words of no. {detail.label} with a demand",
            lambda op, s: op.add_excerpt(s, detail.id, span[0], span[1], demand_id, self.who),
        )

    def excerpt_of_new_demand(
        self, detail: CommentDetail, span: tuple[int, int], sentence: str, short_name: str
    ) -> None:
        """Add a demand to the matter's list and make words its first excerpt: one change."""

        def operation(session: Any) -> int:
            from council_desk.operations.demands import add_demand
            from council_desk.operations.tagging import add_excerpt

            demand_id = add_demand(session, detail.item_id or 0, sentence, short_name)
            return add_excerpt(session, detail.id, span[0], span[1], demand_id, self.who)

        self._desk.jobs.write(self, f"Added a demand from no. {detail.label}", operation)

    def remove_excerpt(self, detail: CommentDetail, excerpt_id: int) -> None:
        """Take an excerpt away."""
        self._write(f"Took a demand off no. {detail.label}", lambda op, s: op.remove_excerpt(s, excerpt_id))

    def question(self, detail: CommentDetail, span: tuple[int, int]) -> None:
        """Mark words as a question owed an answer."""
        self._write(
            f"Marked a question in no. {detail.label}",
            lambda op, s: op.add_question(s, detail.id, span[0], span[1], self.who),
        )

    def remove_question(self, detail: CommentDetail, question_id: int) -> None:
        """Say that it was no question."""
        self._write(f"Took a question off no. {detail.label}", lambda op, s: op.remove_question(s, question_id))

    def sensitive(self, detail: CommentDetail, span: tuple[int, int], kind: str) -> None:
        """Mark words as a disclosure to be looked at before printing."""
        self._write(
            f"Marked a sensitive passage in no. {detail.label}",
            lambda op, s: op.add_sensitive(s, detail.id, span[0], span[1], kind, self.who),
        )

    def decide_sensitive(self, detail: CommentDetail, passage_id: int, decision: str | None) -> None:
        """Decide whether a disclosure prints."""
        words = {"print": "may be printed", "withhold": "is withheld"}.get(decision or "", "is undecided again")
        self._write(
            f"A sensitive passage in no. {detail.label} {words}",
            lambda op, s: op.decide_sensitive(s, passage_id, decision, self.who),
        )

    def remove_sensitive(self, detail: CommentDetail, passage_id: int) -> None:
        """Say that it was no disclosure."""
        self._write(
            f"Took a sensitive passage off no. {detail.label}", lambda op, s: op.remove_sensitive(s, passage_id)
        )

    def accept(self, detail: CommentDetail, suggestion_id: int) -> None:
        """Make a suggestion a tag."""

        def operation(session: Any) -> object:
            from council_desk.operations.accepting import accept_suggestion

            return accept_suggestion(session, suggestion_id, self.who)

        self._desk.jobs.write(self, f"Accepted a suggestion for no. {detail.label}", operation)

    def reject(self, detail: CommentDetail, suggestion_id: int) -> None:
        """Reject a suggestion: it does not come back for this wording."""

        def operation(session: Any) -> None:
            from council_desk.operations.rejecting import reject_suggestion

            reject_suggestion(session, suggestion_id, self.who)

        self._desk.jobs.write(self, f"Rejected a suggestion for no. {detail.label}", operation)

    @property
    def who(self) -> str:
        """The name that decisions are recorded under."""
        return self._desk.who

    def _write(self, title: str, call: Callable[[Any, Any], Any], then: Callable[[Any], object] | None = None) -> None:
        def operation(session: Any) -> Any:
            # Here and not above: it imports the database, which must wait until the window stands.
            from council_desk.operations import tagging

            return call(tagging, session)

        self._desk.jobs.write(self, title, operation, then)
