"""The journal, suggestions, and the search rows.

Written out, and importing nothing of the package: what this revision makes never changes.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

META = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def pointing_to(column: str) -> sa.ForeignKey:
    return sa.ForeignKey(column, deferrable=True, initially="DEFERRED")


def upgrade() -> None:
    bind = op.get_bind()
    META.create_all(bind, checkfirst=False)
    op.execute("CREATE TABLE search_version (fold_version integer NOT NULL)")
    if bind.dialect.name == "postgresql":
        op.execute(POSTGRESQL_SEARCH)
        op.execute("CREATE INDEX ix_comment_search_vector ON comment_search USING gin (vector)")
    else:
        op.execute(SQLITE_SEARCH)


POSTGRESQL_SEARCH = """
    CREATE TABLE comment_search (
        comment_id bigint PRIMARY KEY,
        tags text NOT NULL,
        vector tsvector NOT NULL
    )
"""

SQLITE_SEARCH = """
    CREATE VIRTUAL TABLE comment_search USING fts5(text, tags, tokenize = 'unicode61 remove_diacritics 0')
"""


TABLES = (
    sa.Table(
        "changes",
        META,
        sa.Column("number", ID, primary_key=True),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("desk", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("target", ID),
        sa.Column("undone_by", ID),
        sa.Column("tables", sa.JSON(), nullable=False),
        sa.Column("salt", sa.String(64), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
    ),
    sa.Table(
        "rejections",
        META,
        sa.Column("id", ID, primary_key=True),
        sa.Column("item_id", ID, nullable=False, index=True),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("wording_id", ID, index=True),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("rejected_by", sa.Text(), nullable=False),
        sqlite_autoincrement=True,
    ),
    sa.Table(
        "suggested_campaigns",
        META,
        sa.Column("id", ID, primary_key=True),
        sa.Column("item_id", ID, nullable=False, index=True),
        sa.Column("campaign_id", ID, index=True),
        sa.Column("letter", sa.String(4), nullable=False),
        sa.Column("template", sa.Text(), nullable=False),
        sa.Column("core", sa.LargeBinary(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
    ),
    sa.Table(
        "suggested_links",
        META,
        sa.Column("id", ID, primary_key=True),
        sa.Column("draft_id", ID, nullable=False, index=True),
        sa.Column("demand_id", ID, index=True),
        sa.Column("group_key", sa.String(64), nullable=False, index=True),
        sa.Column("clause_id", ID),
        sa.Column("coverage", sa.String(20), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
    ),
    sa.Table(
        "suggestions",
        META,
        sa.Column("id", ID, primary_key=True),
        sa.Column("item_id", ID, nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("comment_id", ID, nullable=False, index=True),
        sa.Column("wording_id", ID, nullable=False),
        sa.Column("start", sa.Integer()),
        sa.Column("end", sa.Integer()),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("short_name", sa.String(80), nullable=False),
        sa.Column("group_key", sa.String(64), nullable=False, index=True),
        sa.Column("demand_id", ID),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Index("ix_suggestions_item_id_kind", "item_id", "kind"),
    ),
    sa.Table(
        "change_runs",
        META,
        sa.Column("change_number", ID, pointing_to("changes.number"), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("table", sa.String(40), nullable=False),
        sa.Column("first_id", ID, nullable=False),
        sa.Column("last_id", ID, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("rows", sa.LargeBinary()),
    ),
    sa.Table(
        "change_values",
        META,
        sa.Column("change_number", ID, pointing_to("changes.number"), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("table", sa.String(40), nullable=False),
        sa.Column("row", sa.String(80), nullable=False),
        sa.Column("before", sa.JSON()),
        sa.Column("after", sa.JSON()),
        sa.Index("ix_change_values_table_row", "table", "row"),
    ),
    sa.Table(
        "suggested_members",
        META,
        sa.Column("comment_id", ID, primary_key=True, autoincrement=False),
        sa.Column("suggested_campaign_id", ID, pointing_to("suggested_campaigns.id"), nullable=False, index=True),
        sa.Column("wording_id", ID, nullable=False),
        sa.Column("form", sa.String(12), nullable=False),
        sa.Column("own_words", sa.JSON(), nullable=False),
        sa.Column("changes_ask", sa.Boolean(), nullable=False),
        sa.Column("change_reason", sa.Text()),
        sa.Column("confidence", sa.Float(), nullable=False),
    ),
)
