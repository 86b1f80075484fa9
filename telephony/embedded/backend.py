"""The backend that comes with the assistant: the whole contract over one SQLite file."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Self

from telephony.commands import Command
from telephony.embedded.call_lists import CallListRequests
from telephony.embedded.cases import Cases
from telephony.embedded.command_desk import CommandDesk
from telephony.embedded.database import TelephonyDatabase
from telephony.embedded.desk_mails import DeskMails
from telephony.embedded.device_orders import DeviceOrders
from telephony.embedded.devices import Devices
from telephony.embedded.directory import Directory
from telephony.embedded.loans import LoanPhones
from telephony.embedded.loss_reports import LossReports
from telephony.embedded.losses import Losses
from telephony.embedded.mailbox import Mailbox, StoredMail
from telephony.embedded.on_call import OnCallRights
from telephony.embedded.people import People
from telephony.embedded.persons import PersonDirectory
from telephony.embedded.receipts import Receipts
from telephony.embedded.referrals import Referrals
from telephony.embedded.remote_control import RemoteControl
from telephony.embedded.rights import require_owner_side, require_staff
from telephony.embedded.tickets import Tickets
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
from telephony.organisation import Organisation


class EmbeddedTelephony:
    """See `telephony.contract.Telephony`. Nothing here waits: each call is one short transaction.

    Persons and phones come from the organisation, anew at every start; cases and referrals stay.
    """

    def __init__(self, database: TelephonyDatabase, organisation: Organisation, clock: Callable[[], datetime]) -> None:
        connection = database.connection
        persons = PersonDirectory(connection)
        people = People(persons, organisation.tenants)
        mailbox = Mailbox(connection)
        mails = DeskMails(mailbox, people)
        cases = Cases(connection)
        devices = Devices(connection)
        orders = DeviceOrders(connection)
        reports = LossReports(connection, people, devices, orders)
        loans = LoanPhones(connection, organisation.loan_phones)
        referrals = Referrals(connection)
        tickets = Tickets(connection, cases, people, mails)
        call_lists = CallListRequests(connection, cases, people, mails, organisation.months_kept)
        self._database = database
        self._clock = clock
        self._organisation = organisation
        self._people = people
        self._directory = Directory(persons, people, referrals, organisation)
        self._devices = devices
        self._reports = reports
        self._loans = loans
        self._tickets = tickets
        self._call_lists = call_lists
        self._on_call = OnCallRights(organisation)
        self._mailbox = mailbox
        self._commands = CommandDesk(
            Receipts(connection),
            people,
            referrals,
            Losses(cases, people, devices, reports, loans, mails),
            RemoteControl(people, devices, reports, orders, mails),
            tickets,
            call_lists,
        )
        with self._transaction() as now:
            persons.replace_all(organisation)
            devices.hand_out(organisation.people, now)

    @classmethod
    def open(cls, url: str, organisation: Organisation, clock: Callable[[], datetime]) -> Self:
        """Open the backend's file, and make it if it is new.

        Args:
            url: an SQLAlchemy address of a SQLite file, as `sqlite:///var/telephony.db`; `sqlite://` is memory alone.
            organisation: who works where, with which phones.
            clock: tells the moment, with its time zone.

        Raises:
            TelephonyDatabaseError: the file can't be used.
        """
        return cls(TelephonyDatabase(url), organisation, clock)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    async def find_persons(self, query: str, actor: Actor, limit: int = 10) -> Sequence[Person]:
        """See `telephony.contract.Directory`."""
        del actor  # what is found is the same for everyone
        with self._transaction() as now:
            return self._directory.find(query, limit, now)

    async def person(self, person: PersonId, actor: Actor) -> Person:
        """See `telephony.contract.Directory`."""
        with self._transaction() as now:
            shown = self._directory.person(person, now)
            return self._directory.with_plans(shown, now) if person == actor.id else shown

    async def manager_of(self, person: PersonId) -> PersonRef | None:
        """See `telephony.contract.Directory`."""
        with self._transaction():
            return self._directory.manager_of(person)

    async def reports_of(self, person: PersonId) -> Sequence[PersonRef]:
        """See `telephony.contract.Directory`."""
        with self._transaction():
            return self._people.reports_of(person)

    async def is_staff(self, actor: Actor) -> bool:
        """See `telephony.contract.Directory`."""
        with self._transaction():
            by = self._people.behind(actor)
            return by is not None and by.staff

    async def devices_of(self, person: PersonId, actor: Actor) -> Sequence[Device]:
        """See `telephony.contract.Devices`."""
        with self._transaction():
            require_owner_side(self._people.behind(actor), self._people.known(person))
            return self._devices.of(person)

    async def loss_report(self, case: CaseNumber, actor: Actor) -> LossReport:
        """See `telephony.contract.Desk`."""
        with self._transaction() as now:
            return self._reports.get(case, self._people.known_behind(actor), now)

    async def loss_reports(self, actor: Actor) -> Sequence[LossReport]:
        """See `telephony.contract.Desk`."""
        with self._transaction() as now:
            by = self._people.behind(actor)
            return self._reports.open_for(by, now) if by else ()

    async def ticket(self, case: CaseNumber, actor: Actor) -> Ticket:
        """See `telephony.contract.Desk`."""
        with self._transaction():
            return self._tickets.get(case, self._people.known_behind(actor))

    async def tickets(self, actor: Actor) -> Sequence[Ticket]:
        """See `telephony.contract.Desk`."""
        with self._transaction():
            by = self._people.behind(actor)
            return self._tickets.open_for(by) if by else ()

    async def loan_phones(self) -> int:
        """See `telephony.contract.Desk`."""
        with self._transaction():
            return self._loans.available()

    async def mails(self, actor: Actor, language: MailLanguage = MailLanguage.SWEDISH) -> Sequence[Mail]:
        """See `telephony.contract.Desk`."""
        with self._transaction():
            require_staff(self._people.behind(actor))
            return self._mailbox.all(language)

    async def on_call_right(self, actor: Actor) -> OnCallRight:
        """See `telephony.contract.OnCall`."""
        with self._transaction():
            return self._on_call.of(actor, self._people.behind(actor))

    async def call_list_request(self, case: CaseNumber, actor: Actor) -> CallListRequest:
        """See `telephony.contract.CallLists`."""
        with self._transaction():
            return self._call_lists.get(case, self._people.known_behind(actor))

    async def call_list_requests(self, actor: Actor) -> Sequence[CallListRequest]:
        """See `telephony.contract.CallLists`."""
        with self._transaction():
            by = self._people.behind(actor)
            return self._call_lists.listed_for(by) if by else ()

    async def months_kept(self) -> int:
        """See `telephony.contract.CallLists`."""
        return self._organisation.months_kept

    async def carry_out(self, command: Command, actor: Actor, key: str) -> Receipt:
        """See `telephony.contract.Telephony`."""
        with self._transaction() as now:
            return self._commands.carry_out(command, actor, key, now)

    async def receipt(self, key: str, actor: Actor) -> Receipt | None:
        """See `telephony.contract.Telephony`."""
        with self._transaction() as now:
            return self._commands.receipt(key, actor, now)

    def pending_mails(self) -> Sequence[StoredMail]:
        """The mails to the desk that have not been delivered, the oldest first."""
        with self._transaction():
            return self._mailbox.pending()

    def mark_delivered(self, mail: StoredMail) -> None:
        """Remember that a mail has been delivered."""
        with self._transaction():
            self._mailbox.mark_delivered(mail.id)

    @contextmanager
    def _transaction(self) -> Iterator[datetime]:
        """A transaction, and the moment in UTC."""
        with self._database.transaction():
            yield self._clock().astimezone(UTC)
