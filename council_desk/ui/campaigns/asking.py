"""What the Campaigns screen asks before it changes something: which campaign, which stance, which letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from council_desk.errors import DeskError
from council_desk.ui.campaigns.list import title_of
from council_desk.ui.demands.forms import open_line
from council_desk.ui.parts.form import Form
from council_desk.ui.parts.pick_card import PickCard, PickRow
from council_desk.ui.words import STANCE_WORDS, count_of, stance_word

if TYPE_CHECKING:
    from council_desk.queries.campaigns import CampaignLine
    from council_desk.queries.demands import DemandLine
    from council_desk.store.store import Store
    from council_desk.ui.campaigns.screen import CampaignsScreen

Span = tuple[int, int]


class CampaignQuestions:
    """Each method asks about one confirmed campaign and hands the answer to the screen's edits."""

    def __init__(self, screen: CampaignsScreen, over: QWidget) -> None:
        self._screen = screen
        self.card = PickCard(screen.desk.theme, over)
        self.card.closed.connect(screen.list.setFocus)

    def rename(self, line: CampaignLine) -> None:
        """Ask for a name."""
        screen = self._screen

        def act(given: dict[str, str]) -> None:
            screen.edits.rename(form, line, given["name"], lambda _none: form.close())

        words = "A name that staff will know it by."
        form = Form(screen.desk.theme, f"Campaign {line.letter}", words, "Save", act, screen)
        form.add("name", "Name", line.name)
        screen.form = form
        form.show()
        form.field("name").setFocus()

    def merge(self, line: CampaignLine) -> None:
        """Ask which campaign it goes into; where their tags differ, which stance the two have then."""
        rows = [
            PickRow(each.id, f"{each.letter}   {title_of(each)}", stance_word(each.stance))
            for each in self._others(line)
        ]
        if self._none(rows):
            return
        self.card.ask(f"Merge campaign {line.letter} into", rows, lambda key: self._ask_stance(self._of(key), line))

    def _ask_stance(self, into: CampaignLine | None, gone: CampaignLine) -> None:
        if into is None:
            return
        screen = self._screen

        def merge(stance: str | None) -> None:
            def merged(_none: object) -> None:
                screen.show_thing((into.id, True))
                screen.reload()

            screen.edits.merge(into, gone, stance, merged)

        if into.stance == gone.stance:
            merge(into.stance)
            return
        first = [stance for stance in (into.stance, gone.stance) if stance is not None]
        order = list(dict.fromkeys([*first, *STANCE_WORDS]))
        whose = {into.stance: f"as campaign {into.letter}", gone.stance: f"as campaign {gone.letter}"}
        rows = [
            PickRow(stance, STANCE_WORDS[stance] + (f", {whose[stance]}" if stance in whose else ""))
            for stance in order
        ]
        about = (
            f"Campaign {into.letter} is tagged {stance_word(into.stance).lower()}, campaign {gone.letter} "
            f"{stance_word(gone.stance).lower()}. Which stance do the letters have together?"
        )
        self.card.ask("The two have different tags", rows, lambda key: merge(str(key)), about)

    def translation(self, line: CampaignLine) -> None:
        """Ask which campaign it is a translation of."""
        rows = [PickRow(each.id, f"{each.letter}   {title_of(each)}") for each in self._others(line)]
        rows = [row for row in rows if not getattr(self._of(row.key), "translation_of", None)]
        if line.translation_of is not None:
            rows.insert(0, PickRow(0, "Of none: it stands for itself"))
        tied = {f"letter {each.comment_id}": each for each in self._screen.tied_to(line)}
        rows += [PickRow(key, f"Take no. {each.label} off: it is no translation") for key, each in tied.items()]
        if self._none(rows):
            return

        def take(key: object) -> None:
            if isinstance(key, str) and key in tied:
                self._screen.edits.untie(tied[key])
            else:
                self._screen.edits.translation(line, self._of(key))

        title, about = f"Letters that translate campaign {line.letter}", "Each is tied to it and counted apart."
        if len(rows) > len(tied):
            title = f"Campaign {line.letter} is a translation of"
            about = "The two stand beside each other in the list, each with its own count and its own stance."
        self.card.ask(title, rows, take, about)

    def join(self, line: CampaignLine) -> None:
        """Ask which letters are put in by hand."""
        screen = self._screen

        def act(given: dict[str, str]) -> None:
            labels = labels_in(given["numbers"])
            if not labels:
                form.refuse("Type the letters' numbers, such as 34, 35a or 40-42.")
                return

            def failed(problem: DeskError) -> None:
                form.refuse(str(problem))

            screen.edits.join(form, screen.item_id or 0, line, labels, lambda _joined: form.close(), failed)

        words = "They follow, unless an edit changes what is asked. One that is in another campaign leaves it."
        form = Form(screen.desk.theme, f"Put letters into campaign {line.letter}", words, "Put in", act, screen)
        form.add("numbers", "Numbers", hint="34, 35a, 40-42")
        screen.form = form
        form.show()
        form.field("numbers").setFocus()

    def line(self, line: CampaignLine) -> None:
        """Ask how sure waiting letters must be to be taken in."""
        screen = self._screen
        if not line.waiting:
            screen.said.emit(f"No letter waits for campaign {line.letter}.")
            return

        def taken(count: int) -> None:
            screen.changed.emit(f"Took {count_of(count, 'letter')} into campaign {line.letter}")

        words = (
            f"{count_of(line.waiting, 'letter waits', 'letters wait')}. Those that are at least this sure are taken in."
        )
        title = f"Letters for campaign {line.letter}"
        detail = screen.detail
        sure = [each.confidence for each in detail.members if each.suggested] if detail is not None else []

        def act(at_least: float) -> None:
            screen.edits.accept_waiting(line, at_least, taken)

        screen.form = open_line(screen.desk, screen, title, words, act, sure)

    def demand(self, line: CampaignLine, span: Span, words: str) -> None:
        """Ask which demand words of the template ask for."""
        screen = self._screen
        item_id = screen.item_id or 0

        def question(store: Store) -> tuple[DemandLine, ...]:
            from council_desk.queries.demands import demand_lines

            return store.ask(demand_lines, item_id)

        def take(key: object) -> None:
            if isinstance(key, int):
                screen.edits.excerpt(item_id, line, span, key)

        def ask(lines: tuple[DemandLine, ...]) -> None:
            rows = [
                PickRow(each.id, f"{each.number}   {each.sentence}", each.short_name) for each in lines if each.decided
            ]
            said = " ".join(words.split())
            self.card.ask(
                "Which demand do these words ask for?",
                rows,
                take,
                f"“{said[:139]}”",
                "Type to find a demand, or a new sentence",
                "New demand: ",
                lambda sentence: screen.edits.excerpt(item_id, line, span, sentence),
            )

        screen.desk.jobs.read(screen, "demands", question, ask)

    def _others(self, line: CampaignLine) -> list[CampaignLine]:
        return [each for each in self._screen.model.lines if each.decided and each.id != line.id]

    def _of(self, key: object) -> CampaignLine | None:
        return next((each for each in self._screen.model.lines if each.decided and each.id == key), None)

    def _none(self, rows: list[PickRow]) -> bool:
        if not rows:
            self._screen.said.emit("There is no other confirmed campaign.")
        return not rows


def labels_in(typed: str) -> list[str]:
    """Return the comment numbers that somebody typed: "34, 35a 40-42" are five."""
    found: list[str] = []
    for first, last, single in re.findall(r"(\d{1,9})\s*[-–]\s*(\d{1,9})|(\d{1,9}[a-z]{0,4})", typed.lower()):
        if single:
            found.append(single)
        else:
            found += [str(number) for number in range(int(first), min(int(last), int(first) + 999) + 1)]
    return list(dict.fromkeys(found))
