"""What somebody thinks of an answer, to be filled in once a thumb was pressed."""

from collections.abc import Callable

from bot.cards.elements import Json, card, note
from bot.feedback import Reaction, Reason

REASONS, COMMENT = "reasons", "comment"
LONGEST_COMMENT = 1000


def feedback_form(reaction: Reaction, language: str, say: Callable[[str], str]) -> Json:
    """The form: what is wrong, for a thumb down, and a comment.

    Args:
        reaction: which thumb.
        language: the language that it is written in, as `sv`.
        say: a sentence by its name.
    """
    reasons = [_reasons(say)] if reaction is Reaction.DISLIKE else []
    comment: Json = {
        "type": "Input.Text",
        "id": COMMENT,
        "label": say("feedback_comment"),
        "isMultiline": True,
        "maxLength": LONGEST_COMMENT,
    }
    send: Json = {"type": "Action.Submit", "title": say("feedback_send"), "style": "positive"}
    return card(language, [*reasons, comment, note(say("feedback_note"))], [send], title(reaction, say))


def title(reaction: Reaction, say: Callable[[str], str]) -> str:
    """What stands above the form."""
    return say(f"feedback_{reaction.value}")


def _reasons(say: Callable[[str], str]) -> Json:
    return {
        "type": "Input.ChoiceSet",
        "id": REASONS,
        "label": say("feedback_reasons"),
        "style": "expanded",
        "isMultiSelect": True,
        "wrap": True,
        "choices": [{"title": say(f"feedback_{reason.value}"), "value": reason.value} for reason in Reason],
    }
