"""The Memo screen: sections and words at the left, the real pages at the right, remade a moment after each change."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog, QStackedWidget

from council_desk.errors import DeskError
from council_desk.ui.desk import Desk
from council_desk.ui.jobs import LongWork
from council_desk.ui.memo.output import new_printer, print_pdf, write_file
from council_desk.ui.memo.preview import Preview
from council_desk.ui.memo.section_list import SectionList
from council_desk.ui.memo.stop_list import StopBar, StopList, undecided
from council_desk.ui.memo.toolbar import Toolbar
from council_desk.ui.memo.words_form import WordsForm
from council_desk.ui.parts.label import Scroller, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.parts.message import ErrorMessage, Offer
from council_desk.ui.screen import Screen
from council_desk.ui.words import count_of

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from council_desk.queries.briefing import Briefing
    from council_desk.store.store import Store

LEFT, LEFT_NARROW, NARROW = 312, 264, 1020
PREVIEW_AFTER, SAVE_AFTER = 350, 2500
"""Milliseconds after the last key: the pages follow soon, the history gets one line for a whole sentence."""


class MemoScreen(Screen):
    """Follows the office: every change that the paper reads makes the pages anew while they are seen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme = desk.theme
        self.pdf = b""
        self.briefing: Briefing | None = None
        self._made_of: Hashable = None
        self._wanted_of: Hashable = None
        self._saving = False
        self._asking = False
        self._wish: Callable[[], object] | None = None
        self.sections = SectionList(theme)
        self.form = WordsForm(theme)
        self.toolbar = Toolbar(theme)
        self.preview = Preview(theme)
        self.bar = StopBar(theme)
        self.stop = StopList(theme)
        self.problem: ErrorMessage | None = None
        self._preview_timer = self._timer(PREVIEW_AFTER, self._make)
        self._save_timer = self._timer(SAVE_AFTER, self.keep)
        self._left: Surface
        self.put(self._lay_out())
        self._connect()

    @property
    def fresh(self) -> bool:
        """Whether the pages hold everything that was typed and everything that the office has."""
        edited = self.form.edited or self.sections.edited
        return bool(self.pdf) and not (edited or self._saving or self._asking) and self._made_of == self._wanted_of

    def show_item(self, item_id: int | None) -> None:
        """Keep what was typed for the former item before another is shown."""
        if item_id != self.item_id:
            self.keep()
        super().show_item(item_id)

    def item_changed(self) -> None:
        """Begin anew on another item."""
        self.pdf, self.briefing, self._wish = b"", None, None
        self._made_of = self._wanted_of = None
        self._saving = False
        self.preview.clear()
        self.bar.show_count(0)
        self.form.show_words({}, anew=True)
        self.sections.show_sections((), anew=True)
        self._right.setCurrentWidget(self.preview)

    def reload(self) -> None:
        """Ask for the briefing; the pages follow where it changed."""
        item_id = self.item_id
        if item_id is None:
            return
        self._asking = True

        def question(store: Store) -> Briefing:
            from council_desk.queries.gather_briefing import briefing

            return store.ask(briefing, item_id)

        self.desk.jobs.read(self, "briefing", question, lambda found: self._take(item_id, found), self._not_asked)

    def keep(self) -> None:
        """Save what was typed or moved, as one change; nothing where nothing was."""
        self._save_timer.stop()
        item_id, briefing = self.item_id, self.briefing
        if item_id is None or briefing is None or not (self.form.edited or self.sections.edited):
            return
        words, sections = self.form.words(briefing.words), self.sections.sections()
        parts = [name for name, on in (("words", self.form.edited), ("sections", self.sections.edited)) if on]
        self.form.show_words(words)
        self.sections.show_sections(sections)
        self.briefing = replace(briefing, words=words, sections=sections)
        self._saving = True

        def operation(session: Any) -> None:
            from council_desk.operations.memo_settings import save_memo_settings

            save_memo_settings(session, item_id, words, sections)

        title = f"Changed the {' and '.join(parts)} of the memo on item {briefing.head.number}"
        self.desk.jobs.write(self, title, operation, lambda _none: self._kept(item_id), self._not_kept)

    def save(self) -> None:
        """Ask where to save the PDF, once the pages are up to date."""
        self._when_ready(self._ask_where_to_save)

    def print(self) -> None:
        """Ask for a printer, once the pages are up to date."""
        self._when_ready(self._ask_for_printer)

    def save_workbook(self) -> None:
        """Ask where to save the workbook."""
        self.keep()
        path = self._ask_path("Save the workbook", "comments.xlsx", "Excel workbook (*.xlsx)")
        if path is not None and self.item_id is not None:
            item_id = self.item_id

            def work(long: LongWork) -> None:
                from council_desk.queries.gather_briefing import briefing

                write_file(path, long.call("make_workbook", long.ask(briefing, item_id)))

            self._think("Making the workbook", work, lambda _none: self.said.emit(f"Saved {path.name}"))

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages on a printer that was chosen."""
        data = self.pdf

        def work(long: LongWork) -> int:
            return print_pdf(data, printer, long)

        self._think("Printing the memo", work, lambda pages: self.said.emit(f"Printed {count_of(pages, 'page')}"))

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed when the screen is left."""
        super().hideEvent(event)
        self.keep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the pages more of a narrow window."""
        super().resizeEvent(event)
        theme = self.desk.theme
        self._left.setFixedWidth(theme.scaled(LEFT_NARROW if self.width() < theme.scaled(NARROW) else LEFT))

    def _take(self, item_id: int, found: Briefing) -> None:
        self._asking = False
        if item_id != self.item_id:
            return
        self.briefing = found
        self.form.show_words(found.words)
        self.form.name_reader(found.head.body)
        self.sections.show_sections(found.sections)
        waiting = undecided(found)
        self.bar.show_count(len(waiting))
        self.stop.show_comments(waiting)
        if not waiting and self._right.currentWidget() is self.stop:
            self._show_pages()
        self._make()

    def _make(self) -> None:
        """Make the pages of what is on the screen, saved or not; nothing where they would come out the same."""
        self._preview_timer.stop()
        item_id, found = self.item_id, self.briefing
        if item_id is None or found is None:
            return
        made = replace(found, words=self.form.words(found.words), sections=self.sections.sections())
        of = _signature(made)
        if of == self._wanted_of:
            self._grant()
            return
        self._wanted_of = of
        self.toolbar.show_state("Making the pages…")

        def work(long: LongWork) -> bytes:
            pdf: bytes = long.call("make_memo", made)
            return pdf

        def failed(problem: DeskError) -> None:
            self._not_made(of, problem)

        self.desk.jobs.think(
            self, "Making the memo", work, lambda pdf: self._show(of, pdf), failed, lambda: self._given_up(of), "memo"
        )

    def _show(self, of: Hashable, pdf: bytes) -> None:
        if of != self._wanted_of:
            return
        if not self.preview.show_pdf(pdf):
            self._not_made(of, DeskError("The pages could not be shown. Make the memo again."))
            return
        self.pdf, self._made_of = pdf, of
        self.toolbar.show_state("")
        if self.problem is not None and self._right.currentWidget() is self.problem:
            self._show_pages()
        self._grant()

    def _given_up(self, of: Hashable) -> None:
        if of == self._wanted_of:
            self._wanted_of, self._wish = None, None
            self.toolbar.show_state("Stopped.", again=True)

    def _not_made(self, of: Hashable, problem: DeskError) -> None:
        if of != self._wanted_of:
            return
        self._wanted_of, self._wish = None, None
        self.toolbar.show_state("", again=True)
        self._show_problem(problem)

    def _show_problem(self, problem: DeskError) -> None:
        if self.problem is not None:
            self._right.removeWidget(self.problem)
            self.problem.deleteLater()
        self.problem = ErrorMessage(
            self.desk.theme,
            "The memo could not be made",
            "",
            str(problem),
            "Your comments, tags and the memo's words are as they were.",
            "Make it again, or mend what it says first.",
            (Offer("Make it again", self._again),),
        )
        self._right.addWidget(self.problem)
        self._right.setCurrentWidget(self.problem)

    def _again(self) -> None:
        self._wanted_of = None
        self._show_pages()
        self.reload()

    def _not_asked(self, problem: DeskError) -> None:
        self._asking = False
        self._wish = None
        self._show_problem(problem)

    def _kept(self, item_id: int) -> None:
        if item_id == self.item_id:
            self._saving = False
            self.reload()

    def _not_kept(self, problem: DeskError) -> None:
        self._saving, self._wish = False, None
        self.desk.jobs.failed.emit(problem)

    def _typed(self) -> None:
        self._preview_timer.start()
        self._save_timer.start()

    def _when_ready(self, act: Callable[[], object]) -> None:
        """Do `act` at once where the pages are up to date, else as soon as they are."""
        if self.briefing is None:
            return
        self._wish = act
        self.keep()
        self._make()

    def _grant(self) -> None:
        """Do what was asked for, now that the pages are up to date; undecided private passages stop it."""
        if self._wish is None or not self.fresh or self.briefing is None:
            return
        wish, self._wish = self._wish, None
        if self.briefing.undecided_sensitive:
            self._show_stop()
        else:
            wish()

    def _ask_where_to_save(self) -> None:
        path = self._ask_path("Save the memo", "memo.pdf", "PDF (*.pdf)")
        if path is not None:
            data = self.pdf
            self._think(
                "Saving the memo",
                lambda _long: write_file(path, data),
                lambda _none: self.said.emit(f"Saved {path.name}"),
                shown=False,
            )

    def _ask_path(self, title: str, name: str, kind: str) -> Path | None:
        number = "".join(sign for sign in (self.briefing.head.number if self.briefing else "") if sign.isalnum())
        picked, _kind = QFileDialog.getSaveFileName(self, title, f"item-{number or 'x'}-{name}", kind)
        if not picked:
            return None
        path = Path(picked)
        return path if path.suffix else path.with_suffix(Path(name).suffix)

    def _ask_for_printer(self) -> None:
        head = self.briefing.head if self.briefing else None
        printer = new_printer(f"Memo on item {head.number}" if head else "Memo")
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle("Print the memo")
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
        dialog.setMinMax(1, max(1, self.preview.pages))
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.print_on(printer)

    def _think(
        self, title: str, work: Callable[[LongWork], Any], then: Callable[[Any], object], shown: bool = True
    ) -> None:
        self.desk.jobs.think(self, title, work, then, shown=shown)

    def _show_stop(self) -> None:
        self._right.setCurrentWidget(self.stop)
        if self.stop.buttons:
            self.stop.buttons[0].setFocus()

    def _show_pages(self) -> None:
        self._right.setCurrentWidget(self.preview)

    def _timer(self, milliseconds: int, act: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    def _lay_out(self) -> Surface:
        theme = self.desk.theme
        work, inside = Surface(theme), Surface(theme, "panel")
        words = column(inside, (16, 12, 12, 12), 14)
        words.addWidget(self.sections)
        words.addWidget(self.form)
        words.addStretch(1)
        self._left = Surface(theme, "panel", ("right",))
        self._left.setFixedWidth(theme.scaled(LEFT))
        column(self._left, (0, 0, 1, 0)).addWidget(Scroller(theme, inside, "panel"))
        self._right = QStackedWidget()
        self._right.addWidget(self.preview)
        self._right.addWidget(self.stop)
        right = column(None)
        right.addWidget(self.toolbar)
        right.addWidget(self.bar)
        right.addWidget(self._right, 1)
        line = row(work)
        line.addWidget(self._left)
        line.addLayout(right, 1)
        return work

    def _connect(self) -> None:
        for typed in (self.form.changed, self.sections.changed):
            typed.connect(self._typed)
        self.form.left.connect(self.keep)
        self.preview.page_shown.connect(self.toolbar.show_page)
        self.bar.pressed.connect(self._show_stop)
        self.stop.left.connect(self._show_pages)
        self.stop.chosen.connect(lambda comment_id: self.wanted.emit("Comments", comment_id))
        toolbar, preview = self.toolbar, self.preview
        toolbar.saved.connect(self.save)
        toolbar.printed.connect(self.print)
        toolbar.workbook_wanted.connect(self.save_workbook)
        toolbar.again.connect(self._again)
        toolbar.smaller.clicked.connect(lambda: preview.zoom(False))
        toolbar.larger.clicked.connect(lambda: preview.zoom(True))
        toolbar.fit.clicked.connect(preview.fit_width)
        keys: tuple[tuple[QKeySequence.StandardKey | str, Callable[[], object]], ...] = (
            (QKeySequence.StandardKey.Save, self.save),
            (QKeySequence.StandardKey.Print, self.print),
            (QKeySequence.StandardKey.ZoomIn, lambda: preview.zoom(True)),
            (QKeySequence.StandardKey.ZoomOut, lambda: preview.zoom(False)),
            ("Ctrl+=", lambda: preview.zoom(True)),
            ("Ctrl+0", preview.fit_width),
            ("F5", self._again),
        )
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)


def _signature(found: Briefing) -> Hashable:
    """What tells two briefings of an item apart, without comparing every comment: changes are numbered."""
    return (
        found.head,
        found.change_number,
        found.data_as_of,
        repr(sorted(found.words.items())),
        found.sections,
        tuple(sorted(found.suggested_undecided.items())),
        found.undecided_sensitive,
        found.draft_name,
    )
