"""The assistant in local mode: the same application, with a chat page and a made-up organisation."""

from aiohttp import web

from bot.clock import Clock, stockholm_now
from bot.conversing import Assistant
from bot.local.routes import add_local_routes
from bot.server import create_app
from bot.settings import Settings
from telephony.organisation import Organisation


def create_local_app(
    settings: Settings, assistant: Assistant, organisation: Organisation, clock: Clock = stockholm_now
) -> web.Application:
    """The web application of local mode, where the organisation's tenants are known besides those that are set."""
    own = {tenant: municipality for municipality, tenant in organisation.tenants.items()}
    app = create_app(settings.model_copy(update={"tenants": own | settings.tenants}), assistant, clock)
    add_local_routes(app, organisation, clock)
    return app
