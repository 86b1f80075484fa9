"""The bots that are measured, each in a process of its own."""

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.benchmark.load import Bot

PROJECT = Path(__file__).parents[2]
START_SECONDS = 60
STOP_SECONDS = 10


class NotRunningError(Exception):
    """A bot did not start; the message ends with what it wrote last."""


@dataclass(frozen=True)
class Contestant:
    """A bot to measure.

    Attributes:
        name: what the table calls it.
        command: what starts it, after the Python interpreter.
        echoes: whether it says messages back instead of answering them.
    """

    name: str
    command: tuple[str, ...]
    echoes: bool = True

    @asynccontextmanager
    async def running(self, environment: dict[str, str], folder: Path) -> AsyncIterator[Bot]:
        """Run it until the block ends.

        Args:
            environment: its settings.
            folder: where its database and its log go.

        Raises:
            NotRunningError: it did not start.
        """
        port = _free_port()
        log = folder / "log"
        with log.open("wb") as output:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                *self.command,
                cwd=PROJECT,
                env=os.environ
                | environment
                | {
                    "PORT": str(port),
                    "DATABASE_URL": f"sqlite:///{folder / 'assistant.db'}",
                    "TELEPHONY_DATABASE_URL": f"sqlite:///{folder / 'telephony.db'}",
                },
                stdout=output,
                stderr=output,
            )
        try:
            await self._listening(process, port, log)
            yield Bot(self.name, f"http://127.0.0.1:{port}", self.echoes)
        finally:
            await _stop(process)

    async def _listening(self, process: asyncio.subprocess.Process, port: int, log: Path) -> None:
        try:
            async with asyncio.timeout(START_SECONDS):
                while process.returncode is None:
                    if await _accepts(port):
                        return
                    await asyncio.sleep(0.05)
        except TimeoutError:
            raise NotRunningError(f"{self.name} does not listen: {_last_words(log)}") from None
        raise NotRunningError(f"{self.name} did not start: {_last_words(log)}")


ASSISTANT = Contestant("this assistant, answering", ("app.py",), echoes=False)
STOCK = Contestant("botbuilder CloudAdapter, echo", ("-m", "tests.benchmark.peers.botbuilder_echo"))
AGENTS = Contestant("Microsoft 365 Agents SDK, echo", ("-m", "tests.benchmark.peers.agents_echo"))
BARE = Contestant("bare aiohttp handler", ("-m", "tests.benchmark.peers.bare"))


def _last_words(log: Path) -> str:
    return log.read_text(encoding="utf-8", errors="replace")[-2000:]


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


async def _accepts(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True


async def _stop(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    process.terminate()
    try:
        async with asyncio.timeout(STOP_SECONDS):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()
