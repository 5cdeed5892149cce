"""The words behind a finding: where they stand in the text that was looked at, and why they matter."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that led to a finding: a half-open code point span and a reason a clerk can read."""

    start: int
    end: int
    reason: str

    def words(self, text: str) -> str:
        """The words themselves, out of the text the span belongs to."""
        return text[self.start : self.end]
