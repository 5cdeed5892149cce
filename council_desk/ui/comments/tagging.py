"""What the keys and buttons of the Comments screen change, each as one titled change of the office."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from council_desk.ui.comments.asking import Shown
from council_desk.ui.desk import Desk
from council_desk.ui.words import STANCE_WORDS, count_of

if TYPE_CHECKING:
    from council_desk.errors import DeskError
    from council_desk.operations.tag_found_words import TaggedWords
    from council_desk.queries.comments import CommentDetail, ShownExcerpt


class Tagging(QObject):
    """Writes tags. Every method returns at once; `then` is called in the window's thread once the change is safe, after
    `written`, which tells what `shown` asked in the same change: what was tagged is seen at once.
    """

    written = Signal(object)

    def __init__(self, desk: Desk, parent: QObject, shown: Callable[[], Callable[[Any, bool], Shown] | None]) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown = shown
        self._unanswered = 0
        """Changes whose answers are not on screen yet."""

    def stance_and_done(self, detail: CommentDetail, stance: str) -> None:
        """Give one comment its own stance and say that it is done: one change, so that one Undo takes both back."""

        def call(op: Any, session: Any) -> None:
            op.set_stance(session, [detail.id], stance, self.who)
            op.mark_done(session, [detail.id], True)

        self._write(f"Tagged no. {detail.label} as {STANCE_WORDS[stance].lower()}, done", call)

    def accept_and_done(self, detail: CommentDetail, suggestion_id: int) -> None:
        """Make a suggestion a tag and say that the comment is done: one change."""

        def operation(session: Any) -> None:
            from council_desk.operations.accepting import accept_suggestion
            from council_desk.operations.tagging import mark_done

            accept_suggestion(session, suggestion_id, self.who)
            mark_done(session, [detail.id], True)

        self._change(f"Accepted a suggestion for no. {detail.label}, done", operation)

    def stance(self, detail: CommentDetail, stance: str | None) -> None:
        """Give one comment its own stance, or take it away."""
        words = f"as {STANCE_WORDS[stance].lower()}" if stance else "as not tagged"
        self._write(f"Tagged no. {detail.label} {words}", lambda op, s: op.set_stance(s, [detail.id], stance, self.who))

    def stances(
        self,
        ids: Sequence[int],
        stance: str,
        also_decided: bool,
        then: Callable[[int], object],
        also_done: bool = False,
    ) -> None:
        """Give many comments a stance; those already decided are left alone unless `also_decided`."""

        def call(op: Any, session: Any) -> int:
            changed: int = op.set_stance(session, ids, stance, self.who, only_untagged=not also_decided)
            if also_done:
                op.mark_done(session, ids, True)
            return changed

        # How many of them were untagged is known only once it is done: the title must not count those left alone.
        which = count_of(len(ids), "comment")
        title = f"Tagged {which if also_decided else f'the untagged of {which}'} as {STANCE_WORDS[stance].lower()}"
        self._write(title, call, then)

    def done(
        self, ids: Sequence[int], done: bool, label: str, then: Callable[[Sequence[int]], object] | None = None
    ) -> None:
        """Say that a person is done with comments, or not; `then` gets those that were not so before."""
        self._flag(f"Marked {label} as {'done' if done else 'not done'}", "done", ids, done, then)

    def reply_owed(
        self, ids: Sequence[int], owed: bool, label: str, then: Callable[[Sequence[int]], object] | None = None
    ) -> None:
        """Say that a reply is owed, or not; `then` gets those for whom that was not said before."""
        words = "a reply is owed" if owed else "no reply is owed"
        self._flag(f"Marked {label}: {words}", "reply_owed", ids, owed, then)

    def _flag(
        self,
        title: str,
        name: str,
        ids: Sequence[int],
        on: bool,
        then: Callable[[Sequence[int]], object] | None,
    ) -> None:
        """Set a yes or no of comments; those that have it so are left alone."""

        def operation(session: Any) -> Sequence[int]:
            from council_desk.operations.tagging import mark_done, mark_reply_owed
            from council_desk.queries.comment_table import comment_lines

            lines = comment_lines(session, ids)
            others = [line.id for line in lines if getattr(line, name) is not on]
            # A comment that is done once more is done with its second look too: that is why they are all marked.
            (mark_done if name == "done" else mark_reply_owed)(session, ids, on)
            return others

        self._change(title, operation, then)

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

        self._change(f"Added a demand from no. {detail.label}", operation)

    def move_excerpt(self, detail: CommentDetail, excerpt: ShownExcerpt, demand: int | str) -> None:
        """Make an excerpt one of another demand, by its id or by the sentence of a new one: one change."""

        def operation(session: Any) -> int:
            from council_desk.operations.demands import add_demand
            from council_desk.operations.tagging import add_excerpt, remove_excerpt

            if excerpt.excerpt_id is not None:
                remove_excerpt(session, excerpt.excerpt_id)
                session.flush()
            known = demand if isinstance(demand, int) else add_demand(session, detail.item_id or 0, demand)
            return add_excerpt(session, detail.id, excerpt.start, excerpt.end, known, self.who)

        self._change(f"Gave words of no. {detail.label} another demand", operation)

    def found_words(
        self,
        ids: Sequence[int],
        words: str,
        kind: str,
        demand: int | str,
        whole: bool,
        then: Callable[[TaggedWords], object],
        failed: Callable[[DeskError], object],
    ) -> None:
        """Tag every place where words stand in these comments: one change."""

        def operation(session: Any) -> TaggedWords:
            from council_desk.operations.tag_found_words import tag_found_words

            return tag_found_words(session, ids, words, self.who, kind, demand, whole)

        what = {"demand": "with a demand", "question": "as questions", "sensitive": "as sensitive"}[kind]
        self._change(f"Tagged words found in {count_of(len(ids), 'comment')} {what}", operation, then, failed)

    def suggestions(
        self, ids: Sequence[int], accept: bool, also_done: bool, then: Callable[[int], object] | None = None
    ) -> None:
        """Accept (or reject) the suggested stances of comments; those without one are left alone: one change."""

        def operation(session: Any) -> int:
            from council_desk.operations.suggested_stances import accept_stances_of, reject_stances_of
            from council_desk.operations.tagging import mark_done

            changed = (accept_stances_of if accept else reject_stances_of)(session, ids, self.who)
            if also_done:
                mark_done(session, ids, True)
            return changed

        words = "Accepted" if accept else "Rejected"
        self._change(f"{words} the suggested stances of {count_of(len(ids), 'comment')}", operation, then)

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

        self._change(f"Accepted a suggestion for no. {detail.label}", operation)

    def reject(self, detail: CommentDetail, suggestion_id: int) -> None:
        """Reject a suggestion: it does not come back for this wording."""

        def operation(session: Any) -> None:
            from council_desk.operations.rejecting import reject_suggestion

            reject_suggestion(session, suggestion_id, self.who)

        self._change(f"Rejected a suggestion for no. {detail.label}", operation)

    @property
    def who(self) -> str:
        """The name that decisions are recorded under."""
        return self._desk.who

    def _write(self, title: str, call: Callable[[Any, Any], Any], then: Callable[[Any], object] | None = None) -> None:
        def operation(session: Any) -> Any:
            # Here and not above: it imports the database, which must wait until the window stands.
            from council_desk.operations import tagging

            return call(tagging, session)

        self._change(title, operation, then)

    def _change(
        self,
        title: str,
        operation: Callable[[Any], Any],
        then: Callable[[Any], object] | None = None,
        failed: Callable[[DeskError], object] | None = None,
    ) -> None:
        wanted = self._shown()
        outdated = self._unanswered > 0
        self._unanswered += 1

        def work(session: Any) -> tuple[Any, Shown | None]:
            result = operation(session)
            return result, wanted(session, outdated) if wanted is not None else None

        def done(result: tuple[Any, Shown | None]) -> None:
            self._unanswered -= 1
            if result[1] is not None:
                self.written.emit(result[1])
            if then is not None:
                then(result[0])

        def not_done(problem: DeskError) -> None:
            self._unanswered -= 1
            (failed or self._desk.jobs.failed.emit)(problem)

        self._desk.jobs.write(self, title, work, done, not_done)
