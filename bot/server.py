"""The web application: everything of the channel, put together."""

from collections.abc import AsyncIterator
from functools import partial
from http import HTTPStatus

import structlog
from aiohttp import ClientSession, ClientTimeout, DummyCookieJar, web
from aiohttp.typedefs import Handler
from sqlalchemy.exc import SQLAlchemyError

from bot.adapter import Adapter
from bot.auth.credentials import credentials_for
from bot.auth.gatekeeper import Gatekeeper, LocalGatekeeper, TenantGatekeeper
from bot.auth.keys import SigningKeys
from bot.auth.service_hosts import ServiceHosts
from bot.auth.tokens import TokenVerifier
from bot.background import Background
from bot.clock import Clock, stockholm_now
from bot.connector import Connector
from bot.conversing import Conversing
from bot.database import open_database
from bot.endpoint import LARGEST_BODY_BYTES, Endpoint
from bot.invokes.card_actions import CardActions
from bot.invokes.feedback import FeedbackForms, FeedbackGiven
from bot.invokes.invoke import Answering
from bot.invokes.people_search import PeopleSearch
from bot.machinery import Machinery, Parts, Postman
from bot.outbox.commands import Backend
from bot.outbox.posts import DeskChannel
from bot.pace import Pace
from bot.settings import Settings, is_loopback
from bot.storage import Storage
from bot.talking import Assistant
from bot.turns import Turns

MESSAGES_PATH = "/api/messages"
SETTINGS = web.AppKey("settings", Settings)

BACKGROUND = web.AppKey("background", Background)

_ENDPOINT = web.AppKey("endpoint", Endpoint)
_STORAGE = web.AppKey("storage", Storage)
_CHANNEL_TIMEOUT_SECONDS = 10
_USUAL_PACE = Pace()

_log = structlog.get_logger()


def create_app(
    settings: Settings,
    assistant: Assistant,
    telephony: Backend,
    clock: Clock = stockholm_now,
    *,
    pace: Pace = _USUAL_PACE,
    postman: Postman | None = None,
) -> web.Application:
    """The web application that answers the channel and carries out what is ordered there.

    It opens its database and its session when it starts, and answers what it has taken in before it stops.
    In local mode more routes may be added to it before it starts.

    Args:
        settings: what the operator has decided.
        assistant: who knows the answers.
        telephony: the backend that carries out commands.
        clock: the one clock.
        pace: how long things are waited for.
        postman: who delivers the mails that commands give rise to, if any are delivered.
    """
    app = web.Application(
        client_max_size=LARGEST_BODY_BYTES, middlewares=[_only_this_machine] if settings.local else []
    )
    app[SETTINGS] = settings
    parts = Parts(assistant, telephony, clock, pace, postman, _desk_channel(settings))
    app.cleanup_ctx.append(partial(_running, settings=settings, parts=parts))
    app.router.add_post(MESSAGES_PATH, _messages)
    app.router.add_get("/healthz", _alive)
    app.router.add_get("/readyz", _ready)
    return app


async def _running(app: web.Application, settings: Settings, parts: Parts) -> AsyncIterator[None]:
    database = await open_database(settings.database_url)
    session = ClientSession(
        timeout=ClientTimeout(total=_CHANNEL_TIMEOUT_SECONDS),
        cookie_jar=DummyCookieJar(),
        raise_for_status=False,
    )
    connector = Connector(session, credentials_for(settings, session))
    machinery = Machinery(parts, database, connector, local=settings.local)
    app[BACKGROUND], app[_STORAGE] = machinery.background, machinery.storage
    adapter = Adapter(machinery.delivery)
    turns = Turns(parts.clock, settings.desk_channel)
    conversing = Conversing(parts.assistant, machinery.results, turns, traced=settings.local)
    invokes: dict[str, Answering] = {
        "adaptiveCard/action": CardActions(
            parts.assistant, adapter, conversing, machinery.redrawing, machinery.results, database, turns
        ),
        "composeExtension/query": PeopleSearch(parts.assistant, turns),
        "message/fetchTask": FeedbackForms(parts.assistant, machinery.storage),
        "message/submitAction": FeedbackGiven(machinery.storage, database, parts.clock),
    }
    app[_ENDPOINT] = Endpoint(_gatekeeper(settings, session), adapter, conversing, invokes)
    await machinery.start()
    yield
    await machinery.stop()
    await session.close()
    await database.close()


def _desk_channel(settings: Settings) -> DeskChannel | None:
    if not settings.desk_channel:
        return None
    return DeskChannel(settings.desk_channel, settings.desk_tenant, settings.desk_service_url)


def _gatekeeper(settings: Settings, session: ClientSession) -> Gatekeeper:
    hosts = ServiceHosts(settings)
    if settings.local:
        return LocalGatekeeper(hosts, settings.tenants)
    verifier = TokenVerifier(SigningKeys(session, settings.openid_metadata), settings.app_id)
    return TenantGatekeeper(verifier, hosts, settings.tenants)


async def _messages(request: web.Request) -> web.Response:
    return await request.app[_ENDPOINT].messages(request)


async def _alive(_request: web.Request) -> web.Response:
    return web.json_response({"status": "alive"})


async def _ready(request: web.Request) -> web.Response:
    """Ready when the database answers; the knowledge was loaded before anything listened."""
    try:
        await request.app[_STORAGE].answers()
    except (SQLAlchemyError, OSError) as error:
        _log.error("database does not answer", error=type(error).__name__)
        return web.json_response({"status": "not ready"}, status=HTTPStatus.SERVICE_UNAVAILABLE)
    return web.json_response({"status": "ready"})


@web.middleware
async def _only_this_machine(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Local mode trusts whoever asks, so no web page elsewhere may pass for this machine (DNS rebinding)."""
    if not is_loopback(request.url.host):
        return web.Response(status=HTTPStatus.FORBIDDEN)
    return await handler(request)
