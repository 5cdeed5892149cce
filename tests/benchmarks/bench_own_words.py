"""Prints whether any personal word of a campaign's member is missed, against gold labels written by hand.

    PYTHONPATH=. python tests/benchmarks/bench_own_words.py [--unseen] [--errors]

Each packet with NAME.own.jsonl in tests/data/tuning (and, with --unseen, tests/data/unseen) is read: campaigns are
found among its comments, and each member's own words are held against the labelled ones. A labelled word counts as
shown where it is in a span, or where its letter stands in no campaign (then all of it is the writer's own). Changes of
the ask are held against the labelled ones too. The labels count greetings, closings and names as own; the program
leaves them out (the letter's page shows them), so the figures are also given without them.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from council_desk.analysis.campaigns import find_campaigns
from council_desk.analysis.courtesies import body_span
from council_desk.analysis.own_words import OwnWords, compare_with_template

DATA = Path(__file__).resolve().parents[1] / "data"
_WORD = re.compile(r"\w+")


@dataclass
class Tally:
    """Words labelled as own and of these shown; words shown and of these labelled; letters; changes of the ask."""

    own: int = 0
    shown: int = 0
    said: int = 0
    right: int = 0
    letters: int = 0
    whole: int = 0
    body: int = 0
    body_shown: int = 0
    missed: list[str] = field(default_factory=list)
    changes: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Tally") -> None:
        """Add another tally."""
        self.own += other.own
        self.shown += other.shown
        self.said += other.said
        self.right += other.right
        self.letters += other.letters
        self.whole += other.whole
        self.body += other.body
        self.body_shown += other.body_shown
        self.missed += other.missed
        self.changes += other.changes

    def line(self) -> str:
        """The figures in a line."""
        recall, precision = self.shown / max(1, self.own), self.right / max(1, self.said)
        body = self.body_shown / max(1, self.body)
        return (
            f"{self.letters:4d} members, {self.own:5d} own words, shown {recall:.4f}, precision {precision:.3f}; "
            f"without courtesies {self.body - self.body_shown} of {self.body} missed, shown {body:.4f}; "
            f"members with none missed {self.whole / max(1, self.letters):.3f}; asks changed: "
            f"{self.changes['found']} found, {self.changes['missed']} missed, {self.changes['wrongly']} wrongly"
        )


def golds(path: Path) -> Iterator[dict[str, list[str]]]:
    """The lines of a file of labels."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def compared(texts: list[str]) -> dict[int, OwnWords]:
    """What each member of a found campaign has apart from its template, by its place."""
    return {
        member: compare_with_template(texts[member], group.template)
        for group in find_campaigns(texts).groups
        for member in group.members
    }


def measure(path: Path) -> Tally:
    """One packet's figures."""
    name = path.name.removesuffix(".own.jsonl")
    rows = list(golds(path.with_name(f"{name}.gold.jsonl")))
    last = max(int(row["version"]) for row in rows)  # type: ignore[call-overload]
    rows = [row for row in rows if row["version"] == last]
    labels = {str(row["id"]): row for row in golds(path)}
    texts = [str(row["text"]) for row in rows]
    found = compared(texts)
    tally = Tally()
    for place, row in enumerate(rows):
        if str(row["id"]) in labels:
            tally.add(_member(texts[place], labels[str(row["id"])], found.get(place)))
    return tally


def _member(text: str, label: dict[str, list[str]], found: OwnWords | None) -> Tally:
    own = _places(text, label["own"])
    shown = set(_words(text)) if found is None else {w for w in _words(text) for s, e in found.spans if s <= w[0] < e}
    missed = sorted(own - shown)
    tally = Tally(len(own), len(own & shown), len(shown), len(own & shown), 1, int(not missed))
    if found is None:
        tally.said = tally.right = 0
    begin, end = body_span(text)
    body = {word for word in own if begin <= word[0] < end}
    tally.body, tally.body_shown = len(body), len(body & shown)
    tally.missed = [
        f"{label['id']}: {text[max(0, a - 30) : a]!r} [{text[a:b]}] {text[b : b + 30]!r}" for a, b in missed
    ]
    changed, said = bool(label["changed"]), found is None or found.changes_ask
    if changed or (said and found is not None):
        tally.changes["found" if changed and said else "missed" if changed else "wrongly"] += 1
    return tally


def _words(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _WORD.finditer(text)]


def _places(text: str, spans: list[str]) -> set[tuple[int, int]]:
    """The words of the labelled stretches; the first place of each stretch."""
    places = [(text.index(span), text.index(span) + len(span)) for span in spans if span in text]
    return {word for word in _words(text) if any(a <= word[0] < b for a, b in places)}


def main() -> None:
    """Read the options and print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--unseen", action="store_true")
    options.add_argument("--errors", action="store_true")
    given = options.parse_args()
    whole = Tally()
    for path in sorted((DATA / ("unseen" if given.unseen else "tuning")).glob("*.own.jsonl")):
        tally = measure(path)
        whole.add(tally)
        print(f"{path.name.split('.')[0]:22s}{tally.line()}")
        if given.errors:
            print(*(f"   {each}" for each in tally.missed), sep="\n")
    print(f"{'all':22s}{whole.line()}")


if __name__ == "__main__":
    main()
