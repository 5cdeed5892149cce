"""Letters that translate a form letter, tied to its campaign; and what the machine takes for translations.

Written out, and importing nothing of the package: what this revision makes never changes.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def points_to(name: str, where: str) -> sa.ForeignKeyConstraint:
    key = f"fk_translated_letters_{name}"
    return sa.ForeignKeyConstraint([name], [where], name=key, deferrable=True, initially="DEFERRED")


def upgrade() -> None:
    op.create_table(
        "translated_letters",
        sa.Column("comment_id", ID, nullable=False),
        sa.Column("campaign_id", ID, nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        points_to("comment_id", "comments.id"),
        points_to("campaign_id", "campaigns.id"),
        sa.PrimaryKeyConstraint("comment_id", name="pk_translated_letters"),
    )
    op.create_index("ix_translated_letters_campaign_id", "translated_letters", ["campaign_id"])
    op.create_table(
        "suggested_translations",
        sa.Column("comment_id", ID, nullable=False),
        sa.Column("item_id", ID, nullable=False),
        sa.Column("wording_id", ID, nullable=False),
        sa.Column("original_id", ID, nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("comment_id", name="pk_suggested_translations"),
    )
    op.create_index("ix_suggested_translations_item_id", "suggested_translations", ["item_id"])
