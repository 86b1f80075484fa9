"""What tests share that report a lost phone: who reports it, what is answered, and what came of it."""

from collections.abc import Sequence

from dialogs.orders import Notice, Order
from telephony.commands import ReportLoss
from tests.support.talk import Talk
from tests.support.telephony import person_id

COLLEAGUE, TWO_PHONES, NO_PHONE = "Jonas Ekollon", "Viktor Nätås", "Anna Tallkvist"
"""Somebody with the owner's manager, somebody of SML-IT's staff with two phones, and somebody without any."""

SWEDISH = ("i går kväll", "på bussen mot Dingle", "den var olåst", "jobbmejl")
"""When and where it was last seen, whether it was locked, and what was on it."""
ENGLISH = ("last night", "on the bus", "it was unlocked", "work e-mail")


def steps(talk: Talk) -> list[str]:
    """What was asked for, in order."""
    return [reply.trace.step for reply in talk.replies if reply.trace.step]


def names(orders: Sequence[Order]) -> list[str]:
    """The orders by their names within their case."""
    return [order.key.rpartition("/")[2] for order in orders]


def loss_of(talk: Talk) -> ReportLoss:
    """What was reported."""
    command = talk.orders[0].command
    assert isinstance(command, ReportLoss)
    return command


def notice_of(talk: Talk, name: str) -> Notice:
    """What somebody by name was to be told."""
    (notice,) = [one.notice for one in talk.notices if one.person == person_id(name)]
    return notice
