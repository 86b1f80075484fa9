"""The assistant in local mode: the same application, with a chat page and a made-up organisation."""

from aiohttp import web

from bot.clock import Clock, stockholm_now
from bot.local.routes import add_local_routes
from bot.machinery import Postman
from bot.outbox.commands import Backend
from bot.server import create_app
from bot.settings import Settings
from bot.talking import Assistant
from telephony.organisation import Organisation

DESK_CHANNEL = "19:smlit@thread.tacv2"
"""The id of SML-IT's channel in local mode."""


def create_local_app(
    settings: Settings,
    assistant: Assistant,
    telephony: Backend,
    organisation: Organisation,
    clock: Clock = stockholm_now,
    *,
    postman: Postman | None = None,
) -> web.Application:
    """The web application of local mode, where the organisation's tenants are known besides those that are set."""
    own = {tenant: municipality for municipality, tenant in organisation.tenants.items()}
    known = settings.model_copy(update={"tenants": own | settings.tenants, "desk_channel": DESK_CHANNEL})
    app = create_app(known, assistant, telephony, clock, postman=postman)
    add_local_routes(app, organisation, clock, desk_channel=DESK_CHANNEL)
    return app
