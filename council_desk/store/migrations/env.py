"""What Alembic runs: the revisions, on the connection and in the transaction that opening.py hands over."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    transaction_per_migration=False,
    render_as_batch=True,
)
context.run_migrations()
