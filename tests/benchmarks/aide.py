"""Counts what a scripted aide presses in the real window until stances, campaigns and follow/apart are right.

    python tests/benchmarks/aide.py [PACKET ...] [--folder FOLDER] [--lenient] [--wrong SHARE] [--shots FOLDER]

The item has 400 letters (aide_item.py). Suggestions are made, then the aide, who knows the gold, works with keys and
clicks: each key, chord and click is one press, a typed word too; turning the wheel is none and is printed apart. Bound:
60 presses. Then `aide_demands.py` counts on until the demands are right as well. `--lenient` lets the gold's other
defensible stances stand. The packets that may be looked at are those that the engine learned from, so their figures
flatter: `--wrong 0.3` makes the suggestions wrong in three of ten texts, and `--folder` scores packets never seen.
"""

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
HERE = Path(__file__).resolve()
sys.path[:0] = [str(HERE.parents[2]), str(HERE.parents[1]), str(HERE.parent)]

from aide_demands import DemandsAide
from aide_item import GoldItem, GoldLetter, gold_item, packets
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session
from window_desk import ThinkingHere

from council_desk.operations.agenda import find_or_add_item
from council_desk.operations.import_comments import import_comments
from council_desk.operations.import_proposal import ImportOptions
from council_desk.operations.office import create_office
from council_desk.operations.policy import add_draft, prepare_policy
from council_desk.operations.prepare_import import prepare_import
from council_desk.operations.ready_import import ready_import
from council_desk.operations.suggesting import prepare_suggestions, store_suggestions
from council_desk.operations.suggestion_set import SuggestionSet
from council_desk.progress import Silent
from council_desk.queries.effective import effective_stances
from council_desk.queries.thinking import item_for_suggesting
from council_desk.readers.passages import Passage, Reading
from council_desk.records.campaigns import Member
from council_desk.records.comments import Comment, Wording
from council_desk.ui.app import Application, make_application, make_window
from council_desk.ui.campaigns.screen import CampaignsScreen
from council_desk.ui.jobs import Jobs
from council_desk.ui.sifting.rows import GroupRow, LetterRow
from council_desk.ui.words import STANCE_KEYS

BOUND = 60
DIGITS = {"support": "1", "amend": "2", "oppose": "4", "neutral": "5", "question": "6", "unclear": "7"}
"""The gold says "oppose" for both opposes; the aide presses 4 and lets "oppose unless amended" stand."""
SHORT = {"support_if_amended": "amend", "oppose_unless_amended": "oppose"}


@dataclass(frozen=True, slots=True)
class Now:
    """What the office says of one letter now."""

    comment_id: int
    stance: str | None
    campaign: int | None
    follows: bool


class Aide:
    """One window on one item. `presses` counts by what they were for."""

    def __init__(
        self, gold: GoldItem, place: Path, lenient: bool = False, shots: Path | None = None, wrong: float = 0.0
    ) -> None:
        self.gold = gold
        self.presses: Counter[str] = Counter()
        self.wheel = 0
        self._lenient = lenient
        self._shots = shots
        self.item_id, self.ids, self.distinct = make_office(gold, place, wrong)
        self.window = make_window("Ana Reyes", Jobs(child=ThinkingHere()))
        self._application = Application(make_application(), self.window)
        self.window.resize(1280, 800)
        self.window.show()
        self._application.open(str(place), create=False)
        self.settle()

    def end(self) -> None:
        """Close the window and its lanes."""
        self._application.end()

    def settle(self) -> None:
        """Wait until the lanes are idle and what they brought is shown."""
        calm, until = 0, time.monotonic() + 60
        while calm < 6 and time.monotonic() < until:
            QApplication.processEvents()
            QTest.qWait(4)
            calm = calm + 1 if self.window.desk.jobs.idle else 0

    def key(self, what: str, widget: QWidget, key: Qt.Key | str, control: bool = False) -> None:
        """Press a key or a chord."""
        modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        if isinstance(key, str):
            QTest.keyClick(widget, key, modifier)
        else:
            QTest.keyClick(widget, key, modifier)
        self.presses[what] += 1
        self.settle()

    def click(self, what: str, view: QAbstractItemView, index: QModelIndex, more: bool = False) -> None:
        """Click a row; `more` with Ctrl, to select it too. Turns the wheel first where it is out of sight."""
        if not view.viewport().rect().intersects(view.visualRect(index)):
            self.wheel += 1
            view.scrollTo(index)
            QApplication.processEvents()
        modifier = Qt.KeyboardModifier.ControlModifier if more else Qt.KeyboardModifier.NoModifier
        where = view.visualRect(index).intersected(view.viewport().rect()).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, where)
        self.presses[what] += 1
        self.settle()

    def look(self) -> dict[int, Now]:
        """What the office says of each letter."""

        def question(session: Session) -> dict[int, Now]:
            stances = effective_stances().where(Comment.item_id == self.item_id).subquery()
            wanted = (
                select(Comment.id, stances.c.stance, Member.campaign_id, Member.follows)
                .join(stances, stances.c.comment_id == Comment.id)
                .outerjoin(Member, Member.comment_id == Comment.id)
            )
            return {
                row[0]: Now(row[0], SHORT.get(row[1] or "", row[1]), row[2], bool(row[3]))
                for row in session.execute(wanted)
            }

        assert self.window.desk.jobs.store is not None
        return self.window.desk.jobs.store.ask(question)

    def wrong(self) -> dict[str, list[int]]:
        """Ids of the letters that differ from the gold, by what is wrong."""
        now, found = self.look(), defaultdict(list)
        home = self.homes(now)
        for comment_id, letter in self.ids.items():
            state = now[comment_id]
            if not letter.campaign_free and state.campaign != (home.get(letter.campaign) if letter.campaign else None):
                found["campaign"].append(comment_id)
            elif letter.campaign and state.campaign is not None and state.follows == letter.apart:
                found["follow"].append(comment_id)
            if not self.right_stance(letter, state.stance):
                found["stance"].append(comment_id)
        return dict(found)

    def homes(self, now: dict[int, Now]) -> dict[str, int]:
        """Each gold campaign's campaign in the office: the one that most of its letters are in."""
        votes: defaultdict[str, Counter[int]] = defaultdict(Counter)
        for comment_id, letter in self.ids.items():
            campaign = now[comment_id].campaign
            if letter.campaign and campaign is not None:
                votes[letter.campaign][campaign] += 1
        return {gold: count.most_common(1)[0][0] for gold, count in votes.items()}

    def right_stance(self, letter: GoldLetter, stance: str | None) -> bool:
        """Whether a stance, in the gold's words, is the letter's."""
        return stance == letter.stance or (self._lenient and stance in letter.alternatives)

    def shoot(self, name: str, widget: QWidget | None = None) -> None:
        """Keep a picture."""
        if self._shots is not None:
            (widget or self.window).grab().save(str(self._shots / f"{self.gold.name}-{name}.png"))

    def work(self) -> dict[str, list[int]]:
        """Do it all; gives what is still wrong (nothing, unless the window has no way to it)."""
        self.key("open a screen", self.window, Qt.Key.Key_2, control=True)
        screen = self.window.screen_named("Campaigns")
        assert isinstance(screen, CampaignsScreen)
        self._reject_false_campaigns(screen)
        self._sift(screen)
        self._mend_campaigns(screen)
        self._mend_members(screen)
        self._mend_single()
        return self.wrong()

    def _reject_false_campaigns(self, screen: CampaignsScreen) -> None:
        """A suggested campaign most of whose letters are in none, or in one that has a larger one already."""
        seen: set[str] = set()
        for line in list(screen.model.lines):
            screen.show_thing((line.id, line.decided))
            self.settle()
            members = [m.comment_id for m in screen.detail.members] if screen.detail else []
            golds = Counter(self.ids[number].campaign for number in members)
            gold = golds.most_common(1)[0][0]
            if gold is None:
                row = screen.model.row_of((line.id, line.decided))
                self.click("a campaign that is none", screen.list, screen.model.index(row))
                self.key("a campaign that is none", screen, Qt.Key.Key_Backspace)
            elif gold in seen:
                print(f"    campaign {gold} was found in two parts: {line.letter} is merged later")
            seen.add(gold or "")

    def _sift(self, screen: CampaignsScreen) -> None:
        """Tag the wrong ones on the way, then accept all."""
        self.key("accept all", screen, Qt.Key.Key_Return, control=True)
        sift = screen.sifting
        self.key("accept all", sift, "0")
        self.shoot("sift", sift)
        self._mend_waiting(sift)
        self.key("accept all", sift, Qt.Key.Key_Return)
        self.shoot("accepted")

    def _mend_waiting(self, sift: Any) -> None:
        """Tag the letters that are not what they are suggested to be: in the row of all comments each is picked with a
        click, then a digit for each stance.
        """
        rows = [row for row in sift.groups_model.rows if isinstance(row, GroupRow) and row.group]
        wrong: defaultdict[str, set[int]] = defaultdict(set)
        for comment in (each for row in rows for each in row.comments):
            letter = self.ids[comment.id]
            if not self.right_stance(letter, SHORT.get(comment.stance, comment.stance)):
                wrong[letter.stance].add(comment.id)
        if not wrong:
            return
        everything = [row.whole for row in sift.groups_model.rows if isinstance(row, GroupRow)]
        place = everything.index(True) if True in everything else len(everything) - 1
        self.click("a wrong stance", sift.groups, sift.groups_model.index(place))
        self.shoot("sift-all", sift)
        for stance, ids in sorted(wrong.items()):
            letters = [row.comment_id for row in sift.letters_model.rows if isinstance(row, LetterRow)]
            for at, place in enumerate(at for at, number in enumerate(letters) if number in ids):
                self.click("a wrong stance", sift.letters, sift.letters_model.index(place), more=at > 0)
            self.key("a wrong stance", sift, DIGITS[stance])

    def _mend_campaigns(self, screen: CampaignsScreen) -> None:
        """A campaign's stance, where the suggested one was wrong; a campaign in two parts is merged."""
        now = self.look()
        home = self.homes(now)
        for line in list(screen.model.lines):
            members = [self.ids[number] for number, state in now.items() if state.campaign == line.id]
            if not members or not line.decided:
                continue
            gold = Counter(letter.campaign for letter in members).most_common(1)[0][0]
            wanted = Counter(letter.stance for letter in members if not letter.apart).most_common(1)[0][0]
            row = screen.model.row_of((line.id, True))
            if gold is not None and home.get(gold) != line.id:
                self.click("a campaign in two parts", screen.list, screen.model.index(row))
                for key in ("m", Qt.Key.Key_Return):
                    self.key("a campaign in two parts", QApplication.focusWidget() or screen, key)
            elif SHORT.get(line.stance or "", line.stance) != wanted:
                self.click("a campaign's stance", screen.list, screen.model.index(row))
                self.key("a campaign's stance", screen, DIGITS[wanted])

    def _mend_members(self, screen: CampaignsScreen) -> None:
        """Letters that follow or stand apart against the gold, are in the wrong campaign, or have the wrong stance."""
        for line in [each for each in screen.model.lines if each.decided]:
            for action in ("leave", "follow", "stance"):
                for stance, ids in sorted(self._to_mend(line.id, action).items()):
                    self._mend_some(screen, line.id, ids, action, stance)
        now = self.look()
        home = self.homes(now)
        missing: defaultdict[int, list[int]] = defaultdict(list)
        for number in self.wrong().get("campaign", []):
            if (campaign := self.ids[number].campaign) is not None and campaign in home:
                missing[home[campaign]].append(number)
        for campaign_id, ids in missing.items():
            self._put_in(screen, campaign_id, ids)

    def _to_mend(self, campaign: int, action: str) -> dict[str, list[int]]:
        now, wrong = self.look(), self.wrong()
        here = [number for number in self.ids if now[number].campaign == campaign]
        if action == "leave":
            return {"": [n for n in here if n in set(wrong.get("campaign", []))]}
        if action == "follow":
            follow = set(wrong.get("follow", []))
            back = [n for n in here if n in follow and not self.ids[n].apart]
            return {"": back, "apart": [n for n in here if n in follow and self.ids[n].apart]}
        by_stance: defaultdict[str, list[int]] = defaultdict(list)
        for number in here:
            if number in set(wrong.get("stance", [])):
                by_stance[self.ids[number].stance].append(number)
        return by_stance

    def _mend_some(self, screen: CampaignsScreen, campaign: int, ids: Sequence[int], action: str, stance: str) -> None:
        if not ids:
            return
        what = {"leave": "a letter in no campaign", "follow": "follow or apart", "stance": "a member's stance"}[action]
        current = screen.line()
        if current is None or current.id != campaign:
            self.click(what, screen.list, screen.model.index(screen.model.row_of((campaign, True))))
        places = self._places(screen, ids)
        if len(places) < len(ids):
            self.key(what, screen, "p")
            places = self._places(screen, ids)
        for at, place in enumerate(places):
            self.click(what, screen.members, screen.members_model.index(place, 0), more=at > 0)
        self.key(what, screen, {"leave": "x", "follow": "f"}.get(action) or DIGITS[stance])

    @staticmethod
    def _places(screen: CampaignsScreen, ids: Sequence[int]) -> list[int]:
        rows = screen.members_model.rows
        return [at for at, row in enumerate(rows) if row.member is not None and row.member.comment_id in set(ids)]

    def _put_in(self, screen: CampaignsScreen, campaign: int, ids: Sequence[int]) -> None:
        what = "a letter that was not found"
        current = screen.line()
        if current is None or current.id != campaign:
            self.click(what, screen.list, screen.model.index(screen.model.row_of((campaign, True))))
        self.key(what, screen, "a")
        assert screen.form is not None
        screen.form.field("numbers").setText(", ".join(str(number) for number in self._numbers(ids)))
        self.presses[what] += len(ids)  # a typed word each
        self.key(what, screen.form.field("numbers"), Qt.Key.Key_Return)

    def _numbers(self, ids: Sequence[int]) -> list[int]:
        assert self.window.desk.jobs.store is not None
        wanted = select(Comment.number).where(Comment.id.in_(ids))
        return self.window.desk.jobs.store.ask(lambda session: [number or 0 for number in session.scalars(wanted)])

    def _mend_single(self) -> None:
        """Letters outside the campaigns whose stance came wrong by the way: in the table, by a click and a digit."""
        wrong = self.wrong().get("stance", [])
        if not wrong:
            return
        self.key("a stance in the table", self.window, Qt.Key.Key_1, control=True)
        screen: Any = self.window.screen_named("Comments")
        for number in wrong:
            place = list(screen.model.ids).index(number)
            self.click("a stance in the table", screen.table, screen.model.index(place, 0))
            self.key("a stance in the table", screen, DIGITS[self.ids[number].stance])


def spoiled(found: SuggestionSet, texts: Mapping[int, str], share: float) -> SuggestionSet:
    """What an engine would suggest that is wrong in this share of the different texts (a campaign's template is one):
    another stance than it found, and that share of the asks not found.
    """
    followers = {m.comment_id: c.template for c in found.campaigns for m in c.members if not m.changes_ask}
    tags = []
    for tag in found.tags:
        asked = texts[tag.comment_id][tag.start : tag.end] if tag.kind == "demand" else ""
        rng = random.Random(asked or followers.get(tag.comment_id, texts[tag.comment_id]))  # noqa: S311 - no secret
        if rng.random() >= share or tag.kind not in ("stance", "demand"):
            tags.append(tag)
        elif tag.kind == "stance":
            others = [stance for stance in STANCE_KEYS if SHORT.get(stance, stance) != SHORT.get(tag.value, tag.value)]
            tags.append(replace(tag, value=rng.choice(others)))
    return replace(found, tags=tuple(tags))


def make_office(gold: GoldItem, place: Path, wrong: float = 0.0) -> tuple[int, dict[int, GoldLetter], int]:
    """An office with the item, its draft and its suggestions; gives the item, its letters' ids and gold, and how many
    different texts there are, white space, greeting and closing aside.
    """
    store = create_office(place, who="Ana Reyes", name="Marrow Bay", time_zone="America/Los_Angeles")
    passages = tuple(Passage(letter.text, row=row) for row, letter in enumerate(gold.letters, 2))
    reading = Reading("spreadsheet", "list", passages)
    options = ImportOptions(time_zone="America/Los_Angeles")
    ready = ready_import(prepare_import(f"{gold.name}.csv", gold.name.encode(), reading, options))
    with store.change("The item and its letters") as session:
        item = find_or_add_item(session, "29", meeting="2031-04-28", body="City Council", title=gold.title)
        import_comments(session, ready, item_id=item)
    if gold.policy:
        with store.change("The draft") as session:
            add_draft(session, item, prepare_policy("draft.txt", gold.policy))
    given = store.ask(item_for_suggesting, item)
    suggestions = prepare_suggestions(given, Silent())
    if wrong:
        suggestions = spoiled(suggestions, {comment.id: comment.text for comment in given.comments}, wrong)
    with store.change("Suggestions") as session:
        store_suggestions(session, item, suggestions)
    wanted = select(Comment.id, Comment.number, Wording.text_key).join(Wording, Wording.id == Comment.wording_id)
    rows = store.ask(lambda session: session.execute(wanted.order_by(Comment.number)).all())
    assert len(rows) == len(gold.letters), "every letter is a comment of its own"
    store.close()
    ids = {row[0]: letter for row, letter in zip(rows, gold.letters, strict=True)}
    return item, ids, len({row[2] for row in rows})


def run(folder: Path, name: str, lenient: bool, shots: Path | None, wrong: float) -> tuple[int, int]:
    """One packet: prints what it took; gives the presses without and with the demands."""
    with tempfile.TemporaryDirectory() as place:
        os.environ["COUNCIL_DESK_HOME"] = str(Path(place) / "home")
        aide = Aide(gold_item(folder, name), Path(place) / "aide.db", lenient, shots, wrong)
        left = aide.work()
        said = ", ".join(f"{what} {count}" for what, count in aide.presses.most_common())
        total = aide.presses.total()
        print(f"{name}: {total} presses ({said}); wheel {aide.wheel}; {aide.distinct} different texts", flush=True)
        if left:
            print(f"    still wrong: { {what: len(ids) for what, ids in left.items()} }")
        store = aide.window.desk.jobs.store
        assert store is not None
        demands = DemandsAide(store, aide.item_id, aide.ids)
        demands.work()
        said = ", ".join(f"{what} {count}" for what, count in demands.presses.most_common())
        print(f"    and the demands: {demands.presses.total()} ({said})", flush=True)
        aide.end()
    return total, total + demands.presses.total()


def main() -> None:
    """Reads the options, prints each packet's presses and the median, least and most of all."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("packets", nargs="*")
    options.add_argument("--folder", type=Path, default=HERE.parents[1] / "data" / "tuning")
    options.add_argument("--lenient", action="store_true")
    options.add_argument("--shots", type=Path)
    options.add_argument("--wrong", type=float, default=0.0, help="share of texts and asks made wrong on purpose")
    chosen = options.parse_args()
    QApplication.setQuitOnLastWindowClosed(False)
    make_application()
    found = [
        run(chosen.folder, name, chosen.lenient, chosen.shots, chosen.wrong)
        for name in chosen.packets or packets(chosen.folder)
    ]
    for title, place in (("stances, campaigns, follow and apart", 0), ("with the demands", 1)):
        presses = [each[place] for each in found]
        within = sum(count <= BOUND for count in presses)
        print(
            f"{title}: median {statistics.median(presses):.0f}, least {min(presses)}, most {max(presses)}; "
            f"{within} of {len(presses)} within {BOUND}"
        )


if __name__ == "__main__":
    main()
