"""Forms: those of a flow's questions open in the place of their card's buttons, others within their card."""

from bot.cards.elements import OPENING, Json, execute, note, warning
from bot.presses import FIELD, to_value
from dialogs.reply import Field, Form, Input

FORM = "form"
"""The id of the part of a card that is filled in."""
PROBLEM = "problem."
"""Begins the id of what is wrong with a field, which stands above it."""
EXPANDED = 4
"""So many choices are all shown; more are in a list that opens."""


def opener(form: Form, language: str) -> Json:
    """The button that opens the form."""
    if form.opener:
        return execute(form.title, OPENING, to_value(form.opener))
    inside = {
        "type": "AdaptiveCard",
        "version": "1.5",
        "lang": language,
        "body": [fields(form)],
        "actions": [send(form)],
    }
    return {"type": "Action.ShowCard", "title": form.title, "card": inside}


def fields(form: Form) -> Json:
    """What is to be filled in."""
    items = [note(form.note), *(part for field in form.fields for part in _field(field))]
    return {"type": "Container", "id": FORM, "items": items}


def send(form: Form) -> Json:
    """The button that sends it."""
    return execute(form.send, "fill", to_value(form.press), leads=True)


def _field(field: Field) -> list[Json]:
    """The field, close below what is wrong with what stands in it."""
    about = {"id": PROBLEM + field.name, "spacing": "Medium"}
    wrong = [warning(field.problem) | about] if field.problem else []
    common: Json = {"id": FIELD + field.name, "label": field.label, "spacing": "Small" if wrong else "Medium"}
    if field.value:
        common["value"] = field.value
    if field.required:
        common["isRequired"] = True
    if field.refusal:
        common["errorMessage"] = field.refusal
    return [*wrong, common | _input(field)]


def _input(field: Field) -> Json:
    match field.input:
        case Input.CHOICE:
            style = "expanded" if len(field.items) <= EXPANDED else "compact"
            return {"type": "Input.ChoiceSet", "style": style, "choices": _choices(field), "wrap": True}
        case Input.TICKS:
            return {"type": "Input.ChoiceSet", "isMultiSelect": True, "choices": _choices(field), "wrap": True}
        case Input.DAY:
            return {"type": "Input.Date"} | ({"max": field.latest} if field.latest else {})
        case Input.TIME:
            return {"type": "Input.Time"}
        case _:
            long = {"isMultiline": True} if field.input is Input.TEXT else {}
            return {"type": "Input.Text", "placeholder": field.hint, "maxLength": field.longest} | long


def _choices(field: Field) -> list[Json]:
    return [{"title": item.title, "value": item.value} for item in field.items]
