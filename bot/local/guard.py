"""Keeps other web pages' hands off local mode, which authenticates nobody."""

from aiohttp import web
from aiohttp.typedefs import Handler

_READS = ("GET", "HEAD")


@web.middleware
async def own_page_only(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse a request that changes anything and comes from a page of another origin, as a browser tells it."""
    if request.method not in _READS and not _comes_from_here(request):
        return web.Response(status=403)
    return await handler(request)


def _comes_from_here(request: web.Request) -> bool:
    here = f"http://{request.host}"
    return (
        request.headers.get("Origin", here) == here
        and request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
    )
