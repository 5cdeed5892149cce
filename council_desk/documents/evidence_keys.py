"""Every counted figure's key, and the list of comments behind it: E1, E2, ... in the order they are printed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class EvidenceList:
    """One list: its key ("E7"), what it counts, the ids in number order, and how they fall into named parts, if so."""

    key: str
    title: str
    ids: tuple[int, ...]
    parts: tuple[tuple[str, str, tuple[int, ...]], ...] = ()


@dataclass(slots=True)
class EvidenceKeys:
    """Gives out keys in order; the same list with the same title has one key."""

    lists: list[EvidenceList] = field(default_factory=list)
    _known: dict[tuple[str, tuple[int, ...]], str] = field(default_factory=dict)

    def key(
        self, title: str, ids: Iterable[int], parts: Mapping[str, tuple[str, tuple[int, ...]]] | None = None
    ) -> str:
        """Return the key of the list of `ids` called `title`. `parts`: place name to (title, ids) of each part."""
        listed = tuple(ids)
        split = tuple((name, words, inner) for name, (words, inner) in (parts or {}).items())
        known = self._known.get((title, listed))
        if known:
            at = int(known[1:]) - 1
            if split and not self.lists[at].parts:
                self.lists[at] = EvidenceList(known, title, listed, split)
            return known
        key = f"E{len(self.lists) + 1}"
        self.lists.append(EvidenceList(key, title, listed, split))
        self._known[(title, listed)] = key
        return key


def runs(labels: list[str]) -> list[tuple[str, str]]:
    """Return labels in number order as (what is printed, first label): "27–31" for three or more that follow."""
    found: list[tuple[str, str]] = []
    start = 0
    for i in range(1, len(labels) + 1):
        if i < len(labels) and _follows(labels[i - 1], labels[i]):
            continue
        run = labels[start:i]
        if len(run) > 2:
            found.append((f"{run[0]}–{run[-1]}", run[0]))
        else:
            found += [(label, label) for label in run]
        start = i
    return found


def _follows(label: str, after: str) -> bool:
    return label.isdigit() and after.isdigit() and int(after) == int(label) + 1
