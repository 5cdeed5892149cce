"""The Grid screen: attributes beside the words for each demand, a row a comment or a writer; with the usual filters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QMenu, QSizePolicy

from council_desk.ui.comments.filters import FilterBar
from council_desk.ui.desk import Desk
from council_desk.ui.grid.exchange import Exchanging
from council_desk.ui.grid.kept_columns import KeptColumns
from council_desk.ui.grid.model import ROW_HEADS, GridModel, cell_words, column_name, missing_words, row_head
from council_desk.ui.grid.table import GridTable
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.flow import FlowLayout
from council_desk.ui.parts.label import ElidedLabel, KeyHints, Label, Scroller, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.screen import Screen
from council_desk.ui.words import count_of

if TYPE_CHECKING:
    from council_desk.queries.agenda import ItemHead
    from council_desk.queries.comments import CommentPage
    from council_desk.queries.counts import ItemCounts
    from council_desk.queries.grid import GridColumn, GridRow
    from council_desk.queries.grid_people import Writers
    from council_desk.store.store import Store

PANEL_HEIGHT = 116


@dataclass(frozen=True, slots=True)
class _Found:
    item_id: int
    columns: tuple[GridColumn, ...]
    page: CommentPage
    writers: Writers | None


class GridScreen(Screen):
    """Filters above, the grid, and beneath it the whole words of the cell that the cursor is on."""

    tables = frozenset(
        {"comments", "demands", "excerpts", "campaign_excerpts", "campaigns", "members", "questions", "submissions"}
        | {"persons", "organisations", "wordings"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme = desk.theme
        self.filters = FilterBar(desk)
        self.model = GridModel(self._fetch, self)
        self.table = GridTable(theme, self.model)
        self.exchanging = Exchanging(desk, self)
        self.kept = KeptColumns(desk, self.table)
        self._all: tuple[GridColumn, ...] = ()
        self._number = ""
        self._comments = 0
        self._writers: Writers | None = None
        self._by_person = False
        self.as_comments = Button(theme, "Comments", "segment", tip="A row a comment · Key: P")
        self.as_people = Button(theme, "People", "segment", tip="A row for each known writer · Key: P")
        self._summary = ElidedLabel(theme, "", "strong", "text2")
        self._nothing = ElidedLabel(theme, "", "body", "text2")
        self.sort = Button(theme, "Sort", icon="arrow-down", key="S", tip="By any column")
        self.save = Button(theme, "Save…", icon="sheet", tip="These rows and columns as an Excel file · Ctrl+S")
        self.export = Button(theme, "Export", icon="arrow-right-left", key="E", tip="For NVivo, ATLAS.ti, QualCoder")
        self.take = Button(theme, "Take in…", icon="file-down", key="T", tip="A codebook or project of such a program")
        self._whose = ElidedLabel(theme, "", "strong", "text2")
        self._words = Label(theme, "", "letter", wrap=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.put(self._lay_out())
        self._connect()
        self.setFocusProxy(self.table)

    @property
    def hidden(self) -> set[str]:
        """Keys of the columns that are not shown."""
        return self.kept.hidden

    def item_changed(self) -> None:
        """Begin anew on another item."""
        self.filters.show_item(self.item_id)
        self.model.show((), ())
        self._show_cell()

    def show_head(self, head: ItemHead, counts: ItemCounts) -> None:
        """Take the item's number, and the counts for the quick views."""
        self._number = head.number
        self.filters.continued = head.continues_id is not None
        self.filters.show_counts(counts)
        self._comments = counts.four.submissions + counts.withdrawn + counts.set_aside

    def go_to_find(self) -> None:
        """Go to the Find field."""
        self.filters.find_field.setFocus()

    def reload(self) -> None:
        """Ask for the columns and the ids of all rows in order."""
        item_id = self.item_id
        if item_id is None:
            return
        self.filters.views.ask()
        wanted, order, descending = self.filters.filter, self.model.sorted_by, self.model.descending
        by_person = self._by_person

        def question(store: Store) -> _Found:
            from council_desk.queries.grid import grid_columns, grid_ids
            from council_desk.queries.grid_people import writers_of

            columns = store.ask(grid_columns, item_id)
            known = order if order in {each.key for each in columns} else "number"
            page = store.ask(grid_ids, wanted, known, descending)
            return _Found(item_id, columns, page, store.ask(writers_of, page.ids) if by_person else None)

        self.desk.jobs.read(self, "grid", question, self._take_found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J and K, Enter, C, P, S, E, T, Ctrl+S."""
        if event.matches(QKeySequence.StandardKey.Save):
            self._save()
            return
        now = self.table.currentIndex()
        acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_J: lambda: self.table.go_to(now.row() + 1, now.column()),
            Qt.Key.Key_K: lambda: self.table.go_to(now.row() - 1, now.column()),
            Qt.Key.Key_Return: self._open_comment,
            Qt.Key.Key_Enter: self._open_comment,
            Qt.Key.Key_C: self.choose_columns,
            Qt.Key.Key_P: lambda: self.show_by_person(not self._by_person),
            Qt.Key.Key_S: self.choose_order,
            Qt.Key.Key_E: self.offer_exports,
            Qt.Key.Key_T: self._pick,
        }
        act = acts.get(event.key())
        if act is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            act()
        else:
            super().keyPressEvent(event)

    def show_by_person(self, by_person: bool) -> None:
        """Show a row for each writer who is known, or a row a comment again."""
        self._by_person = by_person
        self.as_people.setChecked(by_person)
        self.as_comments.setChecked(not by_person)
        self.reload()

    def choose_columns(self) -> QMenu:
        """Open the menu of the columns: each is shown or hidden."""
        menu = self._menu()
        for each in self._all:
            if each.key in ROW_HEADS:
                continue
            action = menu.addAction(_in_menu(each))
            action.setCheckable(True)
            action.setChecked(each.key not in self.hidden)
            action.triggered.connect(lambda shown, key=each.key: self.show_column(key, shown))
        return self._popup(menu, self.filters.columns)

    def show_column(self, key: str, shown: bool) -> None:
        """Show a column or hide it."""
        (self.hidden.discard if shown else self.hidden.add)(key)
        self.kept.changed()
        self._show_columns(self.model.ids)

    def choose_order(self) -> QMenu:
        """Open the menu of what the rows can be ordered by; the same column again turns the order round."""
        menu = self._menu()
        for each in self._all:
            action = menu.addAction(_in_menu(each))
            action.setCheckable(True)
            action.setChecked(each.key == self.model.sorted_by)
            action.triggered.connect(lambda _checked=False, key=each.key: self.sort_by(key))
        return self._popup(menu, self.sort)

    def sort_by(self, key: str) -> None:
        """Order the rows by a column."""
        model = self.model
        model.descending = key == model.sorted_by and not model.descending
        model.sorted_by = key
        self.reload()

    def offer_exports(self) -> QMenu:
        """Open the menu of what can be written for other coding programs."""
        menu, item_id = self._menu(), self.item_id or 0
        doing, number = self.exchanging, self._number
        menu.addAction("&Codebook: the demands (.qdc)…").triggered.connect(lambda: doing.save_codebook(item_id, number))
        menu.addAction("&Project: comments, demands, excerpts (.qdpx)…").triggered.connect(
            lambda: doing.save_project(item_id, number)
        )
        menu.addSeparator()
        menu.addAction("Project &with private details (.qdpx)…").triggered.connect(
            lambda: doing.save_project(item_id, number, private=True)
        )
        return self._popup(menu, self.export)

    def _pick(self) -> None:
        if self.item_id is not None:
            self.exchanging.pick(self.item_id)

    def _save(self) -> None:
        if self.item_id is not None and self.model.ids:
            writers = self._writers.all if self._writers is not None else None
            self.exchanging.save_grid(self._number, self.model.columns, self.model.ids, writers)

    def _open_comment(self) -> None:
        comment_id = self.table.current_id()
        if comment_id is not None:
            self.comment_wanted.emit(self.item_id, comment_id)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _popup(self, menu: QMenu, button: Button) -> QMenu:
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        return menu

    def _take_found(self, found: _Found) -> None:
        if found.item_id != self.item_id or (found.writers is not None) != self._by_person:
            return
        self.filters.show_problem(found.page.problem)
        self.filters.show_found(len(found.page.ids))
        self._all = found.columns
        self.kept.look_where()
        if self.model.sorted_by not in {each.key for each in found.columns}:
            self.model.sorted_by = "number"
        demands = sum(1 for each in found.columns if each.demand_id is not None)
        self._writers, self.model.by_person = found.writers, found.writers is not None
        self._summary.setText(", ".join((*_rows_said(found), count_of(demands, "demand"))))
        self._nothing.setText(self._missing(bool(found.page.ids), demands > 0))
        self._nothing.setVisible(bool(self._nothing.text()))
        self._show_columns(found.writers.first if found.writers is not None else found.page.ids)

    def _missing(self, rows: bool, demands: bool) -> str:
        """Return what is not there and how it comes; nothing where all is there."""
        if not rows:
            return "No comment fits these filters" if self._comments else "Rows come with the item's first comments"
        return "" if demands else "Each demand becomes a column: find them on Demands, or take in a codebook"

    def _show_columns(self, ids: Sequence[int]) -> None:
        now = self.table.currentIndex()
        here, place = self.table.current_id(), now.column()
        self.model.time_zone = self.desk.time_zone
        shown = tuple(each for each in self._all if each.key not in ROW_HEADS and each.key not in self.hidden)
        self.model.show(shown, ids)
        if self.table.currentIndex().isValid():
            self.table.cell_changed.emit()
        else:
            row_now = list(ids).index(here) if here is not None and here in ids else 0
            self.table.go_to(row_now, max(0, place))
        self.table.horizontalHeader().viewport().update()

    def _fetch(self, page: int, ids: Sequence[int]) -> None:
        writers = self._writers.all if self._writers is not None else None

        def question(store: Store) -> tuple[GridRow, ...]:
            from council_desk.queries.grid import grid_rows
            from council_desk.queries.grid_people import writer_rows

            if writers is None:
                return store.ask(grid_rows, ids)
            return store.ask(writer_rows, [writers[comment] for comment in ids if comment in writers])

        def take(rows: tuple[GridRow, ...]) -> None:
            self.model.take_page(page, rows)
            self._show_cell()

        self.desk.jobs.read(self, ("grid page", page), question, take)

    def _show_cell(self) -> None:
        """Show the whole words of the current cell."""
        index = self.table.currentIndex()
        found = self.model.row(index.row()) if index.isValid() else None
        if found is None or index.column() >= len(self.model.columns):
            self._whose.setText("")
            self._words.setText("")
            return
        about = self.model.columns[index.column()]
        name = f"Demand {about.number}: {about.sentence}" if about.demand_id is not None else column_name(about)
        whose = row_head(found, self.model.by_person)
        self._whose.setText(f"{whose} · {name}" if self.model.by_person else f"No. {whose} · {name}")
        self._words.setText(cell_words(found, about, self.desk.time_zone) or missing_words(about))

    def _lay_out(self) -> Surface:
        theme = self.desk.theme
        work = Surface(theme)
        whole = column(work)
        whole.addWidget(self.filters)
        bar = Surface(theme, "canvas", ("bottom",))
        line = FlowLayout(gap=8)  # what is said goes beneath the buttons where there is no room beside them
        column(bar, (16, 6, 12, 6)).addLayout(line)
        segments = Surface(theme, "sel_weak")
        inner = row(segments, (2, 2, 2, 2), 2)
        group = QButtonGroup(self)
        for segment in (self.as_comments, self.as_people):
            group.addButton(segment)
            inner.addWidget(segment)
        self.as_comments.setChecked(True)
        for widget in (segments, self.sort, self.save, self.export, self.take, self._summary, self._nothing):
            line.addWidget(widget)
        for said in (self._summary, self._nothing):
            said.setMinimumHeight(segments.sizeHint().height())
            said.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        whole.addWidget(bar)
        whole.addWidget(self.table, 1)
        inside = Surface(theme, "panel")
        words = column(inside, (16, 10, 16, 10), 6)
        words.addWidget(self._words)
        words.addStretch(1)
        panel = Surface(theme, "panel", ("top",))
        panel.setFixedHeight(theme.scaled(PANEL_HEIGHT))
        beneath = column(panel, (0, 8, 0, 0), 0)
        head = row(None, (16, 0, 16, 0), 8)
        head.addWidget(self._whose, 1)
        head.addWidget(KeyHints(theme, (("Enter", "open the comment"), ("P", "by person"), ("C", "columns"))))
        beneath.addLayout(head)
        beneath.addWidget(Scroller(theme, inside, "panel"), 1)
        whole.addWidget(panel)
        return work

    def _connect(self) -> None:
        self.filters.changed.connect(lambda _filter: self.reload())
        self.filters.columns.clicked.connect(self.choose_columns)
        self.filters.find_field.left.connect(self.table.setFocus)
        self.table.cell_changed.connect(self._show_cell)
        self.table.doubleClicked.connect(lambda _index: self._open_comment())
        self.table.sort_wanted.connect(lambda section: self.sort_by(self.model.columns[section].key))
        self.as_comments.clicked.connect(lambda: self.show_by_person(False))
        self.as_people.clicked.connect(lambda: self.show_by_person(True))
        self.sort.clicked.connect(self.choose_order)
        self.save.clicked.connect(self._save)
        self.export.clicked.connect(self.offer_exports)
        self.take.clicked.connect(self._pick)
        self.exchanging.said.connect(self.said)
        self.exchanging.changed.connect(self.changed)


def _rows_said(found: _Found) -> list[str]:
    """What the rows are, counted; people apart from comments whose writer nobody knows."""
    writers = found.writers
    if writers is None:
        return [count_of(len(found.page.ids), "comment")]
    said = [count_of(writers.people, "person", "people")] if writers.people or not writers.unknown else []
    said += [count_of(writers.organisations, "organization")] if writers.organisations else []
    return said + ([f"{count_of(writers.unknown, 'comment')} without a known writer"] if writers.unknown else [])


def _in_menu(each: GridColumn) -> str:
    """A column in a menu; an ampersand is only itself."""
    return column_name(each).replace("&", "&&")
