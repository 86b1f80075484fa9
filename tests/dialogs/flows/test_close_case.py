"""SML-IT's staff closes a case."""

import pytest

from dialogs.assistant import Assistant
from dialogs.turn import Begin, Happening
from knowledge.language import Language
from telephony.commands import CloseCase
from telephony.contract import Telephony
from telephony.models import LossKind, LossState, State
from telephony.problems import ProblemType
from tests.dialogs.flows.conftest import TalkAs
from tests.support.cases import LOSS, OTHER_LOSS, OWNER, STAFF, TICKET, do, lose, write_ticket
from tests.support.flows import hear_results, refusing, result, started, unreachable, unsaid
from tests.support.talk import Talk, at_once
from tests.support.telephony import actor, person_id

STARTS = [
    "stäng alla ärenden",
    "close all cases",
    "stäng ärendet",
    "Stäng ärende T-7K3M-2Q9X",
    "stäng T-7K3M-2Q9X",
    "stäng t7k3m2q9x",
    "stang arendet",
    "stäng ett ärende",
    "stäng ärende t 7k3m 2q9x tack",
    "jag vill stänga ärendet",
    "jag vill stänga S-7K3M-2Q9X",
    "jag stänger ärendet T-7K3M-2Q9X",
    "kan du stänga ärende S-7K3M-2Q9X",
    "avsluta ärendet",
    "avsluta ärende T-7K3M-2Q9X",
    "avsluta T-7K3M-2Q9X",
    "avsluta caset",
    "jag avslutar ärendet nu",
    "jag vill avsluta S-7K3M-2Q9X",
    "klarmarkera ärendet",
    "klarmarkera T-7K3M-2Q9X",
    "klarmarkera ärende S-7K3M-2Q9X",
    "arkivera ärendet",
    "arkivera T-7K3M-2Q9X",
    "lånetelefonen är tillbaka, stäng ärendet T-7K3M-2Q9X",
    "allt är löst nu så stäng ärende S-7K3M-2Q9X",
    "hej, jag ringde upp Sara och det är löst, du kan stänga ärendet",
    "stäng ticketen",
    "stäng ärendena",
    "close the case",
    "close case T-7K3M-2Q9X",
    "close T-7K3M-2Q9X",
    "close t 7k3m 2q9x",
    "please close the ticket",
    "I want to close the case",
    "I'm closing case T-7K3M-2Q9X",
    "close ticket S-7K3M-2Q9X",
    "resolve the ticket",
    "resolve S-7K3M-2Q9X",
    "archive case T-7K3M-2Q9X",
    "finish case T-7K3M-2Q9X",
    "the loan phone is back, close T-7K3M-2Q9X",
    "it's solved now, so close the case",
    "close a case",
]
"""Messages that start the flow."""

ANSWERED = [
    "hur stänger jag ett ärende?",
    "vem stänger ärenden",
    "när stängs ett ärende",
    "kan jag stänga mitt ärende i portalen",
    "stäng av min anknytning",
    "stäng av telefonen",
    "stäng appen",
    "när stänger supporten",
    "stänger ni klockan fem",
    "avsluta mitt abonnemang",
    "avsluta samtalet",
    "jag avslutar min anställning",
    "avsluta",
    "stäng",
    "hur avslutar man ett abonnemang",
    "får jag stänga av platstjänster",
    "mina ärenden",
    "status på T-7K3M-2Q9X",
    "öppna ärendet",
    "visa ärenden",
    "måste jag stänga av mobilen i mötet",
    "stäng av ljudet",
    "jag har hittat telefonen",
    "how do I close a case",
    "who closes cases",
    "when is the case closed",
    "can I close my case",
    "close the app",
    "when do you close",
    "a phone case that closes",
    "turn off my extension",
    "how is my case going",
    "open the case",
]
"""Messages that mean something else."""


@pytest.mark.parametrize("text", STARTS)
def test_what_staff_says_starts_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) == "close_case"


@pytest.mark.parametrize("text", ANSWERED)
def test_other_words_do_not_start_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) != "close_case"


def test_a_loss_is_closed_in_swedish(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(STAFF, backend=backend)
    shown = talk.ask("stäng ärendet")
    assert f"- Ärendet: {LOSS} Stulen telefon, Sara Vitsippa, 3 mars 2026" in shown.text
    assert talk.ask("ja").text.startswith(f"Ärende {LOSS} är stängt.")
    assert at_once(backend.loss_report(LOSS, actor(STAFF))).state is LossState.CLOSED


def test_a_ticket_is_closed_in_english(talk_as: TalkAs, backend: Telephony) -> None:
    write_ticket(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear("close the case")
    assert talk.ask("yes").text == f"Case {TICKET} is closed."
    assert at_once(backend.ticket(TICKET, actor(STAFF))).state is State.DONE


def test_of_several_cases_one_is_chosen(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    write_ticket(backend)
    talk = talk_as(STAFF, backend=backend)
    assert talk.ask("stäng ett ärende").trace.step == "case"
    talk.hear_all("problemet", "ja")
    assert [order.command for order in talk.orders] == [CloseCase(case=TICKET)]


@pytest.mark.parametrize("reporter", [OWNER, "Jonas Ekollon"])
@pytest.mark.parametrize(
    ("locale", "words"), [(Language.SWEDISH, "Är det inte löst, ring"), (Language.ENGLISH, "If it isn't solved, call")]
)
def test_whoever_reported_a_loss_is_told_and_nobody_else(
    reporter: str, locale: Language, words: str, talk_as: TalkAs, backend: Telephony
) -> None:
    lose(backend, by="" if reporter == OWNER else reporter)
    talk = talk_as(STAFF, backend=backend)
    talk.hear("stäng ärendet")
    assert f"{reporter} har fått veta det" in talk.ask("ja").text
    (tell,) = talk.notices
    assert tell.person == person_id(reporter)
    told = talk_as(reporter, backend=backend).ask(happening=Happening.NOTICE, notice=tell.notice, locale=locale)
    for part in (LOSS, words, "0523-61 35 80"):
        assert part in told.text
    assert [button.press for button in told.suggestions] == [Begin("case_status", {"case": LOSS})]


def test_whoever_reported_a_loss_reads_what_it_was_closed_with(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear_all(f"stäng {LOSS} telefonen ligger i [luckan](x)", "ja")
    owner = talk_as(OWNER, backend=backend)
    told = owner.ask(happening=Happening.NOTICE, notice=talk.notices[0].notice)
    for reply in (told, owner.ask(f"status på {LOSS}")):
        assert "De skriver: ”telefonen ligger i [luckan] (x)”" in reply.text


def test_nobody_is_told_of_an_own_closing(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend, by=STAFF)
    talk = talk_as(STAFF, backend=backend)
    talk.hear_all("stäng ärendet", "ja")
    assert talk.orders
    assert talk.notices == []


def test_whoever_wrote_a_ticket_hears_of_its_end_as_its_result_alone(talk_as: TalkAs, backend: Telephony) -> None:
    writer = talk_as(OWNER, backend=backend)
    writer.hear_all("kan du skriva ett ärende åt mig", "högtalaren knastrar", "det kan vänta", "ja")
    (order,) = writer.orders
    staff = talk_as(STAFF, backend=backend)
    staff.hear_all(f"stäng {order.case}", "ja")
    assert staff.notices == []
    told = writer.ask(happening=Happening.RESULTS, results=(result(order, State.DONE),))
    for part in (f"SML-IT har stängt ditt ärende {order.case}.", "Är det inte löst, ring", "0523-61 35 80"):
        assert part in told.text


def test_a_number_in_the_message_or_a_button_is_not_asked_for(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    write_ticket(backend)
    talk = talk_as(STAFF, backend=backend)
    assert talk.ask(f"stäng {TICKET.lower()}").trace.slots == {"case": TICKET}
    talk.hear("avbryt")
    assert talk.ask(press=Begin("close_case", {"case": LOSS})).trace.step == "confirm"


def test_nothing_is_closed_before_it_is_confirmed(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear_all("stäng ärendet", "avbryt", "ja")
    assert talk.orders == []


def test_without_a_case_there_is_nothing_to_close(talk_as: TalkAs) -> None:
    assert "inget öppet ärende" in talk_as(STAFF).ask("stäng ärendet").text


def test_an_unknown_number_is_told(talk_as: TalkAs) -> None:
    assert f"Jag hittar inget ärende {LOSS} att stänga" in talk_as(STAFF).ask(f"stäng {LOSS}").text


def test_a_closed_case_is_too_late(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    do(backend, STAFF, CloseCase(case=LOSS))
    talk = talk_as(STAFF, backend=backend)
    talk.hear_all(f"stäng {LOSS}", "ja")
    assert "var redan stängt" in talk.replies[-1].text


def test_others_are_told_who_closes(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(OWNER, backend=backend)
    assert "de som arbetar på SML-IT som stänger ärenden" in talk.ask("stäng ärendet").text
    assert talk.orders == []


def test_a_backend_that_cannot_be_reached_is_asked_again(talk_as: TalkAs) -> None:
    assert "når inte telefonisystemet" in talk_as(STAFF, backend=unreachable()).ask("stäng ärendet").text


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (ProblemType.UPSTREAM_UNAVAILABLE, "inte stängt än"),
        (ProblemType.NOT_FOUND, "inget är stängt"),
        (ProblemType.NOT_STAFF, "Bara de som arbetar"),
    ],
)
def test_a_refusal_is_told(problem: ProblemType, words: str, talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(STAFF, backend=refusing(backend, problem))
    talk.hear_all("stäng ärendet", "ja")
    assert words in talk.replies[-1].text


@pytest.mark.parametrize(
    ("shown", "closing"),
    [
        (f"öppna {LOSS}", "stäng det"),
        (f"öppna {LOSS}", "löst"),
        (f"öppna {LOSS}", "det är löst nu"),
        (f"status på {LOSS}", "stäng ärendet"),
        (f"open {LOSS}", "close it"),
        (f"open {LOSS}", "solved"),
        ("visa saras ärende", "stäng det"),
        ("show Sara Vitsippa's case", "close it"),
    ],
)
def test_right_after_a_case_is_shown_it_is_that_one_that_is_closed_once_confirmed(
    shown: str, closing: str, talk_as: TalkAs, backend: Telephony
) -> None:
    lose(backend)
    lose(backend, LossKind.LOST, OTHER_LOSS, owner="Märta Dimfors")
    talk = talk_as(STAFF, backend=backend)
    talk.hear(shown)
    assert talk.ask(closing).trace.step == "confirm"
    assert talk.orders == []
    talk.hear("ja")
    assert next(order.command for order in talk.orders if isinstance(order.command, CloseCase)).case == LOSS


@pytest.mark.parametrize("shown", [f"öppna {LOSS}", f"status på {LOSS}"])
@pytest.mark.parametrize("text", ["löst per telefon", "solved by phone", "löst över telefon, hon hade fel kod"])
def test_right_after_a_case_is_shown_how_it_was_solved_closes_it_with_that_note(
    shown: str, text: str, talk_as: TalkAs, backend: Telephony
) -> None:
    lose(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear(shown)
    assert talk.ask(text).trace.step == "confirm"
    assert talk.orders == []
    talk.hear("ja")
    assert talk.orders[0].command == CloseCase(case=LOSS, note=text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("stäng johan krabbelins ärende", "Johan Krabbelin har inget öppet ärende att stänga"),
        ("close Johan Krabbelin's case", "Johan Krabbelin has no open case to close"),
    ],
)
def test_for_whoever_has_no_case_there_is_nothing_to_close(
    text: str, words: str, talk_as: TalkAs, backend: Telephony
) -> None:
    lose(backend)
    write_ticket(backend)
    told = talk_as(STAFF, backend=backend).ask(text)
    assert words in told.text
    assert told.suggestions == ()


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (f"stäng {LOSS} telefonen är tillbaka", "telefonen är tillbaka"),
        (f"telefonen är tillbaka, stäng ärendet {LOSS}", "telefonen är tillbaka"),
        (f"close {LOSS}, the phone was replaced", "the phone was replaced"),
        (f"det är löst nu, telefonen är tillbaka, stäng {LOSS}", "det är löst nu, telefonen är tillbaka"),
        (f"stäng {LOSS}, det är löst nu", "det är löst nu"),
        (f"stäng {LOSS} jag bytte SIM-kort åt henne nu", "jag bytte SIM-kort åt henne nu"),
        (f"jag vill stänga det, {LOSS}: det gick att laga den", "det gick att laga den"),
        (f"allt är klart, så du kan stänga ärendet {LOSS}", "allt är klart"),
        (f"it is solved now, please close the case {LOSS}", "it is solved now"),
        (f"I want to close the case {LOSS}. The owner has it now", "The owner has it now"),
        (f"close {LOSS} this was a mistake", "this was a mistake"),
        (f"we gave her a new one so please close {LOSS} now", "we gave her a new one"),
        (f"stäng ärende {LOSS} tack", ""),
        (f"vi kan stänga {LOSS} nu", ""),
        (f"stäng {LOSS} - löst", "löst"),
        (f"stäng {LOSS} vi löste det", "vi löste det"),
    ],
)
def test_what_else_is_said_is_noted_as_how_it_was_solved(
    text: str, note: str, talk_as: TalkAs, backend: Telephony
) -> None:
    lose(backend)
    talk = talk_as(STAFF, backend=backend)
    assert talk.ask(text).trace.step == "confirm"
    talk.hear("ja")
    assert talk.orders[0].command == CloseCase(case=LOSS, note=note)


@pytest.mark.parametrize(
    ("closing", "another", "words"),
    [
        ("stäng {}, löst på plats", "nej, det ska vara {}", "hörde till det du ändrade"),
        ("close {}, solved on site", "no, it should be {}", "belonged to what you changed"),
    ],
)
def test_another_case_at_the_summary_lets_the_note_go_and_tells_so(
    closing: str, another: str, words: str, talk_as: TalkAs, backend: Telephony
) -> None:
    lose(backend)
    lose(backend, LossKind.LOST, OTHER_LOSS)
    talk = talk_as(STAFF, backend=backend)
    assert talk.ask(closing.format(LOSS)).trace.slots["note"]
    shown = talk.ask(another.format(OTHER_LOSS))
    assert words in shown.text
    assert shown.trace.slots == {"case": OTHER_LOSS}


@pytest.mark.parametrize("text", ["close all cases", "close all tickets", "stäng alla ärenden", "stäng öppna ärenden"])
def test_that_all_are_to_be_closed_is_no_note(text: str, talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    write_ticket(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear(text)
    assert "note" not in talk.ask("the first one" if "close" in text else "den första").trace.slots


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("it has been replaced", "it has been replaced"),
        ("screen replaced", "screen replaced"),
        ("skärmen är bytt", "skärmen är bytt"),
        ("the note is wrong, it should say repaired", "repaired"),
        ("det ska stå ”lagad”", "lagad"),
    ],
)
@pytest.mark.parametrize("closing", [f"stäng {LOSS}", f"stäng {LOSS}, löst på plats"])
def test_what_is_told_at_the_summary_becomes_the_note(
    closing: str, text: str, note: str, talk_as: TalkAs, backend: Telephony
) -> None:
    lose(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear(closing)
    shown = talk.ask(text)
    assert shown.trace.step == "confirm"
    assert f": {note}\n" in shown.text
    talk.hear("ja")
    assert talk.orders[0].command == CloseCase(case=LOSS, note=note)


@pytest.mark.parametrize(
    "text", ["tack", "visa ärenden", "hur lång är garantin?", "anteckningen är fel", "saras ärende"]
)
@pytest.mark.parametrize(
    ("closing", "note"), [(f"stäng {LOSS}", ""), (f"stäng {LOSS}, löst på plats", "löst på plats")]
)
def test_what_tells_nothing_at_the_summary_leaves_the_note(
    closing: str, note: str, text: str, talk_as: TalkAs, backend: Telephony
) -> None:
    lose(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear_all(closing, text, "ja")
    assert talk.orders[0].command == CloseCase(case=LOSS, note=note)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("stäng saras ärende, hon fick ny telefon", "hon fick ny telefon"),
        ("close Sara Vitsippa's case, she got a new phone", "she got a new phone"),
        ("stäng Sara Vitsippas ärende", ""),
    ],
)
def test_whose_case_is_closed_is_no_part_of_the_note(text: str, note: str, talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    write_ticket(backend, by="Jonas Ekollon")
    talk = talk_as(STAFF, backend=backend)
    assert talk.ask(text).trace.step == "confirm"
    talk.hear("ja" if "stäng" in text else "yes")
    assert talk.orders[0].command == CloseCase(case=LOSS, note=note)


def test_a_number_that_can_be_no_case_is_told(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    told = talk_as(STAFF, backend=backend).ask("stäng ärende T-AAAA-BBBB")
    assert "T-AAAA-BBBB kan inte vara ett ärendenummer" in told.text


def test_every_text_is_said(talk_as: TalkAs, backend: Telephony) -> None:
    employee, staff = talk_as(OWNER, backend=backend), talk_as(STAFF, backend=backend)
    employee.hear("stäng ärendet")
    staff.hear("stäng ärendet")
    staff.hear(f"stäng {LOSS}")
    lose(backend)
    staff.hear("stäng johan krabbelins ärende")
    lose(backend, LossKind.LOST, OTHER_LOSS)
    staff.hear_all("stäng ärendet", "blub", "blubb", "varför?", "T-9Z9Z-9Z9Z", LOSS, "ja")
    for order in list(staff.orders):
        hear_results(staff, order)
    noting = ("stäng T-AAAA-BBBB", f"stäng {OTHER_LOSS} lagad", "ändra något", "anteckning", "varför?", "???", "???")
    staff.hear_all(*noting, "det ska stå lagad i dag", "ja")
    for tell in list(staff.notices):
        staff.hear(happening=Happening.NOTICE, notice=tell.notice)
    assert unsaid("close_case", employee, staff) == set()
