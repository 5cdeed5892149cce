"""What the screens have in common: an item, asking again when something changed, and only while they are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from council_desk.ui.desk import Desk
from council_desk.ui.parts.label import Surface

if TYPE_CHECKING:
    from council_desk.queries.agenda import ItemHead
    from council_desk.queries.counts import ItemCounts


class Screen(Surface):
    """A tab's whole area. Subclasses say what tables they read and ask for their data in `reload`."""

    said = Signal(str)
    """Something for the strip that changed nothing."""
    changed = Signal(str)
    """What a change just made did, in better words than its title: the strip offers Undo beside it."""
    wanted = Signal(str, object)
    """Another screen, by name, and what it should show."""
    comment_wanted = Signal(object, int)
    """A comment of any item: the item's id (None: the tray) and the comment's."""

    moved = Signal()
    """Another comment was gone to: what was said of the one before is over."""
    closed = Signal()
    """The screen was left for the item's own screens."""
    suggest_wanted = Signal()
    """Something new makes new suggestions worth while."""

    tables: frozenset[str] = frozenset()
    """Tables whose changes concern the screen; empty: all."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self.desk = desk
        self.item_id: int | None = None
        self._stale = False
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self._shown: QWidget | None = None
        desk.refresh.changed.connect(self._something_changed)

    def show_item(self, item_id: int | None) -> None:
        """Show another item, or the tray (None)."""
        if item_id != self.item_id:
            self.item_id = item_id
            self.item_changed()
        self.ask_again()

    def item_changed(self) -> None:
        """Forget what belongs to the former item."""

    def show_head(self, head: ItemHead, counts: ItemCounts) -> None:
        """Take the item's header and counts, which the window asks for once for all."""

    def show_thing(self, what: object) -> None:
        """Show what another screen asked this one to show."""

    def current_comment(self) -> int | None:
        """Return the id of the comment that is gone to, on the screen that lists them."""
        return None

    def go_to_find(self) -> None:
        """Go to the screen's Find field, where it has one."""

    def reload(self) -> None:
        """Ask for the screen's data."""

    def ask_again(self) -> None:
        """Ask now when seen, else at the next showing."""
        if self.isVisible():
            self._stale = False
            self.reload()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what changed while the screen was hidden."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.reload()

    def put(self, page: QWidget, keep: bool = True) -> None:
        """Show `page` over the whole screen; one that was put with keep=False is let go when another comes."""
        if page is self._shown:
            return
        older = self._shown
        had_keys = self._has_keys()
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        page.setProperty("kept", keep)
        self._pages.setCurrentWidget(page)
        self._shown = page
        if had_keys:
            self.take_keys()
        if older is not None and not older.property("kept"):
            self._pages.removeWidget(older)
            older.deleteLater()

    def take_keys(self) -> None:
        """Take the keyboard's focus: at the screen's own place, or on the page that is shown instead of it.

        A list that is not shown takes no key, and without a focus not even the window's own keys are heard.
        """
        page, place = self._shown, self.focusProxy()
        if page is None or place is None or place.isVisibleTo(self):
            self.setFocus()
            return
        buttons = getattr(page, "buttons", ())
        if buttons:
            buttons[0].setFocus()
        else:
            page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            page.setFocus()

    def _has_keys(self) -> bool:
        """Whether keys come here: the focus is on the shown page, or on nothing that is seen."""
        if not self.isVisible():
            return False
        now = self.window().focusWidget()
        return now is None or not now.isVisible() or now is self._shown or now in getattr(self._shown, "buttons", ())

    def _something_changed(self, tables: frozenset[str]) -> None:
        if not tables or not self.tables or tables & self.tables:
            self.ask_again()
