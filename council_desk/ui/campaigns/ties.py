"""A tie that waits: which campaign, or which letter, may be a translation; it is one, or it is not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import ElidedLabel, Label, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.parts.tip import plain_tip
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import count_of, percent

if TYPE_CHECKING:
    from council_desk.queries.campaigns import CampaignLine
    from council_desk.queries.translations import TranslationOffer


def offers_about(line: CampaignLine, offers: Sequence[TranslationOffer]) -> list[TranslationOffer]:
    """Return what waits about a campaign: what it may translate itself, then letters that may translate it."""
    key = (line.id, line.decided)
    itself = [each for each in offers if each.campaign is not None and (each.campaign.id, each.campaign.decided) == key]
    letters = [each for each in offers if each.campaign is None and (each.original.id, each.original.decided) == key]
    return itself + letters


class TieBar(Surface):
    """Shows the first tie that waits about the campaign chosen, or hides. Signals give the offer."""

    accepted = Signal(object)
    rejected = Signal(object)
    letter_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "panel", ("bottom",))
        self.offer: TranslationOffer | None = None
        self._words = Label(theme, "", "strong")
        self._why = ElidedLabel(theme, "", "caption", "text2")
        self.read = Button(theme, "Read it", "link")
        self.no = Button(theme, "It is not", key="N")
        self.yes = Button(theme, "It is one", key="Y")
        self.no.say("It is no translation; this is not suggested again")
        self.yes.say("Tie the two: shown beside each other, counted apart")
        self.read.clicked.connect(self._read)
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        layout = row(self, (24, 8, 24, 8), 8)
        words = column(None, gap=0)
        words.addWidget(self._words)
        words.addWidget(self._why)
        layout.addLayout(words, 1)
        for button in (self.read, self.no, self.yes):
            layout.addWidget(button)
        self.hide()

    def show_offers(self, offers: Sequence[TranslationOffer]) -> None:
        """Show the first of a campaign's offers, and how many more there are."""
        self.offer = offers[0] if offers else None
        self.setVisible(self.offer is not None)
        if self.offer is None:
            return
        more = f", and {count_of(len(offers) - 1, 'more letter')}" if len(offers) > 1 else ""
        self._words.setText(f"{_claim(self.offer)}, {percent(self.offer.confidence)} sure{more}")
        self._why.setToolTip(plain_tip(self.offer.reason))
        self.read.setVisible(self.offer.campaign is None)
        self.yes.setVisible(self.offer.decidable)
        first = first_to_confirm(self.offer)
        self._why.setText(first or self.offer.reason)
        self.yes.setAccessibleName(f"{_claim(self.offer)}: it is one")
        self.no.setAccessibleName(f"{_claim(self.offer)}: it is not")

    def accept(self) -> None:
        """Say that it is one."""
        if self.offer is not None:
            self.accepted.emit(self.offer)

    def reject(self) -> None:
        """Say that it is not."""
        if self.offer is not None:
            self.rejected.emit(self.offer)

    def _read(self) -> None:
        if self.offer is not None:
            self.letter_wanted.emit(self.offer.comment_id)


def _claim(offer: TranslationOffer) -> str:
    if offer.campaign is None:
        return f"No. {offer.label} may be a translation of this letter"
    return f"May be a translation of campaign {offer.original.letter}"


def first_to_confirm(offer: TranslationOffer) -> str:
    """Return what has to be done before the two can be tied; empty where they can be."""
    both = (offer.original, offer.campaign)
    letters = sorted({each.letter for each in both if each is not None and not each.decided})
    if not letters:
        return ""
    which = f"campaigns {' and '.join(letters)}" if len(letters) > 1 else f"campaign {letters[0]}"
    return f"Confirm {which} first: only confirmed campaigns are tied."
