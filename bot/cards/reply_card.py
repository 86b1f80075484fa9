"""A reply as an Adaptive Card."""

from bot.cards.elements import Json, card, execute, heading, note, paragraphs, unlinked
from bot.cards.form import fields, opener, send
from bot.presses import to_value, view_to_value
from dialogs.asking import SAID_BY_BUTTON
from dialogs.reply import Link, Reply, Suggestion, View
from dialogs.turn import Begin, Choose

REFRESH = "refresh"
"""The verb by which a card asks what it shows by now."""


def to_card(reply: Reply) -> Json:
    """The Adaptive Card 1.5 of a reply."""
    whole = card(reply.language.value, _body(reply), _actions(reply), to_plain_text(reply))
    return whole | ({"refresh": _refresh(reply.view)} if reply.view else {})


def to_plain_text(reply: Reply) -> str:
    """The same content without a card: for notifications, screen readers and plain clients."""
    offers = "\n".join(f"- {suggestion.title}" for suggestion in reply.suggestions)
    links = "\n".join(f"{link.title}: {_address(link)}" for link in reply.links)
    return "\n\n".join(part for part in (reply.heading, unlinked(reply.text), offers, links, reply.source) if part)


def _body(reply: Reply) -> list[Json]:
    body: list[Json] = []
    if reply.heading:
        body.append(heading(reply.heading))
    body.extend(paragraphs(reply.text))
    if reply.source:
        body.append(note(reply.source))
    body.extend(fields(form) for form in reply.forms if form.open)
    return body


def _actions(reply: Reply) -> list[Json]:
    language = reply.language.value
    first = [send(form) for form in reply.forms if form.open]
    answers = [_press(one) for one in reply.suggestions if not _is_way_on(one)]
    openers = [opener(form, language) for form in reply.forms if not form.open]
    ways_on = [_press(one) for one in reply.suggestions if _is_way_on(one)]
    return [*first, *answers, *openers, *ways_on, *map(_open, reply.links)]


def _is_way_on(suggestion: Suggestion) -> bool:
    """Whether it stands for no answer, but for another way to go on."""
    press = suggestion.press
    return isinstance(press, Choose) and press.answer.startswith(SAID_BY_BUTTON) and not suggestion.leads


def _press(suggestion: Suggestion) -> Json:
    """An answer to a flow's question makes a receipt of the card; whatever else is said as the person's own words."""
    chosen = to_value(suggestion.press)
    if isinstance(suggestion.press, Choose):
        return execute(suggestion.title, "answer", chosen, leads=suggestion.leads)
    if isinstance(suggestion.press, Begin) and suggestion.press.sure:
        return execute(suggestion.title, "begin", chosen, leads=suggestion.leads)
    echo = {"type": "messageBack", "displayText": suggestion.says, "text": suggestion.says, "value": chosen}
    return {"type": "Action.Submit", "title": suggestion.title, "data": {**chosen, "msteams": echo}}


def _open(link: Link) -> Json:
    return {"type": "Action.OpenUrl", "title": link.title, "url": link.url}


def _refresh(view: View) -> Json:
    """Asked for by Teams when the card is opened."""
    return {"action": {"type": "Action.Execute", "verb": REFRESH, "data": view_to_value(view)}}


def _address(link: Link) -> str:
    return link.url.removeprefix("mailto:").removeprefix("tel:")
