"""Fields of a form that hold days and times of day, and what they say in words."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from dialogs.reply import Field, Input
from dialogs.scene import Scene
from knowledge.calendar import SWEDEN

IN_FUTURE = "in_future"
"""What is wrong with a day to come, where it has to be one that has been."""


def day_field(slot: str, name: str, value: str, scene: Scene) -> Field:
    """A day, named and labelled by the slot's fields."""
    return Field(f"{slot}.{name}", scene.field_label(slot, name), Input.DAY, value)


def not_to_come(field: Field, slot: str, scene: Scene) -> Field:
    """The field of a day that can't be later than today."""
    today = scene.now.astimezone(SWEDEN).date().isoformat()
    return replace(field, latest=today, refusal=scene.problem(slot, IN_FUTURE))


def time_field(slot: str, name: str, value: str, scene: Scene) -> Field:
    """A time of day, likewise."""
    return Field(f"{slot}.{name}", scene.field_label(slot, name), Input.TIME, value)


def day_and_time(moment: datetime) -> tuple[str, str]:
    """A moment as the two fields hold it; no time for the beginning of a day."""
    there = moment.astimezone(SWEDEN)
    hour = f"{there:%H:%M}"
    return there.date().isoformat(), "" if hour == "00:00" else hour


def spoken(values: Mapping[str, str], day: str, time: str) -> str:
    """What two fields say, as people write it; empty where they are."""
    hour = values.get(time, "")
    return " ".join(filter(None, [values.get(day, ""), f"kl {hour}" if hour else ""]))
