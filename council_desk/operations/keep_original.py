"""The bytes of a received file are kept, once, in pieces, so that one transaction and one backup hold everything."""

import hashlib

from sqlalchemy.orm import Session

from council_desk.records.intake import Original, OriginalPiece

PIECE = 1 << 20


def keep_original(session: Session, data: bytes) -> str:
    """Keep the bytes of a file and give their SHA-256 in hex; the same bytes are kept once."""
    sha256 = hashlib.sha256(data).hexdigest()
    if session.get(Original, sha256) is None:
        session.add(Original(sha256=sha256, size=len(data)))
        session.flush()
        for position, start in enumerate(range(0, len(data), PIECE)):
            session.add(OriginalPiece(sha256=sha256, position=position, content=data[start : start + PIECE]))
        session.flush()
    return sha256
