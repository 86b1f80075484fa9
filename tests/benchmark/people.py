"""How long the search for a person takes, how that grows with the organisation, and how often it is right.

Beside it, a search as it is often written: `LIKE '%word%'` for every word, and where that finds nobody, a fuzzy
comparison with everyone. Runnable alone: `python -m tests.benchmark.people`.
"""

import random
import string
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter

from rapidfuzz import fuzz, process, utils
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from telephony.embedded.made_up import made_up_organisation
from telephony.embedded.persons import PersonDirectory
from telephony.organisation import Member, Organisation

SIZES = (1_000, 10_000, 100_000)
QUERIES_OF_A_KIND = 60
LEAST_ALIKE = 80
NOTES = """
Of each size, 300 queries: 60 names with a typo, 60 beginnings of names, 60 first names with department and
municipality, 60 extensions and 60 names of nobody. The peer is LIKE '%word%' for every word over one column of text
and, where that finds nobody, rapidfuzz's token_sort_ratio with everyone's name. Both are asked each query in turn, in
one process, from an SQLite database in memory. Right is how many of the names with a typo find somebody of that name
first.
"""

Find = Callable[[str], str | None]
"""Gives the id of the best person that a query finds."""


@dataclass(frozen=True)
class Query:
    """What is asked for, and the name that is meant if it is one with a typo."""

    text: str
    meant: str | None = None


@dataclass(frozen=True)
class Answer:
    """How long a query took, in milliseconds, and whether the right name was first, if one was meant."""

    taken: float
    right: bool | None


@dataclass(frozen=True)
class Measured:
    """How long queries took, in milliseconds, and the share of typos that were understood."""

    middle: float
    slowest_hundredth: float
    right: float


def main() -> None:
    """Print the figures."""
    columns = f"{'median ms':>12}{'p99 ms':>10}{'right':>8}"
    sys.stdout.write(f"{NOTES}\n{'people':>12}{columns}{'peer:':>10}{columns}{'ratio':>10}\n")
    for size in SIZES:
        ours, peer = _measured(made_up_organisation(size))
        sys.stdout.write(
            f"{size:>12,}{_columns(ours)}{'':>10}{_columns(peer)}{f'x {peer.middle / ours.middle:.1f}':>10}\n"
        )
        sys.stdout.flush()


def _columns(measured: Measured) -> str:
    return f"{measured.middle:>12.2f}{measured.slowest_hundredth:>10.2f}{measured.right:>8.0%}"


def _measured(organisation: Organisation) -> tuple[Measured, Measured]:
    """Both searches, asked each query in turn."""
    names = {member.id: member.name for member in organisation.people}
    queries = _queries(organisation.people)
    with create_engine("sqlite://", poolclass=StaticPool).connect() as connection:
        finds = (_ours(connection, organisation), _peer(connection, organisation))
        answers = [[_asked(find, query, names) for find in finds] for query in queries]
    ours, peer = zip(*answers, strict=True)
    return _summary(ours), _summary(peer)


def _asked(find: Find, query: Query, names: Mapping[str, str]) -> Answer:
    start = perf_counter()
    best = find(query.text)
    taken = (perf_counter() - start) * 1000
    return Answer(taken, names.get(best or "") == query.meant if query.meant else None)


def _summary(answers: Sequence[Answer]) -> Measured:
    taken = [answer.taken for answer in answers]
    right = [answer.right for answer in answers if answer.right is not None]
    return Measured(median(taken), quantiles(taken, n=100)[-1], sum(right) / len(right))


def _ours(connection: Connection, organisation: Organisation) -> Find:
    directory = PersonDirectory(connection)
    directory.create()
    directory.replace_all(organisation)

    def find(query: str) -> str | None:
        found = directory.find(query)
        return found[0].id if found else None

    return find


def _peer(connection: Connection, organisation: Organisation) -> Find:
    names = {member.id: utils.default_process(member.name) for member in organisation.people}
    connection.exec_driver_sql("CREATE TABLE people (id TEXT PRIMARY KEY, text TEXT)")
    connection.exec_driver_sql(
        "INSERT INTO people VALUES (?, ?)", [(member.id, _text(member)) for member in organisation.people]
    )

    def find(query: str) -> str | None:
        words = utils.default_process(query).split()
        like = " AND ".join("text LIKE ?" for _ in words)
        statement = f"SELECT id FROM people WHERE {like} LIMIT 10"  # noqa: S608 - nothing of the query is in it
        row = connection.exec_driver_sql(statement, tuple(f"%{word}%" for word in words)).first()
        if row:
            return str(row.id)
        best = process.extractOne(" ".join(words), names, scorer=fuzz.token_sort_ratio, score_cutoff=LEAST_ALIKE)
        return best[2] if best else None

    return find


def _text(member: Member) -> str:
    fields = (member.name, member.title, member.department, member.municipality, member.extension or "")
    return utils.default_process(" ".join(fields))


def _queries(people: Sequence[Member]) -> list[Query]:
    """Queries of every kind, mixed, the same for the same people."""
    chance = random.Random(1)
    kinds = (_misspelt, _begun, _placed, _numbered, _nobody)
    queries = [kind(chance.choice(people), chance) for kind in kinds for _ in range(QUERIES_OF_A_KIND)]
    chance.shuffle(queries)
    return queries


def _misspelt(member: Member, chance: random.Random) -> Query:
    name, letter = member.name, chance.choice(string.ascii_lowercase)
    at = chance.choice([place for place, sign in enumerate(name) if sign.isalpha()])
    changed = chance.choice(("", letter, name[at] + letter))
    return Query(name[:at] + changed + name[at + 1 :], meant=name)


def _begun(member: Member, chance: random.Random) -> Query:
    first, *_, last = member.name.split()
    return Query(f"{first} {last[: chance.randint(1, 4)]}")


def _placed(member: Member, _chance: random.Random) -> Query:
    return Query(f"{member.name.split()[0]} {member.department} {member.municipality}")


def _numbered(member: Member, _chance: random.Random) -> Query:
    return Query(member.extension or member.mobile or "")


def _nobody(_member: Member, chance: random.Random) -> Query:
    return Query(" ".join("".join(chance.choices(string.ascii_lowercase, k=length)) for length in (5, 9)))


if __name__ == "__main__":
    main()
