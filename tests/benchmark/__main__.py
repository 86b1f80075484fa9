"""Measure the assistant beside other bots, in turns, and print messages per second; then how its parts grow."""

import sys
import tempfile
from collections.abc import Mapping
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

import uvloop

from tests.benchmark import matching, people
from tests.benchmark.contestants import AGENTS, ASSISTANT, BARE, STOCK, Contestant, NotRunningError
from tests.benchmark.load import TENANT, Bot, Load, WrongReplyError
from tests.support.issuer import APP_ID, Issuer
from tests.support.serving import serving

CONTESTANTS = (ASSISTANT, STOCK, AGENTS, BARE)
CLIENTS = (1, 8, 32)
ROUNDS = 5
MESSAGES = 300
WARM_UP = 100

NOTES = """
The assistant checks the token, understands a question about the routine, keeps the conversation in SQLite,
logs, and answers with text and sources; the reply must hold the right figure. The echo bots check the token and say the
message back; their own token for the reply costs them nothing, while the assistant fetches its own. The bare
handler checks nothing and keeps nothing. The messages are signed with one RSA key and carry one token, as
Teams uses a token for many messages. Everything runs on this machine, each bot in its own process, and one
more process asks and receives, without ever sleeping; with 32 clients it may be what limits the fastest.
"""

Rates = Mapping[tuple[Contestant, int], float]


async def _measure() -> Rates:
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        issuer, load = Issuer(), Load()
        issuer.url = await stack.enter_async_context(serving(issuer.app()))
        await stack.enter_async_context(load.listening())
        load.token = issuer.sign(load.url)
        environment = _environment(issuer, load)
        bots: dict[Contestant, Bot] = {}
        for number, contestant in enumerate(CONTESTANTS):
            own = folder / str(number)
            own.mkdir()
            bots[contestant] = await stack.enter_async_context(contestant.running(environment, own))
            await load.rate(bots[contestant], max(CLIENTS), WARM_UP)
        return await _in_turns(load, bots)


def _environment(issuer: Issuer, load: Load) -> dict[str, str]:
    return {
        "HOST": "127.0.0.1",
        "MicrosoftAppId": APP_ID,
        "MicrosoftAppPassword": "secret",
        "MicrosoftAppTenantId": TENANT,
        "MicrosoftAppType": "SingleTenant",
        "TENANTS": f"{TENANT}=Lysekil",
        "BotOpenIdMetadata": f"{issuer.url}/metadata",
        "CHANNEL_KEYS": f"{issuer.url}/keys",
        "ToChannelFromBotLoginUrl": issuer.url,
        "SERVICE_URL_HOSTS": urlsplit(load.url).netloc,
    }


async def _in_turns(load: Load, bots: Mapping[Contestant, Bot]) -> Rates:
    """Round by round, so that whatever else the machine is doing meets every bot alike."""
    rates: dict[tuple[Contestant, int], list[float]] = {}
    for _ in range(ROUNDS):
        for clients in CLIENTS:
            for contestant, bot in bots.items():
                rate = await load.rate(bot, clients, MESSAGES)
                rates.setdefault((contestant, clients), []).append(rate)
    return {cell: median(measured) for cell, measured in rates.items()}


def _table(rates: Rates) -> str:
    heading = f"{'messages/s (× the stock bot)':32}" + "".join(f"{f'{number} at a time':>20}" for number in CLIENTS)
    return "\n".join([heading, *(_row(contestant, rates) for contestant in CONTESTANTS)])


def _row(contestant: Contestant, rates: Rates) -> str:
    cells = ((rates[contestant, clients], rates[STOCK, clients]) for clients in CLIENTS)
    return f"{contestant.name:32}" + "".join(f"{rate:>10,.0f} ({rate / stock:6.2f}×)" for rate, stock in cells)


def main() -> None:
    """Measure and print."""
    try:
        rates = uvloop.run(_measure())
    except (NotRunningError, WrongReplyError) as error:
        sys.exit(str(error))
    sys.stdout.write(f"Median of {ROUNDS} rounds of {MESSAGES} messages\n\n{_table(rates)}\n{NOTES}")
    matching.main()
    people.main()


if __name__ == "__main__":
    main()
