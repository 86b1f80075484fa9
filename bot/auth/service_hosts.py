"""Where replies, and the bot's token with them, may go."""

from urllib.parse import urlsplit

from bot.auth.teams_hosts import TEAMS_HOSTS
from bot.settings import Settings, is_loopback


class ServiceHosts:
    """The hosts that replies may go to.

    These are the hosts that Microsoft documents for Teams in its public cloud, and those that the operator
    adds; in local mode, this machine alone.
    """

    def __init__(self, settings: Settings) -> None:
        self._local = settings.local
        self._hosts = TEAMS_HOSTS | settings.service_url_hosts

    def allow(self, service_url: str) -> bool:
        """Whether replies may go to a service address: over https, or http on this machine."""
        try:
            parts = urlsplit(service_url)
            host = (parts.hostname or "").lower()
            port = parts.port
        except ValueError:
            return False
        if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
            return False
        if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(host)):
            return False
        if self._local:
            return is_loopback(host)
        return host in self._hosts or f"{host}:{port}" in self._hosts
