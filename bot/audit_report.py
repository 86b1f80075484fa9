"""The audit for an operator: `python app.py audit`."""

import asyncio
import sys

from bot.audit import Line, verify
from bot.database import open_database

_COLUMNS = "{seq} {at} {what}: {outcome}; by {who}, about {about}, case {case}, purpose: {purpose}"


def main(database_url: str) -> int:
    """Print every row and whether the chain is whole; gives the exit status, 1 for a broken chain.

    Raises:
        bot.database.DatabaseUnavailableError: when the database can't be used.
    """
    lines = asyncio.run(_lines(database_url))
    for line in lines:
        _write(_row(line))
    if lines and not lines[-1].whole:
        _write(f"Row {lines[-1].seq} is broken: it, or what stood before it, was changed, moved or removed.")
        return 1
    last = f" The last hash is {lines[-1].hash}." if lines else ""
    _write(f"OK: {len(lines)} rows, unbroken.{last}")
    return 0


async def _lines(database_url: str) -> list[Line]:
    database = await open_database(database_url)
    try:
        return await database.run(lambda connection: list(verify(connection)))
    finally:
        await database.close()


def _row(line: Line) -> str:
    entry = line.entry
    return _COLUMNS.format(
        seq=line.seq,
        at=line.at,
        what=entry.what,
        outcome=entry.outcome,
        who=entry.who,
        about=entry.about,
        case=entry.case_number,
        purpose=entry.purpose,
    )


def _write(text: str) -> None:
    sys.stdout.write(f"{text}\n")
