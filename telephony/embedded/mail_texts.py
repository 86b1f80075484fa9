"""How mails to the support desk read, from desk_mails.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from telephony.models import Device
from telephony.organisation import Member

_FILE = Path(__file__).with_name("desk_mails.yaml")
_SWEDEN = ZoneInfo("Europe/Stockholm")


@dataclass(frozen=True)
class Letter:
    """A mail's words.

    Attributes:
        subject: one line.
        text: plain text.
    """

    subject: str
    text: str


def write_letter(name: str, values: Mapping[str, object]) -> Letter:
    """A mail by its name in the file, with values filled in."""
    template = _file()["mails"][name]
    subject = template["subject"].format_map(values)
    return Letter(" ".join(subject.split()), template["text"].format_map(values))


def word(name: str) -> str:
    """A word or a phrase by its name in the file."""
    text: str = _file()["words"][name]
    return text


def described(member: Member | None) -> str:
    """A person, with one way to reach them. Who hides the mobile has an extension, so no hidden one is told."""
    if member is None:
        return word("nothing")
    reach = word("extension").format(member.extension) if member.extension else word("mobile").format(member.mobile)
    return f"{word('person').format_map(dict(member))}, {reach}"


def described_phone(device: Device | None) -> str:
    """A phone by its model and the end of its IMEI."""
    return word("phone").format_map(dict(device)) if device else word("unknown_phone")


def quoted(text: str) -> str:
    """A person's own words, marked as such."""
    return "\n".join(f"> {line}" for line in text.splitlines()) or word("nothing")


def on_the_wall(moment: datetime) -> datetime:
    """A moment by the clock on a Swedish wall."""
    return moment.astimezone(_SWEDEN)


@cache
def _file() -> Mapping[str, Any]:
    content: Mapping[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return content
