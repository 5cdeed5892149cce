"""Campaigns that are the translation of another: tied to it, counted apart.

Written out, and importing nothing of the package: what this revision makes never changes.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.add_column("campaigns", sa.Column("translation_of", ID, nullable=True))
