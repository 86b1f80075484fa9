"""What becomes of a question's card once it is answered: the question and the answer, with nothing to press."""

from collections.abc import Iterator

from bot.cards.elements import Json, card, done, plain_of
from bot.presses import FIELD, to_value
from dialogs.turn import Choose, Fill, Press


def receipt(question: Json, press: Press | None) -> Json:
    """The card of a question after a turn.

    Args:
        question: the card as it was.
        press: what was pressed; None where the question was answered in writing, or is asked anew below.
    """
    body = [*question["body"], *map(done, _answers(question, press))]
    return card(question["lang"], body, (), plain_of(body))


def _answers(question: Json, press: Press | None) -> Iterator[str]:
    actions = question.get("actions", [])
    match press:
        case Choose():
            yield from (action["title"] for action in actions if action.get("data") == to_value(press))
        case Fill(frame, step, values):
            sent = to_value(Fill(frame, step, {}))
            forms = [action["card"] for action in actions if action["type"] == "Action.ShowCard"]
            fields = [part for form in forms if form["actions"][0]["data"] == sent for part in form["body"]]
            for part in fields:
                value = values.get(str(part.get("id", "")).removeprefix(FIELD), "")
                if value:
                    yield f"{part['label']}: {_title(part, value)}"


def _title(part: Json, value: str) -> str:
    """What people read for what stands in a field."""
    titles = {choice["value"]: choice["title"] for choice in part.get("choices", [])}
    chosen = value.split(",") if part.get("isMultiSelect") else [value]
    return ", ".join(titles.get(one, one) for one in chosen)
