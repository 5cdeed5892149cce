"""The codebook as a list to tick: typed words or a number narrow it, Enter ticks."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem

from council_desk.queries.double_coding import CodebookLine
from council_desk.ui.parts.label import Label, Surface
from council_desk.ui.parts.layout import column
from council_desk.ui.parts.tip import plain_tip
from council_desk.ui.theme.theme import Theme

_ID = Qt.ItemDataRole.UserRole


class DemandChecks(Surface):
    """`ticked` tells a demand's id when it is ticked or not any more; `left` that the keys go back to the screen."""

    ticked = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "panel")
        self._codebook: tuple[CodebookLine, ...] = ()
        self._on: frozenset[int] = frozenset()
        self.field = _Field(self)
        self.list = QListWidget()
        self.list.setAccessibleName("Demands of the list")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.viewport().setAutoFillBackground(False)  # The panel's own ground shows through.
        self.list.itemClicked.connect(self._clicked)
        self.field.textChanged.connect(lambda _words: self._fill())
        layout = column(self, gap=6)
        layout.addWidget(Label(theme, "Demands it asks for", "caption-strong", "text2"))
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        theme.changed.connect(self._fill)

    def show_codebook(self, codebook: Sequence[CodebookLine], on: Collection[int]) -> None:
        """Show the demands, those in `on` ticked; without any the list hides."""
        codebook, ticked = tuple(codebook), frozenset(on)
        self.setVisible(bool(codebook))
        if (codebook, ticked) != (self._codebook, self._on):
            self._codebook, self._on = codebook, ticked
            self._fill()

    def words(self) -> list[str]:
        """Return what the list shows, ticked ones with a sign."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    def begin(self) -> None:
        """Go to the field."""
        if self._codebook:
            self.field.selectAll()
            self.field.setFocus()

    def choose(self, by: int) -> None:
        """Choose the next or the previous row."""
        self.list.setCurrentRow(min(max(0, self.list.currentRow() + by), self.list.count() - 1))

    def tick(self) -> None:
        """Tick the chosen row, or take the tick off, and get ready for the next."""
        item = self.list.currentItem()
        if item is not None:
            self.ticked.emit(item.data(_ID))
            self.field.selectAll()

    def leave(self) -> None:
        """Show all again and give the keys back."""
        self.field.clear()
        self.left.emit()

    def _clicked(self, item: QListWidgetItem) -> None:
        self.ticked.emit(item.data(_ID))

    def _fill(self) -> None:
        wanted = self.field.text().casefold().split()
        chosen = self.list.currentItem().data(_ID) if self.list.currentItem() is not None else None
        self.list.clear()
        for line in self._codebook:
            words = f"{line.number} {line.short_name} {line.sentence}".casefold()
            if not all(part in words for part in wanted):
                continue
            on = line.demand_id in self._on
            item = QListWidgetItem(f"{'✓' if on else '   '}  {line.number}  {line.short_name or line.sentence}")
            item.setData(_ID, line.demand_id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.sentence}, {'ticked' if on else 'not ticked'}")
            item.setToolTip(plain_tip(line.sentence))
            item.setSizeHint(QSize(0, self._theme.scaled(26)))
            if on:
                item.setFont(self._theme.font("body-medium"))
            self.list.addItem(item)
            if line.demand_id == chosen:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)


class _Field(QLineEdit):
    """Arrows choose, Enter ticks, Escape leaves; all else is typed."""

    def __init__(self, checks: DemandChecks) -> None:
        super().__init__()
        self._checks = checks
        self.setPlaceholderText("D: number or words, Enter ticks")
        self.setAccessibleName("Find a demand to tick")
        self.setToolTip("Key: D")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys that are not typed."""
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._checks.choose(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._checks.tick()
        elif key == Qt.Key.Key_Escape:
            self._checks.leave()
        else:
            super().keyPressEvent(event)
