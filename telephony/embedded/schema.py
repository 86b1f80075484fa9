"""The tables of the embedded backend, besides those of the persons."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, Dialect, Integer, MetaData, Row, String, Table, Text
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """An aware moment as RFC 3339 in UTC: rows sort by it, and a person can read it."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> str | None:
        """To the database."""
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, _dialect: Dialect) -> datetime | None:
        """From the database, in UTC."""
        return None if value is None else datetime.fromisoformat(value)


StoredRow = Row[*tuple[Any, ...]]
"""A row of one of the tables, whose columns are read by name."""

METADATA = MetaData()

RECEIPTS = Table(
    "receipts",
    METADATA,
    Column("key", String, primary_key=True),
    Column("actor", String, nullable=False),
    Column("tenant", String, nullable=False),
    Column("command", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

CASES = Table("cases", METADATA, Column("case", String, primary_key=True))

DEVICES = Table(
    "devices",
    METADATA,
    Column("id", String, primary_key=True),
    Column("owner", String, index=True),
    Column("model", String, nullable=False),
    Column("platform", String, nullable=False),
    Column("imei_last4", String, nullable=False),
    Column("last_seen", Moment),
    Column("wipe", String, nullable=False),
    Column("enrolled", Boolean, nullable=False),
    Column("can_block_sim", Boolean, nullable=False),
)

DEVICE_ORDERS = Table(
    "device_orders",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("case", String, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("course", String, nullable=False),
    Column("ordered_at", Moment, nullable=False),
)

STOPPED_ORDERS = Table(
    "stopped_orders",
    METADATA,
    Column("key", String, primary_key=True),
    Column("stopped_at", Moment, nullable=False),
)

LOSS_REPORTS = Table(
    "loss_reports",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("case", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("owner", String, nullable=False, index=True),
    Column("reported_by", String, nullable=False, index=True),
    Column("device", String),
    Column("when", Text, nullable=False),
    Column("where", Text, nullable=False),
    Column("locked", String, nullable=False),
    Column("contents", Text, nullable=False),
    Column("description", Text, nullable=False, default=""),
    Column("reported_at", Moment, nullable=False),
    Column("found_at", Moment),
    Column("closed_at", Moment),
    Column("police_reference", String),
    Column("police_reported_at", Date),
    Column("police_report_by", String),
    Column("loan", Boolean, nullable=False, default=False),
    Column("assignee", String),
    Column("note", Text, nullable=False, default=""),
)

TICKETS = Table(
    "tickets",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("case", String, nullable=False, unique=True),
    Column("type", String, nullable=False),
    Column("severity", String, nullable=False),
    Column("description", Text, nullable=False),
    Column("by", String, nullable=False, index=True),
    Column("created_at", Moment, nullable=False),
    Column("closed_at", Moment),
    Column("assignee", String),
    Column("note", Text, nullable=False, default=""),
)

TICKET_ANSWERS = Table(
    "ticket_answers",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("case", String, nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("by", String, nullable=False),
    Column("at", Moment, nullable=False),
)

TICKET_ADDITIONS = Table(
    "ticket_additions",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("case", String, nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

CALL_LIST_REQUESTS = Table(
    "call_list_requests",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("case", String, nullable=False, unique=True),
    Column("requester", String, nullable=False, index=True),
    Column("subject", String, nullable=False),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("state", String, nullable=False),
    Column("decided_at", Moment),
    Column("note", Text, nullable=False, default=""),
)

REFERRALS = Table(
    "referrals",
    METADATA,
    Column("person", String, primary_key=True),
    Column("reason", String, nullable=False),
    Column("starts", Moment, nullable=False),
    Column("until", Moment),
    Column("closed", Boolean, nullable=False),
)

MAILS = Table(
    "mails",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("case", String, nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("sent_at", Moment, nullable=False),
    Column("letters", JSON, nullable=False),
    Column("delivered", Boolean, nullable=False, default=False),
)
