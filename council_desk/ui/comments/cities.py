"""Other cities that the shown letter names: each with the claim and what was decided of it.

A claim is gone to by a press, or with O and Shift+O.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal

from council_desk.ui.comments.suggestion_box import WORDS_WIDTH, keep_whole
from council_desk.ui.desk import Desk
from council_desk.ui.jobs import LongWork
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import KeyHints, Label, Line, Surface
from council_desk.ui.parts.layout import column, empty, row
from council_desk.ui.parts.letter import Letter
from council_desk.ui.theme.theme import Theme

if TYPE_CHECKING:
    from council_desk.analysis.city_claims import CityMention
    from council_desk.queries.cities_named import ClaimDecisions
    from council_desk.queries.comments import CommentDetail
    from council_desk.store.store import Store

Span = tuple[int, int]
Mentions = tuple["CityMention", ...]
LONG = 20_000
"""Letters of more code points are looked through in the thinking child: they would keep the window waiting."""
KEPT = 200
"""Wordings whose cities are remembered, so that going back to a letter asks nothing."""
_MOST_QUOTED = 80
_MOST_SHOWN = 12


class CitiesPart(Surface):
    """A part of the tag panel, there only where a letter names another city. `shown` tells a claim's span."""

    shown = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "panel")
        self.rows: list[Button] = []
        self.mentions: Mentions = ()
        self.decided: ClaimDecisions | None = None
        self._rows = column(None, (4, 0, 0, 0), 0)
        self.whole = Button(theme, "All letters of the item", "quiet", icon_right="chevron-right")
        self.whole.say("Which other cities the letters name, and what they claim")
        layout = column(self, (0, 10, 0, 0), 0)
        layout.addWidget(Line(theme))
        heading = row(None, (4, 8, 2, 2))
        heading.addWidget(Label(theme, "Other cities", "caption-strong", "text2"), 1)
        heading.addWidget(KeyHints(theme, (("O", ""),)))
        layout.addLayout(heading)
        layout.addLayout(self._rows)
        layout.addWidget(self.whole)
        self.hide()

    def show_mentions(self, mentions: Mentions, decided: ClaimDecisions | None = None) -> None:
        """Show what a letter names, or nothing at all; the cities of one claim share a row, if decided alike."""
        if (mentions, decided) == (self.mentions, self.decided):
            return
        self.mentions, self.decided = mentions, decided
        self.rows = []
        empty(self._rows)
        for claim in claims_of(mentions)[:_MOST_SHOWN]:
            alike: dict[str, list[CityMention]] = {}
            for each in claim:
                alike.setdefault(self.state(each), []).append(each)
            for state, named in alike.items():
                self._add(named, state)
        self.setVisible(bool(mentions))

    def state(self, mention: CityMention) -> str:
        """Return "accepted", "rejected", or "" where nobody decided."""
        return self.decided.of(mention) if self.decided is not None else ""

    def _add(self, claim: Sequence[CityMention], state: str) -> None:
        """A refused claim keeps its city's name and the way to its words; the words themselves are gone."""
        names, first = ", ".join(each.name for each in claim), claim[0]
        button = Button(self._theme, names, "row", tip="Show the words in the letter")
        about = f", {state}" if state else ""
        button.setAccessibleName(
            f"Other cities: {names}{about}. The letter says: {first.words}. Press to see the words"
        )
        button.clicked.connect(lambda: self.shown.emit((first.claim_start, first.claim_end)))
        self.rows.append(button)
        self._rows.addWidget(button)
        if state != "rejected":
            self._say(f"“{_short(first.words)}”", "letter-italic", "text")
        if state:
            self._say(state.capitalize(), "caption", "text2")

    def _say(self, words: str, role: str, colour: str) -> None:
        label = Label(self._theme, words, role, colour, wrap=True)
        label.setContentsMargins(8, 0, 0, 4)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        keep_whole(label, self._theme.scaled(WORDS_WIDTH) - 4)
        self._rows.addWidget(label)


class LetterCities(QObject):
    """Finds the shown letter's cities off the window's thread, once a wording, and goes from claim to claim."""

    said = Signal(str)

    def __init__(self, desk: Desk, letter: Letter, part: CitiesPart, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._letter, self._part = desk, letter, part
        self._known: dict[int, Mentions] = {}
        self._own: tuple[str, ...] | None = None
        self._office = ""
        self._wording: int | None = None
        self._comment: int | None = None
        self._wish: tuple[int, Span] | None = None

    def wish(self, comment_id: int, span: Span) -> None:
        """Show a claim's words as soon as its comment is shown."""
        self._wish = comment_id, span

    def show_detail(self, detail: CommentDetail) -> None:
        """Show the cities of the comment that is shown now, as soon as it is known what was decided of its claims."""
        self._look_where()
        if (detail.id, detail.wording_id) != (self._comment, self._wording):
            self._part.show_mentions(())
        self._comment, self._wording = detail.id, detail.wording_id
        known = self._known.get(detail.wording_id)
        if self._wish is not None and self._wish[0] == detail.id:
            (_, span), self._wish = self._wish, None
            if span[1] <= len(detail.text):
                self._letter.reveal(span)
        if known is None or known:
            self._ask(detail, known)

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) claim of the letter, from the one that is selected."""
        claims = claims_of(self._part.mentions)
        if not claims:
            self.said.emit("This letter names no other city.")
            return
        at = self._place(claims)
        to = (0 if by > 0 else len(claims) - 1) if at is None else (at + by) % len(claims)
        first = claims[to][0]
        self._letter.reveal((first.claim_start, first.claim_end))
        names = ", ".join(each.name for each in claims[to])
        states = ", ".join(dict.fromkeys(filter(None, map(self._part.state, claims[to]))))
        self.said.emit(f"{names}: claim {to + 1} of {len(claims)}{', ' if states else ''}{states}")

    def current_key(self) -> str | None:
        """The city whose claim is selected, else the first of which something may stand."""
        claims = claims_of(self._part.mentions)
        at = self._place(claims) if claims else None
        if at is None:
            state = self._part.state
            there = (n for n, claim in enumerate(claims) if any(state(each) != "rejected" for each in claim))
            at = next(there, 0)
        return claims[at][0].key if claims else None

    def _look_where(self) -> None:
        """In another office the same number is another wording's."""
        store = self._desk.jobs.store
        office = store.location if store is not None else ""
        if office != self._office:
            self._known, self._office = {}, office

    def _place(self, claims: Sequence[Sequence[CityMention]]) -> int | None:
        selected = self._letter.selected()
        spans = [(claim[0].claim_start, claim[0].claim_end) for claim in claims]
        return spans.index(selected) if selected in spans else None

    def _ask(self, detail: CommentDetail, known: Mentions | None) -> None:
        item_id, wording_id, text = detail.item_id, detail.wording_id, detail.text
        own = self._own

        def take(found: _Found) -> None:
            if found.own != self._own:
                self._known, self._own = {}, found.own
            while len(self._known) >= KEPT:
                self._known.pop(next(iter(self._known)))
            self._known[wording_id] = found.mentions
            if (detail.id, wording_id) == (self._comment, self._wording):
                self._part.show_mentions(found.mentions, found.decided)

        if known is None and len(text) > LONG:
            work = _LongLetter(item_id, wording_id, text)
            self._desk.jobs.think(self, "Looking for other cities", work, take, key="cities", shown=False)
        else:

            def question(store: Store) -> _Found:
                return _found_in(store, item_id, wording_id, text, (own, known))

            self._desk.jobs.read(self, "cities", question, take, urgent=False)


def claims_of(mentions: Mentions) -> list[list[CityMention]]:
    """The mentions by their claims, in the order of the text: one sentence may name several cities."""
    claims: dict[Span, list[CityMention]] = {}
    for each in mentions:
        claims.setdefault((each.claim_start, each.claim_end), []).append(each)
    return list(claims.values())


class _Found(NamedTuple):
    """What a wording names and what was decided of it; `own`: names that tell the office's own city."""

    own: tuple[str, ...]
    mentions: Mentions
    decided: ClaimDecisions | None


class _LongLetter:
    """The work for one long letter, in the thinking lane."""

    def __init__(self, item_id: int | None, wording_id: int, text: str) -> None:
        self._item_id, self._wording_id, self._text = item_id, wording_id, text

    def __call__(self, long: LongWork) -> _Found:
        from council_desk.queries.cities_named import claim_decisions, own_names

        own = long.ask(own_names)
        (mentions,) = long.call("mentions_in_texts", (self._text,), own)
        return _Found(own, mentions, long.ask(claim_decisions, self._item_id, self._wording_id))


def _found_in(
    store: Store, item_id: int | None, wording_id: int, text: str, known: tuple[tuple[str, ...] | None, Mentions | None]
) -> _Found:
    """What a wording names; `known`: what was found before, and the own names then."""
    from council_desk.analysis.city_claims import find_mentions
    from council_desk.queries.cities_named import claim_decisions, own_names

    own, (own_then, mentions) = store.ask(own_names), known
    if mentions is None or own != own_then:
        mentions = find_mentions(text, own)
    return _Found(own, mentions, store.ask(claim_decisions, item_id, wording_id) if mentions else None)


def _short(words: str) -> str:
    if len(words) <= _MOST_QUOTED:
        return words
    cut = words[:_MOST_QUOTED]
    return (cut.rsplit(" ", 1)[0] if " " in cut[_MOST_QUOTED // 2 :] else cut) + "…"
