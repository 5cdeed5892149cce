"""People, or organizations, as a list with the chosen one beside it: merged, renamed, parted and tied from here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from council_desk.errors import DeskError
from council_desk.queries.people import (
    OrganisationDetail,
    OrganisationLine,
    OrganisationsFound,
    PeopleFound,
    PersonDetail,
    PersonLine,
)
from council_desk.ui.desk import Desk
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.form import Form
from council_desk.ui.parts.label import KeyHints, Label, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.parts.message import EmptyMessage
from council_desk.ui.parts.plain_table import PlainModel, PlainTable
from council_desk.ui.people.side import PersonSide
from council_desk.ui.words import count_of, district_word

if TYPE_CHECKING:
    from council_desk.store.store import Store

PEOPLE, ORGANISATIONS = "people", "organisations"
Line = PersonLine | OrganisationLine


class ListPage(Surface):
    """One list, of `kind` PEOPLE or ORGANISATIONS. `said` is for the strip, `opened` a SentLine to open."""

    said = Signal(str)
    failed = Signal(object)
    opened = Signal(object)

    def __init__(self, desk: Desk, kind: str) -> None:
        super().__init__(desk.theme)
        self._desk, self._kind = desk, kind
        theme = desk.theme
        people = kind == PEOPLE
        headings = ("Name", "Contact", "District", "Wrote", "Signed") if people else ("Name", "Wrote", "Signed")
        widths = (0, 190, 80, 56, 56) if people else (0, 64, 64)
        model = PlainModel(headings, (3, 4) if people else (1, 2))
        self.table = PlainTable(theme, "People" if people else "Organizations", model, widths, several=True)
        self.side = PersonSide(desk)
        self.form: Form | None = None
        self._shown = Label(theme, "", "caption", "text2")
        self.merge = Button(theme, "Make one", icon="merge", key="M", tip="The selected ones are the same")
        self._words = ""
        self._wish: int | None = None
        self.merge.clicked.connect(self.merge_selected)
        self.side.rename.clicked.connect(self.rename)
        self.side.split.clicked.connect(self.part)
        self.side.tie.clicked.connect(self.tie)
        self.side.opened.connect(self.opened)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._chose())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._count_selected())
        self._lay_out()

    def show_found(self, words: str) -> None:
        """Show those with these words."""
        self._words = words
        self.reload()

    def reload(self) -> None:
        """Ask for the list."""
        words, people = self._words, self._kind == PEOPLE

        def question(store: Store) -> PeopleFound | OrganisationsFound:
            from council_desk.queries.people import organisations_found, people_found

            return store.ask(people_found, words) if people else store.ask(organisations_found, words)

        self._desk.jobs.read(self, "list", question, self._take)

    def merge_selected(self) -> None:
        """Make the selected ones one; the current one stays."""
        keep = self._current()
        others = [line.id for line in self._selected() if keep is not None and line.id != keep.id]
        if keep is None or not others:
            self.said.emit("Select two or more with Shift or Ctrl and the arrows or the mouse, then press M.")
            return
        keep_id, people = keep.id, self._kind == PEOPLE

        def operation(session: Any) -> int:
            from council_desk.operations.people import merge_organisations, merge_people

            return (merge_people if people else merge_organisations)(session, keep_id, others)

        self._wish = keep_id
        self._write(f"Merge {count_of(len(others) + 1, *self._nouns())}", operation)

    def rename(self) -> None:
        """Correct the chosen one's name; what was received keeps it as given."""
        line, people = self._current(), self._kind == PEOPLE
        if line is None:
            return

        def act(given: dict[str, str]) -> None:
            def operation(session: Any) -> None:
                from council_desk.operations.people import rename_organisation, rename_person

                (rename_person if people else rename_organisation)(session, line.id, given["name"])

            self._write(f"Rename {'a person' if people else 'an organization'}", operation, form)

        words = "What was received keeps the name as it was given."
        form = self._open_form("Name", words, "Save", act)
        form.add("name", "Name", line.name).selectAll()
        form.show()

    def part(self) -> None:
        """Give the submissions chosen at the right to a new person."""
        line, chosen = self._current(), self.side.chosen_submissions()
        if not isinstance(line, PersonLine) or not chosen:
            self.said.emit("Choose at the right the submissions that are somebody else's, then press S.")
            return
        person = line.id

        def operation(session: Any) -> int:
            from council_desk.operations.people import split_person

            return split_person(session, person, chosen)

        self._wish = person
        self._write(f"Part {count_of(len(chosen), 'submission')} from a person", operation)

    def tie(self) -> None:
        """Say which organization the submissions chosen at the right are from."""
        chosen = self.side.chosen_submissions()
        if not chosen:
            self.said.emit("Choose at the right what they wrote, then press T.")
            return

        def act(given: dict[str, str]) -> None:
            def operation(session: Any) -> int | None:
                from council_desk.operations.people import tie_to_organisation

                return tie_to_organisation(session, chosen, given["name"])

            what = "Tie" if given["name"] else "Untie"
            where = "to an organization" if given["name"] else "from an organization"
            self._write(f"{what} {count_of(len(chosen), 'submission')} {where}", operation, form)

        words = "It is found by its name, or added. Leave the name empty to untie."
        form = self._open_form("Organization", words, "Tie", act)
        form.add("name", "Name", hint="as it is called")
        form.show()

    def _open_form(self, title: str, words: str, button: str, act: Callable[[dict[str, str]], object]) -> Form:
        self.form = Form(self._desk.theme, title, words, button, act, self)
        return self.form

    def _write(self, title: str, operation: Callable[[Any], object], form: Form | None = None) -> None:
        def failed(problem: DeskError) -> None:
            if form is not None:
                form.refuse(str(problem))
            else:
                self.failed.emit(problem)

        self._desk.jobs.write(form or self, title, operation, lambda _done: form.close() if form else None, failed)

    def _nouns(self) -> tuple[str, str]:
        return ("person", "people") if self._kind == PEOPLE else ("organization", "organizations")

    def _current(self) -> Line | None:
        line = self.table.current()
        return line if isinstance(line, PersonLine | OrganisationLine) else None

    def _selected(self) -> list[Line]:
        return [line for line in self.table.chosen() if isinstance(line, PersonLine | OrganisationLine)]

    def _take(self, found: PeopleFound | OrganisationsFound) -> None:
        lines: Sequence[Line] = found.lines
        now = self._current()
        wish = self._wish if self._wish is not None else now.id if now else None
        self._wish = None
        before = self.table.currentIndex().row()
        self.table.plain.show([_cells(line) for line in lines], lines)
        ids = [line.id for line in lines]
        self.table.go_to(ids.index(wish) if wish in ids else max(0, before))
        more = f", the first {len(lines):,} shown: type a name to find the others" if found.total > len(lines) else ""
        self._shown.setText(f"{count_of(found.total, *self._nouns())}{more}")
        self._pages.setCurrentIndex(0 if lines or self._words else 1)
        self._chose()

    def _count_selected(self) -> None:
        count = len(self.table.selectionModel().selectedRows())
        self.merge.setText(f"Make {count} one" if count > 1 else "Make one")
        self.merge.updateGeometry()

    def _chose(self) -> None:
        line = self._current()
        self.side.setVisible(line is not None)
        if line is None:
            return
        number, people = line.id, isinstance(line, PersonLine)

        def question(store: Store) -> PersonDetail | OrganisationDetail:
            from council_desk.queries.people import organisation_detail, person_detail

            return store.ask(person_detail, number) if people else store.ask(organisation_detail, number)

        self._desk.jobs.read(self, "chosen", question, self._show_detail, lambda _gone: None)

    def _show_detail(self, detail: PersonDetail | OrganisationDetail) -> None:
        line = self._current()
        if line is None or line.id != detail.line.id:
            return
        if isinstance(detail, PersonDetail):
            self.side.show_person(detail)
        else:
            self.side.show_organisation(detail)

    def _lay_out(self) -> None:
        theme = self._desk.theme
        work = QWidget()
        body = row(work)
        left = column(None, (0, 0, 0, 0), 0)
        list_ = column(None, (12, 6, 12, 0))
        list_.addWidget(self.table)
        left.addLayout(list_, 1)
        foot = row(None, (20, 8, 12, 10), 10)
        foot.addWidget(self._shown)
        foot.addStretch(1)
        foot.addWidget(KeyHints(theme, (("J", ""), ("K", "next, previous"))))
        foot.addWidget(self.merge)
        left.addLayout(foot)
        body.addLayout(left, 1)
        body.addWidget(self.side)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(work)
        title = "Nobody is known by name yet" if self._kind == PEOPLE else "No organizations yet"
        words = (
            "People come with what is imported or logged: by name, e-mail address or home."
            if self._kind == PEOPLE
            else "Organizations come with letters written for them, and with letters that many signed."
        )
        self._pages.addWidget(EmptyMessage(theme, "users", title, words))


def _cells(line: Line) -> tuple[str, ...]:
    if isinstance(line, OrganisationLine):
        return (line.name, f"{line.wrote:,}", f"{line.signed:,}")
    lives = district_word(line.district) if line.district else "outside" if line.in_district is False else ""
    contact = line.email or line.phone or line.address or ""
    return (line.name or "No name given", contact, lives, f"{line.wrote:,}", f"{line.signed:,}")
