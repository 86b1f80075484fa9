"""The assistant as a process of its own, that can be killed at any moment.

A test that wants it to die at a certain moment lets the channel hold a post back (`channel.gate.clear()`), waits until
the post has arrived (`channel.until(lambda: channel.deliveries)`, or `channel.arrived`), and kills the process.
"""

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

PROJECT = Path(__file__).parents[2]


@dataclass
class AssistantProcess:
    """`python app.py` on a free port, always the same one, with databases in a folder of its own.

    Attributes:
        folder: where its databases are.
        environment: further settings.
        url: where it listens.
        log: what it has logged, of all its lives.
    """

    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    url: str = ""
    log: list[str] = field(default_factory=list)
    _port: int = 0
    _process: asyncio.subprocess.Process | None = None
    _reading: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Start it, and wait until it listens.

        Raises:
            AssertionError: when it ends instead.
        """
        self._port = self._port or _free_port()
        self.url = f"http://127.0.0.1:{self._port}"
        own = {
            "PORT": str(self._port),
            "DATABASE_URL": f"sqlite:///{self.folder}/assistant.db",
            "TELEPHONY_DATABASE_URL": f"sqlite:///{self.folder}/telephony.db",
        }
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "app.py",
            cwd=PROJECT,
            env=os.environ | own | dict(self.environment),
            stdout=asyncio.subprocess.PIPE,
        )
        listening = asyncio.Event()
        self._reading = asyncio.create_task(self._read(self._process, listening))
        await listening.wait()
        assert self._process.returncode is None and "listening" in "".join(self.log), self.log

    async def kill(self) -> None:
        """Kill it, as a power cut would."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """Tell it to stop, and wait until it has."""
        await self._end(signal.SIGTERM)

    def events(self) -> list[str]:
        """What it has logged, by the lines' names alone."""
        return [json.loads(line)["event"] for line in self.log]

    async def _end(self, how: signal.Signals) -> None:
        if self._process and self._process.returncode is None:
            self._process.send_signal(how)
            await self._process.wait()
        if self._reading:
            await self._reading

    async def _read(self, process: asyncio.subprocess.Process, listening: asyncio.Event) -> None:
        assert process.stdout
        async for line in process.stdout:
            self.log.append(line.decode())
            if b'"listening"' in line:
                listening.set()
        listening.set()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
