"""Views of the comments table that an office saves under a name, and what its orders and filters need.

Written out, and importing nothing of the package: what this revision makes never changes.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
SORT_KEY = sa.String(200).with_variant(sa.String(200, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "saved_views",
        sa.Column("id", ID, nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("name_key", SORT_KEY, nullable=False),
        sa.Column("wanted", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_saved_views"),
        sa.UniqueConstraint("name_key", name="uq_saved_views_name_key"),
        sqlite_autoincrement=True,
    )
    counted = ["item_id", "withdrawn_in", "set_aside"]
    op.create_index("ix_comments_by_number", "comments", [*counted, "number", "suffix"])
    op.create_index("ix_comments_by_name", "comments", [*counted, "name_key", "number", "suffix"])
    op.create_index("ix_comments_by_received", "comments", [*counted, "received_at", "number", "suffix"])
    op.create_index("ix_submissions_channel", "submissions", ["channel"])
    op.create_index("ix_persons_district", "persons", ["district"])
