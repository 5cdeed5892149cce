"""What an item would do, as far as a letter's asks can be laid beside it: its own words, and its acts by kind of verb.

An ask for what the item does is a yes; an ask for its opposite is a no; an ask for something beside it is a change. The
kinds of verbs are coarse, and how much each agreement says is fitted (analysis/stance_model.py).
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from council_desk.analysis.items import ItemContext
from council_desk.analysis.terms import stem, terms

_VERBS = {
    "end": """
        end stop discontinue eliminate abolish repeal remove cancel ban prohibit forbid close drop scrap rid
        demolish tear retire rescind phase suspend strike delete kill abandon shut outlaw withdraw reject dismantle
        sell""",
    "keep": """
        keep save leave retain preserve maintain continue protect stay remain honor mantener conservar dejar dejen""",
    "make": """
        build open create establish fund add install make provide adopt start begin launch approve authorize allow
        permit let give buy purchase join pay hire put plant construct convert accept enter designate license
        legalize bring restore fix repair renovate""",
    "more": "raise increase extend expand lengthen strengthen double widen",
    "less": "lower reduce limit cap cut shorten shrink halve narrow restrict slow",
    "move": "move relocate transfer shift",
    "rule": "require enforce charge impose fine tax regulate mandate",
    "change": "amend change rename replace revise update modify",
}
KIND_OF_VERB = {stem(verb): kind for kind, verbs in reversed(_VERBS.items()) for verb in verbs.split()}
_GIVES = {"end": -1, "less": -1, "make": 1, "more": 1, "move": 1, "rule": 1, "change": 1}
_FRAME_WORDS = """
    resolution ordinance motion establishing city council chapter section amending adopting approving relating
    municipal code program purpose day year shall fiscal department director manager report title reserved effective
    date take
"""
_FRAME = frozenset(stem(word) for word in _FRAME_WORDS.split())
_OBJECT_WORDS = 8
_CLAUSE_LENGTH = 1500
_OFTEN = 3


@dataclass(frozen=True, slots=True)
class Act:
    """Something the item does: the kind of its verb, the stems of what follows it, whether the title says it."""

    kind: str
    about: frozenset[str]
    titled: bool


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item's words as stems (of its title; of all of it; those that are its topic) and its acts.

    act: the kind of the title's first verb, "-" where none is known.
    """

    title: frozenset[str]
    known: frozenset[str]
    topic: frozenset[str]
    acts: tuple[Act, ...]
    act: str


@dataclass(frozen=True, slots=True)
class Relation:
    """An ask laid beside the item.

    kind, negated: of its verb ("-" unknown). act: the kind of the item's nearest act ("" none). shared: stems that act
    and ask share. titled, novel: how many of its stems stand in the title, and nowhere in the item. agrees: 1 asks for
    what the act does, -1 for its opposite, 0 neither can be said.
    """

    kind: str
    negated: bool
    act: str
    shared: int
    titled: int
    novel: int
    agrees: int


@lru_cache(maxsize=32768)
def stem_of(word: str) -> str:
    """The stem of a word, remembered."""
    return stem(word)


@lru_cache(maxsize=64)
def view_of(item: ItemContext) -> ItemView:
    """The item as letters are laid beside it."""
    title = [term.stem for term in terms(item.title)]
    acts: list[Act] = []
    clauses: Counter[str] = Counter()
    for number, clause in enumerate((item.title, *item.clauses)):
        stems = [term.stem for term in terms(clause[:_CLAUSE_LENGTH])]
        clauses.update(set(stems))
        acts += [
            Act(KIND_OF_VERB[s], frozenset(stems[i + 1 : i + 1 + _OBJECT_WORDS]) - _FRAME, number == 0)
            for i, s in enumerate(stems)
            if s in KIND_OF_VERB
        ]
    named = frozenset(title) - _FRAME
    often = {s for s, count in clauses.items() if count >= _OFTEN and s not in KIND_OF_VERB}
    act = next((KIND_OF_VERB[s] for s in title if s in KIND_OF_VERB), "-")
    return ItemView(named, frozenset(clauses) - _FRAME, named | (often - _FRAME), tuple(acts), act)


_NEGATED = re.compile(r"(?:please\s+)?(?:do\s+not|don't|never|no\b|not\b)")
_NEGATED_BEFORE = re.compile(r"(?:\bnot|n't|\bnever)\s+(?:\w+\s+)?$")
_FIRST_VERB = re.compile(r"(?:do\s+not\s+|don't\s+|please\s+|to\s+|not\s+)*(\w+)")


def relation(low: str, start: int, end: int, view: ItemView) -> Relation:
    """Lay the ask `low[start:end]` of a lowered text beside the item."""
    words = low[start:end]
    stems = [term.stem for term in terms(words)]
    negated = bool(_NEGATED.match(words) or _NEGATED_BEFORE.search(low[max(0, start - 14) : start]))
    kind = _kind(words, stems)
    about = {s for s in stems if s not in _FRAME and not s[0].isdigit()}
    act, shared = _nearest(about, view.acts)
    novel = sum(1 for s in about if s not in view.known and s not in KIND_OF_VERB)
    return Relation(
        kind, negated, act, shared, len(about & view.title), novel, _agreement(kind, negated, act) if act else 0
    )


def _kind(words: str, stems: Sequence[str]) -> str:
    for s in stems[:3]:
        if s in KIND_OF_VERB:
            return KIND_OF_VERB[s]
    first = _FIRST_VERB.match(words)
    return KIND_OF_VERB.get(stem_of(first.group(1)), "-") if first else "-"


def _nearest(about: set[str], acts: Sequence[Act]) -> tuple[str, int]:
    """The kind of the act that shares most with the ask, the title's first, and how much it shares."""
    best, kind, most = 0.0, "", 0
    for act in acts:
        shared = len(about & act.about)
        weight = shared + 0.5 * act.titled
        if shared and weight > best:
            best, kind, most = weight, act.kind, shared
    return kind, most


def _agreement(kind: str, negated: bool, act: str) -> int:
    turned = -1 if negated else 1
    if kind == "-" or act == "keep":
        return 0
    if kind == "keep":
        return turned if _GIVES[act] > 0 else -turned
    return turned * _GIVES[kind] * _GIVES[act]
