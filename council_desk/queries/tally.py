"""How many things are of each kind, where the kind of each is known, so that a few can be counted anew."""

from collections import Counter
from collections.abc import Iterable, Mapping


class Tally:
    """Things by their ids, each of a kind that is a whole number. A thing without a kind is not there."""

    def __init__(self, kind_of: dict[int, int]) -> None:
        self._kind_of = kind_of
        self._numbers = Counter(kind_of.values())

    def recount(self, ids: Iterable[int], now: Mapping[int, int]) -> None:
        """Take the kinds that some things have `now`; those of `ids` that have none there are gone."""
        for each in ids:
            before, after = self._kind_of.pop(each, None), now.get(each)
            if before is not None:
                self._numbers[before] -= 1
            if after is not None:
                self._kind_of[each] = after
                self._numbers[after] += 1

    def numbers(self) -> dict[int, int]:
        """How many are of each kind that there is."""
        return {kind: number for kind, number in self._numbers.items() if number}

    def total(self) -> int:
        """The sum of all kinds, where a kind is itself a number of something."""
        return sum(kind * number for kind, number in self._numbers.items())
