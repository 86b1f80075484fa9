"""Orders that the assistant sees to itself."""

from bot.outbox.notices import Notices
from bot.outbox.posts import Posts
from bot.outbox.rows import Progress, Row
from bot.outbox.watches import Watches
from dialogs.orders import Errand, Post, Tell, Unwatch, Watch


class Errands:
    """Tells people, shows cases in SML-IT's channel, and waits for answers."""

    def __init__(self, notices: Notices, posts: Posts, watches: Watches) -> None:
        self._notices = notices
        self._posts = posts
        self._watches = watches

    async def attempt(self, row: Row, errand: Errand) -> Progress | None:
        """Do what is to be done.

        Returns, Raises: as the method that does it.
        """
        match errand:
            case Tell() as tell:
                return await self._notices.attempt(row, tell)
            case Post():
                return await self._posts.attempt(row)
            case Watch() as watch:
                return self._watches.attempt(row, watch)
            case Unwatch() as unwatch:
                return await self._watches.end(row, unwatch)
