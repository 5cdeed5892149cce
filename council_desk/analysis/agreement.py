"""How far two people who coded the same texts agree: per cent, Cohen's kappa, and alpha where an answer is a set.

Sources. Kappa and its standard error: J. Cohen, "A coefficient of agreement for nominal scales", Educational and
Psychological Measurement 20 (1960). Why it can be low although nearly all answers are alike, and the agreement on each
category that tells more then: A. Feinstein and D. Cicchetti, "High agreement but low kappa" I and II, Journal of
Clinical Epidemiology 43 (1990). Alpha: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), here with
the distance of sets of R. Passonneau, "Measuring agreement on set-valued items (MASI)", LREC (2006).
"""

import math
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

SKEWED = 0.75
"""From this share of all answers in one category on, kappa says little (prevalence)."""

FEW = 30
"""Below this many texts the interval round kappa is wide."""

_NINETY_FIVE = 1.96

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class CategoryAgreement:
    """One category: how often each chose it, how often both for the same text, and the specific agreement.

    `alike` is 2 x both / (first + second), the chance that one has it where the other has (Cicchetti and Feinstein);
    None where nobody chose it.
    """

    name: str
    first: int
    second: int
    both: int

    @property
    def alike(self) -> float | None:
        """The specific agreement, 0 to 1."""
        either = self.first + self.second
        return 2 * self.both / either if either else None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two coders' answers to the same `units`. `expected`: the share that chance alone would have alike.

    `kappa` is None where both gave one and the same answer throughout: there is nothing to tell apart. `low` and `high`
    are its 95 % interval, None with it or where no two answers differ. `table`: rows the first's answers, columns the
    second's, both in the order of `categories`. `dominant` is the category with most answers, its share `dominance`.
    """

    units: int
    agreed: int
    expected: float
    kappa: float | None
    low: float | None
    high: float | None
    categories: tuple[CategoryAgreement, ...]
    table: tuple[tuple[int, ...], ...]
    dominant: str
    dominance: float

    @property
    def share(self) -> float:
        """The share of units answered alike, 0 to 1."""
        return self.agreed / self.units

    @property
    def skewed(self) -> bool:
        """Whether one category has so many of the answers that kappa misleads."""
        return self.dominance >= SKEWED


def agreement(answers: Sequence[tuple[str, str]], categories: Sequence[str]) -> Agreement:
    """Compare two coders' answers.

    Args:
        answers: one (first's, second's) for each unit; at least one.
        categories: all that may be answered, in the order of the table.

    Raises:
        ValueError: there is no unit, or an answer is none of the categories.

    """
    if not answers:
        raise ValueError("there are no answers to compare")
    place = {name: index for index, name in enumerate(categories)}
    if strange := {answer for pair in answers for answer in pair} - place.keys():
        raise ValueError(f"not among the categories: {sorted(strange)}")
    counts = Counter(answers)
    table = tuple(tuple(counts[one, other] for other in categories) for one in categories)
    lines = tuple(
        CategoryAgreement(name, sum(table[i]), sum(row[i] for row in table), table[i][i]) for name, i in place.items()
    )
    units, agreed = len(answers), sum(line.both for line in lines)
    expected = sum(line.first * line.second for line in lines) / units**2
    kappa, low, high = _kappa(agreed / units, expected, units)
    most = max(lines, key=lambda line: line.first + line.second)
    dominance = (most.first + most.second) / (2 * units)
    return Agreement(units, agreed, expected, kappa, low, high, lines, table, most.name, dominance)


def _kappa(observed: float, expected: float, units: int) -> tuple[float | None, float | None, float | None]:
    if math.isclose(expected, 1.0):
        return None, None, None
    kappa = (observed - expected) / (1 - expected)
    if observed in (0.0, 1.0):  # Cohen's standard error is nought there, which no sample is.
        return kappa, None, None
    error = math.sqrt(observed * (1 - observed) / (units * (1 - expected) ** 2))
    return kappa, max(-1.0, kappa - _NINETY_FIVE * error), min(1.0, kappa + _NINETY_FIVE * error)


def yes_or_no(answers: Sequence[tuple[frozenset[T], frozenset[T]]], label: T) -> Agreement:
    """Compare whether each of two coders gave one label; categories "yes" and "no"."""
    words = {True: "yes", False: "no"}
    return agreement([(words[label in one], words[label in other]) for one, other in answers], ("yes", "no"))


@dataclass(frozen=True, slots=True)
class SetAgreement:
    """Answers that are sets of labels: how many are the same set, and Krippendorff's alpha with partial credit.

    `alpha` is None where every answer is the same set.
    """

    units: int
    same: int
    alpha: float | None

    @property
    def share(self) -> float:
        """The share of units with the same set, 0 to 1."""
        return self.same / self.units


def set_agreement(answers: Sequence[tuple[frozenset[T], frozenset[T]]]) -> SetAgreement:
    """Compare two coders' sets of labels, one (first's, second's) for each unit; ValueError where there is none."""
    if not answers:
        raise ValueError("there are no answers to compare")
    observed = sum(masi_distance(one, other) for one, other in answers) / len(answers)
    sets = Counter(answer for pair in answers for answer in pair)
    given = 2 * len(answers)
    apart = sum(masi_distance(one, other) * sets[one] * sets[other] for one, other in combinations(sets, 2))
    expected = 2 * apart / (given * (given - 1))
    same = sum(1 for one, other in answers if one == other)
    return SetAgreement(len(answers), same, None if expected == 0 else 1 - observed / expected)


def masi_distance(one: frozenset[T], other: frozenset[T]) -> float:
    """How far two sets are apart, 0 to 1: the overlap (Jaccard), weighted by whether one holds the other.

    The weights are Passonneau's: 1 for equal sets, 2/3 where one is part of the other, 1/3 where they overlap, 0 where
    they share nothing (so that an empty set and any other are wholly apart).
    """
    if one == other:
        return 0.0
    both = len(one & other)
    if not both:
        return 1.0
    weight = 2 / 3 if one <= other or other <= one else 1 / 3
    return 1 - weight * both / len(one | other)


def kappa_note(found: Agreement, dominant_words: str) -> str:
    """What to know before quoting kappa, as a sentence or two; empty where it may be read as it is.

    `dominant_words`: how the reader calls the most frequent category.
    """
    if found.kappa is None:
        return f"Both answered {dominant_words} throughout. Kappa cannot be computed where nothing is told apart."
    share = f"{round(found.dominance * 100)} %"
    if found.skewed:
        return (
            f"{share} of the answers are {dominant_words}: chance alone would have {round(found.expected * 100)} % "
            "alike, so one difference moves kappa far. Read the agreement on each answer beside it."
        )
    if found.units < FEW:
        return f"Only {found.units} texts: kappa could be well above or below this. Draw {FEW} or more to be surer."
    return ""
