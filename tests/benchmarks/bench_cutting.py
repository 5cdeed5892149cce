"""Prints how well packets are cut, campaigns found and members' forms told, against the gold packets.

    python tests/benchmarks/bench_cutting.py [--unseen] [--errors] [--heard]

The seed packet and every packet of tests/data/tuning are scored; those of tests/data/unseen only with --unseen (they
are for the final score, never for tuning). With --heard the reading model reads along. The scorer is
../shared/score/score.py, where it is present.
"""

import importlib.util
import json
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from council_desk.analysis.boundaries import PacketCut, cut_packet
from council_desk.analysis.campaigns import find_campaigns
from council_desk.analysis.editions import ListedText, match_editions
from council_desk.analysis.normalise import clean_received
from council_desk.analysis.own_words import compare_with_template

MOST_HEARD = 100_000
SCORE = ROOT.parent / "shared" / "score"
FORM = {"verbatim": "form", "trimmed": "form_plus", "edited": "form_plus"}


def scorer() -> ModuleType:
    """Load the shared scorer; ends the program with a line where it is not here."""
    path = SCORE / "score.py"
    if not path.is_file():
        sys.exit("the shared scorer is not here: nothing to measure against")
    spec = importlib.util.spec_from_file_location("shared_score", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def grouped(texts: list[str]) -> list[dict[str, Any]]:
    """Return campaign and form for each text, as a prediction has them."""
    rows: list[dict[str, Any]] = [{"campaign": None, "form_type": "unique"} for _ in texts]
    for number, group in enumerate(find_campaigns(texts).groups, 1):
        for member in group.members:
            form = compare_with_template(texts[member], group.template).form
            rows[member] = {"campaign": f"C{number}", "form_type": FORM[form]}
    return rows


def predictions(cut: PacketCut) -> list[dict[str, Any]]:
    """Return a packet's comments as predictions; campaigns are found once, over the latest wording of every comment."""
    rows: list[dict[str, Any]] = []
    for edition in sorted({c.edition for c in cut.comments}):
        comments = [c for c in cut.comments if c.edition == edition]
        found = grouped([c.text for c in comments])
        for comment, extra in zip(comments, found, strict=True):
            lines = [comment.first_line, comment.last_line]
            rows.append({"text": comment.text, "lines": lines, "version": edition, **extra})
    return rows


def score_packet(
    score: ModuleType, gold: Path, meta_path: Path | None, show_errors: bool, most_heard: int
) -> dict[str, float]:
    """Cut one packet (or group one spreadsheet's gold texts), score it, print a line and return the figures."""
    golds = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for demand in (d for g in golds for d in g.get("demands", [])):
            demand.setdefault("optional", False)  # the scorer wants every demand marked; cutting does not depend on it
        kept = "\n".join(json.dumps(g, ensure_ascii=False) for g in golds)
        (place / "p.gold.jsonl").write_text(kept, encoding="utf-8")
        source = None
        if meta_path is not None:
            meta = json.loads(meta_path.read_text(encoding="utf-8"))
            source = (meta_path.parent / meta["source"]).resolve()
            if source.suffix == ".txt":
                meta["source"] = str(source)
                (place / "p.meta.json").write_text(json.dumps(meta), encoding="utf-8")
        if source is not None and source.suffix == ".txt":
            cut = cut_packet(clean_received(source.read_text(encoding="utf-8")), most_heard=most_heard)
            rows = predictions(cut)
        else:
            cut = None
            rows = [
                {"text": g["text"], **extra}
                for g, extra in zip(golds, grouped([g["text"] for g in golds]), strict=True)
            ]
        (place / "p.jsonl").write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in rows), encoding="utf-8")
        result = score.score(str(place / "p.gold.jsonl"), str(place / "p.jsonl"))
    figures = _figures(result, cut is not None)
    _print(gold.name.split(".")[0], result, figures)
    if cut is not None and show_errors:
        _print_errors(cut, golds, source)
    if cut is not None and len(cut.editions) > 1:
        _print_editions(cut)
    return figures


def _figures(result: dict[str, Any], is_text: bool) -> dict[str, float]:
    """Pick the figures that are printed."""
    figures = {"campaign": result["campaign_pairwise"]["f1"], "form": result.get("form_type_accuracy", 0.0)}
    if is_text:
        figures |= {"exact": result["exact_comment"]["f1"], "boundary": result["boundary"]["f1"]}
    return figures


def _print(name: str, result: dict[str, Any], figures: dict[str, float]) -> None:
    """Print one packet's line."""
    cutting = f"exact {figures['exact']:.3f}  boundary {figures['boundary']:.3f}" if "exact" in figures else " " * 28
    counts = f"comments {result['comments_pred']}/{result['comments_gold']}"
    print(f"{name:20s} {cutting}  campaign pairs {figures['campaign']:.3f}  form {figures['form']:.3f}  {counts}")


def _print_errors(cut: PacketCut, golds: list[dict[str, Any]], source: Path | None) -> None:
    """Print the wrong cuts with the words round them."""
    assert source is not None
    lines = source.read_text(encoding="utf-8").split("\n")
    wanted = {g["lines"][0] for g in golds}
    found = {c.first_line: c for c in cut.comments}
    for n in sorted(wanted ^ set(found)):
        why = f"({found[n].reason}; {found[n].confidence:.2f})" if n in found else ""
        print(f"   {'extra' if n in found else 'missed'} {n}: {lines[n - 2][-50:]} | {lines[n - 1][:80]} {why}")


def _print_editions(cut: PacketCut) -> None:
    """Print how the last two copies of a list match."""
    last = len(cut.editions)
    earlier, later = ([ListedText(c.text) for c in cut.comments if c.edition == e] for e in (last - 1, last))
    match = match_editions(earlier, later)
    states = [p.state for p in match.pairs]
    same, revised = states.count("unchanged"), states.count("revised")
    print(f"   latest edition: {same} unchanged, {revised} revised, {len(match.new)} new, {len(match.missing)} gone")


def main() -> None:
    """Score the packets and print the means."""
    score = scorer()
    show_errors = "--errors" in sys.argv
    most = MOST_HEARD if "--heard" in sys.argv else 0
    began = time.process_time()
    if (SCORE / "seed_gold.jsonl").is_file():
        score_packet(score, SCORE / "seed_gold.jsonl", SCORE / "seed_gold.meta.json", show_errors, most)
    for folder in ("tuning", "unseen") if "--unseen" in sys.argv else ("tuning",):
        print(f"-- {folder}")
        all_figures = []
        for gold in sorted((ROOT / "tests" / "data" / folder).glob("*.gold.jsonl")):
            if gold.name.endswith(".links.gold.jsonl"):
                continue
            meta = gold.with_name(gold.name.replace(".gold.jsonl", ".meta.json"))
            all_figures.append(score_packet(score, gold, meta if meta.is_file() else None, show_errors, most))
        for name in ("exact", "boundary", "campaign", "form"):
            values = [f[name] for f in all_figures if name in f]
            if values:
                print(f"{folder} mean {name}: {sum(values) / len(values):.3f} over {len(values)}")
    print(f"{time.process_time() - began:.1f} CPU seconds")


if __name__ == "__main__":
    main()
