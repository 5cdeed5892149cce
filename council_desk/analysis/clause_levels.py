"""Which list labels of a policy nest in which: (A)(1)(a)(i), where (i) may be a roman one or the letter after (h)."""

from dataclasses import dataclass

from council_desk.analysis.clause_marks import Mark

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_GAP_ALLOWED = 3


@dataclass(frozen=True, slots=True)
class Rung:
    """One level of a list that is open: its style, the number last seen in it, and the position of its clause."""

    bracket: str
    script: str
    value: int
    position: int


def roman_value(label: str) -> int | None:
    """The number a roman numeral stands for, up to 89; None where the letters are not one."""
    low = label.lower()
    if not low or any(char not in _ROMAN for char in low) or len(low) > 7:
        return None
    total = 0
    for char, following in zip(low, low[1:] + " ", strict=True):
        value = _ROMAN[char]
        total += -value if _ROMAN.get(following, 0) > value else value
    return total if 0 < total < 90 and _as_roman(total) == low else None


def _as_roman(number: int) -> str:
    parts = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    out = ""
    for value, sign in parts:
        while number >= value:
            out += sign
            number -= value
    return out


def readings(label: str) -> list[tuple[str, int]]:
    """The ways a label can be read: (script, number), the likelier first."""
    if label.isdigit():
        return [("digit", int(label))]
    case = "upper" if label[:1].isupper() else "lower"
    found: list[tuple[str, int]] = []
    if len(label) == 1:
        found.append((f"{case} letter", ord(label.lower()) - ord("a") + 1))
    elif len(set(label)) == 1 and len(label) == 2 and roman_value(label) is None:
        found.append((f"{case} letter", 26 + ord(label[0].lower()) - ord("a") + 1))
    roman = roman_value(label)
    if roman is not None:
        found.append((f"{case} roman", roman))
    return found


def place(mark: Mark, following: Mark | None, ladder: list[Rung]) -> tuple[int, str, int] | None:
    """Where a list label stands: (how many rungs stay below it, script, number); None where it begins no piece.

    A reading that continues an open list wins, the innermost first; unless the next label shows that a roman list
    begins here. A reading that is a first label opens a new level. A label that skips up to three numbers continues.
    """
    options = readings(mark.label)
    if not options:
        return None
    starts_roman = _starts_roman(options, mark, following)
    if not starts_roman:
        for depth in range(len(ladder) - 1, -1, -1):
            for script, value in options:
                rung = ladder[depth]
                if (rung.bracket, rung.script) == (mark.bracket, script) and value == rung.value + 1:
                    return depth, script, value
    firsts = [(script, value) for script, value in options if value == 1]
    if starts_roman:
        firsts = [option for option in firsts if option[0].endswith("roman")]
    if firsts:
        script, value = _likeliest_first(firsts, following)
        depth = _restart_depth(ladder, mark.bracket, script)
        return depth, script, value
    return _after_gap(mark, options, ladder)


def _starts_roman(options: list[tuple[str, int]], mark: Mark, following: Mark | None) -> bool:
    """Whether (i) is followed by (ii), so that it opens a roman list even after (h)."""
    if following is None or following.bracket != mark.bracket:
        return False
    return any(script.endswith("roman") and value == 1 for script, value in options) and following.label.lower() == "ii"


def _likeliest_first(firsts: list[tuple[str, int]], following: Mark | None) -> tuple[str, int]:
    if following is not None:
        for option in firsts:
            if (option[0], 2) in readings(following.label):
                return option
    return firsts[0]


def _restart_depth(ladder: list[Rung], bracket: str, script: str) -> int:
    """A first label in the style of the innermost list begins that list again; otherwise it opens a level."""
    if ladder and (ladder[-1].bracket, ladder[-1].script) == (bracket, script):
        return len(ladder) - 1
    return len(ladder)


def _after_gap(mark: Mark, options: list[tuple[str, int]], ladder: list[Rung]) -> tuple[int, str, int] | None:
    if mark.inline:
        return None
    for depth in range(len(ladder) - 1, -1, -1):
        for script, value in options:
            rung = ladder[depth]
            if (rung.bracket, rung.script) == (mark.bracket, script) and 0 < value - rung.value <= _GAP_ALLOWED:
                return depth, script, value
    return None
