"""What a comment speaks on, as far as analysis needs to know it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ItemContext:
    """The item under consideration: its title, its kind (resolution, ordinance, ...) and the texts of its clauses."""

    title: str = ""
    kind: str = ""
    clauses: tuple[str, ...] = ()
