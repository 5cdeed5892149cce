"""What every table shares: ids, times, names of constraints, and whether the journal writes it down.

Times are UTC, written as ISO 8601 text ("2026-04-28T18:00:00Z"): they sort by bytes and are the same in the journal,
in JSON and in both databases. Sort keys compare by bytes on both databases.
"""

from typing import ClassVar

from sqlalchemy import BigInteger, Integer, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

Id = BigInteger().with_variant(Integer, "sqlite")
UtcTime = String(32)
SortKey = String(200).with_variant(String(200, collation="C"), "postgresql")
Hex = String(64)
Long = Text


class Base(DeclarativeBase):
    """Parent of all tables. `journalled` is False for rows that undo and history pass over."""

    metadata = MetaData(naming_convention=NAMING)
    journalled: ClassVar[bool] = True
