"""The audit: who wanted what done, about whom and why, and what became of it.

Rows are only added; the database refuses anything else. Each row's hash covers the row and the hash before it, so that
`python app.py audit` finds a row that was changed, put in, moved or taken out. Rows taken off at the end leave a whole
chain: keep the last hash that the command prints elsewhere to notice that too.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, desc, insert, select

from bot.tables import AUDIT

_NOTHING_BEFORE = "0" * 64


@dataclass(frozen=True)
class Entry:
    """One row's content; never what a person wrote.

    Attributes:
        who: the Entra object id of the person on whose behalf.
        what: the command's name.
        about: the Entra object id of whom it concerns.
        purpose: why, in a few words.
        case_number: the case that it belongs to.
        outcome: `ordered`, or what it came to.
        correlation: what the log lines of the same matter carry.
    """

    who: str
    what: str
    about: str
    purpose: str
    case_number: str
    outcome: str
    correlation: str


@dataclass(frozen=True)
class Line:
    """A row as it was verified.

    Attributes:
        seq: its number, from 1.
        at: when it was added, RFC 3339.
        entry: its content.
        hash: its hash.
        whole: whether its number, its hash and the hash before it are what they must be.
    """

    seq: int
    at: str
    entry: Entry
    hash: str
    whole: bool


def append(connection: Connection, entry: Entry, moment: datetime) -> None:
    """Add a row in the transaction at hand."""
    if connection.dialect.name == "postgresql":  # one row after another, also from several processes
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('telephony-assistant-audit'))")
    last = connection.execute(select(AUDIT.c.seq, AUDIT.c.hash).order_by(desc(AUDIT.c.seq)).limit(1)).one_or_none()
    seq, previous = (last.seq + 1, last.hash) if last else (1, _NOTHING_BEFORE)
    at = moment.isoformat()
    row = {"seq": seq, "at": at, **asdict(entry), "previous": previous, "hash": _hash(seq, at, entry, previous)}
    connection.execute(insert(AUDIT).values(row))


def verify(connection: Connection) -> Iterator[Line]:
    """Every row in order, up to and including the first that isn't whole."""
    expected, previous = 1, _NOTHING_BEFORE
    for row in connection.execute(select(AUDIT).order_by(AUDIT.c.seq)):
        entry = Entry(row.who, row.what, row.about, row.purpose, row.case_number, row.outcome, row.correlation)
        whole = row.seq == expected and row.previous == previous and row.hash == _hash(row.seq, row.at, entry, previous)
        yield Line(row.seq, row.at, entry, row.hash, whole)
        if not whole:
            return
        expected, previous = expected + 1, row.hash


def _hash(seq: int, at: str, entry: Entry, previous: str) -> str:
    content = {"seq": seq, "at": at, **asdict(entry), "previous": previous}
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
