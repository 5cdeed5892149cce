"""What every table shares: ids, times, names of constraints, and whether the journal writes it down.

Times are UTC, written as ISO 8601 text ("2026-04-28T18:00:00Z"): they sort by bytes and are the same in the journal,
in JSON and in both databases. Sort keys compare by bytes on both databases.
"""

from typing import Any, ClassVar, cast

from sqlalchemy import BigInteger, Integer, MetaData, String, Table, Text
from sqlalchemy.orm import DeclarativeBase, declared_attr

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
    """Parent of all tables. `journalled` is False for rows that undo and history pass over.

    A `version` column, where a table has one, rises with every edit and guards it: an edit of a row that somebody
    else changed in between fails (SQLAlchemy's version_id_col). Foreign keys are checked when the change commits, so
    that rows may be written and undone in any order. A journalled row's id is never given again after the row is
    gone (SQLite: AUTOINCREMENT), or an undone change could come back as another row.
    """

    metadata = MetaData(naming_convention=NAMING)
    journalled: ClassVar[bool] = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        table = cast("Table", cls.__table__)
        for constraint in table.foreign_key_constraints:
            constraint.deferrable = True
            constraint.initially = "DEFERRED"
        if cls.journalled and table.autoincrement_column is not None:
            table.dialect_options["sqlite"]["autoincrement"] = True

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy hands the class
        version = cls.__dict__.get("version")
        return {} if version is None else {"version_id_col": version}
