"""Frames between the program and its reading child."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.readers.pipe import read_frame, read_json, write_frame, write_json


@given(st.lists(st.binary(max_size=200), max_size=5))
def test_frames_come_out_as_they_went_in(frames: list[bytes]) -> None:
    pipe = io.BytesIO()
    for frame in frames:
        write_frame(pipe, frame)
    pipe.seek(0)
    assert [read_frame(pipe) for _ in frames] == frames
    assert read_frame(pipe) is None


@given(st.recursive(st.none() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=3), max_leaves=5))
def test_json_comes_out_as_it_went_in(value: object) -> None:
    pipe = io.BytesIO()
    write_json(pipe, [value])
    pipe.seek(0)
    assert read_json(pipe) == [value]


def test_a_frame_cut_off_is_the_end() -> None:
    assert read_frame(io.BytesIO(b"\x00\x00")) is None
    assert read_json(io.BytesIO(b"\x00\x00\x00\x00\x00\x00\x00\x09{}")) is None


def test_a_length_beyond_reason_is_refused() -> None:
    with pytest.raises(ValueError, match="honest"):
        read_frame(io.BytesIO(b"\xff" * 16))
