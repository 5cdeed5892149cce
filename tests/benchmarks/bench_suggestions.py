"""Scores stance, demands, grouping, questions, other cities and links on gold packets, and how honest confidences are.

Run from the project's root: PYTHONPATH=. python tests/benchmarks/bench_suggestions.py. Options: --unseen also scores
tests/data/unseen; --seed the reference packet, where it is there; --errors lists errors; --speed times instead.
Stances, demands and questions were learned from the tuning packets too, so those figures flatter: fit_stance.py and its
like leave topics out. Gold comments are fed as they are, so that cutting errors do not matter. The scorer is
../shared/score/score.py.
"""

import argparse
import importlib.util
import itertools
import json
import math
import re
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from council_desk.analysis.clauses import cut_clauses
from council_desk.analysis.coverage import PolicyIndex, suggest_links
from council_desk.analysis.demand_groups import group_demands
from council_desk.analysis.demand_rules import read_by_rules
from council_desk.analysis.demands import find_demands
from council_desk.analysis.heard import LANGUAGES, hear_letters
from council_desk.analysis.items import ItemContext
from council_desk.analysis.other_cities import find_other_cities
from council_desk.analysis.questions import find_questions
from council_desk.analysis.sensitive import find_sensitive
from council_desk.analysis.stance import suggest_stance
from council_desk.operations.suggesting import prepare_suggestions
from council_desk.queries.thinking import CommentToThink, SuggestingInput
from tests.benchmarks.labelled_letters import labelled_lists

ROOT = Path(__file__).resolve().parents[2]
SCORE = ROOT.parent / "shared" / "score"
_SHORT = {"support_if_amended": "amend", "oppose_unless_amended": "oppose"}
PHONE = re.compile(r"\W*(?:caller|phone|voice ?mail|called|message|typed from voice|vm\b|tel\b)", re.IGNORECASE)
_RELATION = {"met": "addressed", "weaker_instrument": "partly", "absent": "not_addressed"}


def interval(right: int, n: int) -> str:
    """The share right with its 95 % interval (Wilson 1927)."""
    if not n:
        return "none"
    z = 1.96
    share = right / n
    middle, spread = share + z * z / (2 * n), z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    low, high = ((middle + sign * spread) / (1 + z * z / n) for sign in (-1, 1))
    return f"{share:.3f} [{low:.2f}-{high:.2f}]"


def kind_of_text(row: dict[str, Any]) -> str:
    """The kind of text of a gold comment, by which scores are told apart."""
    text = row["text"]
    if row.get("language", "en") != "en":
        return "other language"
    if row.get("campaign"):
        return "campaign letter"
    if PHONE.match(text):
        return "phone note"
    return "short comment" if len(text) < 300 else "long letter" if len(text) > 900 else "other letter"


@dataclass
class Calibration:
    """Right and wrong by tenth of confidence, by pattern and by kind of text, over several packets."""

    tenths: dict[int, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    patterns: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    kinds: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    sure: list[int] = field(default_factory=lambda: [0, 0, 0])

    def add(self, confidence: float, right: bool, pattern: str, kind: str = "", lenient: bool = False) -> None:
        """One suggestion; lenient: whether it is right or at least defensible."""
        for cell in (self.tenths[min(9, int(confidence * 10))], self.patterns[pattern]):
            cell[0] += 1
            cell[1] += right
        for i, count in enumerate((1, right, right or lenient)):
            self.kinds[kind][i] += count
        self.sure[2] += 1
        if confidence >= 0.9:
            self.sure[0] += 1
            self.sure[1] += right

    def show(self) -> None:
        """Prints the tables, with 95 % intervals."""
        for tenth, (n, right) in sorted(self.tenths.items()):
            print(
                f"  confidence {tenth / 10:.1f}-{tenth / 10 + 0.1:.1f}: {n:4d} suggestions, {interval(right, n)} right"
            )
        for pattern, (n, right) in sorted(self.patterns.items()):
            print(f"  {pattern:34s}{n:4d} suggestions, {right / n:.2f} right")
        for kind, (n, right, lenient) in sorted(self.kinds.items()):
            print(f"  stance, {kind:26s}{n:4d} comments, {interval(right, n)} right, {lenient / n:.3f} defensible")
        n, right, every = self.sure
        if every:
            print(f"  at 0.9 or more: {interval(right, n)} right, covering {n / every:.2f} of {every}")


def scorer() -> ModuleType | None:
    """The reference scorer, where it is there."""
    path = SCORE / "score.py"
    if not path.exists():
        return None
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predictions(
    gold: list[dict[str, Any]], policy: str | None, calibration: Calibration, asked: argparse.Namespace
) -> list[dict[str, Any]]:
    """One prediction a gold comment, from its own text."""
    cut = cut_clauses(policy) if policy else None
    clauses = tuple(clause.text for clause in cut.clauses) if cut else ()
    item = ItemContext(cut.title or "" if cut else "", cut.force if cut else "", clauses)
    rows, found = [], []
    told = [None] * len(gold) if not asked.heard else hear_letters([each["text"] for each in gold], item.title)
    for i, each in enumerate(gold):
        text, language = each["text"], each.get("language", "en")
        heard = told[i] if language in LANGUAGES else None
        demands = find_demands(text, item, language, (), heard)
        found += [(i, demand) for demand in demands]
        stance = suggest_stance(text, item, language, None, None, heard)
        short = _SHORT.get(stance.stance, stance.stance)
        defensible = short in each["stance_alt"]
        calibration.add(stance.confidence, short == each["stance"], stance.pattern, kind_of_text(each), defensible)
        if asked.errors and short != each["stance"]:
            print(
                f"    {each['id']}: {short} ({stance.confidence}, {stance.pattern}), gold {each['stance']} "
                f"{each['stance_alt']}"
            )
        questions = [q for q in find_questions(text, language, heard) if not q.rhetorical]
        cities = [c.name for c in find_other_cities(text, "Marrow Bay")]
        row = {
            "text": text,
            "version": each["version"],
            "stance": short,
            "question": bool(questions),
            "other_cities": cities,
        }
        rows.append({**row, "campaign": each.get("campaign"), "demands": []})
    index = PolicyIndex(cut) if cut else None
    for group in group_demands(found):
        links = []
        if cut and index:
            best = suggest_links(group.sentence, cut, None, index)[0]
            clause = None if best.clause is None else cut.clauses[best.clause].citation
            links = [
                {"clause": clause, "relation": _RELATION.get(best.coverage, best.coverage), "policy_version": "v1"}
            ]
        for member in group.members:
            i, demand = found[member]
            words = gold[i]["text"][demand.start : demand.end]
            rows[i]["demands"].append({"text": words, "label": group.sentence, "links": links})
    return rows


def gold_links(stem: Path, gold: list[dict[str, Any]]) -> None:
    """How good links are from the gold's own demand sentences."""
    path, policy = stem.with_name(stem.name + ".links.gold.jsonl"), stem.with_name(stem.name + ".policy.txt")
    module = scorer()
    if not path.exists() or not policy.exists() or module is None:
        return
    cut = cut_clauses(policy.read_text(encoding="utf-8"))
    index = PolicyIndex(cut)
    sentences = {d["label"]: d["canonical"] for each in gold for d in each["demands"]}
    n = clause = relation = both = top = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["demand_label"] not in sentences or row["policy_version"] != "v1":
            continue
        links = suggest_links(sentences[row["demand_label"]], cut, None, index)
        cited = [None if x.clause is None else module.norm_clause(cut.clauses[x.clause].citation) for x in links]
        right = [module.norm_clause(c) for c in row["clauses"]]
        here = (cited[0] is None and not right) or cited[0] in right
        said = _RELATION.get(links[0].coverage, links[0].coverage)
        so = said == row["relation"] or said in row["relation_alt"]
        n, clause, relation, both = n + 1, clause + here, relation + so, both + (here and so)
        top += here or any(c in right for c in cited)
    if n:
        print(
            f"  links from gold sentences: clause {clause / n:.2f}, in the first three {top / n:.2f}, relation "
            f"{relation / n:.2f}, both {both / n:.2f} ({n})"
        )


def packets(folder: str) -> list[Path]:
    """Gold files: `tuning` may be looked at and learned from, `unseen` is only scored."""
    found = sorted((ROOT / "tests" / "data" / folder).glob("*.gold.jsonl"))
    return [path for path in found if ".links." not in path.name]


def score_packets(paths: list[Path], title: str, asked: argparse.Namespace) -> None:
    """Every packet of these, then the calibration over all of them."""
    module = scorer()
    calibration = Calibration()
    totals: dict[str, list[float]] = defaultdict(list)
    for path in paths:
        _score_packet(path, module, calibration, totals, asked)
    if totals:
        print(f"== {title}: means over packets: " + ", ".join(f"{k} {sum(v) / len(v):.3f}" for k, v in totals.items()))
        calibration.show()


def _score_packet(
    path: Path,
    module: ModuleType | None,
    calibration: Calibration,
    totals: dict[str, list[float]],
    asked: argparse.Namespace,
) -> None:
    gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    stem = path.with_name(path.name.removesuffix(".gold.jsonl"))
    policy = stem.with_name(stem.name + ".policy.txt")
    started = time.process_time()
    rows = predictions(gold, policy.read_text(encoding="utf-8") if policy.exists() else None, calibration, asked)
    spent = time.process_time() - started
    print(f"{stem.name}: {len(gold)} comments, {spent:.2f} CPU s")
    if module is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        result = module.score(*_plain_copy(path, stem, gold, rows, Path(folder)))
    module.show(result)
    gold_links(stem, gold)
    for name, value in (
        ("stance", result["stance"]["accuracy"]),
        ("stance lenient", result["stance"]["accuracy_lenient"]),
        ("stance macro-F1", result["stance"]["macro_f1"]),
        ("demand P", result["demands"]["precision"]),
        ("demand R", result["demands"]["recall"]),
        ("grouping F1", result.get("demand_grouping_pairwise", {}).get("f1", 1.0)),
        ("question F1", result["question"]["f1"]),
    ):
        totals[name].append(value)


def _plain_copy(
    path: Path, stem: Path, gold: list[dict[str, Any]], rows: list[dict[str, Any]], folder: Path
) -> tuple[str, str]:
    """Gold and predictions without line numbers, so that the scorer matches by text and needs no packet file."""
    copied, predicted = folder / path.name, folder / "predicted.jsonl"
    plain = [{k: v for k, v in g.items() if k != "lines"} for g in gold]
    for each in plain:  # a packet may leave out that none of its demands is optional
        each["demands"] = [{"optional": False, **demand} for demand in each["demands"]]
    copied.write_text("".join(json.dumps(each) + "\n" for each in plain), encoding="utf-8")
    predicted.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    links = stem.with_name(stem.name + ".links.gold.jsonl")
    if links.exists():
        (folder / links.name).write_bytes(links.read_bytes())
    return str(copied), str(predicted)


def speed() -> None:
    """CPU seconds for all suggestions of 10,000 distinct comments: of the length of labelled letters, and long ones."""
    letters = [letter.text for listed in labelled_lists() for letter in listed.letters if letter.language == "en"]
    if not letters:
        return
    usual = [f"{letters[i * 7 % len(letters)]}\nLine {i}." for i in range(1000)]
    long = []
    for i in range(1000):
        text, k = "", i
        while len(text) < 1600:
            text += letters[k % len(letters)] + f" Line {i}.\n"
            k += 7
        long.append(text[:1600])
    for name, texts in (("usual", usual), ("long", long)):
        spent = _spent(texts)
        length = sum(map(len, texts)) // len(texts)
        parts = ", ".join(f"{part} {10 * seconds:.1f}" for part, seconds in spent.items())
        print(f"10,000 {name} comments of {length} characters: {10 * sum(spent.values()):.1f} CPU s ({parts})")
        for careful in (False, True):
            whole, times = _whole_run(texts, careful)
            beside = "with the reading model" if careful else "without the reading model"
            print(
                f"    the whole run {beside}, campaigns too: {10 * whole:.1f} CPU s; sentence shapes read {times:.2f} "
                "times a text"
            )


def _whole_run(texts: list[str], careful: bool) -> tuple[float, float]:
    """CPU seconds of thinking an item over, and how often the sentence shapes of a text are read on average.

    careful: whether the reading model reads along.
    """
    comments = tuple(
        CommentToThink(i, i, text, "en", None, None, None, "unique", (), False) for i, text in enumerate(texts, 1)
    )
    given = SuggestingInput(1, "1", "An ordinance", "ordinance", comments, (), (), None, frozenset(), ())
    read_by_rules.cache_clear()
    find_demands.cache_clear()
    began = time.process_time()
    prepare_suggestions(given, None, len(texts) if careful else 0)
    return time.process_time() - began, read_by_rules.cache_info().misses / len(set(texts))


def _spent(texts: list[str]) -> dict[str, float]:
    """CPU seconds by kind of suggestion, each over all texts; what one reads of a text the next may use."""
    item = ItemContext("An ordinance", "ordinance", ())
    find_demands(texts[0], item, "en")  # weights are read once a run
    suggest_stance(texts[0], item, "en", None, None)
    spent: dict[str, float] = defaultdict(float)
    asks = []
    for number, text in enumerate(texts):
        at = [time.process_time()]
        demands = find_demands(text, item, "en")
        at.append(time.process_time())
        suggest_stance(text, item, "en", None, bool(demands))
        at.append(time.process_time())
        find_questions(text)
        at.append(time.process_time())
        find_other_cities(text, "Marrow Bay")
        find_sensitive(text, "en")
        at.append(time.process_time())
        for part, (before, after) in zip(
            ("demands", "stance", "questions", "passages"), itertools.pairwise(at), strict=True
        ):
            spent[part] += after - before
        asks += [(number, found) for found in demands]
    started = time.process_time()
    group_demands(asks)
    spent["grouping"] = time.process_time() - started
    return spent


def main() -> None:
    """Reads the options and prints the scores."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--unseen", action="store_true")
    options.add_argument("--seed", action="store_true")
    options.add_argument("--errors", action="store_true")
    options.add_argument("--speed", action="store_true")
    options.add_argument("--heard", action="store_true", help="with the reading model")
    options.add_argument("--no-tuning", action="store_true", help="leave the tuning packets out")
    chosen = options.parse_args()
    if chosen.speed:
        speed()
        return
    if not chosen.no_tuning:
        score_packets(packets("tuning"), "tuning (what is learned was learned from these too)", chosen)
    if chosen.unseen:
        score_packets(packets("unseen"), "unseen", chosen)
    if chosen.seed and (SCORE / "seed_gold.jsonl").exists():
        calibration = Calibration()
        totals: dict[str, list[float]] = defaultdict(list)
        _score_packet(SCORE / "seed_gold.jsonl", scorer(), calibration, totals, chosen)
        calibration.show()


if __name__ == "__main__":
    main()
