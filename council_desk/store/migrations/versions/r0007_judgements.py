"""What people say of suggestions one by one; suggestions keep their pattern and how sure the machine was by itself.

Written out, and importing nothing of the package: what this revision makes never changes.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.add_column("suggestions", sa.Column("pattern", sa.String(40), nullable=True))
    op.add_column("suggestions", sa.Column("claimed", sa.Float(), nullable=True))
    op.create_table(
        "judgements",
        sa.Column("id", ID, nullable=False),
        sa.Column("item_id", ID, nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("wording_id", ID, nullable=True),
        sa.Column("campaign_id", ID, nullable=True),
        sa.Column("suggested", sa.Text(), nullable=False),
        sa.Column("pattern", sa.String(40), nullable=False),
        sa.Column("claimed", sa.Float(), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("unit", sa.String(64), nullable=False),
        sa.Column("judged_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_judgements"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_judgements_wording_id", "judgements", ["wording_id"])
    op.create_index("ix_judgements_campaign_id", "judgements", ["campaign_id"])
