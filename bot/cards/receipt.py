"""What becomes of a question's card once it is answered: the question and the answer, with nothing to press."""

from collections.abc import Iterator

from bot.cards.elements import Json, card, done, plain_of
from bot.cards.form import FORM
from bot.presses import FIELD, to_value
from dialogs.turn import Choose, Fill, Press
from knowledge.identity_numbers import masked
from knowledge.language import Language


def receipt(question: Json, press: Press | None) -> Json:
    """The card of a question after a turn, without the personal identity numbers that were filled in.

    Args:
        question: the card as it was.
        press: what was pressed; None where the question was answered in writing, or is asked anew below.
    """
    asked = [part for part in question["body"] if part.get("id") != FORM]
    body = [*asked, *(done(answer) | {"spacing": "Small"} for answer in _answers(question, press))]
    return card(question["lang"], body, (), plain_of(body))


def _answers(question: Json, press: Press | None) -> Iterator[str]:
    match press:
        case Choose():
            actions = question.get("actions", [])
            yield from (action["title"] for action in actions if action.get("data") == to_value(press))
        case Fill(frame, step, values):
            for field in _fields(question, to_value(Fill(frame, step, {}))):
                value = values.get(field["id"].removeprefix(FIELD), "")
                if value:
                    yield f"{_named(field['label'])} {masked(_title(field, value), Language(question['lang']))}"


def _fields(question: Json, sent: Json) -> list[Json]:
    """The fields of a card's form, if it is the one that was sent."""
    for action in question.get("actions", []):
        if action.get("data") == sent:
            return _filled_in(question["body"])
        inside = action.get("card")
        if inside and inside["actions"][0]["data"] == sent:
            return _filled_in(inside["body"])
    return []


def _filled_in(body: list[Json]) -> list[Json]:
    [form] = [part for part in body if part.get("id") == FORM]
    return [part for part in form["items"] if "label" in part]


def _named(label: str) -> str:
    """A label as it stands before its answer: a question needs no colon."""
    return label if label.endswith("?") else f"{label}:"


def _title(field: Json, value: str) -> str:
    """What people read for what stands in a field."""
    titles = {choice["value"]: choice["title"] for choice in field.get("choices", [])}
    chosen = value.split(",") if field.get("isMultiSelect") else [value]
    return ", ".join(titles.get(one, one) for one in chosen)
