"""Where commands come in: each is carried out once for its key, and its receipt tells how it stands."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from telephony.commands import (
    AddToTicket,
    AnswerTicket,
    BlockSim,
    ClearReferral,
    CloseCase,
    Command,
    CreateTicket,
    LockDevice,
    MarkFound,
    RecordPoliceReport,
    ReportLoss,
    RequestCallList,
    RequestLoan,
    ReviewCallList,
    RevokeSessions,
    SetReferral,
    StopWipe,
    TakeCase,
    WipeDevice,
    WithdrawCallList,
)
from telephony.embedded.call_lists import CallListRequests
from telephony.embedded.losses import Losses
from telephony.embedded.occasion import Occasion
from telephony.embedded.people import People
from telephony.embedded.receipts import CarriedOut, Receipts, same
from telephony.embedded.referrals import Referrals
from telephony.embedded.remote_control import RemoteControl
from telephony.embedded.standing import Standing
from telephony.embedded.tickets import Tickets
from telephony.models import Actor, CaseNumber, Receipt, State
from telephony.problems import ProblemType, TelephonyError


class CommandDesk:
    """Carries commands out, and remembers them by their idempotency keys."""

    def __init__(
        self,
        receipts: Receipts,
        people: People,
        referrals: Referrals,
        losses: Losses,
        remote_control: RemoteControl,
        tickets: Tickets,
        call_lists: CallListRequests,
    ) -> None:
        self._receipts = receipts
        self._people = people
        self._losses = losses
        self._remote_control = remote_control
        self._tickets = tickets
        self._call_lists = call_lists
        self._handlers: Mapping[type, Callable[[Any, Occasion], None]] = {
            SetReferral: referrals.set,
            ClearReferral: referrals.clear,
            ReportLoss: losses.report,
            LockDevice: remote_control.lock_or_wipe,
            WipeDevice: remote_control.lock_or_wipe,
            StopWipe: remote_control.stop_wipe,
            BlockSim: remote_control.block_sim,
            RevokeSessions: remote_control.revoke_sessions,
            MarkFound: losses.mark_found,
            RecordPoliceReport: losses.record_police_report,
            RequestLoan: losses.request_loan,
            CreateTicket: tickets.create,
            AddToTicket: tickets.add,
            RequestCallList: call_lists.request,
            WithdrawCallList: call_lists.withdraw,
            ReviewCallList: call_lists.review,
            TakeCase: self._take,
            AnswerTicket: tickets.answer,
            CloseCase: self._close,
        }

    def carry_out(self, command: Command, actor: Actor, key: str, now: datetime) -> Receipt:
        """Do what a command says, unless that was done before.

        Raises:
            TelephonyError: with the problems that the command names; `conflict` for a used key with another command.
        """
        done = self._receipts.get(key)
        if done is None:
            self._handlers[type(command)](command, Occasion(self._people.known_behind(actor), now, key))
            done = CarriedOut(command, actor, now)
            self._receipts.keep(key, done)
        elif done.actor != actor or not same(done.command, command):
            raise TelephonyError(ProblemType.CONFLICT, f"the key {key} was used for something else")
        return self._receipt(key, done, now)

    def receipt(self, key: str, actor: Actor, now: datetime) -> Receipt | None:
        """The receipt of an actor's command as it now stands; None if there is none."""
        done = self._receipts.get(key)
        return self._receipt(key, done, now) if done and done.actor == actor else None

    def _receipt(self, key: str, done: CarriedOut, now: datetime) -> Receipt:
        standing = self._standing(key, done, now)
        return Receipt(id=key, state=standing.state, at=standing.at, note=standing.note)

    def _standing(self, key: str, done: CarriedOut, now: datetime) -> Standing:
        match done.command:
            case LockDevice() | WipeDevice() | BlockSim() | RevokeSessions():
                return self._remote_control.standing(key, now)
            case CreateTicket(case=case):
                return self._tickets.standing(case)
            case RequestCallList(case=case):
                return self._call_lists.standing(case)
            case _:
                return Standing(State.DONE, done.at)

    def _take(self, command: TakeCase, occasion: Occasion) -> None:
        self._keeper(command.case).take(command, occasion)

    def _close(self, command: CloseCase, occasion: Occasion) -> None:
        self._keeper(command.case).close(command, occasion)

    def _keeper(self, case: CaseNumber) -> Tickets | Losses:
        """Those whose case it is; where it is no case at all, either tells so."""
        return self._tickets if self._tickets.has(case) else self._losses
