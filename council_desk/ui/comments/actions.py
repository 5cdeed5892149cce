"""What the keys of the Comments screen do, for one comment or for all that are selected."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from council_desk.ui.comments.find_and_tag import FindAndTag
from council_desk.ui.comments.find_card import FindCard
from council_desk.ui.comments.keys import stance_key
from council_desk.ui.comments.keys_card import KeysCard
from council_desk.ui.comments.pending import pending

if TYPE_CHECKING:
    from council_desk.queries.comments import CommentDetail
    from council_desk.queries.demands import DemandLine
    from council_desk.store.store import Store
    from council_desk.ui.comments.screen import CommentsScreen
    from council_desk.ui.sifting.window import SiftWindow

_PLAIN = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_REAL = _SHIFT | _CONTROL | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class Actions(QObject):
    """`said` tells what changed nothing, `changed` what a change did, in better words than its title."""

    said = Signal(str)
    changed = Signal(str)

    def __init__(self, screen: CommentsScreen, over: QWidget) -> None:
        super().__init__(screen)
        self._screen = screen
        self._hit_wish = 0
        """Which hit of the letter gone to is wanted: 1 the first, -1 the last, 0 as it comes."""
        theme = screen.desk.theme
        self.find_card = FindCard(theme, over)
        self.find_card.taken.connect(screen.filters.finding.type_in)
        self.find_card.closed.connect(screen.filters.find_field.setFocus)
        self.keys_card = KeysCard(theme, over)
        self.keys_card.closed.connect(screen.table.setFocus)
        self.found: FindAndTag | None = None
        self.sifting: SiftWindow | None = None

    @property
    def _detail(self) -> CommentDetail | None:
        return self._screen.detail

    def act(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; whether it asks for anything."""
        pressed = stance_key(event)
        if pressed is not None:
            self.tag(*pressed)
            return True
        return self._screen.mending.press(event) or self._press(event)

    def press(self, key: str) -> None:
        """Do what a letter's key does, for the panel's buttons."""
        self._letters()[key]()

    def tag(self, stance: str, go_on: bool = False) -> None:
        """Give the comment, or all that are selected, a stance; `go_on` says done too and goes to the next."""
        screen, detail = self._screen, self._detail
        if screen.many.there:
            screen.many.tag(stance, also_done=go_on)
        elif detail is not None and go_on:
            screen.tagging.stance_and_done(detail, stance)
            screen.onward.go_on(detail.id)
        elif detail is not None:
            screen.tagging.stance(detail, stance)

    def accept(self, go_on: bool = False) -> None:
        """Accept the suggestion that the panel shows; `go_on` says done too and goes to the next."""
        screen, detail = self._screen, self._detail
        if screen.many.there:
            screen.many.accept(also_done=go_on)
            return
        waiting = self._waiting()
        if detail is None or waiting is None:
            self.said.emit("No suggestion waits for this comment.")
        elif go_on:
            screen.tagging.accept_and_done(detail, waiting)
            screen.onward.go_on(detail.id)
        else:
            screen.tagging.accept(detail, waiting)

    def reject(self) -> None:
        """Reject the suggestion that the panel shows."""
        if self._screen.many.there:
            self._screen.many.reject()
            return
        waiting = self._waiting()
        if self._detail is not None and waiting is not None:
            self._screen.tagging.reject(self._detail, waiting)

    def open_sift(self) -> None:
        """Open what waits on the item: those that are sure enough are accepted together."""
        from council_desk.ui.sifting.window import open_sift

        self.sifting = open_sift(self._screen)

    def escape(self) -> None:
        """Let go of the selection."""
        self._screen.table.unpick()
        self._screen.table.setFocus()

    def show_signatories(self) -> None:
        """Open the list of who signed the letter, where signatories are added and taken away."""
        from council_desk.ui.people.signatories import open_signatories

        screen = self._screen
        if self._detail is not None:
            self.signed = open_signatories(screen.desk, self._detail, screen, screen.show_thing)

    def show_find_card(self) -> None:
        """Show what can be typed in Find."""
        self.find_card.open_below(self._screen.filters.find_field)

    def step_hit(self, by: int) -> None:
        """Go to the next (1) or previous (-1) word that Find looks for; past the last, to the next comment's first."""
        screen = self._screen
        if not screen.filters.filter.words:
            self.said.emit("Type words in the Find field first: Ctrl+F goes there.")
        elif not screen.reading.letter.step_hit(by):
            self._hit_wish = by
            if not screen.table.step(by):
                self._hit_wish = 0
                self.said.emit("That was the last." if by > 0 else "That was the first.")

    def arrived(self, same: bool) -> None:
        """A comment is shown: where F3 went on to it, its first or last hit is gone to."""
        if not same and self._hit_wish:
            self._screen.reading.letter.go_to_hit(self._hit_wish)
        self._hit_wish = 0 if not same else self._hit_wish

    def find_and_tag(self, kind: str = "demand") -> None:
        """Open find and tag all, over the selected comments, or over all that are shown."""
        screen = self._screen
        ids = screen.table.selected_ids() if screen.many.there else list(screen.model.ids)
        letter, detail = screen.reading.letter, self._detail
        selected = None if screen.many.there else letter.selected()
        words = screen.filters.filter.words
        if selected is not None and detail is not None:
            words = " ".join(detail.text[slice(*selected)].replace('"', " ").split())
            words = f'"{words}"'
        item_id = screen.item_id
        if not ids or item_id is None:
            return

        def question(store: Store) -> tuple[DemandLine, ...]:
            from council_desk.queries.demands import demand_lines

            return store.ask(demand_lines, item_id)

        def then(demands: tuple[DemandLine, ...]) -> None:
            self.found = FindAndTag(screen.desk, screen.tagging, ids, demands, words, kind, screen.window())
            self.found.tagged.connect(self.changed)
            self.found.show()

        screen.desk.jobs.read(self, "demands", question, then)

    def _press(self, event: QKeyEvent) -> bool:
        held, key = event.modifiers() & _REAL, Qt.Key(event.key())
        if event.text() == "?" and not held & _CONTROL:
            self.keys_card.open_over()
            return True
        letter = chr(key) if Qt.Key.Key_A <= key <= Qt.Key.Key_Z else ""
        act = self._letters().get(letter) if held == _PLAIN else None
        act = act or self._others().get((held, key))
        if act is not None:
            act()
        return act is not None

    def _letters(self) -> dict[str, Callable[[], object]]:
        screen = self._screen
        table, words, mending = screen.table, screen.words, screen.mending
        return {
            "D": lambda: self.find_and_tag() if screen.many.there else words.pick_demand(),
            "Q": lambda: self.find_and_tag("question") if screen.many.there else words.mark_question(),
            "S": lambda: self.find_and_tag("sensitive") if screen.many.there else words.mark_sensitive(),
            "R": self._mark_reply,
            "N": self._done_next,
            "J": lambda: table.step(1),
            "K": lambda: table.step(-1),
            "A": mending.ask_aside,
            "I": mending.ask_item,
            "E": mending.ask_correction,
            "G": self.show_signatories,
            "X": lambda: words.step(1),
            "O": lambda: screen.cities.step(1),
            "C": screen.columns.choose,
            "V": screen.filters.views.open_menu,
            "Y": screen.many.change_decided,
        }

    def _others(self) -> dict[tuple[Qt.KeyboardModifier, Qt.Key], Callable[[], object]]:
        screen, keys = self._screen, Qt.Key
        return {
            (_CONTROL, keys.Key_A): screen.table.selectAll,
            (_CONTROL, keys.Key_D): self.find_and_tag,
            (_CONTROL, keys.Key_Return): self.open_sift,
            (_CONTROL, keys.Key_Enter): self.open_sift,
            (_PLAIN, keys.Key_Return): self.accept,
            (_PLAIN, keys.Key_Enter): self.accept,
            (_SHIFT, keys.Key_Return): lambda: self.accept(go_on=True),
            (_SHIFT, keys.Key_Enter): lambda: self.accept(go_on=True),
            (_PLAIN, keys.Key_Backspace): self.reject,
            (_PLAIN, keys.Key_Space): screen.table.pick,
            (_PLAIN, keys.Key_Escape): self.escape,
            (_PLAIN, keys.Key_Delete): screen.words.remove,
            (_SHIFT, keys.Key_X): lambda: screen.words.step(-1),
            (_SHIFT, keys.Key_O): lambda: screen.cities.step(-1),
            (_SHIFT, keys.Key_N): self._not_done,
            (_PLAIN, keys.Key_F3): lambda: self.step_hit(1),
            (_SHIFT, keys.Key_F3): lambda: self.step_hit(-1),
            (_PLAIN, keys.Key_F1): self.keys_card.open_over,
        }

    def _waiting(self) -> int | None:
        """The suggestion that Enter and Backspace are for: the one gone to in the letter, else the first that waits."""
        detail = self._detail
        if detail is None:
            return None
        waiting = pending(detail, self._screen.words.current_suggestion())
        return waiting[0].suggestion_id if waiting else None

    def _done_next(self) -> None:
        screen, detail = self._screen, self._detail
        if screen.many.there:
            screen.many.done()
        elif detail is not None:
            if not detail.done:
                screen.tagging.done([detail.id], True, f"no. {detail.label}")
            screen.onward.go_on(detail.id)

    def _not_done(self) -> None:
        screen, detail = self._screen, self._detail
        if screen.many.there:
            screen.many.done(done=False)
        elif detail is not None and detail.done:
            screen.tagging.done([detail.id], False, f"no. {detail.label}")
        elif detail is not None:
            self.said.emit(f"No. {detail.label} is not done yet: N says that it is.")

    def _mark_reply(self) -> None:
        screen, detail = self._screen, self._detail
        if screen.many.there:
            screen.many.reply_owed()
        elif detail is not None:
            screen.tagging.reply_owed([detail.id], not detail.reply_owed, f"no. {detail.label}")
