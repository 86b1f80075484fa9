"""The tables, as the latest migration leaves them.

Moments are seconds since 1970 where they are compared, and RFC 3339 where people read them.
"""

from sqlalchemy import BigInteger, Column, Double, Integer, MetaData, String, Table, Text

METADATA = MetaData()

CONVERSATIONS = Table(
    "conversations",
    METADATA,
    Column("conversation", String, primary_key=True),
    Column("person", String, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("seen", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Column("unsent", Text, nullable=False),
    Column("unsent_due", BigInteger, nullable=False),
    Column("votable", Text, nullable=False, server_default="{}"),
)

OUTBOX = Table(
    "outbox",
    METADATA,
    Column("key", String, primary_key=True),
    Column("conversation", String, nullable=False),
    Column("person", String, nullable=False),
    Column("turn", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("case_number", String, nullable=False),
    Column("after", String, nullable=False),
    Column("at_end", Integer, nullable=False),
    Column("content", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("correlation", String, nullable=False),
    Column("state", String, nullable=False),
    Column("answer", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("due", Double, nullable=False),
    Column("lease", Double, nullable=False),
    Column("change", Integer, nullable=False),
    Column("reported", Integer, nullable=False),
    Column("created", Double, nullable=False),
    Column("tried", Double),
    Column("moved", Double, nullable=False),
)

CARDS = Table(
    "cards",
    METADATA,
    Column("conversation", String, primary_key=True),
    Column("person", String, primary_key=True),
    Column("turn", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("activity", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("content", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Column("changes", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("due", Double, nullable=False),
    Column("lease", Double, nullable=False),
    Column("created", Double, nullable=False),
)

FEEDBACK = Table(
    "feedback",
    METADATA,
    Column("vote", String, primary_key=True),
    Column("topic", String, nullable=False),
    Column("language", String, nullable=False),
    Column("reaction", String, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("comment", Text, nullable=False),
    Column("day", String, nullable=False),
)

AUDIT = Table(
    "audit",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("who", String, nullable=False),
    Column("what", String, nullable=False),
    Column("about", String, nullable=False),
    Column("purpose", String, nullable=False),
    Column("case_number", String, nullable=False),
    Column("outcome", String, nullable=False),
    Column("correlation", String, nullable=False),
    Column("previous", String, nullable=False),
    Column("hash", String, nullable=False),
)
