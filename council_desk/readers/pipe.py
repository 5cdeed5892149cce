"""Length-prefixed frames between the program and its reading child: JSON and raw bytes, never pickle."""

import json
import struct
from typing import IO, Any

_LENGTH = struct.Struct(">Q")
MOST_BYTES = 2 * 1024 * 1024 * 1024
"""No honest frame is longer; a longer one means that the two sides lost each other."""


def write_frame(pipe: IO[bytes], data: bytes) -> None:
    """Write one frame: eight bytes of length, then the bytes. Raises OSError when the other side is gone."""
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def read_frame(pipe: IO[bytes]) -> bytes | None:
    """Read one frame; None when the other side closed the pipe, also in the middle of a frame.

    Raises ValueError for a length no honest frame has.
    """
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > MOST_BYTES:
        raise ValueError("a frame longer than any honest one")
    data = pipe.read(length)
    return data if len(data) == length else None


def write_json(pipe: IO[bytes], value: object) -> None:
    """Write one frame of JSON (ASCII, so that no character can break it)."""
    write_frame(pipe, json.dumps(value).encode("ascii"))


def read_json(pipe: IO[bytes]) -> Any:
    """Read one frame of JSON; None at the end of the pipe. Raises ValueError for anything else."""
    data = read_frame(pipe)
    return None if data is None else json.loads(data)
