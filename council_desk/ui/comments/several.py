"""The reading pane's place while many comments are selected: how many, and where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from council_desk.ui.desk import Desk
from council_desk.ui.header.stance_bar import StanceBar
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.flow import FlowLayout
from council_desk.ui.parts.label import KeyHints, Label, Surface
from council_desk.ui.parts.layout import column
from council_desk.ui.words import STANCE_KEYS, count_of

if TYPE_CHECKING:
    from council_desk.queries.comments import CommentLine

MOST = 5000
"""Of more selected comments than this, the stances are not gathered: the tag keys work all the same."""


_HINTS = (
    (("1", "–"), ("7", "tag all")),
    (("Shift+1", "and all done"),),
    (("Enter", "accept their suggested stances"),),
    (("Backspace", "reject them"),),
    (("D", ""), ("Q", ""), ("S", "find words in them and tag all")),
    (("R", "reply owed"),),
    (("N", "all done"),),
    (("Shift+N", "not done"),),
    (("A", "set all aside"),),
    (("I", "another item"),),
    (("Space", "pick"),),
    (("Esc", "clear"),),
)


class SeveralPane(Surface):
    """`change_decided` asks that those already decided take the last stance too; `aside_wanted` sets them aside."""

    change_decided = Signal()
    unpicked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        theme = self._theme
        self._title = Label(theme, "", "title")
        self._about = Label(theme, "", "lead", "text2", wrap=True)
        self._bar = StanceBar(theme)
        self.left_alone = 0
        """How many the last stance key left alone, as they were decided already."""
        self.also = Button(theme, "Change those too", key="Y")
        self.also.clicked.connect(self.change_decided)
        clear = Button(theme, "Clear the selection", "link", key="Esc")
        clear.clicked.connect(self.unpicked)
        layout = column(self, (24, 20, 24, 20), 0)
        layout.addWidget(self._title)
        layout.addSpacing(6)
        layout.addWidget(self._about)
        layout.addSpacing(16)
        layout.addWidget(self._bar)
        layout.addSpacing(16)
        buttons = FlowLayout(gap=12)
        buttons.addWidget(self.also)
        buttons.addWidget(clear)
        layout.addLayout(buttons)
        layout.addSpacing(20)
        keys = FlowLayout(gap=6)
        for hints in _HINTS:
            keys.addWidget(KeyHints(theme, hints))
        layout.addLayout(keys)
        layout.addStretch(1)

    def show_count(self, count: int) -> None:
        """Show how many are selected; the stances follow."""
        self.left_alone = 0
        self._title.setText(f"{count_of(count, 'comment')} selected")
        self._about.setText("A stance key tags all of them. Those already decided are left alone.")
        self._bar.hide()
        self.also.hide()

    def show_lines(self, lines: Iterable[CommentLine]) -> None:
        """Show where the selected comments stand."""
        from council_desk.queries.counts import StanceCounts

        found = Counter(line.stance for line in lines)
        counts = StanceCounts(tuple(found.get(stance, 0) for stance in STANCE_KEYS), found.get(None, 0))
        self._bar.show_counts(counts)
        self._bar.show()

    def show_left_alone(self, tagged: int, left: int) -> None:
        """Say how many were tagged and how many were already decided, and offer to change those."""
        self.left_alone = left
        self._about.setText(f"{tagged:,} tagged. {count_of(left, 'comment')} already decided, left as before.")
        if not left:
            self._about.setText(f"All {tagged:,} are tagged.")
        self.also.setText(f"Change those {left:,} too")
        self.also.setVisible(left > 0)
