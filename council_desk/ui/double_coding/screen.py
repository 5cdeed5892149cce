"""Double coding of an item: start, code blind, wait for the other, then settle. One page at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from council_desk.queries.double_coding import BlindSheet, CoderLine, CodingLine
from council_desk.queries.double_coding_results import CodingResults
from council_desk.ui.desk import Desk
from council_desk.ui.double_coding.blind_page import BlindPage
from council_desk.ui.double_coding.results_page import ResultsPage
from council_desk.ui.double_coding.start_form import open_start_form
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.form import Form
from council_desk.ui.parts.message import EmptyMessage, Offer
from council_desk.ui.screen import Screen

if TYPE_CHECKING:
    from council_desk.store.store import Store


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where the item's double coding stands for one person: their sheet, or the results, or neither.

    `lines`: those of the item that were not given up, the newest first; `line` the one shown, or the last given up.
    """

    item_id: int
    who: str
    lines: tuple[CodingLine, ...]
    line: CodingLine | None
    sheet: BlindSheet | None = None
    results: CodingResults | None = None


class DoubleCodingScreen(Screen):
    """Shows what the person at this desk may do next, and nothing that would end the blindness."""

    tables = frozenset({"double_codings", "double_coders", "double_texts", "blind_codes", "comments", "campaigns"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.standing: _Standing | None = None
        self.form: Form | None = None
        self._wanted: int | None = None
        self.message: EmptyMessage | None = None
        self.blind = BlindPage(desk, self._back())
        self.results = ResultsPage(desk, self._back())
        self.blind.said.connect(self.said)
        self.blind.finished.connect(self.finish)
        self.blind.given_up.connect(self.give_up)
        self.results.said.connect(self.said)
        self.results.changed.connect(self.changed)
        self.results.failed.connect(desk.jobs.failed)
        self.results.opened.connect(lambda comment: self.comment_wanted.emit(self.item_id, comment))
        self.results.again.connect(self._ask_again)
        self.results.chosen.connect(self.show_coding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def item_changed(self) -> None:
        """Forget the former item's."""
        self.standing = self.message = self._wanted = None

    def show_coding(self, coding_id: int | None) -> None:
        """Show one double coding of the item by its id, None: the newest."""
        self._wanted = coding_id
        self.reload()

    def reload(self) -> None:
        """Ask where the item's double coding stands for the person at this desk."""
        item_id, who, wanted = self.item_id, self.desk.who, self._wanted
        if item_id is None:
            words = "Two people code a sample of one item's comments. Choose an item in the agenda first."
            self._say("users", "No item is chosen", words, (Offer("Back", self.closed.emit, "arrow-left"),))
            return

        def question(store: Store) -> _Standing:
            return store.ask(_standing, item_id, who, wanted)

        self.desk.jobs.read(self, "standing", question, self._take)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The page's own keys; Escape goes back, Enter takes a message's first offer."""
        key = event.key()
        page = self._pages.currentWidget()
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif isinstance(page, BlindPage | ResultsPage):
            if not page.press(event):
                super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.message is not None and self.message.buttons:
            self.message.buttons[0].click()
        else:
            super().keyPressEvent(event)

    def start(self, with_demands: bool) -> None:
        """Open the form that draws a sample."""
        if self.item_id is not None:
            self.form = open_start_form(self.desk, self.item_id, with_demands, self, self._started)

    def finish(self) -> None:
        """Say that the person at this desk is done."""

        def operation(session: Any, coding_id: int, who: str) -> None:
            from council_desk.operations.double_coding import finish_coding

            finish_coding(session, coding_id, who)

        self._write("Done with coding a sample", operation)

    def go_on(self) -> None:
        """Take back that the person at this desk is done."""

        def operation(session: Any, coding_id: int, who: str) -> None:
            from council_desk.operations.double_coding import go_on_coding

            go_on_coding(session, coding_id, who)

        self._write("Went on with coding a sample", operation)

    def give_up(self) -> None:
        """Break the double coding off; it stays in the record, and Undo takes it up again."""

        def operation(session: Any, coding_id: int, who: str) -> None:
            from council_desk.operations.double_coding import give_up_double_coding

            give_up_double_coding(session, coding_id, who)

        self._write("Gave up a double coding", operation)

    def _write(self, title: str, operation: Callable[[Any, int, str], None]) -> None:
        standing = self.standing
        if standing is not None and standing.line is not None:
            coding_id, who = standing.line.id, self.desk.who
            self.desk.jobs.write(self, title, lambda session: operation(session, coding_id, who))

    def _ask_again(self) -> None:
        """Another sample, of what the one shown was of; not while one is under way."""
        standing = self.standing
        if standing is not None and standing.line is not None:
            newest = standing.lines[0]
            if newest.open:
                self.show_coding(newest.id)
            else:
                self.start(standing.line.with_demands)

    def _started(self, coding_id: int) -> None:
        self._wanted = coding_id
        self.changed.emit("A sample was drawn. Each of the two codes it under their own name.")
        self.setFocus()

    def _take(self, standing: _Standing) -> None:
        if standing.item_id != self.item_id:
            return
        self.standing = standing
        had_focus = self.isAncestorOf(self.focusWidget() or self) or self.hasFocus()
        before = self._pages.currentWidget()
        if standing.sheet is not None:
            self.blind.show_sheet(standing.sheet)
            self.put(self.blind)
        elif standing.results is not None:
            self.results.show_results(standing.results)
            self.results.show_choice(standing.lines, standing.results.coding.id)
            self.put(self.results)
        else:
            self._say_where_it_stands(standing)
        after = self._pages.currentWidget()
        if after is not before and had_focus and after is not None:
            (after if after.focusProxy() is not None else self).setFocus()

    def _say_where_it_stands(self, standing: _Standing) -> None:
        line, back = standing.line, Offer("Back", self.closed.emit, "arrow-left")
        if line is None or not line.open:
            words = (
                "A sample is drawn by chance. Two people code each text without seeing the other's answers; then "
                "percent and kappa say how far they agree, and what they differ on is settled."
            )
            if line is not None:
                words = f"The last one was given up by {line.given_up_by}. {words}"
            offers = (
                Offer("Stances and demands…", lambda: self.start(True), "users"),
                Offer("Stances only…", lambda: self.start(False)),
                back,
            )
            self._say("users", "Two people code the same texts", words, offers)
            return
        give_up = Offer("Give up", self.give_up, "x")
        earlier = next((each.id for each in standing.lines if each.complete), None)
        more = (Offer("Earlier results", lambda: self.show_coding(earlier)),) if earlier is not None else ()
        me = line.coder(standing.who)
        if me is None:
            words = (
                f"{_progress(line, line.first)} {_progress(line, line.second)} Answers are seen when both are done. "
                f"You are {standing.who}: one of the two codes under their own name, in the office's menu."
            )
            self._say("users", "Two people are coding", words, (back, *more, give_up))
        else:
            other = line.other(me)
            words = (
                f"{_progress(line, other)} When both are done, you see where you agree and settle the rest. "
                f"To code at this desk, {other.name} first gives that name in the office's menu."
            )
            go_on = Offer("Go on coding", self.go_on, "pencil")
            self._say("check", "You are done", words, (back, go_on, *more, give_up))

    def _say(self, icon: str, title: str, words: str, offers: tuple[Offer, ...]) -> None:
        shown = self.message if self.message is self._pages.currentWidget() else None
        if shown is not None and shown.accessibleName() == f"{title}. {words}":
            return
        self.message = EmptyMessage(self.desk.theme, icon, title, words, offers)
        self.put(self.message, keep=False)

    def _back(self) -> Button:
        button = Button(self.desk.theme, "Back", "quiet", icon="arrow-left", tip="Esc")
        button.clicked.connect(self.closed)
        return button


def _progress(line: CodingLine, coder: CoderLine) -> str:
    if coder.done:
        return f"{coder.name} is done."
    return f"{coder.name} has coded {coder.coded:,} of {line.texts:,}."


def _standing(session: Any, item_id: int, who: str, wanted: int | None) -> _Standing:
    from council_desk.queries.double_coding import blind_sheet, double_codings
    from council_desk.queries.double_coding_results import coding_results

    lines = double_codings(session, item_id)
    kept = tuple(line for line in lines if line.given_up_by is None)
    # What was given up hides nothing that was brought to its end before.
    last = (kept or lines)[0] if lines else None
    line = next((each for each in kept if each.id == wanted), last)
    if line is None or line.given_up_by is not None:
        return _Standing(item_id, who, kept, line)
    if line.complete:
        return _Standing(item_id, who, kept, line, results=coding_results(session, line.id))
    me = line.coder(who)
    if me is None or me.done:
        return _Standing(item_id, who, kept, line)
    return _Standing(item_id, who, kept, line, sheet=blind_sheet(session, line.id, who))
