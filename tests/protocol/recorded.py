"""The recorded activities, one file each in `activities`."""

import json
from pathlib import Path
from typing import Any

Json = dict[str, Any]

FOLDER = Path(__file__).with_name("activities")
TENANT = "11111111-1111-1111-1111-111111111111"
PERSON = "33333333-3333-3333-3333-333333333333"


def names() -> list[str]:
    """Every recorded activity."""
    return sorted(file.stem for file in FOLDER.glob("*.json"))


def recorded(name: str, service_url: str) -> Json:
    """An activity as it was recorded, but for the address that is replied to."""
    activity: Json = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return activity | {"serviceUrl": service_url}


def variants(activity: Json) -> list[tuple[str, Json]]:
    """The activity with each of its fields missing, and each in another shape, by what was done to it."""
    odd: list[tuple[str, Json]] = []
    others: list[Any] = [None, "", "-1", 7, [], {}]
    for field in activity:
        odd.append((f"no {field}", {name: value for name, value in activity.items() if name != field}))
        odd += [(f"{field} is {value!r}", activity | {field: value}) for value in others]
    return odd


def variants_within(part: Json) -> list[tuple[str, Json]]:
    """The same of every object in it, too."""
    odd = variants(part)
    for field, value in part.items():
        if isinstance(value, dict):
            odd += [(f"{field}: {what}", part | {field: changed}) for what, changed in variants_within(value)]
    return odd
