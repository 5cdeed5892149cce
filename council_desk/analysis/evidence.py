"""The words behind a finding: where they stand in the text that was looked at, and why they matter."""

from dataclasses import dataclass

OFFICE_SAYS = "your office accepted "
"""How the last part of a reason begins where the office's own decisions moved the confidence."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that led to a finding: a half-open code point span and a reason a clerk can read."""

    start: int
    end: int
    reason: str

    def words(self, text: str) -> str:
        """The words themselves, out of the text the span belongs to."""
        return text[self.start : self.end]


def told_of_office(reason: str) -> str:
    """What a suggestion's reason tells of the office's own decisions; empty where they did not move it."""
    last = reason.rpartition("; ")[2]
    return last if last.startswith(OFFICE_SAYS) else ""
