"""Long lists of ids, a piece at a time: databases limit how many values one statement may name."""

from collections.abc import Iterator, Sequence

PIECE = 5_000


def in_pieces(ids: Sequence[int], size: int = PIECE) -> Iterator[Sequence[int]]:
    """Runs of at most `size` ids, in order."""
    for start in range(0, len(ids), size):
        yield ids[start : start + size]
