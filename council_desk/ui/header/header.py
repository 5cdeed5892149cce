"""The item's header: number and title, facts, the four counts, the stance bar, and the tabs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy

from council_desk.ui.desk import Desk
from council_desk.ui.header.counts import CountsLine
from council_desk.ui.header.stance_bar import StanceBar
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import ElidedLabel, Label, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.words import meeting_day

if TYPE_CHECKING:
    from council_desk.queries.agenda import ItemHead
    from council_desk.queries.counts import ItemCounts

TABS = ("Comments", "Campaigns", "Demands", "Policy", "Memo", "Grid", "Other cities")


class Header(Surface):
    """`tab_chosen` tells a name of TABS; `import_wanted`, `log_wanted` and `memo_wanted` the buttons."""

    tab_chosen = Signal(str)
    import_wanted = Signal()
    log_wanted = Signal()
    memo_wanted = Signal()
    suggest_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme, "canvas", ("bottom",))
        theme = desk.theme
        self._number = Label(theme, "", "title", "text3")
        self._title = ElidedLabel(theme, "", "title")
        self._title.setAccessibleName("Item")
        self._facts = ElidedLabel(theme, "", "body", "text2")
        self._facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._counts = CountsLine(theme)
        self._bar = StanceBar(theme)
        self.suggest = Button(theme, "Suggest", icon="wand-sparkles", tip="Find campaigns, stances, demands and links")
        self.importing = Button(theme, "Import", icon="file-down", tip="Bring in comments · Ctrl+I")
        self.log = Button(theme, "Log", icon="phone", tip="Log a call, a letter or a visit by hand · Ctrl+L")
        self.memo = Button(theme, "Memo", icon="file-text", tip="The briefing memo · Ctrl+5")
        self.importing.clicked.connect(self.import_wanted)
        self.log.clicked.connect(self.log_wanted)
        self.memo.clicked.connect(self.memo_wanted)
        self.suggest.clicked.connect(self.suggest_wanted)
        self.tabs = {name: Button(theme, name, "tab") for name in TABS}
        self._group = QButtonGroup(self)
        self._lay_out()
        self.show_tab("Comments")

    def show_head(self, head: ItemHead | None) -> None:
        """Show an item, or the tray of comments that are on none."""
        if head is None:
            self._number.hide()
            self._title.setText("Tray")
            self._facts.setText("What came in for no item waits here until somebody says which")
        else:
            self._number.setText(head.number)
            self._number.show()
            self._title.setText(head.title or head.short_title or f"Item {head.number}")
            when = f"{head.body}, {meeting_day(head.meeting_date).split(', ')[-1]}"
            continued = "continued from an earlier hearing" if head.continues_id is not None else ""
            facts = (head.file_number, when, continued, head.kind, head.draft or "no draft of the policy yet")
            self._facts.setText(" · ".join(part for part in facts if part))
        for tab in self.tabs.values():
            tab.setVisible(head is not None)
        for widget in (self._counts, self._bar):
            widget.setVisible(head is not None)
        self.memo.setVisible(head is not None)
        self.suggest.setVisible(head is not None)

    def show_counts(self, counts: ItemCounts) -> None:
        """Show an item's counts; without submissions the bar is left out."""
        self._counts.show_counts(counts.four)
        self._bar.show_counts(counts.stances)
        self._bar.setVisible(counts.stances.total > 0)
        self._show_tab_counts({"Campaigns": counts.campaigns, "Demands": counts.demands})
        self.suggest.setEnabled(counts.four.submissions > 0)

    def counts_words(self) -> str:
        """Return the four counts as a screen reader says them."""
        return self._counts.accessibleName()

    def show_tab(self, name: str) -> None:
        """Mark a tab as the chosen one; a screen without a tab, as the tray, leaves them as they are."""
        if name in self.tabs:
            self.tabs[name].setChecked(True)

    def _show_tab_counts(self, counts: Mapping[str, int]) -> None:
        for name, count in counts.items():
            self.tabs[name].set_count(f"{count:,}" if count else "")

    def _lay_out(self) -> None:
        layout = column(self, (20, 12, 16, 0), 0)
        top = row(None, gap=8)
        top.addWidget(self._number)
        top.addSpacing(2)
        top.addWidget(self._title, 1)
        for button in (self.suggest, self.importing, self.log, self.memo):
            top.addWidget(button)
        layout.addLayout(top)
        layout.addSpacing(5)
        facts = row(None, (0, 0, 4, 0), 16)
        facts.addWidget(self._facts, 1)
        facts.addWidget(self._counts)
        layout.addLayout(facts)
        layout.addSpacing(9)
        bar = row(None, (0, 0, 4, 0))
        bar.addWidget(self._bar)
        layout.addLayout(bar)
        layout.addSpacing(6)
        tabs = row(None, gap=20)
        for name, tab in self.tabs.items():
            self._group.addButton(tab)
            tab.clicked.connect(lambda _checked=False, wanted=name: self.tab_chosen.emit(wanted))
            tabs.addWidget(tab)
        tabs.addStretch(1)
        layout.addLayout(tabs)
        self._group.setExclusive(True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignLeft)
