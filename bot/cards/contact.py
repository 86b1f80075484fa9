"""Somebody in the directory, as a card that a person passes on: with nothing to press that others can't."""

from bot.cards.elements import Json, card, heading, note, paragraphs, plain_of
from dialogs.people import Contact
from knowledge.language import Language


def contact_card(contact: Contact, language: Language) -> Json:
    """The card of a person of the directory."""
    as_of = [note(contact.as_of)] if contact.as_of else []
    body = [heading(contact.name), *paragraphs(contact.entry), *as_of]
    return card(language.value, body, (), plain_of(body))
