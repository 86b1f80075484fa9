"""What local mode serves besides the endpoint: the chat page, its packages, its people and its connector."""

from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.clock import Clock
from bot.local.connector import Connector
from bot.local.gallery import gallery
from bot.local.guard import own_page_only
from telephony.organisation import Organisation

_PAGE = Path(__file__).with_name("page")
_PACKAGES = Path(__file__).parents[2] / "node_modules"

_FILES = {
    "/": _PAGE / "chat.html",
    "/local/gallery": _PAGE / "gallery.html",
    **{f"/local/{path.name}": path for path in sorted(_PAGE.iterdir()) if path.suffix in (".css", ".js")},
    "/local/adaptivecards.js": _PACKAGES / "adaptivecards/dist/adaptivecards.min.js",
    "/local/markdown-it.js": _PACKAGES / "markdown-it/dist/browser/markdown-it.umd.min.js",
}

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}


def add_local_routes(app: web.Application, organisation: Organisation, clock: Clock, *, desk_channel: str) -> None:
    """Serve the chat page, and keep other pages' hands off the whole application.

    Args:
        app: the application.
        organisation: whom the page can speak as.
        clock: the one clock.
        desk_channel: the id of SML-IT's channel.
    """
    connector = Connector(organisation, clock, desk_channel)
    app.middlewares.append(own_page_only)
    app.on_shutdown.append(connector.close)
    conversations = "/local/connector/v3/conversations"
    conversation = conversations + "/{conversation}/activities"
    app.add_routes(
        [
            *(web.get(address, _file(path)) for address, path in _FILES.items()),
            web.get("/local/people", _people(organisation)),
            web.get("/local/desk", connector.desk),
            web.get("/local/gallery.json", _gallery),
            web.post("/local/arrivals", connector.arrive),
            web.post("/local/messages", connector.say),
            web.post("/local/invokes", connector.ask),
            web.post("/local/shared", connector.share),
            web.get("/local/events", connector.follow),
            web.post(conversations, connector.open),
            web.post(conversation, connector.reply),
            web.post(conversation + "/{activity}", connector.reply),
            web.put(conversation + "/{activity}", connector.update),
            web.delete(conversation + "/{activity}", connector.delete),
        ]
    )


async def _gallery(_request: web.Request) -> web.Response:
    return web.json_response(gallery(), headers=_HEADERS)


def _file(path: Path) -> Handler:
    async def serve(_request: web.Request) -> web.StreamResponse:
        return web.FileResponse(path, headers=_HEADERS)

    return serve


def _people(organisation: Organisation) -> Handler:
    people = [
        {
            "name": member.name,
            "aad_object_id": member.id,
            "title": member.title,
            "municipality": member.municipality,
            "manager": manager.name if (manager := organisation.manager_of(member)) else None,
        }
        for member in organisation.people
    ]

    async def list_people(_request: web.Request) -> web.Response:
        return web.json_response(people, headers=_HEADERS)

    return list_people
