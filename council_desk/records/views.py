"""Views of the comments table that an office saved."""

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from council_desk.records.base import Base, Id, SortKey


class SavedView(Base):
    """What is typed in Find, the filters and the order of the table, under a name that everybody in the office sees.

    `name_key` is the name folded: no two views share it. `wanted`: fields of CommentFilter but the item, those that
    narrow or sort only.
    """

    __tablename__ = "saved_views"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    name_key: Mapped[str] = mapped_column(SortKey, unique=True)
    wanted: Mapped[dict[str, object]] = mapped_column(JSON, default=dict)
    version: Mapped[int] = mapped_column(default=1)
