"""SML-IT's staff takes a case on."""

from typing import cast

import pytest

from dialogs.assistant import Assistant
from dialogs.turn import Begin, Happening
from knowledge.language import Language
from telephony.commands import CloseCase, Command, TakeCase
from telephony.contract import Telephony
from telephony.models import Actor, LossKind, Receipt
from telephony.problems import ProblemType
from tests.dialogs.flows.conftest import TalkAs
from tests.support.cases import LOSS, OTHER_LOSS, OWNER, STAFF, TICKET, ask, do, lose, write_ticket
from tests.support.flows import hear_results, refusing, started, unreachable, unsaid
from tests.support.passing_on import PassingOn
from tests.support.talk import Talk, at_once
from tests.support.telephony import actor, person_id

COLLEAGUE = "Åsa Kabelvik"

STARTS = [
    "jag tar T-7K3M-2Q9X",
    "Jag tar ärende S-7K3M-2Q9X",
    "ta ärendet",
    "jag tar ärendet",
    "jag tar saras ärende",
    "ta över T-7K3M-2Q9X",
    "jag tar över ärendet",
    "jag tar hand om S-7K3M-2Q9X",
    "tilldela mig T-7K3M-2Q9X",
    "sätt mig på T-7K3M-2Q9X",
    "jag åtar mig ärende S-7K3M-2Q9X",
    "kan du tilldela mig ärendet",
    "jag plockar S-7K3M-2Q9X",
    "tar s7k3m2q9x",
    "arende T-7K3M-2Q9X tar jag",
    "jag vill ta ett ärende",
    "jag tar T-7K3M-2Q9X, hon ringde när jag var ute",
    "assigna T-7K3M-2Q9X till mig",
    "ok jag kör T-7K3M-2Q9X",
    "T-7K3M-2Q9X är min nu",
    "jag jobbar med T-7K3M-2Q9X",
    "I'll take T-7K3M-2Q9X",
    "I'll take Sara's case",
    "I will take the case",
    "taking S-7K3M-2Q9X",
    "please assign S-7K3M-2Q9X to me",
    "I'm taking over case T-7K3M-2Q9X",
    "pick up the ticket",
    "I'm working on S-7K3M-2Q9X",
    "claim S-7K3M-2Q9X",
    "take a case",
    "put me on S-7K3M-2Q9X",
]
"""Messages that start the flow."""

ANSWERED = [
    "hur lång tid tar ärendet",
    "hur lång tid tar S-7K3M-2Q9X",
    "vem tar ärendet",
    "vem har tagit T-7K3M-2Q9X",
    "när tar ni mitt ärende",
    "har någon tagit mitt ärende",
    "har ni tagit S-7K3M-2Q9X",
    "kan ni ta mitt ärende",
    "ta bort ärendet",
    "ta tillbaka min begäran",
    "ta en lånetelefon",
    "jag tar lunch",
    "stäng T-7K3M-2Q9X",
    "status på T-7K3M-2Q9X",
    "öppna T-7K3M-2Q9X",
    "svara på S-7K3M-2Q9X: ta med telefonen till oss",
    "hur tar jag ett ärende",
    "någon har tagit min telefon",
    "how long does my case take",
    "who takes the case",
    "can you take my case",
    "I need a phone case, can I take one",
    "someone has taken my phone",
]
"""Messages that mean something else."""


@pytest.mark.parametrize("text", STARTS)
def test_what_staff_says_starts_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) == "take_case"


@pytest.mark.parametrize("text", ANSWERED)
def test_other_words_do_not_start_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) != "take_case"


@pytest.mark.parametrize(
    "text", ["hur lång tid tar S-7K3M-2Q9X", "vem har tagit T-7K3M-2Q9X", "has anyone taken S-7K3M-2Q9X?"]
)
def test_whether_somebody_has_a_case_is_how_it_stands(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) == "case_status"


@pytest.mark.parametrize(
    ("text", "words"), [("jag tar ärendet", "Du har nu ärende"), ("I'll take the case", "You now have case")]
)
def test_a_case_is_taken_at_once(text: str, words: str, talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    told = talk_as(STAFF, backend=backend).ask(text)
    assert f"{words} {LOSS}." in told.text
    assignee = at_once(backend.loss_report(LOSS, actor(OWNER))).assignee
    assert assignee and assignee.display_name == STAFF


def test_the_buttons_afterwards_are_what_is_left_to_do(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    write_ticket(backend)
    talk = talk_as(STAFF, backend=backend)
    assert [button.press for button in talk.ask(f"jag tar {TICKET}").suggestions] == [
        Begin("answer_case", {"case": TICKET}),
        Begin("close_case", {"case": TICKET}),
    ]
    assert [button.press for button in talk.ask(f"jag tar {LOSS}").suggestions] == [Begin("close_case", {"case": LOSS})]


@pytest.mark.parametrize("reporter", [OWNER, "Jonas Ekollon"])
def test_whoever_reported_a_loss_is_told_who_has_it(reporter: str, talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend, by="" if reporter == OWNER else reporter)
    talk = talk_as(STAFF, backend=backend)
    assert f"{reporter} har fått veta i Teams att du har ärendet." in talk.ask(f"jag tar {LOSS}").text
    (tell,) = talk.notices
    assert tell.person == person_id(reporter)
    told = talk_as(reporter, backend=backend).ask(happening=Happening.NOTICE, notice=tell.notice)
    assert told.text == f"Oskar Pluggfors på SML-IT har tagit sig an din anmälan {LOSS}."
    assert [button.press for button in told.suggestions] == [Begin("case_status", {"case": LOSS})]


def test_whoever_asked_is_told_in_the_own_language(talk_as: TalkAs, backend: Telephony) -> None:
    ask(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear("jag tar ärendet")
    (tell,) = talk.notices
    asker = talk_as(OWNER, backend=backend)
    told = asker.ask(happening=Happening.NOTICE, notice=tell.notice, locale=Language.ENGLISH)
    assert told.text == f"Oskar Pluggfors at SML-IT has taken on your question {TICKET}."


def test_nobody_is_told_of_an_own_deed(talk_as: TalkAs, backend: Telephony) -> None:
    write_ticket(backend, by=STAFF)
    talk = talk_as(STAFF, backend=backend)
    talk.hear("jag tar ärendet")
    assert talk.orders
    assert talk.notices == []


def test_a_colleagues_case_is_taken_over_once_that_is_confirmed(talk_as: TalkAs, backend: Telephony) -> None:
    write_ticket(backend)
    do(backend, COLLEAGUE, TakeCase(case=TICKET))
    talk = talk_as(STAFF, backend=backend)
    shown = talk.ask(f"jag tar {TICKET}")
    assert f"Åsa Kabelvik har ärende {TICKET} nu." in shown.text
    assert (shown.trace.step, talk.orders) == ("confirm", [])
    talk.hear("ja")
    assignee = at_once(backend.ticket(TICKET, actor(OWNER))).assignee
    assert assignee and assignee.display_name == STAFF


class Overtaken(PassingOn):
    """A backend where a colleague takes each case just before somebody else does."""

    async def carry_out(self, command: Command, by: Actor, key: str) -> Receipt:
        """Let the colleague be quicker."""
        if isinstance(command, TakeCase):
            await self._backend.carry_out(TakeCase(case=command.case), actor(COLLEAGUE), f"{key} quicker")
        return await self._backend.carry_out(command, by, key)


@pytest.mark.parametrize(
    ("text", "told", "button"),
    [
        (f"jag tar {TICKET}", f"En kollega tog ärende {TICKET} nyss, så det är inte ditt.", "Ta över ärendet"),
        (f"I'll take {TICKET}", f"A colleague took case {TICKET} just now, so it isn't yours.", "Take over the case"),
    ],
)
def test_of_two_who_take_a_case_at_once_the_second_is_told_who_has_it(
    text: str, told: str, button: str, talk_as: TalkAs, backend: Telephony
) -> None:
    write_ticket(backend)
    talk = talk_as(STAFF, backend=cast(Telephony, Overtaken(backend)))
    said = talk.ask(text).text.split("\n\n")
    assert said[0] == told
    assert said[-1].startswith(COLLEAGUE)
    assert [(one.title, one.press) for one in talk.replies[-1].suggestions] == [
        (button, Begin("take_case", {"case": TICKET}))
    ]
    assignee = at_once(backend.ticket(TICKET, actor(OWNER))).assignee
    assert assignee and assignee.display_name == COLLEAGUE


def test_what_is_ones_own_already_is_only_said(talk_as: TalkAs, backend: Telephony) -> None:
    write_ticket(backend)
    do(backend, STAFF, TakeCase(case=TICKET))
    talk = talk_as(STAFF, backend=backend)
    told = talk.ask(f"jag tar {TICKET}")
    assert told.text == f"Du har redan ärende {TICKET}."
    assert [button.title for button in told.suggestions] == ["Svara", "Stäng"]
    assert talk.orders == []


def test_a_button_takes_its_case(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    write_ticket(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear(press=Begin("take_case", {"case": TICKET}))
    assert talk.orders[0].command == TakeCase(case=TICKET, holder="")


def test_of_several_cases_one_is_chosen(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    write_ticket(backend)
    talk = talk_as(STAFF, backend=backend)
    assert talk.ask("jag vill ta ett ärende").trace.step == "case"
    talk.hear("problemet")
    assert talk.orders[0].command == TakeCase(case=TICKET, holder="")


@pytest.mark.parametrize("text", ["jag tar jonas ekollons ärende", "I'll take Jonas Ekollon's case"])
def test_a_case_is_taken_by_whose_it_is(text: str, talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    write_ticket(backend, by="Jonas Ekollon")
    talk = talk_as(STAFF, backend=backend)
    talk.hear(text)
    assert talk.orders[0].command == TakeCase(case=TICKET, holder="")


@pytest.mark.parametrize("shown", [f"öppna {LOSS}", f"status på {LOSS}"])
@pytest.mark.parametrize("taking", ["jag tar den", "ta ärendet", "I'll take it"])
def test_right_after_a_case_is_shown_it_is_that_one_that_is_taken(
    shown: str, taking: str, talk_as: TalkAs, backend: Telephony
) -> None:
    lose(backend)
    lose(backend, LossKind.LOST, OTHER_LOSS, owner="Märta Dimfors")
    talk = talk_as(STAFF, backend=backend)
    talk.hear_all(shown, taking)
    assert talk.orders[0].command == TakeCase(case=LOSS, holder="")


def test_a_closed_case_is_not_taken(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    do(backend, STAFF, CloseCase(case=LOSS))
    talk = talk_as(STAFF, backend=backend)
    assert f"Jag hittar inget öppet ärende med numret {LOSS}" in talk.ask(f"jag tar {LOSS}").text
    assert talk.orders == []


def test_others_are_told_who_takes_cases(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(OWNER, backend=backend)
    assert "de som arbetar på SML-IT som tar ärenden" in talk.ask("ta ärendet").text
    assert talk.orders == []


def test_a_backend_that_cannot_be_reached_is_asked_again(talk_as: TalkAs) -> None:
    assert "når inte telefonisystemet" in talk_as(STAFF, backend=unreachable()).ask("ta ärendet").text


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (ProblemType.UPSTREAM_UNAVAILABLE, "inte ditt än"),
        (ProblemType.NOT_FOUND, "inte att ta"),
        (ProblemType.NOT_STAFF, "Bara de som arbetar"),
        (ProblemType.TOO_LATE, "har stängts under tiden"),
    ],
)
def test_a_refusal_is_told(problem: ProblemType, words: str, talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    assert words in talk_as(STAFF, backend=refusing(backend, problem)).ask("ta ärendet").text


def test_who_waits_is_told_only_once_the_case_is_taken(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear("ta ärendet")
    take, tell = talk.orders
    assert tell.after == take.key


def test_every_text_is_said(talk_as: TalkAs, backend: Telephony) -> None:
    employee, staff = talk_as(OWNER, backend=backend), talk_as(STAFF, backend=backend)
    employee.hear("ta ärendet")
    staff.hear_all("ta ärendet", f"jag tar {LOSS}", "jag tar T-AAAA-BBBB")
    lose(backend)
    lose(backend, LossKind.LOST, OTHER_LOSS)
    do(backend, COLLEAGUE, TakeCase(case=LOSS))
    staff.hear_all(
        "jag tar johan krabbelins ärende", "ta ärendet", "blub", "blubb", "varför?", "T-9Z9Z-9Z9Z", LOSS, "ja"
    )
    for order in list(staff.orders):
        hear_results(staff, order)
    staff.hear(f"jag tar {LOSS}")
    staff.hear(happening=Happening.NOTICE, notice=staff.notices[0].notice)
    assert unsaid("take_case", employee, staff) == set()
