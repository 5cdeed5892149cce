"""The line over the pages: which page, how large, and Workbook, Print and Save."""

from __future__ import annotations

from PySide6.QtCore import Signal

from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import Label, Surface
from council_desk.ui.parts.layout import row
from council_desk.ui.theme.theme import Theme


class Toolbar(Surface):
    """Real buttons; signals say what was pressed."""

    saved = Signal()
    printed = Signal()
    workbook_wanted = Signal()
    again = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "canvas", ("bottom",))
        self._page = Label(theme, "", "body", "text2")
        self._state = Label(theme, "", "caption", "text3")
        self.smaller = Button(theme, "", "quiet", icon="minus", tip="Smaller · Ctrl+-")
        self.larger = Button(theme, "", "quiet", icon="plus", tip="Larger · Ctrl++")
        self.fit = Button(theme, "Fit", "quiet", tip="As wide as there is room · Ctrl+0")
        self.smaller.setAccessibleName("Smaller")
        self.larger.setAccessibleName("Larger")
        self.fit.setAccessibleName("Fit the page's width")
        self.remake = Button(theme, "Make it again", "link", tip="F5")
        self.workbook = Button(theme, "Workbook…", icon="sheet", tip="Every comment, demand and count as an Excel file")
        self.print = Button(theme, "Print…", icon="printer", tip="Ctrl+P")
        self.save = Button(theme, "Save PDF…", "filled", icon="save", tip="Ctrl+S")
        self.save.clicked.connect(self.saved)
        self.print.clicked.connect(self.printed)
        self.workbook.clicked.connect(self.workbook_wanted)
        self.remake.clicked.connect(self.again)
        self.remake.hide()
        layout = row(self, (16, 8, 16, 8), 4)
        layout.addWidget(self._page)
        layout.addSpacing(4)
        for button in (self.smaller, self.fit, self.larger):
            layout.addWidget(button)
        layout.addSpacing(6)
        layout.addWidget(self._state)
        layout.addWidget(self.remake)
        layout.addStretch(1)
        layout.addWidget(self.workbook)
        layout.addSpacing(4)
        layout.addWidget(self.print)
        layout.addSpacing(4)
        layout.addWidget(self.save)

    def show_page(self, page: int, pages: int) -> None:
        """Show which page is in view."""
        self._page.setText(f"Page {page} of {pages}" if pages else "")

    def show_state(self, words: str, again: bool = False) -> None:
        """Say what goes on with the pages; `again` offers to make them anew."""
        self._state.setText(words)
        self._state.setVisible(bool(words))
        self.remake.setVisible(again)
