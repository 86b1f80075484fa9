# The SDK carries no types, so its base classes are Any to the type checker.
# mypy: disallow-subclassing-any=False
"""The Bot Framework's adapter, sending through one shared session."""

from collections.abc import Awaitable, Callable

from botbuilder.core import TurnContext
from botbuilder.core.cloud_adapter_base import CloudAdapterBase
from botbuilder.schema import Activity, ChannelAccount, ConversationAccount, ResourceResponse
from botframework.connector.auth import (
    AuthenticateRequestResult,
    BotFrameworkAuthentication,
    ClaimsIdentity,
    ConnectorFactory,
)

from bot.activity import IncomingActivity
from bot.address import Account, Address
from bot.connector import Letter
from bot.delivery import Delivery
from bot.replies import to_json


class Adapter(CloudAdapterBase):
    """Runs a turn for each activity that the gatekeeper has let in, and posts what the turn sends.

    The stock adapter makes a client, a connection pool and a sign-in client per turn; this one shares
    one of each.
    """

    def __init__(self, delivery: Delivery) -> None:
        super().__init__(_AlreadyAdmitted())
        self._delivery = delivery
        self._admission = _admission(delivery)

    async def process(self, incoming: IncomingActivity, logic: Callable[[TurnContext], Awaitable[None]]) -> None:
        """Run a turn on an activity."""
        await self.process_activity(self._admission, to_sdk(incoming), logic)

    async def send_activities(self, context: TurnContext, activities: list[Activity]) -> list[ResourceResponse]:
        """Send messages, in order, as replies to the turn's activity."""
        to = _address(context.activity)
        await self._delivery.deliver([Letter.to(to, to_json(each, to)) for each in activities])
        return [ResourceResponse() for _ in activities]


def to_sdk(incoming: IncomingActivity) -> Activity:
    """The SDK's own form of an activity."""
    return Activity(
        type=incoming.type,
        id=incoming.id,
        channel_id=incoming.channel_id,
        service_url=incoming.service_url,
        locale=incoming.locale,
        conversation=ConversationAccount(id=incoming.conversation.id),
        from_property=ChannelAccount(id=incoming.sender.id, name=incoming.sender.name),
        recipient=ChannelAccount(id=incoming.recipient.id, name=incoming.recipient.name),
    )


def _address(activity: Activity) -> Address:
    """Where replies to an activity go."""
    return Address(
        service_url=activity.service_url,
        conversation=activity.conversation.id,
        bot=Account(activity.recipient.id, activity.recipient.name),
        person=Account(activity.from_property.id, activity.from_property.name),
        answers=activity.id,
    )


class _SharedDelivery(ConnectorFactory):
    """Hands every turn the same way out."""

    def __init__(self, delivery: Delivery) -> None:
        self._delivery = delivery

    async def create(self, *_: object) -> Delivery:
        return self._delivery


class _AlreadyAdmitted(BotFrameworkAuthentication):
    """The SDK's seam for authentication, which has nothing left to do: the gatekeeper comes before it."""

    async def authenticate_request(self, *_: object) -> AuthenticateRequestResult:
        raise PermissionError

    async def authenticate_streaming_request(self, *_: object) -> AuthenticateRequestResult:
        raise PermissionError

    def create_connector_factory(self, *_: object) -> ConnectorFactory:
        raise PermissionError

    async def create_user_token_client(self, *_: object) -> None:
        return None


def _admission(delivery: Delivery) -> AuthenticateRequestResult:
    admission = AuthenticateRequestResult()
    admission.claims_identity = ClaimsIdentity({}, True)
    admission.connector_factory = _SharedDelivery(delivery)
    return admission
