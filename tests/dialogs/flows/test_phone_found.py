"""A reported phone is found, and what can be stopped is stopped."""

from datetime import timedelta
from typing import cast

import pytest

from dialogs.assistant import Assistant
from dialogs.frames import CONFIRM, Case
from dialogs.turn import Begin, Happening
from telephony.commands import CloseCase, Command, MarkFound
from telephony.contract import Telephony
from telephony.models import Actor, CaseNumber, LossKind, LossReport, LossState, Receipt, State
from telephony.problems import ProblemType
from tests.dialogs.flows.conftest import TalkAs
from tests.support.backend import unavailable
from tests.support.cases import LOSS, MANAGER, OTHER_LOSS, OWNER, STAFF, do, lose, order_everything, retelling
from tests.support.flows import hear_results, refusing, started, unreachable, unsaid
from tests.support.passing_on import PassingOn
from tests.support.talk import TUESDAY_MORNING, Talk, at_once
from tests.support.telephony import actor, open_telephony, person_id

STARTS = [
    "jag hittade telefonen",
    "Jag hittade telefonen!",
    "jag har hittat telefonen",
    "jag har hittat min mobil",
    "hittade mobilen",
    "jag hittade mobben under soffan",
    "jag hittade luren i bilen",
    "telefonen är hittad",
    "den är hittad",
    "mobilen dök upp",
    "min mobil har dykt upp igen",
    "telefonen har kommit till rätta",
    "jag hittade den",
    "hittade den i jackan!",
    "har hittat den nu",
    "min telefon är återfunnen",
    "jag hittade min telefon som jag anmälde i går",
    "hej, jag anmälde min mobil som borta igår men nu har jag hittat den i vardagsrummet",
    "puh, hittade jobbmobilen i tvättkorgen",
    "mobilen är tillbaka hos mig",
    "jag har fått tillbaka telefonen",
    "fick tillbaka min mobil från polisen idag",
    "jag har fått igen telefonen",
    "falskt larm, jag hittade telefonen",
    "tjänstetelefonen hittades av en kollega och är hittad",
    "jag hitade telefonen",
    "stoppa rensningen, jag har hittat mobilen",
    "I found my phone",
    "found my phone!",
    "I have found the phone",
    "I've found my work phone",
    "found it under the sofa",
    "I found it",
    "it turned up",
    "my phone turned up in the car",
    "the phone has been found",
    "my mobile has turned up",
    "I got my phone back",
    "I have my phone back now",
    "hi, I reported my phone missing yesterday but I found it this morning",
    "please stop the wipe, I found my phone",
    "my phone is back",
]
"""Messages that start the flow."""

ANSWERED = [
    "jag hittade en telefon på bussen",
    "jag har hittat någons jobbmobil",
    "vad gör jag om jag hittar en telefon",
    "vad händer om telefonen hittas",
    "jag hittar inte min telefon",
    "jag hittar inte telefonen någonstans",
    "var hittar jag inställningarna på telefonen",
    "jag hittade inte telefonen",
    "var hittar jag apparna på min nya telefon",
    "hittade inställningen för skärmlåset",
    "jag hittade svaret",
    "kan man hitta en borttappad telefon med gps",
    "lämna tillbaka telefonen",
    "när ska jag lämna tillbaka min mobil",
    "jag vill ha tillbaka min gamla telefon",
    "ring mig tillbaka på min mobil",
    "min mobil är stulen",
    "jag har tappat bort min telefon",
    "ska jag säga till om telefonen hittas",
    "hur säger jag till när jag hittat telefonen",
    "vem kontaktar jag när jag har hittat en mobil",
    "hitta min iphone",
    "I found a phone on the bus",
    "I found someone's work phone",
    "what do I do if I find my phone",
    "I can't find my phone",
    "I haven't found my phone, it is not found",
    "where can I find the settings on the phone",
    "I found out that my colleague's phone was hacked",
    "how do I give my phone back",
    "when must I hand my phone back",
    "what happens if the phone is found",
]
"""Messages that mean something else."""


FOUND_AFTER_ALL = [
    "den borttappade är hittad",
    "mobilen som var stulen är tillbaka",
    "den stulna telefonen är hittad",
    "min borttappade mobil har dykt upp",
    "anmälde mobilen som stulen igår, men nu är den hittad",
    "jag tappade bort min telefon igår men fick tillbaka den idag",
    "my stolen phone has been found",
    "my lost phone turned up",
    "lost my phone but found it again",
    "hi, I reported my phone missing yesterday but I found it this morning",
]
"""Messages that start the flow, and tell of the loss as well."""

STILL_MISSING = [
    "tappade luren i går, ingen har hittat den",
    "min jobbmobil är borta, den hittades inte på hittegodset",
    "mobilen är stulen och har inte kommit till rätta",
    "min telefon är stulen, polisen har inte hittat den",
    "min telefon är borta och ingen på hittegods har hittat den",
    "jag har tappat min mobil och den har inte dykt upp",
    "my phone is missing, nobody has found it yet",
    "my phone was stolen and has not been recovered",
    "phone lost, it still hasn't turned up",
    "I lost my phone and no one has found it",
]
"""Messages about a phone that is not found."""


@pytest.mark.parametrize("text", FOUND_AFTER_ALL)
def test_a_find_that_is_told_with_the_loss_is_confirmed(text: str, talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(OWNER, backend=backend)
    asked = talk.ask(text)
    assert (asked.trace.flow, asked.trace.step) == ("phone_found", CONFIRM)
    assert talk.orders == []


@pytest.mark.parametrize("text", STILL_MISSING)
def test_a_phone_that_nobody_has_found_stops_nothing(text: str, talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(OWNER, backend=backend)
    assert started(text, talk) in ("lost_phone", None)
    assert talk.orders == []


def test_a_mere_press_is_asked_about(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(OWNER, backend=backend)
    asked = talk.ask(press=Begin("phone_found", {"case": LOSS}))
    assert "Är telefonen hittad?" in asked.text
    assert [button.title for button in asked.suggestions] == ["Ja, den är hittad", "Nej"]
    assert talk.orders == []
    talk.press(0)
    assert talk.orders[0].command == MarkFound(case=LOSS)


@pytest.mark.parametrize("text", ["nej", "nej jag klickade fel", "oj, tryckte på fel knapp", "i clicked by mistake"])
def test_a_press_by_mistake_is_let_go(text: str, talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(OWNER, backend=backend)
    talk.hear(press=Begin("phone_found", {"case": LOSS}))
    talk.hear(text)
    assert (talk.orders, talk.conversation.frames) == ([], ())


def test_the_button_that_says_no_lets_go(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(OWNER, backend=backend)
    talk.hear(press=Begin("phone_found", {"case": LOSS}))
    assert talk.press(1).text == "Då avbryter jag. Inget har skickats."
    assert (talk.orders, talk.conversation.frames) == ([], ())


def test_where_there_is_nothing_to_stop_nothing_is_confirmed(talk_as: TalkAs) -> None:
    assert "det är inget att stoppa" in talk_as(OWNER).ask("den stulna telefonen är hittad").text


@pytest.mark.parametrize("text", STARTS)
def test_saying_so_starts_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) == "phone_found"


@pytest.mark.parametrize("text", ANSWERED)
def test_other_words_about_finding_do_not_start_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) != "phone_found"


def test_what_can_be_stopped_is_stopped_in_swedish(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    order_everything(backend)
    talk = talk_as(OWNER, backend=backend)
    told = talk.ask("jag hittade telefonen")
    assert told.text.startswith(f"Vad bra! Telefonen i ärende {LOSS} är nu markerad som hittad.")
    for line in ("Låsning: den stoppades innan den hann göras.", "Utloggning: kontot är utloggat överallt."):
        assert f"- {line}" in told.text
    assert "häva spärren" not in told.text
    status = talk.press(0)
    assert "Rensning: den stoppades innan den hann göras." in status.text
    assert "kontot är utloggat överallt" in status.text


def test_what_can_be_stopped_is_stopped_in_english(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    order_everything(backend)
    talk = talk_as(OWNER, backend=backend)
    assert "- Wipe: it was stopped before it was done." in talk.ask("I found my phone").text
    assert "Wipe: it was stopped before it was done." in talk.press(0).text


@pytest.mark.parametrize("state", [State.DONE, State.SENT, State.UNKNOWN])
def test_what_had_gone_already_is_told_and_a_blocked_card_can_be_unblocked(
    state: State, talk_as: TalkAs, backend: Telephony
) -> None:
    lose(backend)
    gone = {"wipe_device": State.STOPPED, "lock_device": State.DONE, "block_sim": state}
    told = talk_as(OWNER, backend=retelling(backend, actions=gone)).ask("jag hittade telefonen").text
    assert "- Låsning: telefonen är låst." in told
    assert "- Rensning: den stoppades innan den hann göras." in told
    assert "kan SML-IT häva spärren" in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("jag hittade telefonen", "Inget var på gång för telefonen"),
        ("I found my phone", "Nothing was under way for the phone"),
    ],
)
def test_where_nothing_was_ordered_nothing_is_said_to_be_stopped(
    text: str, told: str, talk_as: TalkAs, backend: Telephony
) -> None:
    lose(backend)
    reply = talk_as(OWNER, backend=backend).ask(text).text
    assert told in reply
    assert "stoppad" not in reply


class GoneAfterwards(PassingOn):
    """A backend that does what it is told, and can't tell of a loss any more after that."""

    found = False

    async def carry_out(self, command: Command, by: Actor, key: str) -> Receipt:
        """Do it."""
        self.found = True
        return await self._backend.carry_out(command, by, key)

    async def loss_report(self, case: CaseNumber, by: Actor) -> LossReport:
        """A report, until something was done."""
        if self.found:
            raise unavailable()
        return await self._backend.loss_report(case, by)


def test_what_nobody_can_see_now_is_not_said_to_be_stopped(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(OWNER, backend=cast(Telephony, GoneAfterwards(backend)))
    assert "Just nu kan jag inte se vad det var" in talk.ask("jag hittade telefonen").text


def test_the_manager_who_was_told_of_a_theft_is_told(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(OWNER, backend=backend)
    talk.hear("jag hittade telefonen")
    (notice,) = talk.notices
    assert notice.person == person_id(MANAGER)
    manager = talk_as(MANAGER, backend=backend)
    told = manager.ask(happening=Happening.NOTICE, notice=notice.notice)
    assert told.text.startswith(f"Sara Vitsippa säger att telefonen i ärende {LOSS} är hittad.")
    assert "Telefonen är hittad" in manager.press(0).text


def test_nobody_is_told_of_a_lost_phone_that_only_its_owner_knew_of(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend, LossKind.LOST)
    talk = talk_as(OWNER, backend=backend)
    talk.hear("jag hittade telefonen")
    assert talk.notices == []


def test_the_owner_is_told_when_somebody_else_says_so(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(MANAGER, backend=backend)
    asked = talk.ask("telefonen är hittad")
    assert asked.trace.step == CONFIRM
    assert f"Ärende {LOSS} gäller telefonen som {OWNER} har." in asked.text
    assert talk.orders == []
    told = talk.ask("ja")
    assert [notice.person for notice in talk.notices] == [person_id(OWNER)]
    assert "Telefonens användare har fått veta det" in told.text


@pytest.mark.parametrize("text", ["sara har hittat sin telefon", "hon hittade telefonen", "saras telefon är hittad"])
def test_in_somebody_elses_case_nothing_is_stopped_unasked(text: str, talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(MANAGER, backend=backend)
    assert talk.ask(text).trace.step == CONFIRM
    assert talk.orders == []


@pytest.mark.parametrize(
    ("text", "name"), [("stig har hittat sin telefon", "Stig Rågåker"), ("ellen hittade mobilen", "Ellen Måsberg")]
)
def test_the_only_case_is_not_taken_for_that_of_whoever_is_named(
    text: str, name: str, talk_as: TalkAs, backend: Telephony
) -> None:
    lose(backend)
    talk = talk_as(MANAGER, backend=backend)
    asked = talk.ask(text)
    assert asked.text.startswith(f"Jag hittar ingen öppen anmälan för {name} som du kan se")
    assert asked.trace.step == "case"
    assert talk.orders == []


def test_ones_own_case_is_not_taken_for_a_colleagues(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(OWNER, backend=backend)
    assert talk.ask("min kollega har hittat sin telefon").trace.step == "case"
    assert talk.orders == []


def test_the_one_who_is_named_tells_which_of_several(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    lose(backend, case=OTHER_LOSS, owner="Stig Rågåker")
    talk = talk_as(MANAGER, backend=backend)
    assert f"Ärende {OTHER_LOSS} gäller telefonen som Stig Rågåker har." in talk.ask("stig har hittat sin telefon").text


def test_a_second_time_does_nothing_more(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(OWNER, backend=backend)
    talk.hear("jag hittade telefonen")
    talk.moment += timedelta(minutes=1)
    talk.ask(press=Begin("phone_found", {"case": LOSS}))
    told = talk.ask("ja")
    assert "markerad som hittad" in told.text
    assert len(talk.notices) == 1


def test_without_a_loss_there_is_nothing_to_stop(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    assert "inget att stoppa" in talk.ask("jag hittade telefonen under soffan").text
    assert talk.orders == []


def test_of_several_losses_one_is_chosen(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    lose(backend, LossKind.LOST, OTHER_LOSS)
    talk = talk_as(OWNER, backend=backend)
    assert talk.ask("jag hittade telefonen").trace.step == "case"
    talk.hear("den borttappade")
    assert [order.case for order in talk.orders] == [OTHER_LOSS]
    assert at_once(backend.loss_report(OTHER_LOSS, actor(OWNER))).state is LossState.FOUND
    assert at_once(backend.loss_report(LOSS, actor(OWNER))).state is LossState.OPEN


def test_a_number_in_the_message_is_not_asked_for(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    lose(backend, LossKind.LOST, OTHER_LOSS)
    talk = talk_as(OWNER, backend=backend)
    talk.hear(f"jag hittade telefonen i {OTHER_LOSS.lower()}")
    assert talk.orders[0].case == OTHER_LOSS


def test_an_unknown_number_stops_nothing(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(OWNER, backend=backend)
    assert "har inte stoppat något" in talk.ask(f"jag hittade telefonen, {OTHER_LOSS}").text
    assert talk.orders == []


def test_a_closed_case_is_too_late(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    do(backend, STAFF, CloseCase(case=LOSS))
    talk = talk_as(OWNER, backend=backend)
    talk.ask(press=Begin("phone_found", {"case": LOSS}))
    assert "redan stängt" in talk.ask("ja").text
    assert talk.notices == []


def test_a_loss_that_has_not_arrived_yet_is_stopped_behind_it(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    case = Case(number=LOSS, flow="lost_phone", opened=TUESDAY_MORNING, states={"report_loss": "waiting"})
    talk.conversation = talk.conversation.with_case(case)
    talk.hear("jag hittade telefonen")
    assert [order.command for order in talk.orders] == [MarkFound(case=LOSS)]


def test_what_the_case_was_about_is_still_known_afterwards(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(OWNER, backend=backend)
    case = Case(
        number=LOSS,
        flow="lost_phone",
        opened=TUESDAY_MORNING,
        values={"manager": "M"},
        states={"tell_manager": "done", "wipe_device": "sent"},
    )
    talk.conversation = talk.conversation.with_case(case)
    assert "Den närmaste chefen har fått veta det" in talk.ask("jag hittade telefonen").text
    known = talk.conversation.case(LOSS)
    assert known is not None
    assert known.values["manager"] == "M"
    assert known.states["wipe_device"] == State.SENT


def test_the_wish_is_kept_when_the_backend_cannot_be_reached(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER, backend=unreachable())
    asked = talk.ask(press=Begin("phone_found", {"case": LOSS}))
    assert "Stämmer det?" in asked.text  # nobody can tell whose it is
    assert talk.orders == []
    told = talk.ask(press=asked.suggestions[0].press)
    assert "inget är stoppat än" in told.text
    assert "0523-61 35 80" in told.text
    assert [order.command for order in talk.orders] == [MarkFound(case=LOSS)]


@pytest.mark.parametrize(
    ("problem", "words"),
    [(ProblemType.NOT_FOUND, "jag har inte stoppat något"), (ProblemType.TOO_LATE, "redan stängt")],
)
def test_a_refusal_is_told(problem: ProblemType, words: str, talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    assert words in talk_as(OWNER, backend=refusing(backend, problem)).ask("jag hittade telefonen").text


def test_every_text_is_said(talk_as: TalkAs, backend: Telephony) -> None:
    nobody = talk_as(OWNER, backend=open_telephony())
    nobody.hear("jag hittade telefonen")
    nobody.hear(f"jag hittade telefonen {LOSS}")
    lose(backend, by="Jonas Ekollon")
    manager = talk_as("Jonas Ekollon", backend=retelling(backend, actions={"block_sim": State.DONE}))
    manager.hear("stig hittade telefonen")
    manager.hear(LOSS)
    manager.hear("ja")
    lose(backend, case=OTHER_LOSS)
    lose(backend, LossKind.LOST, "T-4B4C-4D4F")
    talk = talk_as(OWNER, backend=backend)
    talk.hear_all("jag hittade telefonen", "blub", "blubb", "varför?", OTHER_LOSS)
    for order in (*manager.orders, *talk.orders):
        hear_results(manager, order)
    for notice in manager.notices:
        manager.hear(happening=Happening.NOTICE, notice=notice.notice)
    assert unsaid("phone_found", talk, nobody, manager) == set()
