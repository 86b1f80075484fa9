"""The way from a group or a channel to the chat that a person has with the assistant alone."""

from dataclasses import replace
from urllib.parse import quote

from bot.address import Account
from dialogs.reply import Link, Reply


def with_way_to_personal_chat(reply: Reply, bot: Account) -> Reply:
    """The reply with a button to that chat, where its matter goes on there.

    For whoever doesn't have the assistant yet, Teams offers it on the way.
    """
    if not reply.privately:
        return reply
    address = f"https://teams.microsoft.com/l/chat/0/0?users={quote(bot.id, safe=':')}"
    return replace(reply, links=(*reply.links, Link(reply.privately, address)))
