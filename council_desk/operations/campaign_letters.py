"""Campaigns are named A, B, C ...; a campaign keeps its letter."""

from collections.abc import Collection, Iterator
from itertools import count


def letters() -> Iterator[str]:
    """A to Z, then AA, AB, ..."""
    for number in count(1):
        name = ""
        rest = number
        while rest:
            rest, place = divmod(rest - 1, 26)
            name = chr(ord("A") + place) + name
        yield name


def next_letter(taken: Collection[str]) -> str:
    """The first letter that no campaign of the item has."""
    return next(letter for letter in letters() if letter not in taken)
