"""The reading pane: who wrote and how it came, the letter, and where it stands in the source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from council_desk.ui.comments.marks import marks_of
from council_desk.ui.desk import Desk
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import ElidedLabel, IconView, Label, Line, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.parts.letter import Letter
from council_desk.ui.words import FORM_WORDS, channel_word, count_of, day_and_time, district_word, local_time, percent

if TYPE_CHECKING:
    from council_desk.queries.comments import CommentDetail, OtherComment, ShownSignatory, ShownTranslation
    from council_desk.ui.theme.theme import Theme


class ReadingPane(Surface):
    """Shows one comment. `campaign_pressed` tells the campaign's id and whether it is decided."""

    campaign_pressed = Signal(int, bool)
    signatories_pressed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        theme = self._theme
        self._desk = desk
        self._detail: CommentDetail | None = None
        self._dim = True
        self._name = ElidedLabel(theme, "", "name")
        self._number = Label(theme, "", "body", "text3")
        self._came = ElidedLabel(theme, "", "body", "text2")
        self._ticked = ElidedLabel(theme, "", "body", "text2")
        self._campaign = Button(theme, "", "chip", icon="copy", tip="Open the campaign")
        self._campaign.clicked.connect(self._open_campaign)
        self._form = ElidedLabel(theme, "", "body", "text2")
        self.signed = Button(theme, "", "chip", icon="users", tip="Who signed, and what each wrote alone. Key: G")
        self.signed.clicked.connect(self.signatories_pressed)
        self.dimmed = Button(theme, "Dimmed", "quiet", icon_right="chevron-down")
        self.dimmed.say("Dim or show the campaign's own words")
        self.dimmed.clicked.connect(self._toggle)
        self._notice = _Notice(theme)
        self.letter = Letter(theme, "Letter")
        self._source = ElidedLabel(theme, "", "caption", "text3")
        self._lay_out()

    def show_comment(self, detail: CommentDetail, keep: bool, hits: Sequence[tuple[int, int]] = ()) -> None:
        """Show a comment; `keep` leaves the scrolling where it is (the same comment, told again).

        `hits`: spans of the words that Find looks for; where they are new, the first is brought into view.
        """
        self._detail = detail
        self._name.setText(detail.name or detail.organisation or "No name given")
        self._name.set_colour("text" if detail.name or detail.organisation else "text3")
        self._number.setText(f"No. {detail.label}" if detail.label else "In the tray")
        self._came.setText(self._how_it_came(detail))
        self._came.setVisible(bool(self._came.text()))
        ticked = _ticked_words(detail)
        self._ticked.setText(ticked)
        self._ticked.setVisible(bool(ticked))
        self._show_campaign(detail)
        self.signed.setText(count_of(len(detail.signatories), "signatory", "signatories"))
        self.signed.setVisible(bool(detail.signatories))
        self._notice.say(_notice_words(detail))
        self._source.setText(_source_words(detail))
        before = self.letter.hits
        self._show_letter(keep)
        self.letter.show_hits(hits, keep and tuple(hits) == before)

    def set_narrow(self, narrow: bool) -> None:
        """Shrink the margin's labels to their badges."""
        self.letter.narrow = narrow

    def _how_it_came(self, detail: CommentDetail) -> str:
        when = day_and_time(local_time(detail.received_at, self._desk.time_zone)) or detail.received_as_given or ""
        organisation = detail.organisation if detail.name else None
        district = district_word(detail.district) if detail.district else ""
        place = ", ".join(part for part in (detail.address, district) if part)
        late = "late" if detail.late else ""
        parts = (organisation, channel_word(detail.channel), when, late, place, detail.subject)
        return " · ".join(part for part in parts if part)

    def _show_campaign(self, detail: CommentDetail) -> None:
        campaign, translates = detail.campaign, detail.translation
        self._campaign.setVisible(campaign is not None or translates is not None)
        self._form.setVisible(campaign is not None or translates is not None)
        self.dimmed.setVisible(campaign is not None)
        if campaign is None:
            if translates is not None:
                self._show_translation(translates)
            return
        name = f"Campaign {campaign.letter}"
        self._campaign.setText(name if campaign.decided else f"{name}?")
        self._campaign.setAccessibleName(f"{name}, {'confirmed' if campaign.decided else 'suggested'}. Press to open")
        words = sum(len(detail.text[start:end].split()) for start, end in campaign.own_words)
        form = FORM_WORDS.get(campaign.form, campaign.form)
        parts = [form, count_of(words, "own word") if words else ""]
        if campaign.decided and not campaign.follows:
            parts.append("does not follow")
        self._form.setText(", ".join(part for part in parts if part))

    def _show_translation(self, translates: ShownTranslation) -> None:
        name = f"Campaign {translates.letter}"
        self._campaign.setText(name if translates.confirmed else f"{name}?")
        self._campaign.setAccessibleName(f"{name}, of whose letter this is a translation. Press to open")
        sure = f"may be a translation, {percent(translates.confidence)} sure"
        self._form.setText("a translation, counted apart" if translates.decided else sure)

    def _show_letter(self, keep: bool) -> None:
        detail = self._detail
        if detail is None:
            return
        own = detail.campaign.own_words if detail.campaign else ()
        dim = self._dim and detail.campaign is not None
        self.letter.show_letter(detail.text, own, dim, marks_of(detail, self._theme.tokens), keep)

    def _toggle(self) -> None:
        self._dim = not self._dim
        self.dimmed.setText("Dimmed" if self._dim else "Shown whole")
        self._show_letter(keep=True)

    def _open_campaign(self) -> None:
        if self._detail and self._detail.campaign:
            self.campaign_pressed.emit(self._detail.campaign.campaign_id, self._detail.campaign.decided)
        elif self._detail and self._detail.translation:
            self.campaign_pressed.emit(self._detail.translation.campaign_id, self._detail.translation.confirmed)

    def _lay_out(self) -> None:
        layout = column(self, (0, 0, 0, 0), 0)
        head = column(None, (24, 14, 16, 8), 1)
        first = row(None, gap=8)
        first.addWidget(self._name, 1)
        first.addWidget(self._number)
        head.addLayout(first)
        head.addWidget(self._came)
        head.addWidget(self._ticked)
        chips = row(None, (0, 8, 0, 0), 8)
        chips.addWidget(self._campaign)
        chips.addWidget(self.signed)
        chips.addWidget(self._form, 100)
        chips.addStretch(1)
        chips.addWidget(self.dimmed)
        head.addLayout(chips)
        layout.addLayout(head)
        layout.addWidget(self._notice)
        layout.addLayout(_inset(Line(self._theme)))
        layout.addWidget(self.letter, 1)
        layout.addLayout(_inset(Line(self._theme)))
        foot = row(None, (24, 7, 16, 7), 6)
        foot.addWidget(IconView(self._theme, "file-text", 14, "text3"))
        foot.addWidget(self._source, 1)
        layout.addLayout(foot)


class _Notice(Surface):
    """A pale line over the letter: something to look at before tagging."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "warn_fill")
        self._words = Label(theme, "", "caption-medium", "warn", wrap=True)
        layout = row(self, (24, 6, 16, 6), 8)
        layout.addWidget(IconView(theme, "triangle-alert", 14, "warn"))
        layout.addWidget(self._words, 1)

    def say(self, words: str) -> None:
        """Say something, or hide."""
        self._words.setText(words)
        self.setVisible(bool(words))


def _inset(line: Line) -> QHBoxLayout:
    layout = row(None, (24, 0, 16, 0))
    layout.addWidget(line)
    return layout


def _ticked_words(detail: CommentDetail) -> str:
    parts = []
    if detail.position:
        parts.append(f"Ticked “{detail.position.capitalize()}” on the form")
    if detail.signatories:
        names = ", ".join(_with_own_letters(signatory) for signatory in detail.signatories[:3])
        more = f" and {len(detail.signatories) - 3} more" if len(detail.signatories) > 3 else ""
        parts.append(f"Signed by {count_of(len(detail.signatories), 'party', 'parties')}: {names}{more}")
    if detail.others:
        parts.append(f"Also {' and '.join(_elsewhere(each) for each in detail.others)}")
    if detail.attachments:
        parts.append(count_of(len(detail.attachments), "attachment"))
    return " · ".join(parts)


def _with_own_letters(signatory: ShownSignatory) -> str:
    if signatory.wrote:
        return f"{signatory.name} (also wrote no. {', '.join(signatory.wrote)})"
    return f"{signatory.name} (may be no. {', '.join(signatory.may_be)})" if signatory.may_be else signatory.name


def _elsewhere(other: OtherComment) -> str:
    return f"on item {other.item} as no. {other.label}" if other.item else "in the tray"


def _notice_words(detail: CommentDetail) -> str:
    if detail.withdrawn:
        return "Withdrawn: it stands in an earlier edition only and is out of the counts."
    if detail.set_aside:
        again = "" if detail.set_aside.startswith("joined with") else " A takes it back."
        return f"Set aside, not counted: {detail.set_aside}.{again}"
    if detail.look_again:
        return f"Look again: {detail.look_again}"
    if detail.campaign and detail.campaign.changes_ask:
        why = detail.campaign.change_reason or "it asks for something else than the template"
        return f"This edit changes what is asked: {why}"
    return ""


def _source_words(detail: CommentDetail) -> str:
    place = ""
    if detail.row is not None:
        place = f"row {detail.row}"
    elif detail.lines is not None:
        first, last = detail.lines
        place = f"line {first}" if first == last else f"lines {first}–{last}"
    page = f"page {detail.page}" if detail.page is not None else ""
    source = ", ".join(part for part in (detail.file, page, place) if part) or "Logged by hand"
    edition = f"edition {detail.edition}" if detail.edition else ""
    return " · ".join(part for part in (source, edition, detail.edition_state) if part)
