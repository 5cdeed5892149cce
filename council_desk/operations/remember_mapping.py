"""A corrected column mapping is kept for the next file with the same headers."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from council_desk.records.intake import ColumnMapping


def remember_mapping(session: Session, fingerprint: str, mapping: Mapping[str, str]) -> None:
    """Keep `mapping` (column header to field) for tables whose headers have this fingerprint."""
    kept = session.get(ColumnMapping, fingerprint)
    if kept is None:
        session.add(ColumnMapping(fingerprint=fingerprint, mapping=dict(mapping)))
    else:
        kept.mapping = dict(mapping)
