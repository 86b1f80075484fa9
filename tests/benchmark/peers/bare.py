"""A bare aiohttp handler that posts one reply: no bot framework, no authentication, no database."""

from collections.abc import AsyncIterator

from aiohttp import ClientSession, web

from bot.settings import Settings

_SESSION = web.AppKey("session", ClientSession)


async def _session(app: web.Application) -> AsyncIterator[None]:
    async with ClientSession() as app[_SESSION]:
        yield


async def _messages(request: web.Request) -> web.Response:
    activity = await request.json()
    place = f"v3/conversations/{activity['conversation']['id']}/activities/{activity['id']}"
    reply = {"type": "message", "text": activity["text"], "replyToId": activity["id"]}
    async with request.app[_SESSION].post(f"{activity['serviceUrl']}/{place}", json=reply) as response:
        await response.read()
    return web.Response()


def main() -> None:
    """Serve until stopped."""
    settings = Settings.load()
    app = web.Application()
    app.cleanup_ctx.append(_session)
    app.router.add_post("/api/messages", _messages)
    web.run_app(app, host=settings.host, port=settings.port, access_log=None, print=None)


if __name__ == "__main__":
    main()
