"""The column chooser: a small window with the columns in their order; what is changed shows in the table at once."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QListWidget, QListWidgetItem, QWidget

from council_desk.ui.comments.columns import COLUMNS, SECTION, USUAL, ColumnLayout
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import KeyHints, Label
from council_desk.ui.parts.layout import column, row
from council_desk.ui.theme.theme import Theme

STEP = 12
"""Pixels that one press of a key widens."""
_KEY = Qt.ItemDataRole.UserRole
_SIDEWAYS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_UP_DOWN = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class ColumnChooser(QDialog):
    """`changed` tells the new layout after each key."""

    changed = Signal(object)

    def __init__(self, theme: Theme, layout: ColumnLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.layout_now = layout
        self.setWindowTitle("Columns")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = _List(self)
        self.list.setMinimumHeight(theme.scaled(28) * len(COLUMNS) + 4)
        self.list.itemChanged.connect(self._checked)
        self._width = Label(theme, "", "caption", "text2")
        self.list.currentRowChanged.connect(lambda _row: self._say_width())
        body = column(self, (20, 18, 20, 16), 10)
        body.addWidget(Label(theme, "Columns of the comments table", "name"))
        body.addWidget(self.list, 1)
        body.addWidget(self._width)
        body.addWidget(KeyHints(theme, (("Space", "show, hide"), ("Alt+↑", ""), ("Alt+↓", "move"))))
        body.addWidget(KeyHints(theme, (("Alt+←", ""), ("Alt+→", "width"), ("Esc", "close"))))
        foot = row(None, (0, 4, 0, 0), 8)
        self.usual = Button(theme, "As usual", tip="The columns that everybody has from the start")
        self.usual.clicked.connect(lambda: self._take(USUAL))
        done = Button(theme, "Close", "filled")
        done.clicked.connect(self.close)
        foot.addStretch(1)
        foot.addWidget(self.usual)
        foot.addWidget(done)
        body.addLayout(foot)
        self._fill("name")
        self.list.setFocus()

    def show_layout(self, layout: ColumnLayout) -> None:
        """Take a layout that was changed elsewhere, as by the mouse at the heading."""
        if layout != self.layout_now:
            self.layout_now = layout
            self._fill(self.current_key())

    def current_key(self) -> str:
        """The column that the list stands on."""
        item = self.list.currentItem()
        return str(item.data(_KEY)) if item is not None else "name"

    def press(self, key: Qt.Key) -> bool:
        """Move or widen the column that the list stands on; whether the key does that."""
        here = self.current_key()
        if key in _UP_DOWN:
            self._take(self.layout_now.moved(here, _UP_DOWN[key]))
        elif key in _SIDEWAYS and here != "name":
            self._take(self.layout_now.widened(here, _SIDEWAYS[key] * STEP))
        return key in _UP_DOWN or key in _SIDEWAYS

    def _checked(self, item: QListWidgetItem) -> None:
        key, shown = str(item.data(_KEY)), item.checkState() == Qt.CheckState.Checked
        self._take(self.layout_now.showing(key, shown))

    def _take(self, layout: ColumnLayout) -> None:
        self.layout_now = layout
        self._fill(self.current_key())
        self.changed.emit(layout)

    def _fill(self, current: str) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for key in self.layout_now.order:
            each = COLUMNS[SECTION[key]]
            item = QListWidgetItem(each.name)
            item.setData(_KEY, key)
            item.setSizeHint(QSize(0, self._theme.scaled(28)))
            flags = item.flags() | Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(flags & ~Qt.ItemFlag.ItemIsUserCheckable if each.kept else flags)
            item.setCheckState(Qt.CheckState.Checked if key in self.layout_now.shown else Qt.CheckState.Unchecked)
            if each.kept:
                item.setToolTip("Always shown")
            self.list.addItem(item)
            if key == current:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._say_width()

    def _say_width(self) -> None:
        key = self.current_key()
        words = "takes what room is left" if key == "name" else f"{self.layout_now.width(key)} pixels wide"
        self._width.setText(f"{COLUMNS[SECTION[key]].name}: {words}")


class _List(QListWidget):
    """The list; Alt and an arrow are the chooser's."""

    def __init__(self, chooser: ColumnChooser) -> None:
        super().__init__()
        self._chooser = chooser
        self.setAccessibleName("Columns")
        self.setFrameShape(QFrame.Shape.NoFrame)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and an arrow move or widen; the rest is the list's."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if not (alt and self._chooser.press(Qt.Key(event.key()))):
            super().keyPressEvent(event)
