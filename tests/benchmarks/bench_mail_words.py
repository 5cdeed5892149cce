"""How exactly the writers' own words are found in mailboxes of every shape (issue 3: in 98 of 100 messages).

Run: python tests/benchmarks/bench_mail_words.py [--unseen] [--errors] [--composed N]

Reads the mailboxes of tests/data/mail/tuning, or of unseen, and compares with the gold beside each, white space
collapsed. `exact`: messages with exactly the writer's words. `or marked`: the same, where a message in which nobody
wrote (own words "" in the gold) also counts as right if the reader marks it as an automatic reply or a bounce, or says
that it has no words. `lost` and `too many`: words of all messages that are not so marked. `--errors` shows what
differs, for tuning only: unseen mail is for judging. `--composed` puts N mails together of letters, warnings,
signatures, footers and answers (tests/data/mail/families), at random, and counts those that come back exactly.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from composed_mail import any_mail

from council_desk.errors import UnreadableFileError
from council_desk.progress import Silent
from council_desk.readers.limits import Limits
from council_desk.readers.mail import read_mail
from council_desk.readers.mail_box import messages_of

DATA = Path(__file__).resolve().parents[1] / "data" / "mail"


@dataclass(frozen=True, slots=True)
class Found:
    """One message: what the reader took for the own words, the gold's, and whether the reader set it apart."""

    number: int
    own: str
    gold: str
    is_marked: bool

    @property
    def is_exact(self) -> bool:
        """Whether the own words are the gold's, but for white space."""
        return self.own.split() == self.gold.split()

    @property
    def lost(self) -> Counter[str]:
        """Words of the gold that the reader folded away."""
        return Counter(self.gold.split()) - Counter(self.own.split())

    @property
    def too_many(self) -> Counter[str]:
        """Words that are not the writer's."""
        return Counter(self.own.split()) - Counter(self.gold.split())


def read_box(box: Path) -> Iterator[Found]:
    """Read one mailbox message by message, each beside its line of gold."""
    rows = [json.loads(line) for line in box.with_suffix(".gold.jsonl").read_text(encoding="utf-8").splitlines()]
    messages = [raw for _, raw in messages_of(box.read_bytes())]
    if len(messages) != len(rows):
        print(f"{box.name}: {len(messages)} messages for {len(rows)} rows of gold")
    for number, (raw, row) in enumerate(zip(messages, rows, strict=False), start=1):
        try:
            reading = read_mail("message.eml", raw, Limits(), Silent())
        except UnreadableFileError:
            yield Found(number, "", row["own"], is_marked=True)
            continue
        own = "\n\n".join(passage.text for passage in reading.passages)
        marked = any("Not written by hand" in note for note in reading.notes)
        yield Found(number, own, row["own"], is_marked=marked)


def report(box: Path, *, errors: bool) -> Counter[str]:
    """Print one mailbox's line (and what differs); return its counts."""
    sums: Counter[str] = Counter()
    for found in read_box(box):
        sums["messages"] += 1
        sums["exact"] += found.is_exact
        sums["marked"] += found.is_exact or (not found.gold.strip() and found.is_marked)
        sums["lost"] += found.lost.total() if found.gold.strip() else 0
        sums["more"] += found.too_many.total() if found.gold.strip() or not found.is_marked else 0
        if errors and not found.is_exact:
            print(f"--- {box.stem} {found.number}{' (marked)' if found.is_marked else ''}")
            print(f"lost: {' '.join(found.lost)}\ntoo many: {' '.join(found.too_many)}\n{found.own[-900:]}\n")
    print(line_of(box.stem, sums))
    return sums


def line_of(name: str, sums: Counter[str]) -> str:
    """One line of the table."""
    return (
        f"{name:12} {sums['messages']:4} messages  exact {sums['exact']:4}  or marked {sums['marked']:4}  "
        f"lost {sums['lost']:3}  too many {sums['more']:4}"
    )


def report_composed(count: int, *, errors: bool) -> None:
    """Print how many of `count` composed mails give exactly their letter, and how many lose a word of it."""
    dice = random.Random(29)  # noqa: S311 - samples, not secrets
    mails = [any_mail(dice) for _ in range(count)]
    wrong = [mail for mail in mails if mail.own().split() != mail.letter.split()]
    print(
        f"composed     {count:4} messages  exact {count - len(wrong):4}  lost in {sum(bool(m.lost()) for m in wrong):3}"
    )
    for used, times in Counter(title for mail in wrong for title in mail.used).most_common(12) if errors else ():
        print(f"  {times:4}  {used}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--unseen", action="store_true", help="the mailboxes that are kept for judging")
    parser.add_argument("--errors", action="store_true", help="show what differs (tuning only)")
    parser.add_argument("--composed", type=int, default=0, metavar="N", help="also N mails of random parts")
    chosen = parser.parse_args()
    sums: Counter[str] = Counter()
    for box in sorted((DATA / ("unseen" if chosen.unseen else "tuning")).glob("*.mbox")):
        sums += report(box, errors=chosen.errors and not chosen.unseen)
    print(line_of("all", sums))
    if chosen.composed:
        report_composed(chosen.composed, errors=chosen.errors)


if __name__ == "__main__":
    main()
