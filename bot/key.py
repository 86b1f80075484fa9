"""What tells one person's conversation from every other."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Key:
    """Whose row, and in which conversation."""

    conversation: str
    person: str
