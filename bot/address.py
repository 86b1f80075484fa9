"""Where a message goes, and who it is from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Account:
    """A person or the assistant, as the channel knows them.

    Attributes:
        id: the channel's own id, such as `29:...` in Teams.
        name: the display name; may be empty.
    """

    id: str
    name: str = ""


@dataclass(frozen=True)
class Address:
    """The way to one person in one conversation.

    Attributes:
        service_url: the address of the channel's service.
        conversation: the conversation's id.
        bot: the assistant's account there.
        person: whom the message is for.
        answers: the id of the activity that it answers; empty when it answers none.
    """

    service_url: str
    conversation: str
    bot: Account
    person: Account
    answers: str = ""
