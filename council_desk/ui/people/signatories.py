"""Who signed one letter: the list, what each also wrote alone; signatories added, taken away, or called otherwise."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from council_desk.errors import DeskError
from council_desk.queries.comments import CommentDetail, ShownSignatory
from council_desk.ui.desk import Desk
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import KeyHints, Label
from council_desk.ui.parts.layout import column, row
from council_desk.ui.parts.plain_table import PlainModel, PlainTable
from council_desk.ui.words import count_of

if TYPE_CHECKING:
    from council_desk.store.store import Store

WIDTH, HEIGHT = 620, 460


class SignatoriesDialog(QDialog):
    """Modeless; every press is one change that Undo takes back. `comment_wanted` tells a comment to open."""

    comment_wanted = Signal(int)

    def __init__(self, desk: Desk, detail: CommentDetail, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._submission = detail.submission_id
        theme = desk.theme
        self.setWindowTitle(f"Signatories of No. {detail.label}" if detail.label else "Signatories")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(theme.scaled(WIDTH), theme.scaled(HEIGHT))
        model = PlainModel(("Name as given", "Counts as", "Also wrote"))
        self.table = PlainTable(theme, "Signatories", model, (0, 110, 110))
        self._shown = Label(theme, "", "caption", "text2")
        self._problem = Label(theme, "", "body", "error", wrap=True)
        self.field = QLineEdit()
        self.field.setPlaceholderText("A name that stands under the letter")
        self.field.setAccessibleName("Name of a signatory to add")
        self.add_group = Button(theme, "Add organization", icon="building-2", tip="Enter in the field")
        self.add_person = Button(theme, "Add person", icon="users", tip="Ctrl+Enter in the field")
        self.turn = Button(theme, "Person or organization", icon="arrow-right-left", key="O")
        self.remove = Button(theme, "Take away", icon="x", key="Del")
        self._lay_out()
        self.add_group.clicked.connect(lambda: self.add(organisation=True))
        self.add_person.clicked.connect(lambda: self.add(organisation=False))
        self.turn.clicked.connect(self.turn_chosen)
        self.remove.clicked.connect(self.remove_chosen)
        self.table.doubleClicked.connect(self._open_alone)
        desk.refresh.changed.connect(self._something_changed)
        self._take(detail.signatories)
        (self.table if detail.signatories else self.field).setFocus()

    def reload(self) -> None:
        """Ask for the list again."""
        submission = self._submission

        def question(store: Store) -> tuple[ShownSignatory, ...]:
            from council_desk.queries.signatories import signatories_of

            return store.ask(signatories_of, submission)

        self._desk.jobs.read(self, "signatories", question, self._take)

    def add(self, *, organisation: bool) -> None:
        """Add what the field holds."""
        name, submission = self.field.text(), self._submission

        def operation(session: Any) -> int:
            from council_desk.operations.people import add_signatory

            return add_signatory(session, submission, name, organisation)

        self._write("Add a signatory", operation, self.field.clear)

    def remove_chosen(self) -> None:
        """Take the chosen signatory out of the list."""
        chosen = self._chosen()
        if chosen is None:
            return
        number = chosen.id

        def operation(session: Any) -> None:
            from council_desk.operations.people import remove_signatory

            remove_signatory(session, number)

        self._write("Take a signatory away", operation)

    def turn_chosen(self) -> None:
        """Call the chosen signatory an organization where it counts as a person, and the other way round."""
        chosen = self._chosen()
        if chosen is None:
            return
        number, organisation = chosen.id, chosen.organisation_id is None

        def operation(session: Any) -> None:
            from council_desk.operations.people import turn_signatory

            turn_signatory(session, number, organisation)

        self._write(f"Call a signatory {'an organization' if organisation else 'a person'}", operation)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds from the field and opens from the list; O and Delete act on the chosen one; Escape closes."""
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.field.hasFocus():
            if enters:
                self.add(organisation=not event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            else:
                super().keyPressEvent(event)
            return
        acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_J: lambda: self.table.step(1),
            Qt.Key.Key_K: lambda: self.table.step(-1),
            Qt.Key.Key_O: self.turn_chosen,
            Qt.Key.Key_Delete: self.remove_chosen,
        }
        focused = self.focusWidget()
        act = acts.get(event.key())
        if act is not None:
            act()
        elif enters and isinstance(focused, Button):
            focused.click()
        elif enters:
            self._open_alone()
        else:
            super().keyPressEvent(event)

    def _write(self, title: str, operation: Callable[[Any], object], then: Callable[[], object] | None = None) -> None:
        def done(_result: object) -> None:
            self._problem.hide()
            if then is not None:
                then()
            self.reload()

        def refused(problem: DeskError) -> None:
            self._problem.setText(str(problem))
            self._problem.show()

        self._desk.jobs.write(self, title, operation, done, refused)

    def _chosen(self) -> ShownSignatory | None:
        chosen = self.table.current()
        return chosen if isinstance(chosen, ShownSignatory) else None

    def _open_alone(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.wrote_ids:
            self.comment_wanted.emit(chosen.wrote_ids[0])

    def _something_changed(self, _tables: object) -> None:
        self.reload()

    def _take(self, signatories: tuple[ShownSignatory, ...]) -> None:
        before = max(0, self.table.currentIndex().row())
        self.table.plain.show([_cells(signatory) for signatory in signatories], signatories)
        self.table.go_to(before)
        groups = len({s.organisation_id for s in signatories if s.organisation_id is not None})
        signed = count_of(len(signatories), "signatory", "signatories")
        self._shown.setText(f"{signed}, {count_of(groups, 'organization')}. Signatures are never added to the counts.")
        for button in (self.turn, self.remove):
            button.setEnabled(bool(signatories))

    def _lay_out(self) -> None:
        theme = self._desk.theme
        layout = column(self, (20, 18, 20, 16), 10)
        layout.addWidget(Label(theme, self.windowTitle(), "name"))
        layout.addWidget(self._shown)
        layout.addWidget(self.table, 1)
        acts = row(None, gap=8)
        acts.addWidget(self.turn)
        acts.addWidget(self.remove)
        acts.addStretch(1)
        layout.addLayout(acts)
        layout.addWidget(self._problem)
        self._problem.hide()
        adding = row(None, gap=8)
        adding.addWidget(self.field, 1)
        adding.addWidget(self.add_group)
        adding.addWidget(self.add_person)
        layout.addLayout(adding)
        foot = row(None)
        foot.addWidget(KeyHints(theme, (("Enter", "add, or open what it wrote alone"), ("Esc", "close"))))
        foot.addStretch(1)
        layout.addLayout(foot)


def _cells(signatory: ShownSignatory) -> tuple[str, ...]:
    counts_as = "organization" if signatory.organisation_id is not None else "person"
    wrote = f"no. {', '.join(signatory.wrote)}" if signatory.wrote else ""
    if signatory.may_be:
        wrote = " · ".join(part for part in (wrote, f"may be no. {', '.join(signatory.may_be)}") if part)
    return (signatory.name, counts_as, wrote)


def open_signatories(
    desk: Desk, detail: CommentDetail, parent: QWidget, open_comment: Callable[[int], object]
) -> SignatoriesDialog:
    """Open the list of a letter's signatories over a screen."""
    dialog = SignatoriesDialog(desk, detail, parent)
    dialog.comment_wanted.connect(open_comment)
    dialog.show()
    return dialog
