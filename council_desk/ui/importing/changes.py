"""The right of the review: what this edition changes against the earlier one, and how the file was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import IconView, Label, Line, Scroller, Surface
from council_desk.ui.parts.layout import column, empty, row
from council_desk.ui.parts.redline import Redline, pieces
from council_desk.ui.theme.theme import Theme

if TYPE_CHECKING:
    from council_desk.operations.import_proposal import ReadyEdition
    from council_desk.ui.importing.flow import Prepared

WIDTH = 264
_STATES = (
    ("equal", "unchanged", "kept, not counted again"),
    ("pencil", "revised", "the earlier words are kept too"),
    ("plus", "new", "will be suggested and tagged"),
    ("minus", "withdrawn", "kept in the record, out of the counts"),
)
_MOST_REVISED = 4


class ChangesColumn(Surface):
    """`choice` tells (list id, "none" or None; kind or None): what the person says this file is."""

    choice = Signal(object, object)
    columns_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "panel", ("left",))
        self.setFixedWidth(theme.scaled(WIDTH))
        inside = Surface(theme, "panel")
        self._layout = column(inside, (16, 14, 14, 14), 0)
        outer = column(self, (1, 0, 0, 0))
        outer.addWidget(Scroller(theme, inside, "panel"))

    def show_prepared(self, prepared: Prepared) -> None:
        """Show what storing the file would do."""
        layout = self._layout
        empty(layout)
        editions = prepared.ready.editions
        for number, edition in enumerate(editions, 1):
            if number == 1 and prepared.ready.list_id is None:
                continue
            self._show_edition(layout, prepared, edition, number)
        if prepared.ready.list_id is None and len(editions) == 1:
            layout.addWidget(Label(self._theme, "A new list", "strong"))
            layout.addSpacing(4)
            words = "None of the item's earlier lists comes again in it."
            layout.addWidget(Label(self._theme, words, "body", "text2", wrap=True))
        self._offer_choices(layout, prepared)
        self._show_revised(layout, prepared)
        self._part(layout)
        self._show_reading(layout, prepared)
        layout.addStretch(1)

    def _show_edition(self, layout: QVBoxLayout, prepared: Prepared, edition: ReadyEdition, number: int) -> None:
        theme = self._theme
        again = number > 1 or prepared.ready.list_id is None
        layout.addWidget(Label(theme, "The list stands again" if again else "Against the earlier edition", "strong"))
        layout.addSpacing(4)
        if edition.reason:
            layout.addWidget(Label(theme, f"Because {edition.reason}", "caption", "text2", wrap=True))
        layout.addSpacing(8)
        counts = edition.states()
        for icon, state, words in _STATES:
            line = row(None, gap=10)
            line.addWidget(IconView(theme, icon, 16, "text2"))
            number_label = Label(theme, f"{counts.get(state, 0):,}", "strong")
            number_label.setFixedWidth(theme.scaled(30))
            line.addWidget(number_label)
            inner = column(None)
            inner.addWidget(Label(theme, state, "body"))
            if counts.get(state):
                inner.addWidget(Label(theme, words, "caption", "text3", wrap=True))
            line.addLayout(inner, 1)
            layout.addLayout(line)
            layout.addSpacing(6)

    def _offer_choices(self, layout: QVBoxLayout, prepared: Prepared) -> None:
        """Offer the other ways to take the file: a list is never guessed silently."""
        theme = self._theme
        chosen = prepared.ready.list_id
        offers: list[tuple[str, object, object]] = []
        if chosen is not None:
            now = prepared.ready.editions[0].kind
            other = "addition" if now == "whole" else "whole"
            words = {"addition": "Only what came since", "whole": "The whole list anew"}[other]
            offers = [("These are other letters", "none", None), (words, chosen, other)]
        else:
            offers = [(f"Edition of “{known.name}”", known.list_id, None) for known in prepared.known[-3:]]
        for words, list_id, kind in offers:
            button = Button(theme, words, "row", icon="git-branch", tip="Say what this file is")
            button.clicked.connect(lambda _checked=False, a=list_id, b=kind: self.choice.emit(a, b))
            layout.addWidget(button)

    def _show_revised(self, layout: QVBoxLayout, prepared: Prepared) -> None:
        revised = list(_revised(prepared))
        for label, before, after in revised[:_MOST_REVISED]:
            self._part(layout)
            layout.addWidget(Label(self._theme, f"Revised: {label}", "strong", wrap=True))
            layout.addSpacing(4)
            shown = Redline(self._theme, f"Revised {label}")
            shown.show_pieces(pieces(before, after))
            layout.addWidget(shown)
        if len(revised) > _MOST_REVISED:
            layout.addWidget(Label(self._theme, f"and {len(revised) - _MOST_REVISED} more", "caption", "text3"))

    def _show_reading(self, layout: QVBoxLayout, prepared: Prepared) -> None:
        theme, proposal = self._theme, prepared.proposal
        layout.addWidget(Label(theme, "Read as", "strong"))
        layout.addSpacing(6)
        languages: dict[str, int] = {}
        for comment in prepared.ready.comments:
            languages[comment.language] = languages.get(comment.language, 0) + 1
        often = sorted(languages.items(), key=lambda pair: -pair[1])
        spoken = ", ".join(f"{name or 'unknown'} {count}" for name, count in often)
        facts = (
            ("Format", proposal.reader.replace("_", " ")),
            ("Title", proposal.title),
            ("Languages", spoken),
            ("Comments", f"{len(proposal.kept):,}"),
        )
        for name, words in facts:
            if words:
                line = row(None, gap=8)
                head = Label(theme, name, "body", "text3")
                head.setFixedWidth(theme.scaled(74))
                line.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
                line.addWidget(Label(theme, words, "body", "text", wrap=True), 1)
                layout.addLayout(line)
                layout.addSpacing(4)
        if proposal.columns is not None:
            button = Button(theme, "Columns…", "row", icon="sheet", key="F", tip="Say which column holds what")
            button.clicked.connect(self.columns_wanted)
            layout.addWidget(button)
        for note in proposal.notes:
            layout.addSpacing(6)
            layout.addWidget(Label(theme, note, "caption", "text2", wrap=True))

    def _part(self, layout: QVBoxLayout) -> None:
        layout.addSpacing(12)
        layout.addWidget(Line(self._theme))
        layout.addSpacing(12)


def _revised(prepared: Prepared) -> list[tuple[str, str, str]]:
    """Return (who, earlier words, new words) of the comments that the file revises."""
    standing = {entry.wording_id: entry.text for known in prepared.known for entry in known.entries}
    by_comment = {entry.comment_id: entry for known in prepared.known for entry in known.entries}
    latest: dict[int, str] = {}
    found: list[tuple[str, str, str]] = []
    for edition in prepared.ready.editions:
        for entry in edition.entries:
            text = (
                prepared.ready.wordings[entry.wording].text
                if entry.wording is not None
                else standing.get(entry.wording_id or 0, "")
            )
            if entry.state == "revised":
                known = by_comment.get(entry.comment_id or 0)
                before = known.text if known else latest.get(entry.new if entry.new is not None else -1, "")
                who = entry.source.fields.get("name") or f"lines {entry.source.first_line}–{entry.source.last_line}"
                found.append((who, before, text))
            if entry.new is not None:
                latest[entry.new] = text
    return found
