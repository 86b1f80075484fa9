"""What a button carries, as JSON on its way to the channel and back."""

import json
from typing import Annotated, assert_never

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from dialogs.turn import Begin, Choose, Pick, Press

_Name = Annotated[str, Field(min_length=1, max_length=200)]


class _Wire(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore")


class _Pick(_Wire):
    pick: _Name | None


class _Choose(_Wire):
    frame: _Name
    step: int
    answer: Annotated[str, Field(max_length=200)]


class _Begin(_Wire):
    begin: _Name
    given: Annotated[dict[_Name, Annotated[str, Field(max_length=200)]], Field(max_length=10)] = {}


_PRESS: TypeAdapter[_Pick | _Choose | _Begin] = TypeAdapter(_Pick | _Choose | _Begin)


def to_value(press: Press) -> dict[str, object]:
    """The JSON of a button."""
    match press:
        case Pick(topic):
            return {"pick": topic}
        case Choose(frame, step, answer):
            return {"frame": frame, "step": step, "answer": answer}
        case Begin(flow, given):
            return {"begin": flow, "given": dict(given)}
        case _:
            assert_never(press)


def from_value(value: object) -> Press | None:
    """The button that was pressed; None for anything that no button of ours carries.

    Teams hands a button's value on as an object or as JSON text.
    """
    try:
        press = _PRESS.validate_python(json.loads(value) if isinstance(value, str) else value)
    except (ValidationError, ValueError, RecursionError):
        return None
    match press:
        case _Pick():
            return Pick(press.pick)
        case _Choose():
            return Choose(press.frame, press.step, press.answer)
        case _:
            return Begin(press.begin, press.given)
