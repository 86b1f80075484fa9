"""Orders and their audit; and what is needed to reach a person again, with the replies that are not delivered yet."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_REFUSE_SQLITE = """
CREATE TRIGGER audit_refuses_{event} BEFORE {event} ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END
"""
_REFUSAL_POSTGRESQL = """
CREATE FUNCTION audit_refuses() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the audit is only added to'; END $$
"""
_REFUSE_POSTGRESQL = """
CREATE TRIGGER audit_refuses_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
FOR EACH STATEMENT EXECUTE FUNCTION audit_refuses()
"""


def upgrade() -> None:
    """Add the columns of conversations, the outbox and the audit."""
    op.add_column("conversations", sa.Column("reference", sa.Text, nullable=False, server_default=""))
    op.add_column("conversations", sa.Column("unsent", sa.Text, nullable=False, server_default="[]"))
    op.add_column("conversations", sa.Column("unsent_due", sa.BigInteger, nullable=False, server_default="0"))
    op.create_index("conversations_by_person", "conversations", ["person"])
    undelivered = sa.text("unsent_due > 0")
    op.create_index(
        "conversations_undelivered",
        "conversations",
        ["unsent_due"],
        sqlite_where=undelivered,
        postgresql_where=undelivered,
    )
    op.create_table(
        "outbox",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("conversation", sa.String, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("case_number", sa.String, nullable=False),
        sa.Column("after", sa.String, nullable=False),
        sa.Column("at_end", sa.Integer, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("correlation", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("due", sa.Double, nullable=False),
        sa.Column("lease", sa.Double, nullable=False),
        sa.Column("change", sa.Integer, nullable=False),
        sa.Column("reported", sa.Integer, nullable=False),
        sa.Column("created", sa.Double, nullable=False),
        sa.Column("tried", sa.Double),
        sa.Column("moved", sa.Double, nullable=False),
    )
    op.create_index("outbox_by_state", "outbox", ["state", "due"])
    op.create_index("outbox_by_conversation", "outbox", ["conversation", "person"])
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("what", sa.String, nullable=False),
        sa.Column("about", sa.String, nullable=False),
        sa.Column("purpose", sa.String, nullable=False),
        sa.Column("case_number", sa.String, nullable=False),
        sa.Column("outcome", sa.String, nullable=False),
        sa.Column("correlation", sa.String, nullable=False),
        sa.Column("previous", sa.String, nullable=False),
        sa.Column("hash", sa.String, nullable=False),
    )
    _refuse_changes()


def downgrade() -> None:
    """Remove them again."""
    op.drop_table("audit")
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_refuses")
    op.drop_table("outbox")
    op.drop_index("conversations_undelivered", "conversations")
    op.drop_index("conversations_by_person", "conversations")
    for column in ("unsent_due", "unsent", "reference"):
        op.drop_column("conversations", column)


def _refuse_changes() -> None:
    if op.get_context().dialect.name == "postgresql":
        op.execute(_REFUSAL_POSTGRESQL)
        op.execute(_REFUSE_POSTGRESQL)
        return
    for event in ("UPDATE", "DELETE"):
        op.execute(_REFUSE_SQLITE.format(event=event))
