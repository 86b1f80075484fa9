"""What people think of answers, and the latest answers of each conversation, which can be voted on."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the feedback."""
    op.add_column("conversations", sa.Column("votable", sa.Text, nullable=False, server_default="{}"))
    op.create_table(
        "feedback",
        sa.Column("vote", sa.String, primary_key=True),
        sa.Column("topic", sa.String, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("reaction", sa.String, nullable=False),
        sa.Column("reasons", sa.Text, nullable=False),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("day", sa.String, nullable=False),
    )


def downgrade() -> None:
    """Remove them again."""
    op.drop_table("feedback")
    op.drop_column("conversations", "votable")
