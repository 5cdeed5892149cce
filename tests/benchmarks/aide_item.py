"""An item of 400 letters for the scripted aide: a gold packet, and campaign copies made from its form letters.

Copies are verbatim three times in four (half of those with a greeting and a name), else with personal sentences of
their own; a few ask for another number, and so stand apart. Nothing is read from the packets that are kept unseen.
"""

import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from letters import generate

from council_desk.analysis.clauses import cut_clauses

LETTERS, PERSONAL, CHANGED = 400, 0.12, 6
_NAMES = ("Ada Quill", "Ben Oster", "Cleo Marsh", "Dov Larkin", "Esme Tull", "Finn Rowe", "Gia Brandt", "Hal Vance")


@dataclass(frozen=True, slots=True)
class GoldLetter:
    """One letter and what is right for it. `campaign_free`: the gold leaves open whether it is a member; `demands`:
    labels that must be there, `optional` ones that may; `spans`: label to the exact words.
    """

    text: str
    stance: str
    campaign: str | None
    campaign_free: bool
    apart: bool
    demands: frozenset[str]
    optional: frozenset[str]
    spans: tuple[tuple[str, str], ...]
    kind: str
    alternatives: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class GoldItem:
    """A packet's item: its title, its policy text, and its letters in the order of arrival."""

    name: str
    title: str
    policy: str
    letters: tuple[GoldLetter, ...]


def packets(folder: Path) -> list[str]:
    """Names of the gold packets of a folder that have a campaign, but for those that nobody may look into."""
    found = []
    for path in sorted(folder.glob("*.gold.jsonl")):
        name = path.name.removesuffix(".gold.jsonl")
        if not name.endswith(".links") and any(row["campaign"] for row in _rows(path)):
            found.append(name)
    return found


def gold_item(folder: Path, name: str, seed: int = 1) -> GoldItem:
    """Build the item of a packet; the same seed gives the same letters."""
    rng = random.Random(f"{name} {seed}")  # noqa: S311 - made-up letters must come again the same
    rows = _rows(folder / f"{name}.gold.jsonl")
    apart = _apart(rows)
    letters = [_letter(row, row["id"] in apart) for row in rows]
    forms = {
        campaign: [x for x in letters if x.campaign == campaign and not x.apart and x.kind == "form"]
        for campaign in sorted({x.campaign for x in letters if x.campaign})
    }
    personal = iter([text for text, campaign in generate(3000, seed) if campaign is None])
    while len(letters) < LETTERS:
        campaign = rng.choice(sorted(forms))
        letters.append(_copy(rng.choice(forms[campaign]), rng, personal))
    letters[-CHANGED:] = _changed(letters[-CHANGED:], forms, rng)
    rng.shuffle(letters)
    meta, policy = folder / f"{name}.meta.json", folder / f"{name}.policy.txt"
    draft = policy.read_text(encoding="utf-8") if policy.exists() else ""
    title = cut_clauses(draft).title or name.replace("_", " ")
    if meta.exists():
        title = re.sub(r"^\S+\s+\d{4}-\d+\s+", "", json.loads(meta.read_text(encoding="utf-8"))["title"])
    return GoldItem(name, title, draft, tuple(letters))


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _apart(rows: Sequence[dict[str, Any]]) -> set[str]:
    """Members whose edit changes the stance, or puts another demand in the place of the campaign's."""
    by_campaign: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        if row["campaign"]:
            by_campaign[row["campaign"]].append(row)
    found = set()
    for members in by_campaign.values():
        stance = Counter(row["stance"] for row in members).most_common(1)[0][0]
        often = Counter(label for row in members for label in {d["label"] for d in row["demands"]})
        usual = {label for label, count in often.items() if 2 * count > len(members)}
        for row in members:
            labels = {demand["label"] for demand in row["demands"]}
            replaced = bool(usual - labels) and any(
                _alike(new, old) for new in labels - usual for old in usual - labels
            )
            if row["stance"] != stance or replaced:
                found.add(row["id"])
    return found


def _alike(new: str, old: str) -> bool:
    """Whether two labels are one demand with other numbers or words at the end: keep_1115 and keep_1030."""
    return new.split("_", maxsplit=1)[0] == old.split("_", maxsplit=1)[0]


def _letter(row: dict[str, Any], apart: bool) -> GoldLetter:
    required = frozenset(d["label"] for d in row["demands"] if not d.get("optional"))
    optional = frozenset(d["label"] for d in row["demands"] if d.get("optional")) - required
    other_forms = row.get("form_type_alt") or []
    free = bool(row.get("campaign_optional")) or (
        "unique" in other_forms if row["campaign"] else any(each in ("form", "form_plus") for each in other_forms)
    )
    spans = tuple((d["label"], d["span"]) for d in row["demands"])
    kind = row["form_type"] if row["campaign"] else "short" if len(row["text"]) < 300 else "long"
    others = frozenset(row["stance_alt"])
    return GoldLetter(row["text"], row["stance"], row["campaign"], free, apart, required, optional, spans, kind, others)


def _copy(form: GoldLetter, rng: random.Random, personal: Any) -> GoldLetter:
    text = form.text
    if rng.random() < PERSONAL:
        # Whole sentences of a letter about nothing in particular: they declare no stance and ask for nothing.
        words = next(personal)
        told = [line for line in words.split("\n") if "ask" not in line and len(line) > 60 and "?" not in line]
        paragraphs = text.split("\n")
        paragraphs.insert(
            rng.choice((0, len(paragraphs))), told[0] if told else "I have lived on Cannery Road since 1988."
        )
        text = "\n".join(paragraphs)
    elif rng.random() < 0.5:
        text = f"Dear Council Members,\n{text}\n{rng.choice(_NAMES)}"
    return _with(form, text)


def _with(
    form: GoldLetter, text: str, apart: bool = False, spans: tuple[tuple[str, str], ...] | None = None
) -> GoldLetter:
    labels = form.demands
    given = spans if spans is not None else form.spans
    if apart:
        labels = frozenset(label for label, _ in given if label in labels or label not in dict(form.spans))
    return GoldLetter(
        text, form.stance, form.campaign, False, apart, labels, form.optional, given, "copy", form.alternatives
    )


def _changed(letters: Sequence[GoldLetter], forms: dict[str, list[GoldLetter]], rng: random.Random) -> list[GoldLetter]:
    """The last copies ask for another number; where no demand of the form has one, they stay as they are."""
    made = []
    for letter in letters:
        form = rng.choice(forms[letter.campaign or ""])
        numbered = [(label, span) for label, span in form.spans if label in form.demands and re.search(r"\d", span)]
        if not numbered or form.text.count(numbered[0][1]) != 1:
            made.append(letter)
            continue
        label, span = rng.choice(numbered)
        number = re.search(r"\d+", span)
        other = str(int(number.group()) + rng.choice((3, 5, 7))) if number else ""
        new = re.sub(r"\d+", other, span, count=1)
        spans = tuple(
            (f"{label}_{other}" if each == label else each, new if each == label else words)
            for each, words in form.spans
        )
        made.append(_with(form, form.text.replace(span, new), True, spans))
    return made
