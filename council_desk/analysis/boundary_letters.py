"""How much a run of paragraphs looks like one whole letter: its length, its opening and end, one voice throughout."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from council_desk.analysis.boundary_context import bearing_of
from council_desk.analysis.boundary_cues import (
    CLOSING_ASK,
    CONNECTIVE,
    FIRST_PERSON,
    INTRODUCTION,
    POSITION,
    WE,
)
from council_desk.analysis.boundary_features import Look, Packet, asks, look_at, tongue

Floats = npt.NDArray[np.float64]

_HABITS = ("curly", "spaces", "capital", "dash", "contracts", "apostrophes", "ended", "lowered")
_BODY_SIZES = ((0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 8), (9, 999))


class Runs:
    """Counts over every run of paragraphs: row s, column k speaks of units s to s+k (inclusive).

    `longest` is the number of columns; runs past the end of the list are cut off at it.
    """

    def __init__(self, count: int, longest: int) -> None:
        starts = np.arange(count)[:, None]
        self.ends = np.minimum(starts + np.arange(1, longest + 1)[None, :], count)
        self.starts = starts

    def total(self, values: Floats) -> Floats:
        """Return the sum of `values` (one a unit) over each run."""
        sums = np.concatenate(([0.0], np.cumsum(values)))
        return np.asarray(sums[self.ends] - sums[self.starts], dtype=np.float64)

    def first(self, values: Floats) -> Floats:
        """Return the value of each run's first unit."""
        return np.asarray(np.broadcast_to(values[:, None], self.ends.shape), dtype=np.float64)

    def last(self, values: Floats) -> Floats:
        """Return the value of each run's last unit."""
        return np.asarray(values[self.ends - 1], dtype=np.float64)


def letter_features(packet: Packet, template: Sequence[int], longest: int) -> Iterator[tuple[str, Floats]]:
    """Yield each feature's name and its value for every run of up to `longest` units (see Runs for the shape)."""
    runs = Runs(len(packet.units), longest)
    marks = _marks(packet, template)
    own = runs.total(marks["own_body"])
    letter = runs.total(marks["letter"]) > 0
    yield from _size_features(runs, marks, own, letter)
    yield from _frame_features(runs, marks, own, letter)
    yield from _voice_features(runs, marks)
    yield from _course_features(runs, marks, own, letter)


def _marks(packet: Packet, template: Sequence[int]) -> dict[str, Floats]:
    """Return what each unit is, one array a mark; the marks of voice are kept to own words."""
    rows = [
        _unit_marks(u.text, look_at(u.text), template[i] >= 0, packet.counts[u.cluster] > 1)
        for i, u in enumerate(packet.units)
    ]
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: np.array([row.get(name, 0.0) for row in rows]) for name in names}


def _unit_marks(text: str, look: Look, in_letter: bool, repeated: bool) -> dict[str, float]:
    """Return the marks of one unit."""
    closing = look.sign_off or look.thanks or look.name
    courtesy = closing or look.greeting
    own = not in_letter and not courtesy
    marks = {
        "letter": float(in_letter),
        "own_body": float(own),
        "greets": float(look.greets),
        "closing": float(closing),
        "length": float(look.length),
        "short": float(look.length < 60 and own),
        "item": float(look.number > 0 or look.bullet),
        "item_one": float(look.number == 1),
        "item_two": float(look.number == 2),
        "colon": float(look.colon and not look.greeting),
    }
    if not own or repeated:
        return marks | dict.fromkeys(("intro", "position", "asks", "point_one", "point_two", "taken_down"), 0.0)
    bearing = bearing_of(text)
    stripped = text.strip()
    me, us = FIRST_PERSON.search(text) is not None, WE.search(text) is not None
    marks |= {
        "intro": float(INTRODUCTION.match(stripped) is not None),
        "position": float(POSITION.search(text) is not None),
        "asks": float(asks(text)),
        "connects": float(CONNECTIVE.match(stripped) is not None),
        "closing_ask": float(CLOSING_ASK.match(stripped) is not None),
        "sums_up": float(bearing.sums_up),
        "point_one": float(bearing.ordinal == 1),
        "point_two": float(bearing.ordinal == 2),
        "taken_down": float(bearing.taken_down),
        "body_speaks": float(bearing.body_speaks),
        "age": float(bearing.age),
        "for": float(bearing.pole > 0),
        "against": float(bearing.pole < 0),
        "me": float(me and not us),
        "us": float(us and not me),
        "first_person": float(me or us),
        "foreign": float(look.script not in ("", "latin") or tongue(text) not in ("", "en")),
        "native": float(look.script == "latin" and tongue(text) == "en"),
        "shouted": float(look.shouted),
        "spoken": float(not look.shouted and look.length > 25),
        "question": float(text.rstrip().endswith("?")),
    }
    return marks | _habit_marks(look, bearing.contracts, bearing.apostrophes)


def _habit_marks(look: Look, contracts: int, apostrophes: int) -> dict[str, float]:
    """Return each typing habit as two marks: seen, and its contrary seen."""
    told = look.length > 25 and not look.colon and not (look.number or look.bullet)
    ended = (1 if look.ended else -1) if told else 0
    lowered = (-1 if look.lowered else 1) if look.length > 25 else 0
    marks: dict[str, float] = {}
    for name, value in zip(_HABITS, (*look.style, contracts, apostrophes, ended, lowered), strict=True):
        marks[f"{name}+"], marks[f"{name}-"] = float(value > 0), float(value < 0)
    return marks


def _size_features(
    runs: Runs, marks: dict[str, Floats], own: Floats, letter: npt.NDArray[np.bool_]
) -> Iterator[tuple[str, Floats]]:
    """How many paragraphs of its own a letter has, and how long it is in all."""
    items = runs.total(marks["item"] * marks["own_body"])
    for low, high in _BODY_SIZES:
        fits = (own - np.maximum(0, items - 1) >= low) & (own - np.maximum(0, items - 1) <= high)
        yield f"own_{low}", np.asarray(fits & ~letter, dtype=np.float64)
        if low <= 4:
            yield f"added_{low}", np.asarray(letter & (fits if low < 4 else own >= 4), dtype=np.float64)
    log_length = np.log(np.maximum(20.0, runs.total(marks["length"])) / 400.0)
    one = np.asarray(~letter & (own == 1), dtype=np.float64)
    more = np.asarray(~letter & (own > 1), dtype=np.float64)
    yield "one_length", one * log_length
    yield "one_length_squared", one * log_length**2
    yield "more_length", more * log_length
    yield "more_length_squared", more * log_length**2
    yield "short_inside", more * runs.total(marks["short"])


def _frame_features(
    runs: Runs, marks: dict[str, Floats], own: Floats, letter: npt.NDArray[np.bool_]
) -> Iterator[tuple[str, Floats]]:
    """Whether what is greeted is closed, and what stands round a campaign's lines."""
    greeted, closed = runs.first(marks["greets"]) > 0, runs.last(marks["closing"]) > 0
    body = (own > 0) | letter
    yield "greeted_closed", np.asarray(greeted & closed & body, dtype=np.float64)
    yield "greeted_open", np.asarray(greeted & ~closed & body, dtype=np.float64)
    yield "closed_only", np.asarray(~greeted & closed & body, dtype=np.float64)
    yield "closing_inside", np.minimum(2.0, runs.total(marks["closing"]) - runs.last(marks["closing"]))
    yield "first_own_before_letter", np.asarray(letter & (runs.first(marks["own_body"]) > 0), dtype=np.float64)
    yield "last_own_after_letter", np.asarray(letter & (runs.last(marks["own_body"]) > 0), dtype=np.float64)


def _voice_features(runs: Runs, marks: dict[str, Floats]) -> Iterator[tuple[str, Floats]]:
    """Whether one voice speaks throughout: typing habits, language, person, position."""
    for name in _HABITS:
        if f"{name}+" in marks:
            mixed = np.minimum(runs.total(marks[f"{name}+"]), runs.total(marks[f"{name}-"]))
            yield f"mixed_{name}", np.minimum(1.0, mixed)
    pairs = (("for", "against"), ("me", "us"), ("foreign", "native"), ("shouted", "spoken"))
    for one, other in pairs:
        if one in marks:
            yield f"mixed_{one}", np.minimum(1.0, np.minimum(runs.total(marks[one]), runs.total(marks[other])))
    if "age" in marks:
        yield "ages_more", np.maximum(0.0, np.minimum(2.0, runs.total(marks["age"]) - 1))


def _course_features(
    runs: Runs, marks: dict[str, Floats], own: Floats, letter: npt.NDArray[np.bool_]
) -> Iterator[tuple[str, Floats]]:
    """Whether it runs as letters do: introduced once and first, positions taken, points counted out, an end."""
    more = np.asarray(~letter & (own > 1), dtype=np.float64)
    one = np.asarray(~letter & (own == 1), dtype=np.float64)
    if "position" not in marks or "me" not in marks:
        return
    yield "introductions_more", np.clip(runs.total(marks["intro"]) - 1, 0.0, 3.0)
    yield "introduced_late", more * np.minimum(1.0, runs.total(marks["intro"]) * (1 - runs.first(marks["intro"])))
    yield "introduced_first", more * runs.first(marks["intro"])
    yield "positions_more", more * np.clip(runs.total(marks["position"]) - 1, 0.0, 3.0)
    asked = np.minimum(1.0, runs.total(marks["asks"]) + runs.total(marks["position"]))
    yield "asks_nothing_one", one * (1 - asked)
    yield "asks_nothing_more", more * (1 - asked)
    yield "asks_all_along", np.where(runs.total(marks["asks"]) >= own, more, 0.0)
    yield "speaks_of_nobody", more * (1 - np.minimum(1.0, runs.total(marks["first_person"])))
    yield "taken_down_more", more * np.minimum(1.0, runs.total(marks["taken_down"]))
    yield "body_speaks_more", more * np.minimum(1.0, runs.total(marks["body_speaks"]))
    yield "ends_asking", more * runs.last(marks["closing_ask"])
    yield "ends_summing_up", more * runs.last(marks["sums_up"])
    yield "ends_position", more * runs.last(marks["position"])
    yield "ends_short", more * runs.last(marks["short"])
    yield "ends_question", more * runs.last(marks["question"])
    yield "ends_with_list", more * runs.last(marks["item"])
    yield "ends_open", runs.last(marks["colon"])
    yield "starts_short", more * runs.first(marks["short"])
    yield "starts_position", more * runs.first(marks["position"])
    yield "starts_connected", runs.first(marks["connects"])
    yield "one_item_list", np.clip(runs.total(marks["item_one"]) - runs.total(marks["item_two"]), 0.0, 1.0)
    yield "one_point_list", np.clip(runs.total(marks["point_one"]) - runs.total(marks["point_two"]), 0.0, 1.0)
    yield "point_missing", np.clip(runs.total(marks["point_two"]) - runs.total(marks["point_one"]), 0.0, 1.0)
