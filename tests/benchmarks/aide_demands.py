"""Counts on until each letter's demands are those of the gold: by a model of the Demands screen's keys.

Each step does what the screen's key does (the same operations) and counts its presses; the aide goes from the greatest
mistake to the smallest. Words that were not found are marked by hand in the letter, or once in the template.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from aide_item import GoldLetter
from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.operations.accepting import accept_suggestions
from council_desk.operations.campaigns import add_campaign_excerpt
from council_desk.operations.demands import add_demand, delete_demand, merge_demands
from council_desk.operations.move_excerpts import ChosenWords, move_excerpts, remove_words
from council_desk.operations.tagging import add_excerpt
from council_desk.queries.demands import DemandLine, ExcerptLine, demand_excerpts, demand_lines
from council_desk.queries.effective import effective_demands
from council_desk.queries.findings import NOWHERE, place_words
from council_desk.records.campaigns import Campaign, Member
from council_desk.records.comments import Comment
from council_desk.store.store import Store

WHO = "Ana Reyes"
BY_HAND = 5
"""Click the letter, draw the mouse over its words, D, type a word of the demand, Enter."""
MOVED, TAKEN_OFF = 3, 1
"""V, a word, Enter; Delete. Picking each excerpt is a click more."""


class DemandsAide:
    """Works on an item whose campaigns and stances are right. `presses` counts by what they were for."""

    def __init__(self, store: Store, item_id: int, ids: Mapping[int, GoldLetter]) -> None:
        self._store = store
        self._item = item_id
        self._ids = ids
        self.presses: Counter[str] = Counter()

    def work(self) -> None:
        """Do it all."""
        self.presses["accept all"] += 4  # Ctrl+3, Ctrl+Enter, a typed number, Enter
        with self._store.change("Accept all demands") as session:
            accept_suggestions(session, self._item, WHO, 0.0, "demands")
        homes = self._homes()
        self._delete_false(homes)
        self._merge_alike(homes)
        self._mend_words()
        self._mark_missing()

    def _lines(self) -> tuple[DemandLine, ...]:
        return tuple(line for line in self._store.ask(demand_lines, self._item) if line.id is not None)

    def _words(self, demand_id: int) -> tuple[ExcerptLine, ...]:
        return tuple(line for line in self._store.ask(demand_excerpts, self._item, demand_id) if line.decided)

    def _labels_of(self, line: ExcerptLine) -> Counter[str]:
        """The gold labels that some words ask for, of one letter or of all that follow the template."""
        found: Counter[str] = Counter()
        for letter in self._behind(line):
            best = max(letter.spans, key=lambda span: _likeness(span[1], line.words), default=("", ""))
            if best[1] and _likeness(best[1], line.words) >= 0.4:
                found[best[0]] += 1
        return found

    def _behind(self, line: ExcerptLine) -> Sequence[GoldLetter]:
        if line.comment_id is not None:
            return [self._ids[line.comment_id]]
        members = select(Member.comment_id).where(Member.campaign_id == line.campaign_id, Member.follows)
        return [self._ids[number] for number in self._store.ask(lambda session: session.scalars(members).all())]

    def _homes(self) -> dict[int, str]:
        """The label that most of a demand's words ask for; "" where most ask for none."""
        homes = {}
        for line in self._lines():
            found: Counter[str] = Counter()
            for words in self._words(line.id or 0):
                found += self._labels_of(words) or Counter([""])
            homes[line.id or 0] = found.most_common(1)[0][0] if found else ""
        return homes

    def _delete_false(self, homes: dict[int, str]) -> None:
        """Demands that are none: each a click with Ctrl, then Delete once."""
        false = [demand for demand, label in homes.items() if not label]
        if not false:
            return
        self.presses["demands that are none"] += len(false) + 1
        with self._store.change("Delete demands") as session:
            for demand in false:
                delete_demand(session, demand)
        for demand in false:
            del homes[demand]

    def _merge_alike(self, homes: dict[int, str]) -> None:
        """Demands of one label: each a click, then M and Enter."""
        by_label: defaultdict[str, list[int]] = defaultdict(list)
        for demand, label in homes.items():
            by_label[label].append(demand)
        for demands in by_label.values():
            if len(demands) > 1:
                self.presses["demands found apart"] += len(demands) + 2
                with self._store.change("Merge demands") as session:
                    merge_demands(session, demands[0], demands[1:])

    def _mend_words(self) -> None:
        """Words under the wrong demand: picked, and moved or taken off, a demand at a time."""
        homes = self._homes()
        demand_of = {label: demand for demand, label in homes.items()}
        for demand, label in homes.items():
            wrong: defaultdict[str, list[ExcerptLine]] = defaultdict(list)
            for words in self._words(demand):
                found = self._labels_of(words)
                if label not in found:
                    wrong[found.most_common(1)[0][0] if found else ""].append(words)
            for right, lines in wrong.items():
                self.presses["words under the wrong demand"] += 1 + len(lines) + (MOVED if right else TAKEN_OFF)
                self._put_right(lines, right, demand_of)

    def _put_right(self, lines: Sequence[ExcerptLine], right: str, demand_of: dict[str, int]) -> None:
        chosen = ChosenWords(
            tuple(line.excerpt_id or 0 for line in lines if line.comment_id is not None),
            tuple(line.excerpt_id or 0 for line in lines if line.comment_id is None),
        )
        with self._store.change("Put words right") as session:
            if not right:
                remove_words(session, chosen, WHO)
                return
            if right not in demand_of:
                demand_of[right] = add_demand(session, self._item, f"Gold {right}")
            move_excerpts(session, chosen, demand_of[right], WHO)

    def _mark_missing(self) -> None:
        """Asks that nobody found: of a campaign once in its template, else in each letter by hand."""
        demand_of = {label: demand for demand, label in self._homes().items() if label}
        with self._store.change("Mark what was not found") as session:
            for campaign in session.scalars(select(Campaign).where(Campaign.item_id == self._item)).all():
                self._mark_template(session, campaign, demand_of)
            asked = self._asked(session)
            # The same words in several letters are found and tagged together.
            together: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
            for number, letter in self._ids.items():
                for label in sorted(letter.demands):
                    if demand_of.get(label) not in asked[number]:
                        together[label, dict(letter.spans)[label]].append(number)
            for (label, words), numbers in together.items():
                self.presses["asks that were not found"] += BY_HAND
                for number in numbers:
                    self._mark(session, number, words, _known(session, self._item, label, demand_of))

    def _mark_template(self, session: Session, campaign: Campaign, demand_of: dict[str, int]) -> None:
        followers = session.scalars(select(Member.comment_id).where(Member.campaign_id == campaign.id, Member.follows))
        letters = [self._ids[number] for number in followers]
        asked = self._asked(session)
        wanted = Counter(label for letter in letters for label in letter.demands)
        spans = {label: words for letter in letters for label, words in letter.spans}
        have = (
            set().union(*(asked[number] for number in self._ids if self._ids[number] in letters)) if letters else set()
        )
        for label, count in wanted.items():
            place = place_words(campaign.template, spans[label])
            if 2 * count > len(letters) and demand_of.get(label) not in have and place != NOWHERE:
                self.presses["asks that were not found"] += BY_HAND
                add_campaign_excerpt(session, campaign.id, *place, _known(session, self._item, label, demand_of), WHO)
        session.flush()

    def _asked(self, session: Session) -> defaultdict[int, set[int]]:
        found: defaultdict[int, set[int]] = defaultdict(set)
        demands = effective_demands().subquery()
        wanted = select(demands.c.comment_id, demands.c.demand_id).join(Comment, Comment.id == demands.c.comment_id)
        for comment, demand in session.execute(wanted.where(Comment.item_id == self._item)):
            found[comment].add(demand)
        return found

    def _mark(self, session: Session, number: int, words: str, demand: int) -> None:
        at = self._ids[number].text.find(words)
        if at >= 0:
            add_excerpt(session, number, at, at + len(words), demand, WHO)


def _known(session: Session, item: int, label: str, demand_of: dict[str, int]) -> int:
    if label not in demand_of:
        demand_of[label] = add_demand(session, item, f"Gold {label}")
    return demand_of[label]


def _likeness(one: str, other: str) -> float:
    """Share of the shorter one's words that the other has."""
    a, b = Counter(one.lower().split()), Counter(other.lower().split())
    return (a & b).total() / max(1, min(a.total(), b.total()))
