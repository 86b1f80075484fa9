"""What is kept of a conversation so that it can be gone on with at any time, without anything having arrived."""

from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, PlainSerializer

from bot.activity import IncomingActivity, Member
from bot.address import Account, Address
from bot.key import Key
from bot.turns import participant
from dialogs.turn import Person, Scope, Turn
from knowledge.language import Language


class Reference(BaseModel):
    """A person's conversation: where it is held, and who the person is.

    Attributes:
        service_url: the address of the channel's service.
        conversation: the conversation's id.
        scope: where it is held.
        bot: the assistant's account there.
        account: the person's account there.
        person: the Entra object id.
        tenant: the Entra tenant id.
        municipality: the municipality that the tenant belongs to.
        locale: the language of the person's client.
        heard_at: when the person was last heard.
    """

    model_config = ConfigDict(frozen=True)

    service_url: str
    conversation: str
    scope: Scope
    bot: Account
    account: Account
    person: str
    tenant: str
    municipality: str
    locale: Language
    heard_at: Annotated[AwareDatetime, PlainSerializer(lambda moment: moment.isoformat())]

    @property
    def key(self) -> Key:
        """The person's row."""
        return Key(self.conversation, self.person)

    def as_person(self) -> Person:
        """The person, as the conversation knows people."""
        return Person(id=self.person, tenant=self.tenant, name=self.account.name, municipality=self.municipality)

    def address(self, answers: str = "") -> Address:
        """Where messages to the person go; `answers` is the id of the activity that they answer."""
        return Address(self.service_url, self.conversation, self.bot, self.account, answers)


def reference_of(incoming: IncomingActivity, turn: Turn) -> Reference:
    """The reference of the conversation that an activity belongs to."""
    return Reference(
        service_url=incoming.service_url,
        conversation=incoming.conversation.id,
        scope=turn.scope,
        bot=_account(incoming.recipient),
        account=_account(participant(incoming, turn.happening)),
        person=turn.person.id,
        tenant=turn.person.tenant,
        municipality=turn.person.municipality,
        locale=turn.locale,
        heard_at=turn.moment,
    )


def _account(member: Member) -> Account:
    return Account(member.id, member.name)
