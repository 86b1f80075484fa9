"""The contract of a telephony backend: what dialogs read, and what commands do.

The backend decides who may see and do what; whoever calls only asks. Every method raises `TelephonyError`, with
`upstream-unavailable` when the backend can't be reached in time.
"""

from collections.abc import Sequence
from typing import Protocol

from telephony.commands import Command
from telephony.models import (
    Actor,
    CallListRequest,
    CaseNumber,
    Device,
    LossReport,
    Mail,
    MailLanguage,
    OnCallRight,
    Person,
    PersonId,
    PersonRef,
    Receipt,
    Ticket,
)


class Directory(Protocol):
    """Who works where, and under whom."""

    async def find_persons(self, query: str, actor: Actor, limit: int = 10) -> Sequence[Person]:
        """The persons whom a query names, the likeliest first.

        Args:
            query: words of a name, a department, a title or a municipality in any order and with typos; or an
                extension, or a phone number in any form. A hidden mobile number is found by nobody.
            actor: who asks.
            limit: at most so many.

        Returns:
            Those that fit nearly as well as the best; nothing when nobody fits. A number finds its owner alone.
        """
        ...

    async def person(self, person: PersonId, actor: Actor) -> Person:
        """A person by id. Problems: not-found."""
        ...

    async def manager_of(self, person: PersonId) -> PersonRef | None:
        """The nearest manager, if there is one. Problems: not-found."""
        ...

    async def reports_of(self, person: PersonId) -> Sequence[PersonRef]:
        """Those whose nearest manager a person is, by name."""
        ...

    async def is_staff(self, actor: Actor) -> bool:
        """Whether somebody is of SML-IT's staff."""
        ...


class Devices(Protocol):
    """Who has which phone."""

    async def devices_of(self, person: PersonId, actor: Actor) -> Sequence[Device]:
        """The phones of a person. The person, the nearest manager and staff may ask. Problems: not-device-owner."""
        ...


class Desk(Protocol):
    """What the support desk deals with."""

    async def loss_report(self, case: CaseNumber, actor: Actor) -> LossReport:
        """A report, for its reporter, the owner, the owner's nearest manager and staff. Problems: not-found."""
        ...

    async def loss_reports(self, actor: Actor) -> Sequence[LossReport]:
        """The reports that the actor may see and that are open, the newest first."""
        ...

    async def ticket(self, case: CaseNumber, actor: Actor) -> Ticket:
        """A ticket, for who wrote it and staff. Problems: not-found."""
        ...

    async def tickets(self, actor: Actor) -> Sequence[Ticket]:
        """The open tickets that the actor may see, the newest first."""
        ...

    async def loan_phones(self) -> int:
        """How many loan phones are in stock."""
        ...

    async def mails(self, actor: Actor, language: MailLanguage = MailLanguage.SWEDISH) -> Sequence[Mail]:
        """The mails about cases, the newest first, in a language; the desk is sent Swedish. Problems: not-staff."""
        ...


class OnCall(Protocol):
    """Who may call on-call."""

    async def on_call_right(self, actor: Actor) -> OnCallRight:
        """Whether the actor may, and who in the actor's municipality may."""
        ...


class CallLists(Protocol):
    """Requests for call lists; the lists themselves never pass here."""

    async def call_list_request(self, case: CaseNumber, actor: Actor) -> CallListRequest:
        """A request, for the requester, the subject and staff. Problems: not-found."""
        ...

    async def call_list_requests(self, actor: Actor) -> Sequence[CallListRequest]:
        """The requests that the actor has made or, for staff, is to review; the newest first."""
        ...

    async def months_kept(self) -> int:
        """For how many months back calls are kept."""
        ...


class Reads(Directory, Devices, Desk, OnCall, CallLists, Protocol):
    """Everything that dialogs may read."""


class Telephony(Reads, Protocol):
    """A whole backend."""

    async def carry_out(self, command: Command, actor: Actor, key: str) -> Receipt:
        """Do what a command says.

        Args:
            command: what to do.
            actor: on whose behalf.
            key: the idempotency key: the same key with the same command gives the first receipt, as it now stands.

        Raises:
            TelephonyError: with the problems that the command names; `conflict` for a used key with another command.
        """
        ...

    async def receipt(self, key: str, actor: Actor) -> Receipt | None:
        """What became of the command with an idempotency key; None if it never arrived."""
        ...
