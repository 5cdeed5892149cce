"""The right of the review: what this edition changes against the earlier one, and how the file was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from council_desk.ui.importing.prepared import Prepared, names_items
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import IconView, Label, Line, Scroller, Surface
from council_desk.ui.parts.layout import column, empty, row
from council_desk.ui.parts.redline import Piece, Redline, pieces
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import meeting_day

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from council_desk.operations.import_batch import ItemWanted
    from council_desk.operations.import_batch import Piece as BatchPiece
    from council_desk.operations.import_proposal import ImportProposal, ProposedComment, ReadyEdition, ReadyImport

WIDTH = 264
_STATES = (
    ("equal", "unchanged", "kept, not counted again"),
    ("pencil", "revised", "the earlier words are kept too"),
    ("plus", "new", "counted; suggestions follow"),
    ("minus", "withdrawn", "kept in the record, out of the counts"),
)
_FORMATS = {
    "ecomment_page": "saved e-comment page",
    "ecomment_text": "letters one after another",
    "mail": "e-mail",
    "outlook": "Outlook e-mail",
    "pdf": "PDF",
    "scan": "scanned pages",
    "word": "Word document",
    "writer": "OpenDocument text",
}
"""How a reader is called on the screen, where its own name is not a plain word."""
_LANGUAGES = {
    "en": "English",
    "es": "Spanish",
    "vi": "Vietnamese",
    "tl": "Tagalog",
    "zh": "Chinese",
    "fr": "French",
    "pt": "Portuguese",
    "de": "German",
    "it": "Italian",
    "ru": "Russian",
    "uk": "Ukrainian",
    "ar": "Arabic",
    "ko": "Korean",
    "ja": "Japanese",
}
_MOST_REVISED = 4
_MOST_WITHDRAWN = 6
_ASKED = "Day or month first?"
"""The reader's note begins so too; here it is a question with an answer."""
_MOST_WORDS, _AT_ENDS = 40, 12


class ChangesColumn(Surface):
    """`choice` tells (list id, "none" or None; kind or None): what the person says this file is."""

    choice = Signal(object, object)
    columns_wanted = Signal()
    items_wanted = Signal()
    """The comments should go elsewhere: each to its own item, or all to the one shown."""
    dates_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "panel", ("left",))
        self.setFixedWidth(theme.scaled(WIDTH))
        self.offers: dict[str, Button] = {}
        """The buttons that have a key, by the key."""
        inside = Surface(theme, "panel")
        self._layout = column(inside, (16, 14, 14, 14), 0)
        outer = column(self, (1, 0, 0, 0))
        outer.addWidget(Scroller(theme, inside, "panel"))

    def press(self, key: str) -> bool:
        """Press the button of a key; False where none is shown."""
        button = self.offers.get(key)
        if button is not None:
            button.click()
        return button is not None

    def show_prepared(self, prepared: Prepared) -> None:
        """Show what storing the file would do."""
        layout = self._layout
        empty(layout)
        self.offers = {}
        self._ask_dates(layout, prepared)
        self._show_places(layout, prepared)
        for piece, ready in prepared.pieces():
            self._show_piece(layout, prepared, piece, ready)
        self._offer_choices(layout, prepared)
        self._show_revised(layout, prepared)
        self._show_withdrawn(layout, prepared)
        self._part(layout)
        self._show_reading(layout, prepared)
        layout.addStretch(1)

    def _ask_dates(self, layout: QVBoxLayout, prepared: Prepared) -> None:
        """Ask once for the file whether dates in figures begin with the month or the day."""
        order = prepared.proposal.options.date_order
        if not prepared.dates_here and order is None:
            return
        theme = self._theme
        layout.addWidget(Label(theme, _ASKED, "strong"))
        layout.addSpacing(4)
        if order is None:
            words = (
                f"Dates such as {' and '.join(prepared.dates_here[:2])} can be read both ways. Month first is taken."
            )
        else:
            words = "The day first, as you said." if order == "dmy" else "The month first, as you said."
        layout.addWidget(Label(theme, words, "body", "warn" if order is None else "text2", wrap=True))
        layout.addSpacing(6)
        other = "mdy" if order == "dmy" else "dmy"
        self._offer(
            layout,
            "The day first" if other == "dmy" else "The month first",
            "D",
            "calendar-clock",
            lambda: self.dates_wanted.emit(other),
        )
        if order is None:
            self._offer(layout, "The month first", "G", "check", lambda: self.dates_wanted.emit("mdy"))
        self._part(layout)

    def _show_places(self, layout: QVBoxLayout, prepared: Prepared) -> None:
        """Say into which items the comments go, where their own rows may say so."""
        if not (prepared.own_items or names_items(prepared.proposals, prepared.place)):
            return
        theme = self._theme
        layout.addWidget(Label(theme, "Where they go", "strong"))
        layout.addSpacing(4)
        counts: dict[str, int] = {}
        for piece, ready in zip(prepared.batch.pieces, prepared.shown, strict=True):
            name = f"item {piece.wanted.number}" if piece.wanted.number else "the tray"
            counts[name] = counts.get(name, 0) + ready.standing
        words = ", ".join(f"{count:,} to {name}" for name, count in counts.items())
        layout.addWidget(Label(theme, words, "body", "text2", wrap=True))
        for wanted, others in prepared.not_there.items() if prepared.own_items else ():
            layout.addSpacing(4)
            layout.addWidget(Label(theme, _made_anew(wanted, others), "caption", "warn", wrap=True))
        layout.addSpacing(6)
        offer = f"All into {prepared.place.words()}" if prepared.own_items else "Each to the item its row names"
        self._offer(layout, offer, "I", "arrow-right-left", self.items_wanted.emit)
        self._part(layout)

    def _show_piece(self, layout: QVBoxLayout, prepared: Prepared, piece: BatchPiece, ready: ReadyImport) -> None:
        if len(prepared.pieces()) > 1:
            name = f"Item {piece.wanted.number}" if piece.wanted.number else "The tray"
            layout.addWidget(Label(self._theme, name, "caption-strong", "text2"))
            layout.addSpacing(4)
        for number, edition in enumerate(ready.editions, 1):
            if number > 1 or ready.list_id is not None:
                self._show_edition(layout, edition, again=number > 1 or ready.list_id is None)
        if ready.list_id is None and len(ready.editions) == 1:
            layout.addWidget(Label(self._theme, "A new list", "strong"))
            layout.addSpacing(4)
            words = "None of the item's earlier lists comes again in it."
            layout.addWidget(Label(self._theme, words, "body", "text2", wrap=True))
            layout.addSpacing(6)

    def _show_edition(self, layout: QVBoxLayout, edition: ReadyEdition, again: bool) -> None:
        theme = self._theme
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

    def _offer(self, layout: QVBoxLayout, words: str, key: str, icon: str, act: Callable[[], object]) -> None:
        button = Button(self._theme, words, "row", icon=icon, key=key)
        button.clicked.connect(lambda _checked=False: act())
        layout.addWidget(button)
        self.offers[key] = button

    def _offer_choices(self, layout: QVBoxLayout, prepared: Prepared) -> None:
        """Offer the other ways to take the file: a list is never guessed silently."""
        pieces = prepared.pieces()
        editions = [ready for _, ready in pieces if ready.list_id is not None]
        if editions:
            now = editions[0].editions[0].kind
            other = "addition" if now == "whole" else "whole"
            words = {"addition": "Only what came since", "whole": "The whole list anew"}[other]
            # A list of this very import has no id yet: it is found again when it is stored.
            chosen = editions[0].list_id if len(pieces) == 1 and (editions[0].list_id or 0) > 0 else None
            self._offer(layout, "These are other letters", "O", "git-branch", lambda: self.choice.emit("none", None))
            self._offer(layout, words, "A", "git-branch", lambda: self.choice.emit(chosen, other))
        elif pieces and len(pieces) == 1:
            for key, known in zip("123", reversed(prepared.lists_of(pieces[0][0].wanted)), strict=False):
                self._offer(layout, f"Edition of “{known.name}”", key, "git-branch", self._teller(known.list_id))
        layout.addSpacing(4)

    def _teller(self, list_id: int) -> Callable[[], object]:
        return lambda: self.choice.emit(list_id, None)

    def _show_revised(self, layout: QVBoxLayout, prepared: Prepared) -> None:
        revised = list(_revised(prepared))
        for label, before, after in revised[:_MOST_REVISED]:
            self._part(layout)
            layout.addWidget(Label(self._theme, f"Revised: {label}", "strong", wrap=True))
            layout.addSpacing(4)
            shown = Redline(self._theme, f"Revised {label}")
            shown.show_pieces(_short(pieces(before, after)))
            layout.addWidget(shown)
        if len(revised) > _MOST_REVISED:
            layout.addWidget(Label(self._theme, f"and {len(revised) - _MOST_REVISED} more", "caption", "text3"))

    def _show_withdrawn(self, layout: QVBoxLayout, prepared: Prepared) -> None:
        """Name the comments that would leave the counts: who presses Store must know whose they are."""
        standing = {
            entry.comment_id: entry
            for piece, _ in prepared.pieces()
            for known in prepared.lists_before(piece)
            for entry in known.entries
        }
        gone = [each for _, ready in prepared.pieces() for edition in ready.editions for each in edition.withdrawn]
        found = [standing[each] for each in gone if each in standing]
        if not found:
            return
        self._part(layout)
        layout.addWidget(Label(self._theme, "Withdrawn", "strong"))
        for entry in found[:_MOST_WITHDRAWN]:
            layout.addSpacing(4)
            words = _shortened(entry.text)
            layout.addWidget(Label(self._theme, f"{entry.name}: {words}" if entry.name else words, wrap=True))
        if len(found) > _MOST_WITHDRAWN:
            more = f"and {len(found) - _MOST_WITHDRAWN:,} more"
            layout.addWidget(Label(self._theme, more, "caption", "text3"))

    def _show_reading(self, layout: QVBoxLayout, prepared: Prepared) -> None:
        theme, proposal = self._theme, prepared.proposal
        layout.addWidget(Label(theme, "Read as", "strong"))
        layout.addSpacing(6)
        languages: dict[str, int] = {}
        for _, ready in prepared.pieces():
            for comment in ready.comments:
                languages[comment.language] = languages.get(comment.language, 0) + 1
        often = sorted(languages.items(), key=lambda pair: -pair[1])
        spoken = ", ".join(f"{_LANGUAGES.get(name, name) or 'unknown'} {count}" for name, count in often)
        facts = (
            ("Format", _FORMATS.get(proposal.reader, proposal.reader.replace("_", " "))),
            ("Title", proposal.title),
            ("Languages", spoken),
            ("Comments", f"{len(proposal.kept):,}"),
            ("Late", _late(prepared)),
            ("Came with", _folded(proposal)),
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
            if note.startswith(_ASKED):
                continue
            layout.addSpacing(6)
            layout.addWidget(Label(theme, note, "caption", "text2", wrap=True))

    def _part(self, layout: QVBoxLayout) -> None:
        layout.addSpacing(12)
        layout.addWidget(Line(self._theme))
        layout.addSpacing(12)


def _short(shown: list[Piece]) -> list[Piece]:
    """Long runs of words with their middle left out; the column is narrow."""
    return [(kind, _shortened(words)) for kind, words in shown]


def _shortened(words: str) -> str:
    each = words.split()
    return words if len(each) <= _MOST_WORDS else " ".join([*each[:_AT_ENDS], "…", *each[-_AT_ENDS:]])


def _made_anew(wanted: ItemWanted, others: Sequence[str]) -> str:
    """Say that an item is not on the agenda yet, and where else there is one of that number."""
    words = f"There is no item {wanted.number} on {meeting_day(wanted.meeting or '')} yet: it will be made."
    if others:
        words += f" The agenda of {' and '.join(map(meeting_day, others))} has an item {wanted.number} too."
    return words


def _late(prepared: Prepared) -> str:
    count = prepared.late()
    return "" if count is None else f"{count:,} after the packet cut-off" if count else "none"


def _folded(proposal: ImportProposal) -> str:
    """How many comments have quoted mail, signatures and the like kept apart."""
    count = sum(bool(comment.rest.strip()) for comment in proposal.comments)
    return f"quoted mail or signatures in {count:,}, kept apart" if count else ""


def _revised(prepared: Prepared) -> list[tuple[str, str, str]]:
    """Return (who, earlier words, new words) of the comments that the file revises."""
    return [found for piece, ready in prepared.pieces() for found in _revised_in(ready, _standing(prepared, piece))]


def _standing(prepared: Prepared, piece: BatchPiece) -> dict[int, str]:
    """The words of each comment that stands before a piece, also of files of the same import that go before it."""
    return {entry.comment_id: entry.text for known in prepared.lists_before(piece) for entry in known.entries}


def _revised_in(ready: ReadyImport, standing: dict[int, str]) -> list[tuple[str, str, str]]:
    latest: dict[int, str] = {}
    found: list[tuple[str, str, str]] = []
    for edition in ready.editions:
        for entry in edition.entries:
            text = entry.source.text
            if entry.state == "revised":
                before = standing.get(entry.comment_id or 0) or latest.get(entry.new if entry.new is not None else -1)
                found.append((_who(entry.source), before or "", text))
            if entry.new is not None:
                latest[entry.new] = text
    return found


def _who(source: ProposedComment) -> str:
    name = source.fields.get("name") or " ".join(
        source.fields[part] for part in ("first_name", "last_name") if source.fields.get(part)
    )
    if name:
        return name
    if source.first_line is not None:
        return f"lines {source.first_line}–{source.last_line}"
    return f"row {source.row}" if source.row is not None else "without a name"
