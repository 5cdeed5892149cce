"""Claims about other cities that people accepted, and the words of the letters that make them.

Written out, and importing nothing of the package: what this revision makes never changes.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def points_to(table: str, name: str, where: str) -> sa.ForeignKeyConstraint:
    key = f"fk_{table}_{name}"
    return sa.ForeignKeyConstraint([name], [where], name=key, deferrable=True, initially="DEFERRED")


def upgrade() -> None:
    op.create_table(
        "city_claims",
        sa.Column("id", ID, nullable=False),
        sa.Column("item_id", ID, nullable=False),
        sa.Column("city_key", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        points_to("city_claims", "item_id", "items.id"),
        sa.PrimaryKeyConstraint("id", name="pk_city_claims"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_city_claims_item_id", "city_claims", ["item_id"])
    op.create_table(
        "claim_passages",
        sa.Column("id", ID, nullable=False),
        sa.Column("claim_id", ID, nullable=False),
        sa.Column("comment_id", ID, nullable=False),
        sa.Column("wording_id", ID, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        points_to("claim_passages", "claim_id", "city_claims.id"),
        points_to("claim_passages", "comment_id", "comments.id"),
        points_to("claim_passages", "wording_id", "wordings.id"),
        sa.PrimaryKeyConstraint("id", name="pk_claim_passages"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_claim_passages_claim_id", "claim_passages", ["claim_id"])
    op.create_index("ix_claim_passages_comment_id", "claim_passages", ["comment_id"])
