"""Words as Markdown, the way Teams reads a message's text.

Nothing that was written becomes markup but links, `[words](address)`, and lists.
"""

import re
from functools import lru_cache

from bot.cards.elements import LINK

_MOST_KEPT = 1000
_HARD_BREAK = "  \n"
_MARKS = re.compile(r"[\\`*_\[\]<>~|&]")
_LINE_START = re.compile(r"^(?:(?=[#+=:-])|(\d+)(?=[.)]))")
"""What makes a heading, a list, a line or a table of a line."""
_PICTURE = re.compile(r"!$")
"""What makes a picture of the link that follows."""
_LIST_MARKER = re.compile(r"(?:\d{1,9}\.|-) ")


def bold(text: str) -> str:
    """Words that stand out."""
    return f"**{_without_marks(text.strip())}**"


def link(title: str, address: str) -> str:
    """Words that lead to an address."""
    return f"[{_without_marks(title)}]({_address(address)})"


@lru_cache(maxsize=_MOST_KEPT)
def paragraphs(text: str) -> str:
    """A whole text.

    Args:
        text: paragraphs parted by blank lines; lines that begin with "1. " are steps and with "- " are items.
    """
    return "\n\n".join(filter(None, map(_paragraph, text.split("\n\n"))))


def _paragraph(paragraph: str) -> str:
    """Running text, and the list below it."""
    entries: list[list[str]] = []
    for line in filter(None, map(str.strip, paragraph.splitlines())):
        if entries and not _LIST_MARKER.match(line):
            entries[-1].append(line)
        else:
            entries.append([line])
    written = [_entry(entry) for entry in entries]
    running = entries and not _LIST_MARKER.match(entries[0][0])
    return "\n\n".join([written[0], "\n".join(written[1:])]).strip() if running else "\n".join(written)


def _entry(lines: list[str]) -> str:
    """A step, an item or running text; its further lines stand below its first word."""
    found = _LIST_MARKER.match(lines[0])
    marker = found[0] if found else ""
    first, *rest = [_line(line.strip()) for line in (lines[0].removeprefix(marker), *lines[1:])]
    return f"{_HARD_BREAK}{' ' * len(marker)}".join([marker + first, *rest])


def _line(line: str) -> str:
    """A line with its links."""
    written, end = "", 0
    for found in LINK.finditer(line):
        before = _without_marks(line[end : found.start()])
        written += _PICTURE.sub(r"\\!", before) + link(found[1], found[2])
        end = found.end()
    return _LINE_START.sub(r"\1\\", written + _without_marks(line[end:]))


def _without_marks(text: str) -> str:
    return _MARKS.sub(r"\\\g<0>", text)


def _address(address: str) -> str:
    return address.replace("\\", "%5C").replace("<", "%3C").replace("&", "&amp;")
