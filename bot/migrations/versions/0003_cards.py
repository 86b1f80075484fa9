"""Cards that have been sent and may change later: questions that can still be answered, and cases."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the cards."""
    op.create_table(
        "cards",
        sa.Column("conversation", sa.String, primary_key=True),
        sa.Column("person", sa.String, primary_key=True),
        sa.Column("turn", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("activity", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("reference", sa.Text, nullable=False),
        sa.Column("changes", sa.Integer, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("due", sa.Double, nullable=False),
        sa.Column("lease", sa.Double, nullable=False),
        sa.Column("created", sa.Double, nullable=False),
    )
    op.create_index("cards_by_subject", "cards", ["subject"])
    changed = sa.text("changes > 0")
    op.create_index("cards_changed", "cards", ["due"], sqlite_where=changed, postgresql_where=changed)


def downgrade() -> None:
    """Remove them again."""
    op.drop_table("cards")
