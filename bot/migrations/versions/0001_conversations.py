"""One row per person and conversation."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Add the table of conversations."""
    op.create_table(
        "conversations",
        sa.Column("conversation", sa.String, primary_key=True),
        sa.Column("person", sa.String, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("seen", sa.Text, nullable=False),
    )


def downgrade() -> None:
    """Remove the table of conversations."""
    op.drop_table("conversations")
