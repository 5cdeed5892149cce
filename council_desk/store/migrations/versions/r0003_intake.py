"""What intake needs beyond the main job: what came with a letter, continued items, districts, people told apart.

Written out, and importing nothing of the package: what this revision makes never changes.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
SORT_KEY = sa.String(200).with_variant(sa.String(200, collation="C"), "postgresql")


def upgrade() -> None:
    op.add_column("submissions", sa.Column("rest", sa.Text(), nullable=True))
    op.add_column("items", sa.Column("continues_id", ID, nullable=True))
    op.create_table(
        "district_rules",
        sa.Column("id", ID, nullable=False),
        sa.Column("street_key", SORT_KEY, nullable=False),
        sa.Column("zip_code", sa.String(12), nullable=False),
        sa.Column("first_number", sa.Integer(), nullable=True),
        sa.Column("last_number", sa.Integer(), nullable=True),
        sa.Column("side", sa.String(4), nullable=False),
        sa.Column("district", sa.String(80), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_district_rules"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_district_rules_street_key", "district_rules", ["street_key"])
    op.create_index("ix_district_rules_zip_code", "district_rules", ["zip_code"])
    op.create_table(
        "people_apart",
        sa.Column("id", ID, nullable=False),
        sa.Column("one_id", ID, nullable=False),
        sa.Column("other_id", ID, nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_people_apart"),
        sa.UniqueConstraint("one_id", "other_id", name="uq_people_apart_one_id_other_id"),
        sqlite_autoincrement=True,
    )
