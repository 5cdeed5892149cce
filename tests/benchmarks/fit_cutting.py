"""Refits the weights of the cutter, and prints how well packets are cut that a fit has not seen.

    python tests/benchmarks/fit_cutting.py [--heard] [--write] [--errors] [--only A,B C]

Fitted on the reference packet (where it is present), tests/data/tuning, tests/data/practice and the sample office's
spreadsheets; letters of spreadsheets and practice lists are run together as they stand and in random orders. Without
--write each packet in turn is left out, and cut by what the others taught. With --write all are fitted and the weights
are written into resources/models. Lists that are held back (labelled_letters.py) are left out; on them alone, with
--heard, the weights are fitted that hold where the reading model is at hand, drawn towards the others. Packets of
tests/data/unseen are never read.
"""

import argparse
import csv
import json
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(Path(__file__).parent))

from fit_words import Gap, crossed, write_words
from labelled_letters import is_held_back

from council_desk.analysis import boundary_weights
from council_desk.analysis.boundary_editions import find_editions, lay_over
from council_desk.analysis.boundary_features import packet_of
from council_desk.analysis.boundary_letters import letter_features
from council_desk.analysis.boundary_model import (
    gather_cues,
    is_own,
    likely_runs,
    most_exact,
    repeat_penalties,
    tell_heard,
    tell_words,
)
from council_desk.analysis.boundary_units import assign_clusters, read_page
from council_desk.analysis.boundary_words import MODEL, words_say
from council_desk.analysis.heard import hear_gaps
from council_desk.analysis.normalise import clean_received
from council_desk.progress import Silent

DATA = ROOT / "tests" / "data"
REFERENCE = "seed_gold"
RESOURCES = ROOT / "resources"
LONGEST = 18
HELD_PACKET, HELD_REORDERED, HELD_PRACTICE = 3.0, 0.5, 0.35
"""What a held-back packet, one in another order and a practice list weigh where the reading model's are fitted."""
RIDGES, HELD_RIDGES = (15.0, 6.0), (10.0, 10.0)
"""How strongly the weights of gaps and of letters are drawn to their goal: in general, and beside the reading model."""
STEPS = 110

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """One list: the cues of its gaps, the features of its runs (unit, length, feature), costs, and where it is cut."""

    name: str
    as_it_stands: bool
    weight: float
    cues: tuple[dict[str, float], ...]
    runs: dict[str, Floats]
    costs: Floats
    starts: tuple[int, ...]
    texts: tuple[str, ...]
    practice: bool = False


def with_words(examples: Sequence[Example]) -> list[Example]:
    """Return the lists with what the words say of each gap, as other lists taught it."""
    gaps = [gap for e in examples for gap in gaps_of(e)]
    said = crossed(gaps)
    told = []
    for e in examples:
        cues = [dict(c) for c in e.cues]
        own = [i for i in range(1, len(cues)) if is_own(cues[i])]
        tell_words(cues, {i: said[e.name, e.texts[i - 1], e.texts[i]] for i in own})
        told.append(replace(e, cues=tuple(cues)))
    return told


def with_heard(examples: Sequence[Example]) -> list[Example]:
    """Return the held-back lists with what the shipped words say of each gap, and what the reading model hears."""
    told = []
    for e in examples:
        cues = [dict(c) for c in e.cues]
        own = [i for i in range(1, len(cues)) if is_own(cues[i])]
        tell_words(cues, {i: words_say(e.texts[i - 1], e.texts[i]) for i in own})
        heard = hear_gaps(e.texts)
        if heard is None:
            sys.exit("the reading model is not here")
        tell_heard(cues, heard)
        whole = HELD_PACKET if e.as_it_stands else HELD_REORDERED
        told.append(replace(e, cues=tuple(cues), weight=HELD_PRACTICE if e.practice else whole))
    return told


def gaps_of(e: Example) -> list[Gap]:
    """Return a list's gaps between own words; the reference packet's teach no words."""
    weight = 0.0 if e.name == REFERENCE else 1.0 if e.as_it_stands else 0.4
    starts = set(e.starts)
    places = [i for i in range(1, len(e.texts)) if is_own(e.cues[i])]
    return [Gap(e.name, e.texts[i - 1], e.texts[i], i in starts, weight) for i in places]


def example(name: str, text: str, first_lines: set[int], weight: float, as_it_stands: bool) -> Example:
    """Read a list whose comments begin at `first_lines`."""
    page = read_page(text)
    union = lay_over(page.units, find_editions(page.units).starts)
    packet = packet_of(union, assign_clusters(union), page.title)
    cues, template = gather_cues(packet, Silent())
    n = len(union)
    longest = min(n, LONGEST)
    runs = dict(letter_features(packet, template, longest))
    starts = [i for i, u in enumerate(union) if i == 0 or any(s[0] in first_lines for s in u.lines_by_edition.values())]
    costs = repeat_penalties(packet, longest)
    costs[np.arange(n)[:, None] + np.arange(longest)[None, :] >= n] = 1e9
    return Example(name, as_it_stands, weight, tuple(cues), runs, costs, tuple(starts), tuple(u.text for u in union))


def run_together(title: str, letters: Sequence[str], between: str) -> tuple[str, set[int]]:
    """Return the letters run together under a title, and the line each begins at."""
    text, firsts = f"{title}{between}" if title else "", set()
    for letter in letters:
        firsts.add(text.count("\n") + 1)
        text += letter.strip("\n") + between
    return text, firsts


def shuffled(name: str, title: str, letters: Sequence[str], times: int, weight: float) -> Iterator[Example]:
    """Yield the letters run together in random orders."""
    chance = random.Random(name)  # noqa: S311 - no secret, the same each time
    between = "\n\n" if any("\n\n" in letter for letter in letters) else "\n"
    for _ in range(times):
        mixed = list(letters)
        chance.shuffle(mixed)
        text, firsts = run_together(title, mixed, between)
        yield example(name, text, firsts, weight, as_it_stands=False)


def packets(held_back: bool) -> Iterator[Example]:
    """Yield the packets with gold cuts, as they stand and reordered."""
    metas = sorted((DATA / "tuning").glob("*.meta.json"))
    seed = ROOT.parent / "shared" / "score" / "seed_gold.meta.json"
    for path in [*metas, *([seed] if seed.is_file() else [])]:
        meta = json.loads(path.read_text(encoding="utf-8"))
        source = (path.parent / meta["source"]).resolve()
        golds = golds_of(path.with_name(f"{path.name.split('.')[0].removesuffix('_gold')}.gold.jsonl"))
        if source.suffix != ".txt":
            continue
        name = path.name.split(".")[0]
        if is_held_back(name, packet=True) != held_back:
            continue
        text = clean_received(source.read_text(encoding="utf-8"))
        yield example(
            name,
            text,
            {g["lines"][0] for g in golds},
            30.0 if path.parent != DATA / "tuning" else 1.0,
            as_it_stands=True,
        )
        last = max(g["version"] for g in golds)
        letters = [g["text"] for g in golds if g["version"] == last]
        yield from shuffled(name, read_page(text).title or "", letters, 3, 0.5)


def golds_of(path: Path) -> list[dict[str, Any]]:
    """Return the gold comments of a packet."""
    if not path.is_file():
        path = path.with_name(path.name.replace(".gold.", "_gold."))
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def spreadsheets() -> Iterator[Example]:
    """Yield the letters of spreadsheets, run together."""
    folders = (DATA / "tuning", ROOT / "resources" / "sample_office")
    for path in sorted(p for folder in folders for p in folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
        column = next(c for c in rows[0] if "comment" in c.lower())
        letters = [clean_received(r[column]).strip() for r in rows if (r[column] or "").strip()]
        title = next(iter(rows[0].values()))
        between = "\n\n" if any("\n\n" in letter for letter in letters) else "\n"
        text, firsts = run_together(title, letters, between)
        yield example(path.stem, text, firsts, 0.7, as_it_stands=True)
        yield from shuffled(path.stem, title, letters, 2, 0.4)


def practice(held_back: bool) -> Iterator[Example]:
    """Yield the practice lists: many, so each weighs little; their words teach in full, reordered ones only by them."""
    for path in sorted((DATA / "practice").glob("*.txt")):
        if is_held_back(path.stem, packet=False) != held_back:
            continue
        letters = [t.strip("\n") for t in path.read_text(encoding="utf-8").split("%%") if t.strip()]
        text, firsts = run_together("", letters, "\n")
        yield replace(example(path.stem, text, firsts, 0.2, as_it_stands=True), practice=True)
        yield from (replace(e, practice=True) for e in shuffled(path.stem, "", letters, 1, 0.0))


class Batch:
    """Examples laid side by side, padded to the longest, so that one pass weighs them all."""

    def __init__(self, examples: Sequence[Example], gap_names: Sequence[str], run_names: Sequence[str]) -> None:
        count, units = len(examples), max(len(e.cues) for e in examples)
        self.sizes = np.array([len(e.cues) for e in examples])
        self.weights = np.array([e.weight for e in examples])
        self.gaps = np.zeros((count, units, len(gap_names)))
        runs = []
        self.costs = np.full((count, units, LONGEST), 1e9)
        self.gold_runs = np.zeros((count, units, LONGEST))
        place = {name: k for k, name in enumerate(gap_names)}
        for p, e in enumerate(examples):
            for i, cues in enumerate(e.cues):
                for name, value in cues.items():
                    if name in place:
                        self.gaps[p, i, place[name]] = value
            n, longest = e.costs.shape
            real = e.costs < 1e8
            nought = np.zeros(int(real.sum()))
            columns = [e.runs[name][real] if name in e.runs else nought for name in run_names]
            runs.append(np.stack(columns, axis=1).astype(np.float32))
            self.costs[p, :n, :longest] = e.costs
            for s, end in zip(e.starts, [*e.starts[1:], n], strict=True):
                self.gold_runs[p, s, min(LONGEST, end - s) - 1] = 1.0
        self.runs = np.concatenate(runs)
        self.real = self.costs < 1e8
        self.by_end = np.arange(1, units + 1)[:, None] - np.arange(LONGEST)[None, :] - 1

    def loss(self, gap_weights: Floats, run_weights: Floats) -> tuple[float, Floats, Floats]:
        """Return the weighted negative log likelihood of the gold cuttings and its two gradients."""
        weighed = (self.gaps @ gap_weights)[:, :, None] - self.costs
        weighed[self.real] += self.runs @ run_weights.astype(np.float32)
        shares, log_all = self._shares(weighed)
        gold = np.where(self.gold_runs > 0, weighed, 0.0).sum(axis=(1, 2))
        left = (shares - self.gold_runs) * self.weights[:, None, None]
        gap_gradient = np.einsum("pi,pif->f", left.sum(axis=2), self.gaps)
        run_gradient = (left[self.real].astype(np.float32) @ self.runs).astype(np.float64)
        return float((self.weights * (log_all - gold)).sum()), gap_gradient, run_gradient

    def _shares(self, weighed: Floats) -> tuple[Floats, Floats]:
        """Return the probability of every run, and the log sum over all cuttings of each list."""
        count, units, _ = weighed.shape
        forward, backward = np.full((count, units + 1), -1e9), np.full((count, units + 1 + LONGEST), -1e9)
        forward[:, 0] = 0.0
        backward[np.arange(count), self.sizes] = 0.0
        columns = np.arange(LONGEST)
        for j in range(1, units + 1):
            starts = self.by_end[j - 1]
            terms = np.where(starts >= 0, forward[:, starts] + weighed[:, starts, columns], -1e9)
            top = terms.max(axis=1)
            forward[:, j] = top + np.log(np.exp(terms - top[:, None]).sum(axis=1))
        for s in range(units - 1, -1, -1):
            terms = weighed[:, s] + backward[:, s + 1 : s + 1 + LONGEST]
            top = terms.max(axis=1)
            fresh = top + np.log(np.exp(terms - top[:, None]).sum(axis=1))
            backward[:, s] = np.where(s < self.sizes, fresh, backward[:, s])
        log_all = forward[np.arange(count), self.sizes]
        ends = np.arange(units)[:, None] + np.arange(1, LONGEST + 1)[None, :]
        inside = forward[:, :units, None] + weighed + backward[:, ends] - log_all[:, None, None]
        return np.exp(np.minimum(0.0, inside)), log_all


@dataclass(frozen=True, slots=True)
class Fit:
    """Fitted weights by name."""

    gaps: dict[str, float]
    runs: dict[str, float]


def fit(
    examples: Sequence[Example], gap_ridge: float, run_ridge: float, towards: Mapping[str, float] | None = None
) -> Fit:
    """Fit the weights by Adam (Kingma and Ba 2015), drawn towards those given, or the first look and judgement."""
    weighty = [e for e in examples if e.weight]
    gap_names = sorted({name for e in weighty for cues in e.cues for name in cues})
    run_names = sorted({name for e in weighty for name in e.runs})
    batch = Batch(weighty, gap_names, run_names)
    judged = boundary_weights.FIRST_LOOK | boundary_weights.JUDGED if towards is None else towards
    at = np.array([judged.get(name, 0.0) for name in [*gap_names, *run_names]])
    goal = at.copy()
    ridge = np.concatenate([np.full(len(gap_names), gap_ridge), np.full(len(run_names), run_ridge)])
    first, second = np.zeros_like(at), np.zeros_like(at)
    for step in range(1, STEPS + 1):
        _, of_gaps, of_runs = batch.loss(at[: len(gap_names)], at[len(gap_names) :])
        gradient = np.concatenate([of_gaps, of_runs]) + 2 * ridge * (at - goal)
        first, second = 0.9 * first + 0.1 * gradient, 0.98 * second + 0.02 * gradient**2
        pace = 0.08 * min(1.0, 2.0 * (1 - step / (STEPS + 1)))
        at -= pace * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.98**step)) + 1e-6)
    return Fit(
        dict(zip(gap_names, map(float, at[: len(gap_names)]), strict=True)),
        dict(zip(run_names, map(float, at[len(gap_names) :]), strict=True)),
    )


def cut_by(fitted: Fit, e: Example, sharpness: float) -> tuple[list[int], Floats]:
    """Cut a list by fitted weights; return the first units and the shares of all runs."""
    logits = np.array([sum(fitted.gaps.get(n, 0.0) * v for n, v in cues.items()) for cues in e.cues])
    scores = -e.costs
    for name, values in e.runs.items():
        scores = scores + fitted.runs.get(name, 0.0) * values
    shares = likely_runs(logits * sharpness, scores * sharpness)
    return most_exact(shares), shares


def exact_f1(found: Sequence[int], gold: Sequence[int], units: int) -> float:
    """Return the F1 of comments that stand exactly so."""
    one, other = (set(zip(s, [*s[1:], units], strict=True)) for s in (list(found), list(gold)))
    return 2 * len(one & other) / (len(one) + len(other))


def heard_goal() -> dict[str, float]:
    """Return what the weights beside the reading model are drawn towards: the others, and its own as judged."""
    others = boundary_weights.fitted_weights(False)
    own = {name: weight for name, weight in boundary_weights.JUDGED.items() if name.startswith("heard")}
    return {**others.gaps, **others.letters, **own}


def leave_out(
    examples: Sequence[Example],
    folds: Sequence[Sequence[str]],
    ridges: tuple[float, float],
    towards: Mapping[str, float] | None,
) -> list[float]:
    """Print how the lists of each fold are cut by what the others taught; return the figures."""
    held: list[tuple[float, bool]] = []
    figures: list[float] = []
    for names in folds:
        fitted = fit([e for e in examples if e.name not in names], *ridges, towards)
        for e in (e for e in examples if e.name in names and e.as_it_stands):
            starts, shares = cut_by(fitted, e, boundary_weights.SHARPNESS)
            figures.append(exact_f1(starts, e.starts, len(e.cues)))
            gold = set(zip(e.starts, [*e.starts[1:], len(e.cues)], strict=True))
            runs = list(zip(starts, [*starts[1:], len(e.cues)], strict=True))
            held += [(float(shares[s, t - s - 1]), (s, t) in gold) for s, t in runs]
            print(f"{e.name:28s} exact {figures[-1]:.3f}  comments {len(starts)}/{len(e.starts)}", flush=True)
            if "--errors" in sys.argv:
                print_errors(e, starts, shares)
    for low, high in ((0.0, 0.5), (0.5, 0.7), (0.7, 0.85), (0.85, 0.95), (0.95, 1.01)):
        inside = [(p, right) for p, right in held if low <= p < high]
        if inside:
            said, right = (sum(x) / len(inside) for x in zip(*inside, strict=True))
            print(f"   confidence {said:.2f}: right {right:.2f} of {len(inside)}")
    return figures


def print_errors(e: Example, starts: Sequence[int], shares: Floats) -> None:
    """Print the wrong cuts with the words round them."""
    for i in sorted(set(starts) ^ set(e.starts)):
        kind = "extra" if i in starts else "missed"
        likely = sum(float(shares[i, k]) for k in range(shares.shape[1]))
        print(f"   {kind:6s} {likely:.2f} {e.texts[i - 1][:30]}..{e.texts[i - 1][-30:]} | {e.texts[i][:90]}")


def write(fitted: Fit, name: str) -> None:
    """Write fitted weights where the cutter reads them."""
    # What no list here shows (a drawn rule, say) keeps what judgement gave it.
    judged = boundary_weights.FIRST_LOOK | boundary_weights.JUDGED
    gaps = {n: w for n, w in judged.items() if n not in fitted.runs} | fitted.gaps
    tables = {"gaps": gaps, "letters": fitted.runs}
    kept = {
        t: {n: round(w, 2) for n, w in sorted(ws.items()) if abs(w) >= 0.03 or n in boundary_weights.SAID}
        for t, ws in tables.items()
    }
    (RESOURCES / name).write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Leave each packet out in turn, or fit all and write."""
    wanted = argparse.ArgumentParser()
    wanted.add_argument("--write", action="store_true")
    wanted.add_argument("--heard", action="store_true", help="fit the weights that hold beside the reading model")
    wanted.add_argument("--ridges", type=float, nargs=2, metavar=("GAPS", "LETTERS"))
    wanted.add_argument("--errors", action="store_true", help="print the wrong cuts")
    wanted.add_argument("--only", nargs="*", help="lists to leave out, those joined by a comma together")
    wanted.add_argument("--folds", type=int, default=6, help="in how many parts the lists are left out")
    given = wanted.parse_args()
    plain = [*packets(given.heard), *([] if given.heard else spreadsheets()), *practice(given.heard)]
    examples = with_heard([e for e in plain if e.weight]) if given.heard else with_words(plain)
    towards = heard_goal() if given.heard else None
    ridges = tuple(given.ridges) if given.ridges else HELD_RIDGES if given.heard else RIDGES
    print(f"{len(examples)} lists, {sum(len(e.cues) for e in examples)} paragraphs", flush=True)
    if given.write:
        if not given.heard:
            write_words([gap for e in plain for gap in gaps_of(e)], RESOURCES / MODEL)
        name = boundary_weights.FITTED_HEARD if given.heard else boundary_weights.FITTED
        write(fit(examples, *ridges, towards), name)
        return
    names = list(dict.fromkeys(e.name for e in examples if e.as_it_stands))
    folds = (
        [only.split(",") for only in given.only]
        if given.only
        else [names[k :: given.folds] for k in range(given.folds)]
    )
    figures = leave_out(examples, folds, ridges, towards)
    print(f"mean exact, each left out: {sum(figures) / len(figures):.3f} over {len(figures)}")


if __name__ == "__main__":
    main()
