"""An echo bot on the Microsoft 365 Agents SDK, which checks the channel's tokens."""

import os
from http import HTTPStatus
from typing import Any

from aiohttp import web
from microsoft_agents.activity import TurnContextProtocol
from microsoft_agents.hosting.aiohttp import CloudAdapter, jwt_authorization_middleware
from microsoft_agents.hosting.core import (
    ActivityHandler,
    AgentAuthConfiguration,
    AnonymousTokenProvider,
    ConnectionManager,
)
from microsoft_agents.hosting.core.authorization._entra_issuers import BOTFRAMEWORK_JWKS_URIS

from bot.settings import Settings
from tests.support.issuer import ISSUER


class _OwnToken(AnonymousTokenProvider):
    """The bot's own token at no cost: MSAL, which the SDK asks for it, takes no address on this machine."""

    async def get_access_token(self, *_: object, **__: object) -> str:
        return "own-token"


class _Echo(ActivityHandler):
    async def on_message_activity(self, turn_context: TurnContextProtocol[Any]) -> None:
        await turn_context.send_activity(turn_context.activity.text or "")


def main() -> None:
    """Serve until stopped."""
    settings = Settings.load()
    # The SDK has no setting for where the channel's keys are: it looks the issuer up in this table.
    BOTFRAMEWORK_JWKS_URIS[ISSUER] = os.environ["CHANNEL_KEYS"]
    configuration = AgentAuthConfiguration(client_id=settings.app_id, client_secret=settings.app_password)
    connections = ConnectionManager(lambda _: _OwnToken(), {"SERVICE_CONNECTION": configuration})
    adapter = CloudAdapter(connection_manager=connections)
    echo = _Echo()

    async def messages(request: web.Request) -> web.Response:
        return await adapter.process(request, echo) or web.Response(status=HTTPStatus.OK)

    app = web.Application(middlewares=[jwt_authorization_middleware])
    app["agent_configuration"] = configuration
    app.router.add_post("/api/messages", messages)
    web.run_app(app, host=settings.host, port=settings.port, access_log=None, print=None)


if __name__ == "__main__":
    main()
