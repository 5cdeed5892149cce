"""How well signatories are found: precision and recall over letters in odd shapes, and over letters of one writer.

Run: python tests/benchmarks/bench_people.py [--show] [--rows 20000]

Also prints how many comments of the packets under tests/data are taken for sign-on letters (nearly none is one), and
what people, their homes and their districts cost an import of many rows.
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from council_desk.analysis.normalise import search_text
from council_desk.analysis.signatories import find_signatories

sys.path.insert(0, str(Path(__file__).resolve().parent))
from sign_on_letters import HELD, NEW, SEEN, Letter

DATA = Path(__file__).resolve().parents[1] / "data"


def scores(letters: Sequence[Letter], show: bool) -> tuple[float, float, int, int]:
    """Precision and recall of signatories, and letters all right of how many."""
    right = found = wanted = whole = 0
    for text, names in letters:
        got = {search_text(made.name) for made in find_signatories(text)}
        want = {search_text(name) for name in names}
        right, found, wanted = right + len(got & want), found + len(got), wanted + len(want)
        whole += got == want
        if show and got != want:
            print("---", repr(text[-260:]), "\n  missed:", sorted(want - got), "\n  wrong:", sorted(got - want))
    return right / max(1, found), right / max(1, wanted), whole, len(letters)


def more_seen() -> tuple[Letter, ...]:
    """Further letters that were looked at: sign_on_seen.jsonl beside this file."""
    lines = (Path(__file__).parent / "sign_on_seen.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple((row["text"], tuple(row["signatories"])) for row in map(json.loads, lines))


def packets(show: bool) -> tuple[int, int]:
    """Comments of the packets taken for sign-on letters, of how many."""
    taken = total = 0
    for path in sorted(DATA.glob("*/*.gold.jsonl")):
        if "links" in path.name:
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            text = json.loads(line).get("text") or ""
            total += 1
            found = find_signatories(text)
            taken += bool(found)
            if show and found:
                print("+++", path.name, repr(text[-200:]), [made.name for made in found])
    return taken, total


def cost() -> float:
    """CPU microseconds a letter for looking."""
    letters = [text for text, _ in (*SEEN, *HELD)] * 20
    began = time.process_time()
    for text in letters:
        find_signatories(text)
    return (time.process_time() - began) / len(letters) * 1e6


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--show", action="store_true", help="print what is wrong in the letters that may be looked at")
    given = parser.parse_args()
    for name, letters in (("seen", (*SEEN, *more_seen())), ("held", HELD), ("new", NEW)):
        precision, recall, whole, count = scores(letters, given.show and name == "seen")
        print(f"{name}: precision {precision:.3f}, recall {recall:.3f}, letters all right {whole} of {count}")
    taken, total = packets(given.show)
    print(f"packets: {taken} of {total} comments taken for sign-on letters")
    print(f"looking: {cost():.0f} CPU us a letter")


if __name__ == "__main__":
    main()
