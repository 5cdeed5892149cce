"""Labelled letters for what is learned: the tuning packets (but the unseen half) and the practice lists with labels."""

import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from council_desk.analysis.clauses import cut_clauses
from council_desk.analysis.language import language_of

ROOT = Path(__file__).resolve().parents[2]
HELD_BACK = ("na_", "nb_", "nc_", "nd_")
"""How the names of practice lists begin of which every second one is held back."""
_KEPT_APART = """
    beach_bonfires cell_tower e_scooters public_restrooms rental_inspections sidewalk_cafes trash_schedule turf_field
    crossing_signals district_elections dog_beach_hours food_truck_lot library_sunday noise_ordinance parking_districts
    pool_rebuild school_lunch_garden shelter_lease street_rename water_budget
    charter_runoff dog_run event_noise meters_evening pool_season stadium_lights truck_pod warming_center
    avenue_name ballpark_bonds charter_wards crossing_guards dog_meadow lap_pool library_evenings meter_rates
    night_noise shelter_beds truck_court water_meters
"""
KEPT_APART = frozenset(_KEPT_APART.split())
"""Tuning packets that are held back."""
_SENTENCE = re.compile(r"\n|(?<=[.!?])\s")
_PHONE = re.compile(r"\W*(?:caller|phone|voice ?mail|called|message|vm\b|tel\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """Words that a labeller marked, and whether finding them is left open (a borderline ask; a rhetorical question)."""

    words: str
    open: bool
    label: str = ""


@dataclass(frozen=True, slots=True)
class LabelledLetter:
    """A comment with its marked asks and questions, and its kind of text."""

    text: str
    language: str
    kind: str
    demands: tuple[Span, ...]
    questions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class LabelledList:
    """A packet or practice list: its topic, whether the rules were tuned on it, the item's title, its letters."""

    topic: str
    tuned: bool
    title: str
    letters: tuple[LabelledLetter, ...]

    @property
    def name(self) -> str:
        """Its topic, with the folder it stands in where both folders may hold the topic."""
        return f"{'tuning' if self.tuned else 'practice'} {self.topic}"


def is_held_back(name: str, packet: bool) -> bool:
    """Whether a list is held back from every fit but fit_heard.py, which joins what they learned with what is heard."""
    return name in KEPT_APART if packet else name.startswith(HELD_BACK) and zlib.crc32(name.encode()) % 2 == 0


def labelled_lists(held_back: bool = False) -> list[LabelledList]:
    """Every labelled list that may be learned from, or those that are held back."""
    return [each for each in (*_tuning(), *_practice()) if is_held_back(each.topic, each.tuned) == held_back]


def _tuning() -> Iterator[LabelledList]:
    for path in sorted((ROOT / "tests" / "data" / "tuning").glob("*.gold.jsonl")):
        topic = path.name.removesuffix(".gold.jsonl")
        if topic.endswith(".links"):
            continue
        policy = path.with_name(f"{topic}.policy.txt")
        title = cut_clauses(policy.read_text(encoding="utf-8")).title if policy.exists() else ""
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        kinds = _kinds([(r["text"], r.get("language", "en"), bool(r.get("campaign"))) for r in rows])
        letters = [
            LabelledLetter(
                row["text"],
                row.get("language", "en"),
                kind,
                tuple(Span(d["span"], d.get("optional", False), d["label"]) for d in row["demands"]),
                tuple(Span(q["span"], q.get("rhetorical", False)) for q in row.get("questions", [])),
            )
            for row, kind in zip(rows, kinds, strict=True)
        ]
        yield LabelledList(topic, True, title or "", tuple(letters))


def _practice() -> Iterator[LabelledList]:
    for path in sorted((ROOT / "tests" / "data" / "practice").glob("*.labels.jsonl")):
        topic = path.name.removesuffix(".labels.jsonl")
        head, *rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        listed = path.with_name(f"{topic}.txt").read_text(encoding="utf-8")
        texts = [part.strip("\n") for part in re.split(r"^%%.*$", listed, flags=re.MULTILINE) if part.strip()]
        by_number = {row["n"]: row for row in rows}
        told = [(text, language_of(text).code, False) for text in texts]
        letters = [
            LabelledLetter(
                text,
                language,
                kind,
                _spans(row, text, "demands", "optional"),
                _spans(row, text, "questions", "rhetorical"),
            )
            for n, ((text, language, _), kind) in enumerate(zip(told, _kinds(told), strict=True), start=1)
            if (row := by_number.get(n)) is not None
        ]
        yield LabelledList(topic, False, head["title"], tuple(letters))


def _spans(row: dict[str, list[str]], text: str, meant: str, left_open: str) -> tuple[Span, ...]:
    found = [
        Span(words, name == left_open, words.lower()) for name in (meant, left_open) for words in row.get(name, [])
    ]
    return tuple(span for span in found if span.words in text)


def _kinds(told: list[tuple[str, str, bool]]) -> list[str]:
    """Each text's kind; one whose longer sentences mostly stand in other letters too is a campaign's."""
    pieces = [{piece.strip() for piece in _SENTENCE.split(text) if len(piece.strip()) > 60} for text, _, _ in told]
    seen = Counter(piece for each in pieces for piece in each)
    kinds = []
    for (text, language, campaign), own in zip(told, pieces, strict=True):
        shared = len(own) >= 3 and sum(seen[piece] >= 2 for piece in own) >= 0.5 * len(own)
        if language not in {"en", "und"}:
            kinds.append("other language")
        elif _PHONE.match(text):
            kinds.append("phone note")
        elif campaign or shared:
            kinds.append("campaign letter")
        else:
            kinds.append("short" if len(text) < 300 else "long" if len(text) > 900 else "middling")
    return kinds
