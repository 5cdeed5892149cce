"""One person or organization: contact, district, and everything they wrote or signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt

from council_desk.queries.people import OrganisationDetail, PersonDetail, SentLine
from council_desk.ui.desk import Desk
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import KeyHints, Label, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.parts.plain_table import PlainModel, PlainTable
from council_desk.ui.words import channel_word, count_of, district_word, local_time, short_date

if TYPE_CHECKING:
    from council_desk.queries.people import OrganisationLine, PersonLine
    from council_desk.ui.theme.theme import Theme

WIDTH = 392


class PersonSide(Surface):
    """Shows a PersonDetail or OrganisationDetail. `opened` tells the SentLine to open."""

    opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme, "panel", ("left",))
        theme = self._theme
        self._desk = desk
        self.setFixedWidth(theme.scaled(WIDTH))
        self._name = Label(theme, "", "name", wrap=True)
        self._contact = Label(theme, "", "body", "text2", wrap=True)
        self._counts = Label(theme, "", "caption-medium", "text2", wrap=True)
        self._differs = Label(theme, "", "caption-medium", "warn", wrap=True)
        self.sent = _Sent(theme, PlainModel(("No.", "Date", "How", "Begins with")))
        self.sent.activated.connect(self._open)
        self.sent.doubleClicked.connect(self._open)
        self.rename = Button(theme, "Rename", icon="pencil", key="F2")
        self.split = Button(theme, "Part", icon="split", key="S", tip="Give the chosen submissions to a new person")
        self.tie = Button(theme, "Tie", icon="link", key="T", tip="Which organization the submission is from")
        layout = column(self, (1, 16, 0, 8), 8)
        head = column(None, (16, 0, 14, 0), 4)
        for label in (self._name, self._contact, self._counts, self._differs):
            head.addWidget(label)
        buttons = row(None, (0, 6, 0, 2), 6)
        for button in (self.rename, self.split, self.tie):
            buttons.addWidget(button)
        buttons.addStretch(1)
        head.addLayout(buttons)
        layout.addLayout(head)
        list_ = column(None, (12, 0, 0, 0))
        list_.addWidget(self.sent)
        layout.addLayout(list_, 1)
        hints = row(None, (16, 0, 8, 0))
        hints.addWidget(KeyHints(theme, (("Tab", "to the submissions"), ("Enter", "open"))))
        hints.addStretch(1)
        layout.addLayout(hints)

    def show_person(self, detail: PersonDetail) -> None:
        """Show a person."""
        line = detail.line
        self._name.setText(line.name or line.email or "No name given")
        lines = (line.email, line.phone, line.address, _lives(line))
        self._contact.setText("\n".join(part for part in lines if part))
        self._contact.setVisible(any(lines))
        given = detail.given_district
        differs = bool(given and line.district and given != line.district)
        self._differs.setText(f"The form says {district_word(given or '')}." if differs else "")
        self._differs.setVisible(differs)
        self.split.setVisible(True)
        self._show_sent(line, detail.sent)

    def show_organisation(self, detail: OrganisationDetail) -> None:
        """Show an organization."""
        self._name.setText(detail.line.name)
        self._contact.hide()
        self._differs.hide()
        self.split.setVisible(False)
        self._show_sent(detail.line, detail.sent)

    def chosen_submissions(self) -> list[int]:
        """Return the submissions chosen in the list that the person wrote."""
        lines = [line for line in self.sent.chosen() if isinstance(line, SentLine) and line.signatory_id is None]
        return list(dict.fromkeys(line.submission_id for line in lines))

    def _show_sent(self, line: PersonLine | OrganisationLine, sent: tuple[SentLine, ...]) -> None:
        self._counts.setText(counts_of(line))
        rows = [self._row(each) for each in sent]
        self.sent.plain.show(rows, sent)
        self.sent.go_to(0)

    def _row(self, sent: SentLine) -> tuple[str, ...]:
        number = " · ".join(part for part in (sent.item, sent.label) if part) or "tray"
        how = "signed" if sent.signatory_id is not None else channel_word(sent.channel) or "wrote"
        day = local_time(sent.received_at, self._desk.time_zone)
        return (number, short_date(day), how, " ".join(sent.opening.split()))

    def _open(self) -> None:
        line = self.sent.current()
        if isinstance(line, SentLine):
            self.opened.emit(line)


class _Sent(PlainTable):
    """Enter opens the comment."""

    def __init__(self, theme: Theme, model: PlainModel) -> None:
        super().__init__(theme, "What they sent", model, (70, 56, 76, 0), several=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; the rest as every table."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


def counts_of(line: PersonLine | OrganisationLine) -> str:
    """Return "Wrote 12 submissions · signed 34 with others"."""
    wrote = f"Wrote {count_of(line.wrote, 'submission')}" if line.wrote else "Wrote nothing alone"
    return f"{wrote} · signed {line.signed:,} with others" if line.signed else wrote


def _lives(line: PersonLine) -> str:
    if line.district:
        return district_word(line.district)
    return {True: "In the city, district not known", False: "Lives outside", None: ""}[line.in_district]
