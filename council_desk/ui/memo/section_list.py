"""The memo's sections: switched on and off, and moved; those that are always printed can only be moved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem

from council_desk.documents.sections import ALWAYS, SECTIONS
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import Label, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.theme.theme import Theme

_KEY = Qt.ItemDataRole.UserRole
ROW = 28

Sections = tuple[tuple[str, bool], ...]


def full_order(chosen: Sequence[tuple[str, bool]]) -> Sequence[tuple[str, bool]]:
    """Return every section with whether it prints: those the office ordered first, others in their usual order."""
    known = {key for key, _ in SECTIONS}
    named = [(key, on or key in ALWAYS) for key, on in dict(chosen).items() if key in known]
    rest = [(key, True) for key, _ in SECTIONS if key not in dict(named)]
    return (*named, *rest)


class SectionList(Surface):
    """`changed` tells that a person switched or moved a section."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "panel")
        self._known: Sections = ()
        self.list = _Rows(self)
        self.list.setAccessibleName("Sections of the memo")
        self.up = Button(theme, "", "quiet", icon="chevron-up", tip="Move up · Alt+Up")
        self.down = Button(theme, "", "quiet", icon="chevron-down", tip="Move down · Alt+Down")
        self.up.setAccessibleName("Move the section up")
        self.down.setAccessibleName("Move the section down")
        self.up.clicked.connect(lambda: self.move_current(-1))
        self.down.clicked.connect(lambda: self.move_current(1))
        layout = column(self, gap=4)
        head = row(None, gap=0)
        head.addWidget(Label(theme, "Sections", "caption-strong", "text2"), 1)
        head.addWidget(self.up)
        head.addWidget(self.down)
        layout.addLayout(head)
        layout.addWidget(self.list)
        self.list.itemChanged.connect(lambda _item: self._told())
        self.list.currentRowChanged.connect(lambda _row: self._show_ways())
        self.list.model().rowsMoved.connect(lambda *_: self._told())
        theme.changed.connect(self._restyle)
        self._fill(full_order(()))

    def sections(self) -> Sections:
        """Return (key, printed) in the order shown."""
        found = []
        for at in range(self.list.count()):
            item = self.list.item(at)
            found.append((str(item.data(_KEY)), item.checkState() == Qt.CheckState.Checked))
        return tuple(found)

    @property
    def edited(self) -> bool:
        """Whether a person changed something that the office does not have yet."""
        return self.sections() != self._known

    def show_sections(self, chosen: Sequence[tuple[str, bool]], anew: bool = False) -> None:
        """Show the office's sections; what a person changed meanwhile stays, unless `anew`."""
        order = tuple(full_order(chosen))
        if (anew or not self.edited) and order != self.sections():
            self._fill(order)
        self._known = order

    def move_current(self, by: int) -> None:
        """Move the current section up (-1) or down (1)."""
        at = self.list.currentRow()
        to = at + by
        if at < 0 or not 0 <= to < self.list.count():
            return
        self.list.blockSignals(True)
        self.list.insertItem(to, self.list.takeItem(at))
        self.list.setCurrentRow(to)
        self.list.blockSignals(False)
        self._told()

    def _told(self) -> None:
        self._show_ways()
        if self.edited:
            self.changed.emit()

    def _show_ways(self) -> None:
        at = self.list.currentRow()
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < self.list.count() - 1)

    def _fill(self, order: Sequence[tuple[str, bool]]) -> None:
        titles, current = dict(SECTIONS), self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for key, on in order:
            item = QListWidgetItem(titles[key])
            item.setData(_KEY, key)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
            if key in ALWAYS:
                item.setText(f"{titles[key]} · always")
                item.setToolTip("Always printed: the memo must stand up when both sides check it. It can be moved.")
            else:
                flags |= Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(flags)
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(max(0, current))
        self.list.blockSignals(False)
        self._known = tuple(order)
        self._restyle()
        self._show_ways()

    def _restyle(self) -> None:
        theme, shades = self._theme, self.list.palette()
        for group in (shades.ColorGroup.Active, shades.ColorGroup.Inactive):
            shades.setColor(group, shades.ColorRole.Base, theme.color("panel"))
            shades.setColor(group, shades.ColorRole.Text, theme.color("text"))
            shades.setColor(group, shades.ColorRole.HighlightedText, theme.color("text"))
        shades.setColor(shades.ColorGroup.Active, shades.ColorRole.Highlight, theme.color("sel"))
        shades.setColor(shades.ColorGroup.Inactive, shades.ColorRole.Highlight, theme.color("sel_weak"))
        self.list.setPalette(shades)
        self.list.setFont(theme.font("body"))
        high = theme.scaled(ROW)
        for at in range(self.list.count()):
            self.list.item(at).setSizeHint(QSize(0, high))
        self.list.setFixedHeight(high * self.list.count() + 2)


class _Rows(QListWidget):
    """Space switches, dragging and Alt with the arrows move."""

    def __init__(self, owner: SectionList) -> None:
        super().__init__()
        self._owner = owner
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Alt and an arrow; all else as any list."""
        arrows = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        by = arrows.get(Qt.Key(event.key()))
        if by is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._owner.move_current(by)
        else:
            super().keyPressEvent(event)
