"""Double coding: samples that two people code blind, their answers, and how differences were settled.

Written out, and importing nothing of the package: what this revision makes never changes.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def points_to(table: str, name: str, where: str) -> sa.ForeignKeyConstraint:
    key = f"fk_{table}_{name}"
    return sa.ForeignKeyConstraint([name], [where], name=key, deferrable=True, initially="DEFERRED")


def table(name: str, *columns: sa.Column[object], to: Sequence[tuple[str, str]], once: Sequence[str] = ()) -> None:
    op.create_table(
        name,
        sa.Column("id", ID, nullable=False),
        *columns,
        sa.Column("version", sa.Integer(), nullable=False),
        *(points_to(name, column, where) for column, where in to),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        *([sa.UniqueConstraint(*once, name=f"uq_{name}_{'_'.join(once)}")] if once else []),
        sqlite_autoincrement=True,
    )


def upgrade() -> None:
    table(
        "double_codings",
        sa.Column("item_id", ID, nullable=False),
        sa.Column("seed", ID, nullable=False),
        sa.Column("pool", sa.Integer(), nullable=False),
        sa.Column("codebook", sa.JSON(), nullable=False),
        sa.Column("started_by", sa.Text(), nullable=False),
        sa.Column("started_at", sa.String(32), nullable=False),
        sa.Column("given_up_by", sa.Text(), nullable=True),
        to=[("item_id", "items.id")],
    )
    op.create_index("ix_double_codings_item_id", "double_codings", ["item_id"])
    table(
        "double_coders",
        sa.Column("double_coding_id", ID, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        to=[("double_coding_id", "double_codings.id")],
        once=["double_coding_id", "place"],
    )
    table(
        "double_texts",
        sa.Column("double_coding_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("comment_id", ID, nullable=False),
        sa.Column("wording_id", ID, nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("settled_as", sa.String(12), nullable=True),
        sa.Column("settled_stance", sa.String(24), nullable=True),
        sa.Column("settled_demands", sa.JSON(), nullable=False),
        sa.Column("settled_by", sa.Text(), nullable=True),
        to=[("double_coding_id", "double_codings.id"), ("comment_id", "comments.id"), ("wording_id", "wordings.id")],
        once=["double_coding_id", "position"],
    )
    op.create_index("ix_double_texts_comment_id", "double_texts", ["comment_id"])
    table(
        "blind_codes",
        sa.Column("coder_id", ID, nullable=False),
        sa.Column("text_id", ID, nullable=False),
        sa.Column("stance", sa.String(24), nullable=True),
        sa.Column("demands", sa.JSON(), nullable=False),
        to=[("coder_id", "double_coders.id"), ("text_id", "double_texts.id")],
        once=["coder_id", "text_id"],
    )
    op.create_index("ix_blind_codes_text_id", "blind_codes", ["text_id"])
