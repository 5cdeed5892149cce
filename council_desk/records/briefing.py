"""What an office saved about an item's memo."""

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from council_desk.records.base import Base, Id


class MemoSettings(Base):
    """The memo's header and words that people write, and its sections in order.

    `words`: to, from, recommended_motion, motion_source, alternatives (list), fiscal, legal, operations, version.
    `sections`: [[name, on], ...].
    """

    __tablename__ = "memo_settings"
    item_id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    words: Mapped[dict[str, object]] = mapped_column(JSON, default=dict)
    sections: Mapped[list[list[object]]] = mapped_column(JSON, default=list)
    version: Mapped[int] = mapped_column(default=1)
