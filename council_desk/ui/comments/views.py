"""The views of the comments table: All, Untagged, the one picked, and a menu of all that the office keeps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QMenu

from council_desk.queries.comments import CommentFilter
from council_desk.ui.desk import Desk
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.form import Form
from council_desk.ui.parts.label import Surface
from council_desk.ui.parts.layout import row

if TYPE_CHECKING:
    from council_desk.errors import DeskError
    from council_desk.queries.counts import ItemCounts
    from council_desk.queries.saved_views import TableView
    from council_desk.store.store import Store

LONGEST_SHOWN = 18
UNTAGGED = CommentFilter(None, stance="untagged")


class Views(Surface):
    """`picked` tells the filter of a view, on the item shown."""

    picked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme, "canvas")
        theme = desk.theme
        self._desk = desk
        self.views: tuple[TableView, ...] = ()
        self._now = CommentFilter(None)
        self._last: TableView | None = None
        """The view picked last: what was changed since can be kept in it."""
        self._wish: int | None = None
        self.all = Button(theme, "All", "segment")
        self.untagged = Button(theme, "Untagged", "segment")
        self.other = Button(theme, "", "segment")
        self.other.setAccessibleName("Another view")
        self.more = Button(theme, "Views", "quiet", icon_right="chevron-down", tip="Views of this table. Key: V")
        self._group = QButtonGroup(self)
        for button in (self.all, self.untagged, self.other):
            self._group.addButton(button)
        self.all.clicked.connect(lambda: self._pick(CommentFilter(None)))
        self.untagged.clicked.connect(lambda: self._pick(UNTAGGED))
        self.more.clicked.connect(self.open_menu)
        layout = row(self, gap=4)
        for button in (self.all, self.untagged, self.other, self.more):
            layout.addWidget(button)
        layout.addStretch(1)
        self.show_filter(self._now)

    def ask(self) -> None:
        """Ask which views the office keeps."""

        def question(store: Store) -> tuple[TableView, ...]:
            from council_desk.queries.saved_views import saved_views

            return store.ask(saved_views)

        self._desk.jobs.read(self, "views", question, self._take, urgent=False)

    def show_counts(self, counts: ItemCounts) -> None:
        """Show how many there are and how many are untagged."""
        self.all.set_count(f"{counts.stances.total:,}")
        self.untagged.set_count(f"{counts.stances.untagged:,}" if counts.stances.untagged else "")

    def show_filter(self, now: CommentFilter) -> None:
        """Mark the view that this filter is, if it is one."""
        self._now = now
        view = self.current()
        if view is not None:
            self._last = view
        plain = replace(now, item_id=None)
        self._group.setExclusive(False)
        self.all.setChecked(plain == CommentFilter(None))
        self.untagged.setChecked(plain == UNTAGGED)
        named = view is not None and not (self.all.isChecked() or self.untagged.isChecked())
        self.other.setVisible(named)
        self.other.setChecked(named)
        if view is not None and named:
            short = view.name if len(view.name) <= LONGEST_SHOWN else view.name[: LONGEST_SHOWN - 1].rstrip() + "…"
            self.other.setText(short)
            self.other.setAccessibleName(f"View {view.name}")
            self.other.setToolTip(view.name if short != view.name else "")
            self.other.updateGeometry()
        self._group.setExclusive(True)

    def current(self) -> TableView | None:
        """The view that the filter is, or None."""
        plain = replace(self._now, item_id=None)
        return next((view for view in self.views if view.wanted == plain), None)

    def pick(self, view: TableView) -> None:
        """Show a view."""
        self._last = view
        self._pick(view.wanted)

    def open_menu(self) -> QMenu:
        """Open the menu: every view, then what can be done with this one."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        now = self.current()
        whole = menu.addAction("&0  All")
        whole.setCheckable(True)
        whole.setChecked(self.all.isChecked())
        whole.triggered.connect(self.all.click)
        for place, view in enumerate(self.views, 1):
            name = view.name.replace("&", "&&")
            action = menu.addAction(f"&{place}  {name}" if place < 10 else name)
            action.setCheckable(True)
            action.setChecked(view == now)
            action.triggered.connect(lambda _checked=False, view=view: self.pick(view))
            if not view.built_in and self.views[place - 2].built_in:
                menu.insertSeparator(action)
        menu.addSeparator()
        menu.addAction("&Save this view…").triggered.connect(self.save_as)
        own = now or self._last
        if own is not None and not own.built_in:
            self._add_own(menu, own, changed=now is None)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
        menu.setActiveAction(menu.actions()[0])
        return menu

    def save_as(self) -> Form:
        """Ask for a name to save what is shown under."""
        return self.ask_name()

    def ask_name(self, view: TableView | None = None) -> Form:
        """Ask for a name: to save what is shown as a view, or to rename one."""

        def act(given: dict[str, str]) -> None:
            def operation(session: Any) -> int:
                from council_desk.operations.save_view import rename_view, save_view

                if view is not None and view.id is not None:
                    rename_view(session, view.id, given["name"])
                    return view.id
                return save_view(session, given["name"], now)

            def refused(problem: DeskError) -> None:
                form.refuse(str(problem))

            title = "Renamed a view" if view is not None else "Saved a view"
            self._desk.jobs.write(form, title, operation, lambda view_id: self._done(form, view_id), refused)

        now = self._now
        title, button = ("Rename this view", "Rename") if view is not None else ("Save this view", "Save")
        words = "What is typed in Find, the filters and the order, under a name that everybody in this office sees."
        form = Form(self._desk.theme, title, "" if view is not None else words, button, act, self.window())
        field = form.add("name", "Name", view.name if view is not None else "", hint="Opposed, my district")
        form.show()
        field.setFocus()
        field.selectAll()
        return form

    def delete(self, view: TableView) -> None:
        """Take a view away; Undo brings it back."""
        view_id = view.id
        if view_id is None:
            return

        def operation(session: Any) -> None:
            from council_desk.operations.save_view import delete_view

            delete_view(session, view_id)

        self._last = None
        self._desk.jobs.write(self, "Deleted a view", operation, lambda _none: self.ask())

    def keep_changes(self, view: TableView) -> None:
        """Keep what is shown now in a view that was there before."""
        now, view_id = self._now, view.id

        def operation(session: Any) -> int:
            from council_desk.operations.save_view import save_view

            return save_view(session, view.name, now, view_id)

        self._desk.jobs.write(self, "Changed a view", operation, lambda saved: self._done(None, saved))

    def _add_own(self, menu: QMenu, view: TableView, changed: bool) -> None:
        name = view.name.replace("&", "&&")
        if changed:
            menu.addAction(f"&Keep these changes in “{name}”").triggered.connect(lambda: self.keep_changes(view))
        menu.addAction(f"&Rename “{name}”…").triggered.connect(lambda: self.ask_name(view))
        menu.addAction(f"&Delete “{name}”").triggered.connect(lambda: self.delete(view))

    def _pick(self, wanted: CommentFilter) -> None:
        self.picked.emit(replace(wanted, item_id=self._now.item_id))

    def _done(self, form: Form | None, view_id: int) -> None:
        if form is not None:
            form.close()
        self._wish = view_id
        self.ask()

    def _take(self, views: tuple[TableView, ...]) -> None:
        self.views = views
        wish, self._wish = self._wish, None
        wished = next((view for view in views if wish is not None and view.id == wish), None)
        if wished is not None:  # as saved: a campaign may be kept in words, so that the view holds on another item
            self.pick(wished)
        self.show_filter(self._now)
