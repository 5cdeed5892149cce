"""Long lists of ids, a piece at a time."""

from hypothesis import given
from hypothesis import strategies as st

from council_desk.queries.pieces import in_pieces


@given(st.lists(st.integers(), max_size=60), st.integers(1, 20))
def test_nothing_is_lost_and_no_piece_is_too_long(ids: list[int], size: int) -> None:
    pieces = list(in_pieces(ids, size))
    assert [number for piece in pieces for number in piece] == ids
    assert all(0 < len(piece) <= size for piece in pieces)
