"""What people think of the answers, for the routine's owner: `python app.py feedback`."""

import asyncio
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from bot.database import open_database
from bot.feedback import Feedback, Reaction, Reason, everything

_MOST_COMMENTS = 5
_UNKNOWN = "(answers that aren't known any more)"
_REASONS = {
    Reason.WRONG: "wrong",
    Reason.BESIDE: "doesn't answer the question",
    Reason.UNCLEAR: "hard to understand",
    Reason.MISSING: "something is missing",
    Reason.OUTDATED: "out of date",
}


def main(database_url: str) -> int:
    """Print each topic's votes, the most disliked first; gives the exit status.

    Raises:
        bot.database.DatabaseUnavailableError: when the database can't be used.
    """
    for line in _lines(asyncio.run(_stored(database_url))):
        sys.stdout.write(f"{line}\n")
    return 0


async def _stored(database_url: str) -> list[Feedback]:
    database = await open_database(database_url)
    try:
        return await database.run(everything)
    finally:
        await database.close()


def _lines(stored: Sequence[Feedback]) -> Iterator[str]:
    if not stored:
        yield "Nobody has given feedback yet."
    topics: dict[str, list[Feedback]] = {}
    for one in stored:
        topics.setdefault(one.topic, []).append(one)
    for topic in sorted(topics, key=lambda topic: (-_count(topics[topic], Reaction.DISLIKE), topic)):
        yield from _topic(topic, topics[topic])


def _topic(topic: str, stored: Sequence[Feedback]) -> Iterator[str]:
    liked, disliked = _count(stored, Reaction.LIKE), _count(stored, Reaction.DISLIKE)
    yield f"{topic or _UNKNOWN}: {liked} liked, {disliked} disliked"
    for reason, count in Counter(reason for one in stored for reason in one.reasons).most_common():
        yield f"  {count} {_REASONS[reason]}"
    for one in islice((one for one in stored if one.comment), _MOST_COMMENTS):
        yield f"  {one.day} {one.reaction.value} ({one.language.value}): {' '.join(one.comment.split())}"


def _count(stored: Sequence[Feedback], reaction: Reaction) -> int:
    return sum(one.reaction is reaction for one in stored)
