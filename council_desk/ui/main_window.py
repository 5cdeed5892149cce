"""The window: agenda at the left, the item's header and screens at the right, the strip at the foot."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow, QStackedWidget, QWidget

from council_desk.errors import DeskError, NotFoundError
from council_desk.ui.agenda.column import AgendaColumn
from council_desk.ui.counting import Counting, Head
from council_desk.ui.desk import Desk
from council_desk.ui.header.header import TABS, Header
from council_desk.ui.parts.label import Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.places import Place, keep_place, kept_place
from council_desk.ui.screen import Screen
from council_desk.ui.screens import make_screen
from council_desk.ui.strip.strip import Strip
from council_desk.ui.window_keys import add_keys

if TYPE_CHECKING:
    from council_desk.queries.agenda import Agenda, ItemHead
    from council_desk.queries.counts import ItemCounts
    from council_desk.store.journal import ChangeLine
    from council_desk.store.store import Store
    from council_desk.ui.importing.review import ImportReview
    from council_desk.ui.importing.window_part import WindowImport
    from council_desk.ui.logging_by_hand.window import LogWindow

RAIL_BELOW = 1180
TITLE_BAR = 36
"""Left free above the window for the bar that the system draws, which is not known before the window is shown."""


class MainWindow(QMainWindow):
    """Holds the parts together; the screens do the work. `office_wanted` asks the application for another office."""

    office_wanted = Signal(str, bool)
    """A location, and whether it is to be made."""
    sample_wanted = Signal()
    closing = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.item_id: int | None = None
        self.head: ItemHead | None = None
        self._tab = "Comments"
        self._earlier = False
        self._screens: dict[str, Screen] = {}
        self._agenda_known = False
        self._known: Head | None = None
        self._counting = Counting()
        self._problem: DeskError | None = None
        self._page: QWidget | None = None
        self._import: WindowImport | None = None
        self._log: LogWindow | None = None
        self.setWindowTitle("Council Desk")
        self.setAcceptDrops(True)
        self.setMinimumSize(900, 560)
        # Not wider or higher than the desk's screen: at 150 % a laptop has fewer than 1280x800 of these pixels.
        self.resize(QSize(1280, 800).boundedTo(self.screen().availableSize() - QSize(0, TITLE_BAR)))
        self.agenda = AgendaColumn(desk)
        self.header = Header(desk)
        self.strip = Strip(desk)
        self._lay_out()
        self._connect()
        add_keys(self, self._workspace)

    def open_office(self, name: str) -> None:
        """Show an office that the jobs' store has just opened."""
        self.desk.office = name
        self.strip.say("")
        self.item_id = None
        self._tab = "Comments"
        self._agenda_known = False
        self.desk.refresh.start()
        self._ask_agenda()

    @property
    def review(self) -> ImportReview | None:
        """The import review, once there was one."""
        return self._import.review if self._import is not None else None

    def known_counts(self) -> ItemCounts:
        """Return the counts of the item as the header shows them; raises LookupError before they are known."""
        if self._known is None:
            raise LookupError("no item is known yet")
        return self._known.counts

    def shown_page(self) -> QWidget | None:
        """Return what stands below the header: a screen or a message."""
        return self._stack.currentWidget()

    def show_item(self, item_id: int | None, tab: str = "") -> None:
        """Show an item, or the tray (None), on a tab."""
        self._earlier = False
        self.item_id = item_id
        self.agenda.mark(item_id)
        if item_id is None:
            self.head = None
            self.header.show_head(None)
        self.show_tab(tab or ("Comments" if self._tab == "Tray" else self._tab))
        self._ask_head()

    def show_tab(self, name: str) -> Screen:
        """Show a screen of the item by its tab's name; without an item there is the tray only."""
        name = self._tab = name if self.item_id is not None or name == "History" else "Tray"
        self.header.show_tab(name)
        screen = self.screen_named(name)
        screen.show_item(self.item_id)
        self.header.show()
        self._put(screen)
        screen.take_keys()
        return screen

    def screen_named(self, name: str) -> Screen:
        """Return a screen, made at its first use."""
        screen = self._screens.get(name)
        if screen is None:
            screen = self._screens[name] = make_screen(name, self.desk)
            screen.said.connect(self.strip.say)
            screen.moved.connect(self.strip.let_go)
            screen.changed.connect(self.strip.say_change)
            screen.wanted.connect(self._show_wanted)
            screen.comment_wanted.connect(self.show_comment)
            self._stack.addWidget(screen)
            if self._known is not None:
                screen.show_head(self._known.head, self._known.counts)
            screen.closed.connect(self.back_to_work)
            screen.suggest_wanted.connect(self.suggest)
        return screen

    def show_history(self) -> None:
        """Show what changed in the office."""
        self.show_beside("History")

    def show_people(self) -> None:
        """Show who wrote and signed, and where they live."""
        self.show_beside("People")

    def show_comment(self, item_id: int | None, comment_id: int) -> None:
        """Show one comment, of whatever item."""
        self.show_item(item_id, "Comments")
        self.screen_named("Comments").show_thing(comment_id)

    def show_beside(self, name: str) -> None:
        """Show a screen that is none of the item's tabs, over the whole of its place."""
        screen = self.screen_named(name)
        screen.show_item(self.item_id)
        self.header.hide()
        self._put(screen)
        screen.take_keys()

    def show_problem(self, problem: DeskError) -> None:
        """Say in the strip that something could not be done."""
        self._problem = problem
        self.strip.say_error(str(problem))

    def show_problem_page(self) -> None:
        """Show the last problem in the place where the work was."""
        if self._problem is not None:
            self._show_message("not_done", self._problem)

    def show_office_problem(self, problem: DeskError, location: str) -> None:
        """Say that an office cannot be opened, with the ways on."""
        self._problem = problem
        self.strip.say("")
        self.header.hide()
        self._show_message("not_opened", problem, location)

    def pick_files(self) -> None:
        """Let files be picked for import."""
        self._import_part().pick_files()

    def pick_folder(self) -> None:
        """Let a folder be picked for import."""
        self._import_part().pick_folder()

    def import_files(self, paths: list[Path]) -> None:
        """Read files and folders and show their review."""
        self._import_part().take_files(paths)

    def paste(self) -> None:
        """Import what the clipboard holds."""
        self._import_part().paste()

    def undo(self) -> None:
        """Take back this desk's last change."""
        self._step_back(lambda store: store.undo())

    def redo(self) -> None:
        """Do again what was taken back."""
        self._step_back(lambda store: store.redo())

    def suggest(self) -> None:
        """Look for campaigns, stances, demands, questions and links of the item."""
        from council_desk.ui.suggesting import Suggesting

        if self.item_id is not None:
            Suggesting(self.desk, self).suggest(self.item_id, lambda: self.strip.say("Suggestions are up to date"))

    def log(self) -> None:
        """Open the log, on the item shown."""
        store = self.desk.jobs.store
        if store is None:
            self.strip.say("Open or make an office first: a comment is logged into it.")
            return
        if self._log is None or self._log.office != store.location:
            from council_desk.ui.logging_by_hand.window import LogWindow

            self._log = LogWindow(self.desk, store.location, self)
            self._log.logged.connect(self.strip.say_change)
            self._log.left.connect(self.strip.say)
        self._log.begin(() if self.item_id is None else (self.item_id,))

    def add_item(self) -> None:
        """Open the form that adds a meeting or an item."""
        from council_desk.ui.agenda.add_form import open_add_form

        open_add_form(self.desk, self, self.item_added)

    def ask_for_office(self, new: bool = False) -> None:
        """Let an office file be picked, or a place for a new one."""
        if new:
            picked, _kind = QFileDialog.getSaveFileName(self, "Make a new office", "office.db")
        else:
            picked, _kind = QFileDialog.getOpenFileName(self, "Open an office")
        if picked:
            self.office_wanted.emit(picked, new)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave every screen, so that what was typed is kept, and tell the application, which ends the lanes."""
        if self._log is not None:
            self._log.keep()
        self.keep_place()
        self.hide()
        self.closing.emit()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shrink the agenda to a rail where the window is narrow."""
        super().resizeEvent(event)
        self.agenda.set_rail(self.width() < self.desk.theme.scaled(RAIL_BELOW))

    def changeEvent(self, event: QEvent) -> None:
        """Remember what is shown whenever another window is turned to: who is called away may not come back today."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow() and self.isVisible():
            self.keep_place()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and text."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        self._import_part().take(event.mimeData())
        event.acceptProposedAction()

    def _ask_agenda(self, urgent: bool = True) -> None:
        self.desk.jobs.read(self, "agenda", self._counting.agenda, self._show_agenda, urgent=urgent)

    def _show_agenda(self, agenda: Agenda) -> None:
        self.desk.time_zone = agenda.time_zone
        self.desk.office = agenda.office
        self.agenda.show_agenda(agenda, self.item_id)
        self.setWindowTitle(f"{agenda.office} · Council Desk" if agenda.office else "Council Desk")
        if self._agenda_known and (self.item_id is not None or self._tab == "Tray"):
            return
        first = self.agenda.model.first_item()
        place = None if self._agenda_known else kept_place(self.desk)
        if not self._agenda_known:
            self._tell_of_draft()
        self._agenda_known = True
        if place is not None and self.agenda.model.row_of(place.item) >= 0:
            self._come_back(place)
        elif first is not None:
            self.show_item(None if first < 0 else first)
        else:
            self.header.hide()
            self._show_message("no_agenda")

    def _come_back(self, place: Place) -> None:
        """Show what was shown when this office was left."""
        comments = self.screen_named("Comments")
        comments.show_item(place.item)
        if place.comment is not None:
            comments.show_thing(place.comment)
        self.show_item(place.item, place.tab)

    def keep_place(self) -> None:
        """Remember what is shown, for the next time that this office is opened."""
        comments = self._screens.get("Comments")
        if self.item_id is not None and comments is not None and self._tab in TABS:
            here = comments.current_comment() if comments.item_id == self.item_id else None
            keep_place(self.desk, Place(self.item_id, self._tab, here))

    def _tell_of_draft(self) -> None:
        """Say that something was being logged when this office was left, or the program broke off."""
        from council_desk.ui.logging_by_hand.draft import kept_draft

        store = self.desk.jobs.store
        if store is not None and kept_draft(store.location) is not None:
            self.strip.say("A comment that you were logging is kept. Ctrl+L goes on with it.")

    def _ask_head(self, urgent: bool = True) -> None:
        if self.item_id is not None:
            question = partial(self._counting.head, item_id=self.item_id)
            self.desk.jobs.read(self, "head", question, self._show_head, self._head_failed, urgent)

    def _head_failed(self, problem: DeskError) -> None:
        if isinstance(problem, NotFoundError):  # The import that made the item was undone: another one is shown.
            self.item_id, self._tab = None, "Comments"
            self._ask_agenda()
        else:
            self.show_problem(problem)

    def _show_head(self, known: Head) -> None:
        if known.item_id != self.item_id:
            return
        self.head = known.head
        self._known = known
        self.header.show_head(known.head)
        self.header.show_counts(known.counts)
        for screen in self._screens.values():
            screen.show_head(known.head, known.counts)
        comments = self.screen_named("Comments")
        if known.counts.four.submissions + known.counts.withdrawn + known.counts.set_aside == 0:
            if self._tab == "Comments" and self._stack.currentWidget() is comments and not self._earlier:
                self._show_message("no_comments")
        elif self._tab == "Comments" and self._stack.currentWidget() is self._page and not self._problem:
            self._put(comments)

    def _changed(self, tables: frozenset[str]) -> None:
        if not tables:  # not said by changes, as when suggestions are replaced
            self._counting.forget()
        self._ask_agenda(urgent=False)  # what is gone to meanwhile is asked first
        self._ask_head(urgent=False)

    def item_added(self, item_id: int) -> None:
        """Show an item that was just added or continued."""
        self.item_id = item_id
        self._agenda_known = True
        self._ask_agenda()
        self.show_item(item_id, "Comments")

    def _step_back(self, step: Callable[[Store], ChangeLine]) -> None:
        def then(change: ChangeLine) -> None:
            self.strip.say_step(change.title)
            self.desk.refresh.look()

        self.desk.jobs.with_store(self, step, then)

    def _show_wanted(self, name: str, what: object) -> None:
        screen = self.show_tab(name)
        screen.show_thing(what)

    def _import_part(self) -> WindowImport:
        if self._import is None:
            # Here and not above: the first paint needs no import.
            from council_desk.ui.importing.window_part import WindowImport

            self._import = WindowImport(self)
        return self._import

    def show_over(self, page: QWidget) -> None:
        """Show something over the whole window, to be left by deciding."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    def leave_review(self) -> None:
        """Go back from the import to the item's comments."""
        self._pages.setCurrentIndex(0)
        self.show_tab("Comments")

    def show_import_problem(self, name: str, problem: DeskError) -> None:
        """Say that something cannot be imported."""
        self._pages.setCurrentIndex(0)
        self.show_problem(problem)
        self._show_message("not_imported", problem, name)

    def show_earlier(self) -> None:
        """Show what came for the earlier hearing of a continued item."""
        self._earlier = True
        self.show_tab("Comments").show_thing({"earlier": True})

    def back_to_work(self) -> None:
        """Leave a message or the history for the item."""
        self._problem = None
        self.strip.say("")
        left_tray = self._stack.currentWidget() is self._screens.get("Tray")  # It is left by itself only when empty.
        if self.item_id is None and (left_tray or not self._agenda_known):
            self._tab = "Comments"
            self._ask_agenda()
        else:
            self.show_item(self.item_id)

    def _show_message(self, name: str, *what: object) -> None:
        """Show one of the window's pages (ui.pages) by its name."""
        # Here and not above: the first paint shows none of them.
        from council_desk.ui import pages

        self._message(getattr(pages, name)(self, *what))

    def _message(self, page: QWidget) -> None:
        if self._page is not None:
            self._stack.removeWidget(self._page)
            self._page.deleteLater()
        self._page = page
        self._stack.addWidget(page)
        self._put(page)

    def _put(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)

    def open_agenda_menu(self) -> None:
        """Open what can be done with the agenda."""
        from council_desk.ui.agenda.menu import open_agenda_menu

        open_agenda_menu(self)

    def open_office_menu(self) -> None:
        """Open what can be done with the office and the desk."""
        from council_desk.ui.office_menu import open_office_menu

        open_office_menu(self.desk, self)

    def _lay_out(self) -> None:
        theme = self.desk.theme
        self._stack = QStackedWidget()
        right = Surface(theme)
        item = column(right)
        item.addWidget(self.header)
        self.header.hide()
        item.addWidget(self._stack, 1)
        body = row(None)
        body.addWidget(self.agenda)
        body.addWidget(right, 1)
        workspace = Surface(theme)
        whole = column(workspace)
        whole.addLayout(body, 1)
        whole.addWidget(self.strip)
        self._workspace = workspace
        self._pages = QStackedWidget()
        self._pages.addWidget(workspace)
        self.setCentralWidget(self._pages)
        # The screens are made when an item is shown: the first paint must not wait for what it does not show.
        self._stack.addWidget(Surface(theme))

    def _connect(self) -> None:
        desk = self.desk
        for moved in (self.agenda.chosen, self.header.tab_chosen):
            moved.connect(lambda _to: self.strip.let_go())
        self.agenda.chosen.connect(self.show_item)
        self.agenda.add_wanted.connect(self.open_agenda_menu)
        self.agenda.history_wanted.connect(self.show_history)
        self.agenda.people_wanted.connect(self.show_people)
        self.agenda.office_wanted.connect(self.open_office_menu)
        self.header.tab_chosen.connect(self.show_tab)
        self.header.import_wanted.connect(self.pick_files)
        self.header.log_wanted.connect(self.log)
        self.header.memo_wanted.connect(lambda: self.show_tab("Memo"))
        self.header.suggest_wanted.connect(self.suggest)
        self.strip.undo_wanted.connect(self.undo)
        self.strip.show_wanted.connect(self.show_problem_page)
        self.strip.cancel_wanted.connect(desk.jobs.cancel)
        desk.jobs.job_shown.connect(self.strip.show_job)
        desk.jobs.failed.connect(self.show_problem)
        desk.jobs.committed.connect(self.strip.say_change)
        desk.refresh.changed.connect(self._changed)
        desk.refresh.undo_changed.connect(
            lambda undoable, _redoable: self.strip.show_undo(undoable.title if undoable else None)
        )

    def find_words(self) -> None:
        """Go to the Find field of the item's comments, once an office is open."""
        if self.desk.jobs.store is not None:
            self.show_tab("Comments").go_to_find()
