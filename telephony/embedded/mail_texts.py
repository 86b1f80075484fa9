"""How mails to the support desk read, from desk_mails.yaml."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from telephony.models import Device, MailLanguage
from telephony.organisation import Member

_FILE = Path(__file__).with_name("desk_mails.yaml")
_SWEDEN = ZoneInfo("Europe/Stockholm")


Worded = Callable[[MailLanguage], str]
"""What reads differently from language to language."""

Values = Mapping[str, object]
"""What a mail is filled in with, by the names in the file: a `Worded`, or what is the same in every language."""


@dataclass(frozen=True)
class Letter:
    """A mail's words.

    Attributes:
        subject: one line.
        text: plain text.
    """

    subject: str
    text: str


def write_letter(name: str, values: Values, language: MailLanguage) -> Letter:
    """A mail by its name in the file, with values filled in."""
    template = _file()["mails"][name][language]
    words = {key: value(language) if callable(value) else value for key, value in values.items()}
    subject = template["subject"].format_map(words)
    return Letter(" ".join(subject.split()), template["text"].format_map(words))


def word(name: str) -> Worded:
    """A word or a phrase by its name in the file."""
    return partial(_word, name)


def listed(names: Iterable[str]) -> Worded:
    """Several words by their names in the file."""
    words = tuple(names)
    return lambda language: ", ".join(_word(name, language) for name in words)


def described(member: Member | None) -> Worded:
    """A person, with one way to reach them. Who hides the mobile has an extension, so no hidden one is told."""
    if member is None:
        return word("nothing")
    reach = "extension" if member.extension else "mobile"
    return lambda language: ", ".join(_word(name, language).format_map(dict(member)) for name in ("person", reach))


def described_phone(device: Device | None) -> Worded:
    """A phone by its model and the end of its IMEI."""
    if device is None:
        return word("unknown_phone")
    return lambda language: _word("phone", language).format_map(dict(device))


def quoted(text: str) -> Worded:
    """A person's own words, marked as such."""
    if not text.strip():
        return word("nothing")
    return lambda _language: "\n".join(f"> {line}" for line in text.splitlines())


def paragraph(name: str, value: Worded | None = None) -> Worded:
    """A paragraph that not every mail has, by its name in the file, with what stands in it if anything does."""
    return lambda language: _file()["paragraphs"][name][language].format(value=value(language) if value else "")


def joined(paragraphs: Iterable[Worded]) -> Worded:
    """Paragraphs one after the other."""
    parts = tuple(paragraphs)
    return lambda language: "".join(part(language) for part in parts)


def on_the_wall(moment: datetime) -> datetime:
    """A moment by the clock on a Swedish wall."""
    return moment.astimezone(_SWEDEN)


def _word(name: str, language: MailLanguage) -> str:
    text: str = _file()["words"][name][language]
    return text


@cache
def _file() -> Mapping[str, Any]:
    content: Mapping[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return content
