"""Prints how well and how fast campaigns are found among generated letters, beside datasketch's MinHashLSH.

    python tests/benchmarks/bench_campaigns.py [COUNT] [SEED] [--ours]

Ours is the median CPU time of three runs; MinHashLSH (128 permutations, threshold 0.5, word 4-grams; letters that its
index finds alike are joined) runs once, whole, in the same process; --ours leaves it out. Then 1,000 letters that came
later are placed by the cores of the run: their share of its cost, and how right they are together with its letters.
"""

import statistics
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from letters import generate

from council_desk.analysis.campaigns import CampaignGrouping, find_campaigns, place_letters
from council_desk.analysis.normalise import search_text


def pair_scores(gold: Sequence[object], found: Sequence[object]) -> tuple[float, float, float]:
    """Return F1, precision and recall over pairs of letters of one campaign (None: of no campaign)."""

    def pairs(labels: Sequence[object]) -> int:
        return sum(n * (n - 1) // 2 for n in Counter(x for x in labels if x is not None).values())

    both = [(g, f) if g is not None and f is not None else None for g, f in zip(gold, found, strict=True)]
    right, wanted, given = pairs(both), pairs(gold), pairs(found)
    precision = right / given if given else 1.0
    recall = right / wanted if wanted else 1.0
    return 2 * right / (wanted + given) if wanted + given else 1.0, precision, recall


def ours(texts: Sequence[str]) -> tuple[list[int | None], float]:
    """Group the letters with our own finder; return the labels and the CPU seconds."""
    began = time.process_time()
    grouping = find_campaigns(texts)
    spent = time.process_time() - began
    labels: list[int | None] = [None] * len(texts)
    for number, group in enumerate(grouping.groups):
        for member in group.members:
            labels[member] = number
    return labels, spent


def minhash(texts: Sequence[str]) -> tuple[list[int | None], float]:
    """Group the letters with datasketch's MinHashLSH; return the labels and the CPU seconds."""
    from datasketch import MinHash, MinHashLSH

    began = time.process_time()
    index = MinHashLSH(threshold=0.5, num_perm=128)
    parent = list(range(len(texts)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, text in enumerate(texts):
        words = search_text(text).split()
        grams = {" ".join(words[k : k + 4]).encode() for k in range(max(1, len(words) - 3))}
        sketch = MinHash(num_perm=128)
        sketch.update_batch(list(grams))
        # One known letter of each group in the index is enough to join a group.
        alike = index.query(sketch)
        if alike:
            parent[i] = root(alike[0])
            for other in alike[1:]:
                parent[root(other)] = root(i)
        if len(alike) < 3:
            index.insert(i, sketch, check_duplication=False)
    roots = [root(i) for i in range(len(texts))]
    sizes = Counter(roots)
    labels = [r if sizes[r] >= 3 else None for r in roots]
    return labels, time.process_time() - began


LATER = 1_000
MOST_OF_A_RUN = 0.05
FEWEST_TIMES = 15
LEAST_F1 = 0.99


def later_letters(later: Sequence[str], grouping: CampaignGrouping) -> tuple[list[int | None], float]:
    """Place letters that came after a run by its cores; return their labels and the median CPU seconds of five."""
    cores = {number: group.core for number, group in enumerate(grouping.groups)}
    spent = []
    for _ in range(5):
        began = time.process_time()
        placed = place_letters(later, cores)
        spent.append(time.process_time() - began)
    return placed, statistics.median(spent)


def main() -> None:
    """Run both and print the figures."""
    given = [each for each in sys.argv[1:] if each != "--ours"]
    count = int(given[0]) if given else 100_000
    seed = int(given[1]) if len(given) > 1 else 1
    letters = generate(count + LATER, seed)
    later, later_gold = [text for text, _ in letters[count:]], [label for _, label in letters[count:]]
    texts, gold = [text for text, _ in letters[:count]], [label for _, label in letters[:count]]
    print(f"{count} letters, {len(set(gold) - {None})} campaigns, {gold.count(None)} letters of none, seed {seed}")
    runs = [ours(texts) for _ in range(3)]
    spent = statistics.median(seconds for _, seconds in runs)
    f1, precision, recall = pair_scores(gold, runs[0][0])
    print(f"ours:       {spent:7.1f} CPU s (median of 3)  pair F1 {f1:.4f}  P {precision:.4f}  R {recall:.4f}")
    print(f"            {1000 * spent / count:.3f} CPU s per 1,000 letters")
    placed, seconds = later_letters(later, find_campaigns(texts))
    both = pair_scores([*gold, *later_gold], [*runs[0][0], *placed])[0]
    print(f"{LATER:,} later letters placed: {seconds:.3f} CPU s, {seconds / spent:.1%} of a full run", end="  ")
    print(f"pair F1 with the others {both:.4f}  (at most {MOST_OF_A_RUN:.0%})")
    grouping = find_campaigns(texts[: count // 2])
    cores = {number: group.core for number, group in enumerate(grouping.groups)}
    began = time.process_time()
    placed = place_letters(texts[count // 2 :], cores)
    print(f"placing the second half: {time.process_time() - began:.1f} CPU s", end="  ")
    print(f"pair F1 {pair_scores(gold[count // 2 :], placed)[0]:.4f}")
    if "--ours" in sys.argv:
        return
    labels, theirs = minhash(texts)
    f1, precision, recall = pair_scores(gold, labels)
    print(f"MinHashLSH: {theirs:7.1f} CPU s (one run)       pair F1 {f1:.4f}  P {precision:.4f}  R {recall:.4f}")
    print(f"ours is {theirs / spent:.1f} times faster (at least {FEWEST_TIMES}, at F1 of {LEAST_F1} or more)")


if __name__ == "__main__":
    main()
