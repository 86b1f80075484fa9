"""The assistant as a process of its own, that can be killed at any moment.

A test that wants it to die at a certain moment lets the channel hold a post back (`channel.gate.clear()`), waits until
the post has arrived (`channel.arrived`), and kills the process; or it waits until something is logged.
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
        log: what it has logged since it was started last.
    """

    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    url: str = ""
    log: list[str] = field(default_factory=list)
    _more: asyncio.Event = field(default_factory=asyncio.Event)
    _port: int = 0
    _process: asyncio.subprocess.Process | None = None
    _reading: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Start it, and wait until it listens.

        Raises:
            AssertionError: when it ends instead.
        """
        self.log.clear()
        self._port = self._port or free_port()
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
        self._reading = asyncio.create_task(self._read(self._process))
        await self.logs("listening")

    async def kill(self) -> None:
        """Kill it, as a power cut would."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """Tell it to stop, and wait until it has."""
        await self._end(signal.SIGTERM)

    async def logs(self, event: str) -> None:
        """Wait until it has logged something, since it was started last.

        Raises:
            AssertionError: when it ends instead.
        """
        while not any(json.loads(line)["event"] == event for line in self.log):
            assert self._reading
            assert not self._reading.done(), self.log
            self._more.clear()
            await self._more.wait()

    async def _end(self, how: signal.Signals) -> None:
        if self._process and self._process.returncode is None:
            self._process.send_signal(how)
            await self._process.wait()
        if self._reading:
            await self._reading

    async def _read(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout
        async for line in process.stdout:
            self.log.append(line.decode())
            self._more.set()
        asyncio.get_running_loop().call_soon(self._more.set)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
