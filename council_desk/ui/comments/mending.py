"""Cut, join, set aside, move, correct: what is done to whole comments, from the table or the letter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QMenu, QWidget

from council_desk.ui.desk import Desk
from council_desk.ui.parts.choose_items import ChooseItems, refuses
from council_desk.ui.parts.form import Form
from council_desk.ui.parts.letter import Letter
from council_desk.ui.words import count_of

if TYPE_CHECKING:
    from council_desk.queries.comments import CommentDetail
    from council_desk.ui.comments.table import CommentsTable

REASONS = (("test", "&Test"), ("spam", "&Spam"), ("other body", "Other &body"), ("duplicate entry", "&Duplicate entry"))
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Mending(QObject):
    """Acts on the comment that `shown` gives, or on all that are selected. `said` tells what to do first."""

    said = Signal(str)
    changed = Signal(str)

    def __init__(
        self,
        desk: Desk,
        table: CommentsTable,
        letter: Letter,
        shown: Callable[[], CommentDetail | None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._table = table
        self._letter = letter
        self._shown = shown
        self._over = parent

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key with Ctrl and Shift asks for; whether it was one of these."""
        acts: dict[int, Callable[[], object]] = {Qt.Key.Key_C: self.cut, Qt.Key.Key_M: self.join}
        act = acts.get(event.key()) if event.modifiers() == BOTH else None
        if act is not None:
            act()
        return act is not None

    def cut(self) -> None:
        """Cut the comment before the paragraph that holds the caret."""
        detail = self._shown()
        if detail is None:
            return
        at = detail.text.rfind("\n", 0, self._letter.caret()) + 1
        if not detail.text[:at].strip():
            self._letter.setFocus()
            self.said.emit(
                "Put the caret in the paragraph that begins the second letter, then Ctrl+Shift+C cuts there."
            )
            return

        def operation(session: Any) -> tuple[str, str]:
            from council_desk.operations.cut_comment import cut_comment
            from council_desk.queries.comment_detail import comment_detail

            part_id = cut_comment(session, detail.id, at)
            return comment_detail(session, detail.id).label, comment_detail(session, part_id).label

        def then(labels: tuple[str, str]) -> None:
            first, later = labels
            self.changed.emit(f"Cut into no. {first} and no. {later}" if first else "Cut into two")

        self._desk.jobs.write(self, f"Cut {_one(detail)} in two", operation, then)

    def join(self) -> None:
        """Join the comment with the one above it."""
        detail = self._shown()
        if detail is None:
            return

        def operation(session: Any) -> tuple[int, str]:
            from council_desk.operations.join_comments import join_comments
            from council_desk.queries.comment_detail import comment_detail

            joined = join_comments(session, detail.id)
            return joined, comment_detail(session, joined).label

        def then(joined: tuple[int, str]) -> None:
            self._table.go_to(joined[0])
            into = f"no. {joined[1]}" if joined[1] else "the one above"
            self.changed.emit(f"Joined {_one(detail)} with {into}, which has both texts now")

        self._desk.jobs.write(self, f"Joined {_one(detail)} with the one above", operation, then)

    def ask_aside(self) -> None:
        """Ask for the reason to set comments aside, or take back one that is."""
        detail = self._shown()
        if detail is None:
            return
        if detail.set_aside is not None:
            self.set_aside(None)
            return
        menu = QMenu(self._over)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for reason, words in REASONS:
            menu.addAction(words).triggered.connect(lambda _on=False, why=reason: self.set_aside(why))
        menu.addAction("&Other…").triggered.connect(self._ask_reason)
        menu.setAccessibleName("Set aside, not counted, because it is")
        self._open(menu)

    def set_aside(self, reason: str | None) -> None:
        """Set the comments aside with a reason, or take them back (None)."""
        ids, which = self._chosen()
        if not ids:
            return
        title = f"Set {which} aside" if reason else f"Took {which} back among the counted"

        def operation(session: Any) -> int:
            from council_desk.operations.set_aside import set_aside

            return set_aside(session, ids, reason)

        def then(_changed: int) -> None:
            self.changed.emit(f"{title}: {reason}" if reason else title)

        self._desk.jobs.write(self, title, operation, then)

    def ask_item(self) -> None:
        """Ask whether the comments are on another item too, are moved there, or go back to the tray."""
        menu = QMenu(self._over)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("&Also on another item…").triggered.connect(self.ask_also)
        menu.addAction("&Move to another item…").triggered.connect(self.ask_move)
        menu.addAction("Back to the &tray").triggered.connect(lambda: self.move(None))
        self._open(menu)

    def _open(self, menu: QMenu) -> None:
        """Open a menu on its first line, so that Enter takes what is seen to be chosen."""
        menu.popup(self._place())
        menu.setActiveAction(menu.actions()[0])

    def ask_also(self) -> ChooseItems:
        """Ask on which further items the comments are."""
        ids, which = self._chosen()

        def act(items: tuple[int, ...]) -> None:
            def operation(session: Any) -> None:
                from council_desk.operations.move_comments import add_to_item

                for item_id in items:
                    for comment_id in ids:
                        add_to_item(session, comment_id, item_id)

            title = f"Put {which} on {count_of(len(items), 'further item')}"
            self._desk.jobs.write(form, title, operation, lambda _none: form.close(), refuses(form))

        words = "One submission, with a comment on each item. The new ones are not tagged yet."
        form = ChooseItems(self._desk, f"Also on another item: {which}", words, "Add", act, self._over)
        form.show()
        return form

    def ask_move(self) -> ChooseItems:
        """Ask to which item the comments are moved."""
        _ids, which = self._chosen()

        def act(items: tuple[int, ...]) -> None:
            self.move(items[0], form)

        words = (
            "They get new numbers there; their old ones stay used. Stances are kept to be looked at again; other tags "
            "of this item stay behind."
        )
        form = ChooseItems(self._desk, f"Move {which}", words, "Move", act, self._over, several=False)
        form.show()
        return form

    def move(self, item_id: int | None, form: ChooseItems | None = None) -> None:
        """Move the comments to an item, or to the tray (None)."""
        ids, which = self._chosen()

        def operation(session: Any) -> int:
            from council_desk.operations.move_comments import move_comments

            return move_comments(session, ids, item_id)

        def then(_moved: int) -> None:
            if form is not None:
                form.close()
            self.changed.emit(f"{title}. A stance is kept to be looked at again; other tags stayed behind.")

        title = f"Moved {which} to another item" if item_id is not None else f"Put {which} back in the tray"
        self._desk.jobs.write(self, title, operation, then, refuses(form) if form is not None else None)

    def ask_correction(self) -> None:
        """Open what was typed by a person, or read from a scan, to be corrected."""
        from council_desk.ui.logging_by_hand.correcting import Correcting

        detail = self._shown()
        if detail is not None:
            Correcting(self._desk, detail, self._over).show()

    def _ask_reason(self) -> None:
        def act(given: dict[str, str]) -> None:
            if not given["reason"]:
                form.refuse("Say why, in a few words: the memo prints it.")
                return
            form.close()
            self.set_aside(given["reason"])

        words = "The memo says how many are set aside, and why."
        form = Form(self._desk.theme, "Set aside", words, "Set aside", act, self._over)
        form.add("reason", "Because it is", hint="sent to the wrong office")
        form.show()

    def _chosen(self) -> tuple[Sequence[int], str]:
        """Return the ids that a key acts on, and the words for them."""
        if self._table.selected_count() > 1:
            ids = self._table.selected_ids()
            return ids, count_of(len(ids), "comment")
        detail = self._shown()
        return ([detail.id], _one(detail)) if detail is not None else ([], "")

    def _place(self) -> QPoint:
        where = self._table.visualRect(self._table.currentIndex())
        return self._table.viewport().mapToGlobal(where.bottomLeft() + QPoint(40, 2))


def _one(detail: CommentDetail) -> str:
    return f"no. {detail.label}" if detail.label else "a comment in the tray"
