"""`POST /api/messages`: where the channel delivers activities."""

from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from uuid import uuid4

import structlog
from aiohttp import web

from bot.activity import IncomingActivity, NotAnActivityError, parse_activity
from bot.adapter import Adapter
from bot.auth.gatekeeper import Gatekeeper
from bot.auth.refusal import RefusedError
from bot.conversing import Conversing
from bot.invokes.invoke import Answering, Invoke, MalformedInvokeError
from bot.log import where_it_failed

LARGEST_BODY_BYTES = 1024 * 1024

_LONGEST_NAME = 100

_log = structlog.get_logger()


class Endpoint:
    """Takes activities in, and answers them.

    A turn that fails has been answered as well as it can be: the response is 200 all the same, since sending
    it again would not help.
    """

    def __init__(
        self, gatekeeper: Gatekeeper, adapter: Adapter, conversing: Conversing, invokes: Mapping[str, Answering]
    ) -> None:
        """invokes: who answers each kind of invoke, by its name."""
        self._gatekeeper = gatekeeper
        self._adapter = adapter
        self._conversing = conversing
        self._invokes = invokes

    async def messages(self, request: web.Request) -> web.Response:
        """Take one activity in."""
        correlation = uuid4().hex
        log = _log.bind(correlation=correlation)
        try:
            incoming = await _activity(request)
            municipality = await self._gatekeeper.admit(request.headers.get("Authorization", ""), incoming)
        except RefusedError as refusal:
            log.warning("refused", status=refusal.status, reason=refusal.reason)
            return web.Response(status=refusal.status)
        if incoming.type == "invoke":
            return await self._invoked(Invoke(incoming, municipality, correlation))
        try:
            await self._adapter.process(incoming, partial(self._conversing.answer, incoming, municipality, correlation))
        except Exception as error:  # a fault of ours must not make the channel send it again
            log.error("activity failed", **where_it_failed(error))
        return web.Response()

    async def _invoked(self, invoke: Invoke) -> web.Response:
        name = invoke.activity.name
        log = _log.bind(correlation=invoke.correlation)
        if name not in self._invokes:
            log.info("invoke not implemented", name=name[:_LONGEST_NAME])
            return web.Response(status=HTTPStatus.NOT_IMPLEMENTED)
        try:
            return web.json_response(await self._invokes[name].answer(invoke))
        except MalformedInvokeError:
            log.warning("invoke malformed", name=name)
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        except Exception as error:  # the person is told by Teams; sending it again may help
            log.error("invoke failed", name=name, **where_it_failed(error))
            return web.Response(status=HTTPStatus.INTERNAL_SERVER_ERROR)


async def _activity(request: web.Request) -> IncomingActivity:
    if request.content_type != "application/json":
        raise RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "the body is not said to be JSON")
    if (request.content_length or 0) > LARGEST_BODY_BYTES:
        raise RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "the body is too large")
    try:
        return parse_activity(await request.read())
    except web.HTTPRequestEntityTooLarge:
        raise RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "the body is too large") from None
    except NotAnActivityError:
        raise RefusedError(HTTPStatus.BAD_REQUEST, "the body is not an activity") from None
