"""Who may come in: each activity's token, service address and tenant are checked here."""

from functools import lru_cache
from http import HTTPStatus
from typing import Protocol

from bot.activity import IncomingActivity
from bot.auth.refusal import RefusedError
from bot.auth.service_hosts import ServiceHosts
from bot.auth.tokens import Caller, TokenVerifier


class Gatekeeper(Protocol):
    """Lets activities in."""

    async def admit(self, authorization: str, activity: IncomingActivity, /) -> str:
        """The municipality that an activity comes from; "" when it is not known.

        Raises:
            RefusedError: when it may not come in.
        """
        ...


class TenantGatekeeper:
    """Lets in what the channel has signed, from the tenants on the list."""

    def __init__(self, verifier: TokenVerifier, hosts: ServiceHosts, tenants: dict[str, str]) -> None:
        self._verifier = verifier
        self._allow = lru_cache(maxsize=256)(hosts.allow)
        self._tenants = tenants

    async def admit(self, authorization: str, activity: IncomingActivity, /) -> str:
        """See Gatekeeper."""
        caller = await self._verifier.verify(authorization)
        _check_service_url(caller, activity)
        if caller.endorsements and activity.channel_id not in caller.endorsements:
            raise RefusedError(HTTPStatus.UNAUTHORIZED, "the signing key does not speak for the channel")
        if not self._allow(activity.service_url):
            raise RefusedError(HTTPStatus.FORBIDDEN, "replies may not go to the service address")
        municipality = self._tenants.get(activity.channel_data.tenant.id.lower())
        if municipality is None:
            raise RefusedError(HTTPStatus.FORBIDDEN, "the tenant is not on the list")
        return municipality


class LocalGatekeeper:
    """Lets in whatever is sent from this machine to this machine."""

    def __init__(self, hosts: ServiceHosts, tenants: dict[str, str]) -> None:
        self._allow = lru_cache(maxsize=256)(hosts.allow)
        self._tenants = tenants

    async def admit(self, _authorization: str, activity: IncomingActivity, /) -> str:
        """See Gatekeeper."""
        if not self._allow(activity.service_url):
            raise RefusedError(HTTPStatus.FORBIDDEN, "the service address is not on this machine")
        return self._tenants.get(activity.channel_data.tenant.id.lower(), "")


def _check_service_url(caller: Caller, activity: IncomingActivity) -> None:
    claim = caller.claims.get("serviceurl")
    if not isinstance(claim, str):
        raise RefusedError(HTTPStatus.UNAUTHORIZED, "the token names no service address")
    if claim.rstrip("/") != activity.service_url.rstrip("/"):
        raise RefusedError(HTTPStatus.FORBIDDEN, "the token is for another service address")
