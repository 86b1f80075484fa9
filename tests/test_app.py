"""The command line, as an operator meets it."""

import asyncio
import json
import os
import signal
import socket
import sys
from pathlib import Path

import pytest
from aiohttp import ClientSession

import app

PROJECT = Path(app.__file__).parent


def test_every_problem_with_the_settings_is_told_before_anything_listens(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOST", "192.168.1.4")
    monkeypatch.setenv("PORT", "many")
    monkeypatch.setenv("TENANTS", "nonsense")
    assert app.main([]) == 1
    told = capsys.readouterr().err.splitlines()
    assert [line.split()[0] for line in told] == ["HOST", "PORT", "TENANTS"]


def test_an_unknown_command_gets_the_list_of_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["dance"]) == 1
    assert "python app.py check" in capsys.readouterr().err


def test_the_audit_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/assistant.db")
    assert app.main(["audit"]) == 0
    assert capsys.readouterr().out == "OK: 0 rows, unbroken.\n"


def test_the_feedback_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/assistant.db")
    assert app.main(["feedback"]) == 0
    assert capsys.readouterr().out == "Nobody has given feedback yet.\n"


async def test_it_serves_until_it_is_told_to_stop(tmp_path: Path, session: ClientSession) -> None:
    port = _free_port()
    environment = {
        "PORT": str(port),
        "DATABASE_URL": f"sqlite:///{tmp_path}/assistant.db",
        "TELEPHONY_DATABASE_URL": f"sqlite:///{tmp_path}/telephony.db",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "app.py",
        cwd=PROJECT,
        env=os.environ | environment,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    line = json.loads(await process.stdout.readline())
    assert line["event"] == "listening"
    assert line["mode"].startswith("local: nobody is authenticated")
    async with session.get(f"{line['address']}/readyz") as response:
        assert response.status == 200
    process.send_signal(signal.SIGTERM)
    assert await process.wait() == 0


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
