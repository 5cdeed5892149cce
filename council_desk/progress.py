"""What long work reports to, and how it is cancelled."""

from typing import Protocol


class Cancelled(Exception):  # noqa: N818 - a wish of the user, not an error
    """Raised inside `Progress.step` when the user pressed Cancel; an open change rolls back."""


class Progress(Protocol):
    """Receives how far long work has come."""

    def step(self, done: int, total: int, what: str = "") -> None:
        """Report `done` of `total` units, with `what` in a few words; raises Cancelled when the user gave up."""


class Silent:
    """Progress that nobody watches."""

    def step(self, done: int, total: int, what: str = "") -> None:
        """Do nothing."""
