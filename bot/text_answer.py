"""An answer from the routine as a text message: with its sources, what to ask next, and a say about it.

A card can have none of that in Teams. The shapes are those of
https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bot-messages-ai-generated-content and
https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/prompt-suggestions
"""

from dataclasses import replace
from functools import cache

from botbuilder.schema import Activity

from bot.cards.elements import Json
from bot.cards.reply_card import to_plain_text
from bot.markdown import bold, link, paragraphs
from dialogs.reply import Citation, Reply, Suggestion
from dialogs.turn import Begin, Pick

MOST_SUGGESTIONS = 3
"""Teams shows no more."""


def is_text_answer(reply: Reply) -> bool:
    """Whether a reply comes from the routine, and all that it offers can be said."""
    return bool(reply.source) and not (reply.forms or reply.view) and all(map(_can_be_said, reply.suggestions))


def to_text_answer(reply: Reply) -> Activity:
    """The message."""
    shown = replace(reply, suggestions=reply.suggestions[:MOST_SUGGESTIONS])
    return Activity(
        type="message",
        text=_text(shown),
        text_format="markdown",
        locale=reply.language.value,
        summary=to_plain_text(shown),
        entities=[_sources(shown.citations)] if shown.citations else None,
        suggested_actions={"actions": [_offer(one.says) for one in shown.suggestions]} if shown.suggestions else None,
        channel_data={"feedbackLoop": {"type": "custom"}},
    )


def _can_be_said(suggestion: Suggestion) -> bool:
    """Whether its words alone lead to where the button leads."""
    match suggestion.press:
        case Pick(topic):
            return topic is not None
        case Begin(_, given):
            return not given
    return False


def _text(reply: Reply) -> str:
    marks = "".join(f" [{number}]" for number, _ in enumerate(reply.citations, 1))
    parts = [
        bold(reply.heading) if reply.heading else "",
        paragraphs(reply.text),
        " · ".join(link(way.title, way.url) for way in reply.links),
        paragraphs(reply.source) + marks,
    ]
    return "\n\n".join(filter(None, parts))


@cache
def _sources(citations: tuple[Citation, ...]) -> Json:
    """The sources; without Teams' label for what a model has written, since none has."""
    return {
        "type": "https://schema.org/Message",
        "@type": "Message",
        "@context": "https://schema.org",
        "@id": "",
        "citation": [_source(number, citation) for number, citation in enumerate(citations, 1)],
    }


def _source(number: int, citation: Citation) -> Json:
    appearance = {"@type": "DigitalDocument", "name": citation.name, "abstract": citation.abstract}
    return {"@type": "Claim", "position": number, "appearance": appearance}


def _offer(says: str) -> Json:
    """What a person may say next, and says by pressing it."""
    return {"type": "imBack", "title": says, "value": says}
