"""Bytes as received are kept once, in pieces."""

import hashlib

from sqlalchemy import select

from council_desk.operations.keep_original import PIECE, keep_original
from council_desk.records.intake import Original, OriginalPiece
from council_desk.store.store import Store


def test_the_same_bytes_are_kept_once_and_come_back_whole(store: Store) -> None:
    data = bytes(range(256)) * (PIECE // 256) + b"the end"
    with store.change("Keep a file") as session:
        first = keep_original(session, data)
        assert keep_original(session, data) == first == hashlib.sha256(data).hexdigest()
    pieces = store.ask(lambda s: s.scalars(select(OriginalPiece.content).order_by(OriginalPiece.position)).all())
    assert len(pieces) == 2
    assert b"".join(pieces) == data
    assert store.ask(lambda s: s.scalars(select(Original.size)).all()) == [len(data)]


def test_an_empty_file_is_kept_too(store: Store) -> None:
    with store.change("Keep a file") as session:
        keep_original(session, b"")
    assert store.ask(lambda s: s.scalars(select(Original.size)).all()) == [0]
