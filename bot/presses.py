"""What a button carries, as JSON on its way to the channel and back."""

import json
from typing import Annotated, Any, assert_never

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from bot.characters import without_unusable
from dialogs.reply import View
from dialogs.turn import Begin, Choose, Fill, Pick, Press

FIELD = "field."
"""Begins the name of a form's field on a card."""

_MOST_FIELDS = 30
_LONGEST_FIELD = 4000

_Name = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^\P{C}*$")]
_Words = Annotated[str, Field(max_length=200), AfterValidator(without_unusable)]


class _Wire(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore")


class _Pick(_Wire):
    pick: _Name | None


class _Choose(_Wire):
    frame: _Name
    step: int
    answer: _Words


class _Begin(BaseModel):
    """A flow's own keys; the fields of a form that begins it stand beside them."""

    model_config = ConfigDict(strict=True, extra="allow")

    begin: _Name
    given: Annotated[dict[_Name, _Words], Field(max_length=10)] = {}
    sure: bool = False


class _Fill(BaseModel):
    """A form's own keys; its fields stand beside them."""

    model_config = ConfigDict(strict=True, extra="allow")

    form: _Name
    step: int


class _View(_Wire):
    view: _Name
    case: _Name


_PRESS: TypeAdapter[_Pick | _Choose | _Begin | _Fill] = TypeAdapter(_Pick | _Choose | _Begin | _Fill)


def to_value(press: Press) -> dict[str, object]:
    """The JSON of a button."""
    match press:
        case Pick(topic):
            return {"pick": topic}
        case Choose(frame, step, answer):
            return {"frame": frame, "step": step, "answer": answer}
        case Begin(flow, given, sure):
            return {"begin": flow, "given": dict(given)} | ({"sure": True} if sure else {})
        case Fill(frame, step, values):
            return {"form": frame, "step": step} | {FIELD + name: value for name, value in values.items()}
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
        case _Fill():
            return Fill(press.form, press.step, _fields(press.model_extra or {}))
        case _:
            return Begin(press.begin, press.given | _fields(press.model_extra or {}), press.sure)


def view_to_value(view: View) -> dict[str, object]:
    """The JSON by which a card asks for a case as it stands by now."""
    return {"view": view.flow, "case": view.case}


def view_from_value(value: object) -> View | None:
    """The case that a card asks for; None where it asks for none."""
    try:
        asked = _View.model_validate(value)
    except ValidationError:
        return None
    return View(asked.view, asked.case)


def _fields(sent: dict[str, Any]) -> dict[str, str]:
    """What stands in a form's fields; what is no text counts as empty."""
    fields = [(name.removeprefix(FIELD), value) for name, value in sent.items() if name.startswith(FIELD)]
    texts = [(name, value) for name, value in fields[:_MOST_FIELDS] if isinstance(value, str)]
    return {name: without_unusable(value)[:_LONGEST_FIELD] for name, value in texts}
