"""The import review: a place that is left by deciding. Nothing is stored before its last button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from council_desk.errors import RefusedError
from council_desk.ui.desk import Desk
from council_desk.ui.importing.changes import ChangesColumn
from council_desk.ui.importing.cuts import CutsColumn
from council_desk.ui.importing.flow import ImportFlow
from council_desk.ui.importing.lines import alike, doubtful_cuts
from council_desk.ui.importing.mapping import MappingPage
from council_desk.ui.importing.prepared import Prepared
from council_desk.ui.importing.source_view import SourceView
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.form import Form
from council_desk.ui.parts.label import ElidedLabel, IconView, KeyHints, Label, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.words import count_of

if TYPE_CHECKING:
    from council_desk.operations.import_proposal import ImportProposal

PAUSE_MILLISECONDS = 350
"""After the last change of a cut, what the file does to the item is worked out anew."""
_KEYS = (("J", ""), ("K", "comments"), ("C", "cut"), ("M", "join"), ("X", "leave out"), ("W", "writer"), ("N", "next"))
_WITH_LINES = (("↑", ""), ("↓", "lines"), *_KEYS)
_UNSURE_COLUMNS = 0.6
_FOOT_MARGINS = 90
_Does = tuple[tuple[int | None, tuple[str, ...]], ...]


class ImportReview(Surface):
    """Shows one Prepared at a time."""

    left = Signal()

    def __init__(self, desk: Desk, flow: ImportFlow) -> None:
        super().__init__(desk.theme)
        theme = desk.theme
        self._desk = desk
        self._flow = flow
        self.prepared: Prepared | None = None
        self.form: Form | None = None
        self._ready = False
        self._earlier: list[Prepared] = []
        self._decided = 0
        """How often something was decided; what was compared before the last time is out of date."""
        self._compared = 0
        self._storing = False
        self._wanted: _Does | None = None
        """What the file did when Store was pressed too early; None: it was not."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._compare)
        self._title = Label(theme, "Import review", "title")
        self._about = ElidedLabel(theme, "", "body", "text2")
        self.cuts = CutsColumn(theme)
        self.source = SourceView(theme)
        self.changes = ChangesColumn(theme)
        self.mapping = MappingPage(theme)
        self._check = Label(theme, "", "body-medium", "warn")
        self.store_button = Button(theme, "Store", icon="check", tip="All of it or nothing · Ctrl+Enter")
        self.cancel_button = Button(theme, "Cancel", tip="Esc")
        self._said = ElidedLabel(theme, "", "body", "error")
        self._hints = KeyHints(theme, _KEYS)
        self._lay_out()
        self._connect()

    def show_prepared(self, prepared: Prepared) -> None:
        """Show what was read; the same thing told again stays where it was looked at."""
        was = self.prepared
        same = was is not None and (was.name, was.digest) == (prepared.name, prepared.digest)
        if same and self._compared != self._decided:
            return  # Something was decided since: it is being worked out anew.
        if was is not None and same:
            prepared = replace(prepared, at=was.at)
        fresh = was is None or not same or prepared.proposal.comments != was.proposal.comments
        self.prepared = prepared
        self._ready = True
        self._storing = False
        if fresh:
            self.source.show_proposal(prepared.proposal, keep=same)
        self._show_facts()
        self.changes.show_prepared(prepared)
        self._show_columns()
        if not same:
            self._earlier = []
            self.say("")
            self._look_at_file()
        self._store_if_wanted(prepared)

    def _store_if_wanted(self, prepared: Prepared) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            return
        self.say("")
        if wanted == _what_it_does(prepared):
            self.store()
        else:
            self.say("It is taken as another list now. Look at the right, then store.")

    def go_to_file(self, at: int) -> None:
        """Look at another file of the import."""
        if self.prepared is None or not 0 <= at < len(self.prepared.proposals) or at == self.prepared.at:
            return
        self.prepared = replace(self.prepared, at=at)
        self.source.show_proposal(self.prepared.proposal, keep=False)
        self._show_facts()
        if self._ready:
            self.changes.show_prepared(self.prepared)
        self._show_columns()
        self._look_at_file()

    def _show_columns(self) -> None:
        columns = self.prepared.proposal.columns if self.prepared is not None else None
        if columns is not None:
            self.mapping.show_columns(columns)

    def _look_at_file(self) -> None:
        """Begin with a file: its columns where they are unsure, else its first doubtful cut."""
        prepared = self.prepared
        if prepared is None:
            return
        unsure = prepared.proposal.columns is not None and not _comment_column_sure(prepared)
        self._middle.setCurrentWidget(self.mapping if unsure else self.source)
        self.cuts.next()
        self._fit_hints()
        self.focus_work()

    def cut(self) -> None:
        """Cut above the line that is looked at, or say that the doubtful cut there is right."""
        from council_desk.operations.review_import import cut_at

        here = self.source.current()
        if here is None:
            return
        if here.kind == "cut":
            self._keep(here.comment)
        elif here.line is not None:
            line = here.line
            self._change(lambda proposal: cut_at(proposal, line))
        else:
            self.say("This file's comments are parted by the file itself; there is nothing to cut.")

    def join(self) -> None:
        """Join the comment that is looked at with the one above it."""
        here = self.source.current()
        if here is not None and here.comment >= 0:
            self._join(here.comment)

    def leave_out(self) -> None:
        """Leave the comment that is looked at out of the import, or take it back in."""
        from council_desk.operations.review_import import drop

        here = self.source.current()
        if here is not None and here.comment >= 0:
            self._change(lambda proposal: drop(proposal, here.comment, not here.dropped))

    def ask_writer(self) -> None:
        """Ask who wrote the comment that is looked at."""
        here = self.source.current()
        if here is None or here.comment < 0 or self.prepared is None:
            return
        comment = here.comment

        def act(given: dict[str, str]) -> None:
            from council_desk.operations.review_import import name_writer

            self._change(lambda proposal: name_writer(proposal, comment, given["name"]))
            form.close()
            self.source.setFocus()

        words = f"Who wrote comment {comment + 1}?"
        form = Form(self._desk.theme, words, "Leave it empty where nobody can tell.", "Name", act, self)
        form.add("name", "Name", self.prepared.proposal.comments[comment].fields.get("name", ""))
        self.form = form
        form.show()
        form.field("name").setFocus()

    def step_back(self) -> None:
        """Take back the last thing decided in this review."""
        if self._earlier:
            self._show_changed(self._earlier.pop())
        else:
            self.say("Nothing to take back in this review.")

    def next_to_check(self) -> None:
        """Go to the next doubtful cut, also of the next file."""
        prepared = self.prepared
        if prepared is not None and self.cuts.at_last() and len(prepared.proposals) > 1:
            count = len(prepared.proposals)
            ahead = [(prepared.at + step) % count for step in range(1, count)]
            following = next((at for at in ahead if doubtful_cuts(prepared.proposals[at])), None)
            if following is not None:
                self.go_to_file(following)
                return
        self.cuts.next()

    def show_rest(self) -> None:
        """Show what came with a message and is not its writer's words, or fold it again."""
        if not self.source.toggle_rest():
            self.say("Nothing else came with this comment.")

    def store(self) -> None:
        """Store it: all of it or nothing."""
        if self.prepared is None or self._storing:
            return
        if not self._ready:
            # Pressed right after a decision: it is stored once the file is compared anew.
            self._wanted = _what_it_does(self.prepared)
            self.say("Comparing, then it is stored.")
            return
        if self.prepared.standing:
            self._storing = True
            self.store_button.setEnabled(False)
            self._flow.store(self.prepared)

    def cancel(self) -> None:
        """Leave without storing, and go on to the next file if one waits."""
        self._pause.stop()
        self.prepared, self._wanted = None, None
        self._flow.skip()

    def toggle_columns(self) -> None:
        """Show a list's columns, or its comments again."""
        if self.prepared is not None and self.prepared.proposal.columns is not None:
            at_source = self._middle.currentWidget() is self.source
            self._middle.setCurrentWidget(self.mapping if at_source else self.source)
            self.focus_work()
            self._fit_hints()

    def said_words(self) -> str:
        """Return what is said in the place of the keys."""
        return self._said.text()

    def say(self, words: str) -> None:
        """Say something in the place of the keys: in a narrow window there is no room beside them."""
        self._said.setText(words)
        self._hints.setVisible(not words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The review's keys."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.store()
                return
            if event.key() == Qt.Key.Key_Z:
                self.step_back()
                return
            super().keyPressEvent(event)
            return
        act = self._acts().get(event.key())
        if act is not None:
            self.say("")
            act()
        elif not self.changes.press(event.text().upper()):
            super().keyPressEvent(event)

    def _acts(self) -> dict[int, Callable[[], None]]:
        keys = Qt.Key
        return {
            keys.Key_C: self.cut,
            keys.Key_M: self.join,
            keys.Key_X: self.leave_out,
            keys.Key_W: self.ask_writer,
            keys.Key_N: self.next_to_check,
            keys.Key_F: self.toggle_columns,
            keys.Key_R: self.show_rest,
            keys.Key_J: lambda: self.source.step_comment(1),
            keys.Key_K: lambda: self.source.step_comment(-1),
            keys.Key_BracketRight: lambda: self._step_file(1),
            keys.Key_BracketLeft: lambda: self._step_file(-1),
            keys.Key_Escape: self.cancel,
        }

    def _step_file(self, by: int) -> None:
        if self.prepared is not None:
            self.go_to_file(self.prepared.at + by)

    def _join(self, comment: int) -> None:
        from council_desk.operations.review_import import join_with_above

        self._change_alike(comment, join_with_above)

    def _keep(self, comment: int) -> None:
        from council_desk.operations.review_import import trust_cut

        self._change_alike(comment, trust_cut)
        self.next_to_check()

    def _change_alike(self, comment: int, change: Callable[[ImportProposal, int], ImportProposal]) -> None:
        """Decide about a cut, and about the same one where the list stands again."""

        def everywhere(proposal: ImportProposal) -> ImportProposal:
            for index in alike(proposal, comment):
                proposal = change(proposal, index)
            return proposal

        self._change(everywhere)

    def _change(self, change: Callable[[ImportProposal], ImportProposal]) -> None:
        """Show a changed proposal at once; what it does to the item follows a moment later."""
        if self.prepared is None:
            return
        try:
            proposal = change(self.prepared.proposal)
        except RefusedError as refusal:
            self.say(str(refusal))
            return
        self._decide(self.prepared.with_proposal(proposal))

    def _decide(self, decided: Prepared) -> None:
        if self.prepared is not None:
            self._earlier.append(self.prepared)
            self._show_changed(decided)

    def _show_changed(self, decided: Prepared) -> None:
        self.say("")
        self._wanted = None
        self._decided += 1
        self.prepared = decided
        self._ready = False
        self.source.show_proposal(decided.proposal, keep=True)
        self._show_facts()
        self._show_columns()
        self._pause.start()

    def _compare(self) -> None:
        if self.prepared is not None:
            self._compared = self._decided
            self._flow.look_again(self.prepared)

    def _choose(self, list_id: object, kind: object) -> None:
        from council_desk.operations.review_import import choose_edition

        self._change(lambda proposal: choose_edition(proposal, list_id, kind))  # type: ignore[arg-type] # from a Signal

    def _choose_dates(self, order: str) -> None:
        from council_desk.operations.review_import import choose_dates

        self._change(lambda proposal: choose_dates(proposal, order))

    def _choose_items(self) -> None:
        if self.prepared is not None:
            self._decide(replace(self.prepared, own_items=not self.prepared.own_items))

    def _map(self, mapping: dict[str, str]) -> None:
        if self.prepared is not None:
            # Read anew with other columns, the comments are others: what was decided before does not fit them.
            self._earlier = []
            self._compared = self._decided
            self._flow.map_columns(self.prepared, mapping)
            self._middle.setCurrentWidget(self.source)
            self.focus_work()

    def _show_facts(self) -> None:
        prepared = self.prepared
        if prepared is None:
            return
        proposal = prepared.proposal
        lines = count_of(proposal.whole_text.count("\n") + 1, "line") if proposal.whole_text is not None else ""
        name = prepared.name if len(prepared.proposals) == 1 else f"{prepared.name}, {proposal.name}"
        more = f"{prepared.waiting} more after this one" if prepared.waiting else ""
        self._about.setText(" · ".join(part for part in (name, lines, f"into {prepared.into()}", more) if part))
        self.cuts.files.show_prepared(prepared)
        here = self.cuts.show_rows(self.source.rows.rows)
        others = sum(doubtful_cuts(each) for at, each in enumerate(prepared.proposals) if at != prepared.at)
        doubtful = here + others
        ask = [count_of(doubtful, "cut")] if doubtful else []
        ask += ["the dates"] if any(_dates_open(prepared)) else []
        self._check.setText(f"{' and '.join(ask)} still to check" if ask else "")
        # A list that stands twice in one file is counted once: the button says what the office will hold.
        self.store_button.setText(f"Store {count_of(prepared.standing, 'comment')}")
        self.store_button.set_kind("plain" if ask else "filled")
        self.store_button.setEnabled(self._ready and prepared.standing > 0)
        self.store_button.updateGeometry()
        self._fit_hints()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many keys as there is room for."""
        super().resizeEvent(event)
        self._fit_hints()

    def focus_work(self) -> None:
        """Give the keys to what is worked on."""
        if self._middle.currentWidget() is self.mapping:
            self.mapping.focus_first()
        else:
            self.source.setFocus()

    def _fit_hints(self) -> None:
        if self.prepared is None:
            return
        beside = (self._check, self.cancel_button, self.store_button)
        room = self.width() - sum(each.sizeHint().width() for each in beside if each.text()) - _FOOT_MARGINS
        keys = self._keys_now(self.prepared)
        self._hints.set_hints(keys)
        while len(keys) > 1 and self._hints.sizeHint().width() > room:
            # What stands first is told by the card and the source itself.
            keys = keys[2:] if not keys[0][1] else keys[:-1]
            self._hints.set_hints(keys)

    def _keys_now(self, prepared: Prepared) -> tuple[tuple[str, str], ...]:
        """The keys that do something here, as many as there is room for; those of the right column stand there."""
        proposal = prepared.proposal
        if self._middle.currentWidget() is self.mapping:
            return (("Ctrl+Enter", "read again"), ("F", "back to the comments"))
        keys = list(_KEYS if proposal.whole_text is None else _WITH_LINES)
        if proposal.whole_text is None:
            keys = [each for each in keys if each[0] != "C"]
        if any(comment.rest.strip() for comment in proposal.comments):
            keys.append(("R", "the rest"))
        if proposal.columns is not None:
            keys.append(("F", "columns"))
        if len(prepared.proposals) > 1:
            keys += [("[", ""), ("]", "files")]
        if self._earlier:
            keys.append(("Ctrl+Z", "take back"))
        return tuple(keys)

    def _lay_out(self) -> None:
        theme = self._desk.theme
        top = Surface(theme, "canvas", ("bottom",))
        head = row(top, (12, 9, 20, 9), 12)
        self._back = Button(theme, "", "quiet", icon="arrow-left", tip="Leave without storing · Esc")
        self._back.setAccessibleName("Leave without storing")
        head.addWidget(self._back)
        words = column(None, gap=1)
        words.addWidget(self._title)
        words.addWidget(self._about)
        head.addLayout(words, 1)
        head.addWidget(IconView(theme, "lock-open", 16, "text2"))
        head.addWidget(Label(theme, "Nothing is stored until you press Store", "body-medium", "text2"))
        self._middle = QStackedWidget()
        self._middle.addWidget(self.source)
        self._middle.addWidget(self.mapping)
        body = row(None)
        body.addWidget(self.cuts)
        body.addWidget(self._middle, 1)
        body.addWidget(self.changes)
        bottom = Surface(theme, "panel", ("top",))
        foot = row(bottom, (20, 13, 20, 13), 8)
        foot.addWidget(self._hints)
        foot.addWidget(self._said, 1)
        foot.addWidget(self._check)
        foot.addSpacing(6)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.store_button)
        layout = column(self)
        layout.addWidget(top)
        layout.addLayout(body, 1)
        layout.addWidget(bottom)

    def _connect(self) -> None:
        self.cuts.chosen.connect(self.source.go_to_comment)
        self.cuts.files.chosen.connect(self.go_to_file)
        self.changes.items_wanted.connect(self._choose_items)
        self.changes.dates_wanted.connect(self._choose_dates)
        self.source.kept.connect(self._keep)
        self.source.joined.connect(self._join)
        self.changes.choice.connect(self._choose)
        self.changes.columns_wanted.connect(self.toggle_columns)
        self.mapping.mapped.connect(self._map)
        self.mapping.left.connect(self.toggle_columns)
        self.store_button.clicked.connect(self.store)
        self.cancel_button.clicked.connect(self.cancel)
        self._back.clicked.connect(self.cancel)


def _what_it_does(prepared: Prepared) -> _Does:
    """Return which lists the files are taken for, as far as a person must have seen it before Store."""
    return tuple((ready.list_id, tuple(edition.kind for edition in ready.editions)) for ready in prepared.shown)


def _dates_open(prepared: Prepared) -> list[bool]:
    """Say of each file whether its dates can be read both ways and nobody said which."""
    both = zip(prepared.proposals, prepared.dates, strict=True)
    return [bool(dates) and proposal.options.date_order is None for proposal, dates in both]


def _comment_column_sure(prepared: Prepared) -> bool:
    columns = prepared.proposal.columns
    if columns is None:
        return True
    return any(guess.field == "comment" and guess.confidence >= _UNSURE_COLUMNS for guess in columns.mapping)
