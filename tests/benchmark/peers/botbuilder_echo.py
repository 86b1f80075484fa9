# mypy: disallow-subclassing-any=False
# The Bot Framework has no types; a handler has to be one of its classes all the same.
"""The Bot Framework's own echo bot: a stock CloudAdapter that checks the channel's tokens."""

from http import HTTPStatus

from aiohttp import web
from botbuilder.core import ActivityHandler, TurnContext
from botbuilder.integration.aiohttp import CloudAdapter, ConfigurationBotFrameworkAuthentication
from botframework.connector.auth import AppCredentials, PasswordServiceClientCredentialFactory

from bot.settings import Settings
from tests.support.issuer import ISSUER


class _Configuration:
    TO_BOT_FROM_CHANNEL_TOKEN_ISSUER = TO_CHANNEL_FROM_BOT_OAUTH_SCOPE = OAUTH_URL = ISSUER

    def __init__(self, settings: Settings) -> None:
        self.TO_BOT_FROM_CHANNEL_OPENID_METADATA_URL = settings.openid_metadata


class _Credentials(PasswordServiceClientCredentialFactory):
    async def create_credentials(self, app_id: str, *_: object, **__: object) -> AppCredentials:
        return _OwnToken(app_id)


class _OwnToken(AppCredentials):
    """The bot's own token at no cost: MSAL, which the SDK asks for it, takes no address on this machine."""

    def get_access_token(self, *_: object, **__: object) -> str:
        return "own-token"


class _Echo(ActivityHandler):
    async def on_message_activity(self, turn_context: TurnContext) -> None:
        await turn_context.send_activity(turn_context.activity.text)


def main() -> None:
    """Serve until stopped."""
    settings = Settings.load()
    authentication = ConfigurationBotFrameworkAuthentication(
        _Configuration(settings),
        credentials_factory=_Credentials(settings.app_id, settings.app_password),
    )
    adapter = CloudAdapter(authentication)
    echo = _Echo()

    async def messages(request: web.Request) -> web.Response:
        return await adapter.process(request, echo) or web.Response(status=HTTPStatus.OK)

    app = web.Application()
    app.router.add_post("/api/messages", messages)
    web.run_app(app, host=settings.host, port=settings.port, access_log=None, print=None)


if __name__ == "__main__":
    main()
