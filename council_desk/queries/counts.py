"""The four counts, always labelled and never mixed, and how stances and channels are spread over submissions."""

from dataclasses import dataclass

STANCES = (
    "support",
    "support_if_amended",
    "oppose_unless_amended",
    "oppose",
    "neutral",
    "question",
    "unclear",
)


@dataclass(frozen=True, slots=True)
class FourCounts:
    """Submissions not withdrawn and not set aside; distinct texts; people known (and submissions without a name);
    organisations that write or sign. `signatures` is printed beside and never added in."""

    submissions: int
    texts: int
    people: int
    without_name: int
    organisations: int
    signatures: int


@dataclass(frozen=True, slots=True)
class StanceCounts:
    """Decided stances over counted submissions; `untagged` have none. `by_stance` follows STANCES' order."""

    by_stance: tuple[int, ...]
    untagged: int

    @property
    def total(self) -> int:
        """All counted submissions."""
        return sum(self.by_stance) + self.untagged


@dataclass(frozen=True, slots=True)
class ItemCounts:
    """What the header shows: four counts, stances, late ones, and how many need a look."""

    four: FourCounts
    stances: StanceCounts
    late: int
    withdrawn: int
    set_aside: int
    campaigns: int
    demands: int
    replies_owed: int
    questions: int
    suggestions: int
