"""How a case stands, and what is left to do about it."""

import pytest

from dialogs.assistant import Assistant
from dialogs.flows.case_status import ACTIONS
from dialogs.frames import Case
from dialogs.script import read_script
from dialogs.turn import Begin
from knowledge.language import Language
from telephony.commands import (
    AddToTicket,
    AnswerTicket,
    CloseCase,
    MarkFound,
    RecordPoliceReport,
    RequestLoan,
    ReviewCallList,
    TakeCase,
    WithdrawCallList,
)
from telephony.contract import Telephony
from telephony.models import LossKind, State
from tests.dialogs.flows.conftest import TalkAs
from tests.support.cases import (
    LOSS,
    MANAGER,
    OTHER_LOSS,
    OWNER,
    REQUEST,
    STAFF,
    TICKET,
    do,
    lose,
    order_everything,
    report_to_police,
    request_call_list,
    retelling,
    take_all_loan_phones,
    write_ticket,
)
from tests.support.flows import started, unreachable, unsaid
from tests.support.talk import TUESDAY_MORNING, Talk
from tests.support.telephony import open_telephony

STARTS = [
    "hur går det med min anmälan?",
    "Hur går det med mitt ärende",
    "hur gar det med min anmalan",
    "hur går de med anmälan om min stulna mobil",
    "hej, jag anmälde min telefon i förrgår och undrar hur det går med ärendet?",
    "status på mitt ärende T-7K3M-2Q9X",
    "status T-7K3M-2Q9X",
    "status på t7k3m2q9x",
    "T-7K3M-2Q9X",
    "t 7k3m 2q9x",
    "kan du kolla T-7K3M-2Q9X åt mig",
    "vad händer med mitt ärende",
    "vad händer med min anmälan nu då?",
    "har det hänt något i mitt ärende",
    "har det hänt nåt med anmälan?",
    "nåt nytt om min förlustanmälan",
    "något nytt om ärendet?",
    "mina ärenden",
    "Mina ärenden tack",
    "visa mina ärenden",
    "visa mitt ärende",
    "vilka ärenden har jag",
    "har jag några ärenden hos er?",
    "mina anmälningar",
    "läget med anmälan?",
    "hur är läget med mitt ärende",
    "har ni fått min anmälan?",
    "fick ni min förlustanmälan",
    "har min anmälan kommit fram",
    "är min anmälan mottagen",
    "hur långt har ni kommit med mitt ärende",
    "har ni rensat min telefon än?",
    "är min mobil rensad nu?",
    "blev telefonen rensad",
    "hann ni spärra, är min mobil spärrad redan?",
    "hur går det med rensningen?",
    "hur går det med min begäran om samtalslista",
    "how is my case going",
    "how's my case going?",
    "what's happening with my case",
    "any news on my report?",
    "status of my ticket",
    "status of case T-7K3M-2Q9X please",
    "my cases",
    "show me my case",
    "did you get my report",
    "has my phone been wiped yet?",
    "is my phone blocked yet",
    "how far have you come with my case",
    "any update on my call list request",
    "I reported my phone on Monday and wonder how it's going with the case",
]
"""Messages that start the flow."""

ANSWERED = [
    "hur anmäler jag en stulen telefon?",
    "vad gäller om telefonen blir stulen",
    "hur lång tid tar det att få en ny telefon",
    "vad händer om jag tappar telefonen",
    "kan ni rensa en stulen telefon på distans?",
    "rensas telefonen automatiskt när den är stulen?",
    "måste jag anmäla en borttappad telefon",
    "vem gör polisanmälan",
    "var ser jag mina ärenden i portalen?",
    "hur skapar jag ett ärende i portalen",
    "stäng ärende T-7K3M-2Q9X",
    "godkänn L-7K3M-2Q9X",
    "hur gör jag en anmälan",
    "min mobil blev stulen igår",
    "jag hittade telefonen",
    "polisanmälan till T-7K3M-2Q9X är gjord",
    "hur är läget",
    "hur går det?",
    "vad är status på bussen till Lysekil",
    "får chefen se min samtalslista?",
    "vem får begära en samtalslista",
    "är telefonen låst automatiskt efter en stund",
    "måste mobilen vara låst",
    "vad är det för skillnad på låst och öppen enhet",
    "skicka ett ärende till supporten",
    "how do I report a stolen phone",
    "can you wipe a phone remotely",
    "what happens if I lose my phone",
    "who reports a theft to the police",
    "must the phone be locked",
    "is a stolen phone always wiped?",
    "I lost my phone case",
    "do I need a phone case",
    "how are you",
]
"""Messages that mean something else."""


@pytest.mark.parametrize("text", STARTS)
def test_a_question_about_a_case_starts_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) == "case_status"


@pytest.mark.parametrize("text", ANSWERED)
def test_other_questions_do_not_start_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) != "case_status"


def test_the_owner_sees_what_was_reported_and_how_each_order_stands(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    order_everything(backend)
    reply = talk_as(OWNER, backend=backend).ask("hur går det med min anmälan?")
    assert reply.heading == LOSS
    assert reply.text.startswith("Stulen telefon, anmäld den 3 mars 2026. Det gäller iPhone 13, Sara Vitsippa.")
    assert "Rensning: begäran är skickad. Jag vet inte än om telefonen är rensad." in reply.text
    assert "kontot är utloggat överallt" in reply.text


def test_the_same_in_english(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    order_everything(backend)
    reply = talk_as(OWNER, backend=backend).ask("how is my case going?")
    assert reply.text.startswith("Stolen phone, reported on 3 March 2026. It is about iPhone 13, Sara Vitsippa.")
    assert "Wipe: the request has been sent. I don't know yet whether the phone is wiped." in reply.text
    assert "☐ To do: the police report." in reply.text


def test_a_tick_stands_in_words_too(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    report_to_police(backend)
    text = talk_as(OWNER, backend=backend).ask("mina ärenden").text
    assert "- ☐ Kvar: byt lösenord" in text
    assert "- ☑ Klart: polisanmälan är gjord den 2 mars 2026, nummer 5000-K123456-26." in text


def test_changed_passwords_are_ticked_off_by_the_button(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(OWNER, backend=backend)
    talk.ask("mina ärenden")
    assert talk.press(0).trace.flow == "passwords_changed"
    told = talk.press(0)
    assert "☑ Klart: du har bytt lösenord." in told.text
    assert "Jag har bytt lösenord" not in [button.title for button in told.suggestions]


def test_the_checklist_ticks_itself_off_until_the_loan_phone_is_reserved(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(OWNER, backend=backend)
    assert "Den går att få först när polisanmälan är gjord" in talk.ask("mina ärenden").text
    report_to_police(backend)
    assert "det finns en lånetelefon i lager" in talk.ask("mina ärenden").text
    do(backend, OWNER, RequestLoan(case=LOSS))
    assert "☑ Klart: en lånetelefon är reserverad" in talk.ask("mina ärenden").text


def test_an_empty_stock_is_told(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    report_to_police(backend)
    take_all_loan_phones(backend)
    assert "just nu finns ingen lånetelefon i lager" in talk_as(OWNER, backend=backend).ask(f"status {LOSS}").text


def test_a_lost_phone_has_neither_police_nor_loan_on_its_list(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend, LossKind.LOST)
    text = talk_as(OWNER, backend=backend).ask("mina ärenden").text
    assert "polisanmälan. Den närmaste chefen" not in text
    assert "den görs vid stöld och skadegörelse" in text


@pytest.mark.parametrize(
    ("locale", "words"),
    [(Language.SWEDISH, "Vad som hände: ”den sprack”"), (Language.ENGLISH, "What happened: “den sprack”")],
)
def test_what_happened_to_a_phone_is_shown(locale: Language, words: str, talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend, LossKind.DAMAGED)
    talk = talk_as(OWNER, backend=retelling(backend, description="den sprack"))
    assert words in talk.ask(press=Begin("case_status", {"case": LOSS}), locale=locale).text


def test_a_damaged_phone_has_no_passwords_on_its_list(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend, LossKind.DAMAGED)
    reply = talk_as(OWNER, backend=backend).ask("mina ärenden")
    assert "lösenord" not in reply.text
    assert "Om det är skadegörelse: polisanmälan" in reply.text
    assert reply.suggestions == ()


def test_the_manager_sees_the_case_and_enters_the_police_report_from_it(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    reply = talk_as(MANAGER, backend=backend).ask("mina ärenden")
    assert "Telefonens användare behöver själv byta lösenord" in reply.text
    assert Begin("police_report", {"case": LOSS}) in [button.press for button in reply.suggestions]


def test_the_button_for_a_loan_phone_is_there_once_it_can_be_had(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    loan = Begin("loan_phone", {"case": LOSS})
    talk = talk_as(OWNER, backend=backend)
    assert loan not in [button.press for button in talk.ask("mina ärenden").suggestions]
    report_to_police(backend)
    assert loan in [button.press for button in talk.ask("mina ärenden").suggestions]


def test_a_colleague_who_reported_it_sees_the_case_without_the_phone(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend, by="Jonas Ekollon")
    assert "en telefon som inte är angiven" in talk_as("Jonas Ekollon", backend=backend).ask("mina ärenden").text


def test_staff_sees_any_case_by_its_number_but_only_own_ones_without(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(STAFF, backend=backend)
    assert "Stulen telefon" in talk.ask(f"status {LOSS}").text
    assert "inga ärenden hos mig" in talk.ask("mina ärenden").text


def test_of_several_cases_one_is_chosen(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    lose(backend, LossKind.LOST, OTHER_LOSS)
    talk = talk_as(OWNER, backend=backend)
    asked = talk.ask("mina ärenden")
    assert [button.title for button in asked.suggestions] == [
        f"{OTHER_LOSS} Borttappad telefon, Sara Vitsippa, 3 mars 2026",
        f"{LOSS} Stulen telefon, Sara Vitsippa, 3 mars 2026",
    ]
    assert talk.ask("den stulna").heading == LOSS


@pytest.mark.parametrize("answer", ["den andra", LOSS.lower(), LOSS.replace("-", " "), "stuln"])
def test_a_case_is_chosen_by_place_number_or_a_misspelt_word(answer: str, talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    lose(backend, LossKind.LOST, OTHER_LOSS)
    talk = talk_as(OWNER, backend=backend)
    talk.ask("mina ärenden")
    assert talk.ask(answer).heading == LOSS


def test_a_number_in_the_message_is_not_asked_for(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    lose(backend, LossKind.LOST, OTHER_LOSS)
    assert talk_as(OWNER, backend=backend).ask(f"hur går det med {OTHER_LOSS.lower()}").heading == OTHER_LOSS


@pytest.mark.parametrize("name", [OWNER, "Jonas Ekollon"])
def test_a_case_that_is_not_there_and_one_that_is_not_theirs_look_the_same(
    name: str, talk_as: TalkAs, backend: Telephony
) -> None:
    lose(backend, owner="Stig Rågåker")
    talk = talk_as(name, backend=backend)
    assert f"Jag hittar inget ärende {LOSS}" in talk.ask(f"status {LOSS}").text
    assert f"Jag hittar inget ärende {OTHER_LOSS}" in talk.ask(f"status {OTHER_LOSS}").text


def test_a_found_phone_and_a_closed_case_are_told(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    do(backend, OWNER, MarkFound(case=LOSS))
    talk = talk_as(OWNER, backend=backend)
    assert "Telefonen är hittad" in talk.ask(f"status {LOSS}").text
    do(backend, STAFF, CloseCase(case=LOSS))
    closed = talk.ask(f"status {LOSS}")
    assert "SML-IT har stängt ärendet." in closed.text
    assert closed.suggestions == ()


@pytest.mark.parametrize(
    ("asking", "words"), [(OWNER, "har ditt ärende."), ("Åsa Kabelvik", "har ärendet."), (STAFF, "har ärendet.")]
)
def test_who_has_a_ticket_is_told(asking: str, words: str, talk_as: TalkAs, backend: Telephony) -> None:
    write_ticket(backend)
    do(backend, STAFF, TakeCase(case=TICKET))
    assert f"Oskar Pluggfors på SML-IT {words}" in talk_as(asking, backend=backend).ask(f"status på {TICKET}").text


def test_who_has_a_loss_is_told_while_it_is_open(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(OWNER, backend=backend)
    assert "har ditt ärende" not in talk.ask(f"status på {LOSS}").text
    do(backend, STAFF, TakeCase(case=LOSS))
    assert "Oskar Pluggfors på SML-IT har ditt ärende." in talk.ask(f"status på {LOSS}").text
    do(backend, STAFF, CloseCase(case=LOSS))
    assert "har ditt ärende" not in talk.ask(f"status på {LOSS}").text


MORE = Begin("add_to_case", {"case": TICKET})


@pytest.mark.parametrize(
    ("locale", "lines"),
    [
        (Language.SWEDISH, ["Oskar Pluggfors på SML-IT svarade den 3 mars 2026: fyra", "Tillagt den 3 mars 2026: fem"]),
        (Language.ENGLISH, ["Oskar Pluggfors at SML-IT answered on 3 March 2026: fyra", "Added on 3 March 2026: fem"]),
    ],
)
def test_what_was_added_stands_where_it_was_said(
    locale: Language, lines: list[str], talk_as: TalkAs, backend: Telephony
) -> None:
    write_ticket(backend)
    do(backend, STAFF, AnswerTicket(case=TICKET, text="fyra"))
    do(backend, OWNER, AddToTicket(case=TICKET, text="fem"))
    told = talk_as(OWNER, backend=backend).ask(press=Begin("case_status", {"case": TICKET}), locale=locale)
    assert "\n\n".join(lines) in told.text


def test_more_can_be_written_before_anybody_has_answered(talk_as: TalkAs, backend: Telephony) -> None:
    write_ticket(backend)
    talk = talk_as(OWNER, backend=backend)
    told = talk.ask(f"status på {TICKET}")
    assert [(button.title, button.press) for button in told.suggestions] == [("Skriv mer", MORE)]
    assert talk.ask("lägg till en sak").trace.flow == "add_to_case"


def test_the_answers_are_told_and_can_be_replied_to_until_the_ticket_is_closed(
    talk_as: TalkAs, backend: Telephony
) -> None:
    write_ticket(backend)
    for text in ("se [här](https://example.org/)", "hjälpte det?"):
        do(backend, STAFF, AnswerTicket(case=TICKET, text=text))
    talk = talk_as(OWNER, backend=backend)
    told = talk.ask(f"status på {TICKET}")
    first, second = (
        f"Oskar Pluggfors på SML-IT svarade den 3 mars 2026: {text}" for text in ("se [här", "hjälpte det?")
    )
    assert told.text.index(first) < told.text.index(second)
    assert "](" not in told.text
    assert [(button.title, button.press) for button in told.suggestions] == [("Svara", MORE)]
    do(backend, STAFF, CloseCase(case=TICKET))
    assert talk.ask(f"status på {TICKET}").suggestions == ()


def test_only_whoever_asked_replies_to_an_answer(talk_as: TalkAs, backend: Telephony) -> None:
    write_ticket(backend)
    do(backend, STAFF, AnswerTicket(case=TICKET, text="hjälpte det?"))
    assert talk_as(STAFF, backend=backend).ask(f"status på {TICKET}").suggestions == ()


def test_a_ticket_is_told_until_it_is_closed(talk_as: TalkAs, backend: Telephony) -> None:
    write_ticket(backend)
    talk = talk_as(OWNER, backend=backend)
    told = talk.ask("hur går det med mitt ärende")
    assert "växeln svarar på franska" in told.text
    assert "inte stängt än" in told.text
    do(backend, STAFF, CloseCase(case=TICKET))
    assert "SML-IT har stängt ärendet." in talk.ask(f"hur går det med {TICKET}").text


def test_a_request_for_a_call_list_is_told_with_a_way_to_withdraw_it(talk_as: TalkAs, backend: Telephony) -> None:
    request_call_list(backend)
    told = talk_as(MANAGER, backend=backend).ask("hur går det med min begäran om samtalslista?")
    assert "Sara Vitsippa, 1 februari 2026 till och med 28 februari 2026" in told.text
    assert "granskar begäran" in told.text
    assert [button.press for button in told.suggestions] == [Begin("withdraw_call_list", {"case": REQUEST})]


@pytest.mark.parametrize(
    ("approved", "words"), [(True, "Listan lämnas aldrig ut i chatten"), (False, "har avslagit begäran")]
)
def test_a_decision_is_told_with_the_reviewers_words(
    approved: bool, words: str, talk_as: TalkAs, backend: Telephony
) -> None:
    request_call_list(backend)
    do(backend, STAFF, ReviewCallList(case=REQUEST, approved=approved, note="ring mig"))
    text = talk_as(MANAGER, backend=backend).ask(f"hur går det med {REQUEST}").text
    assert words in text
    assert "ring mig" in text


def test_nobodys_words_become_a_link_on_the_card_of_somebody_else(talk_as: TalkAs, backend: Telephony) -> None:
    link = "[123](https://example.org/)"
    lose(backend)
    do(backend, MANAGER, RecordPoliceReport(case=LOSS, reference=link, reported_at=TUESDAY_MORNING.date()))
    request_call_list(backend)
    do(backend, STAFF, ReviewCallList(case=REQUEST, approved=True, note=link))
    talk = talk_as(MANAGER, backend=backend)
    for case in (LOSS, REQUEST):
        text = talk.ask(f"hur går det med {case}").text
        assert "[123]" in text
        assert link not in text


def test_whom_a_request_is_about_may_see_it_but_not_withdraw_it(talk_as: TalkAs, backend: Telephony) -> None:
    request_call_list(backend)
    told = talk_as(OWNER, backend=backend).ask(f"hur går det med {REQUEST}")
    assert "Begärd av Mikael Lärkfors" in told.text
    assert told.suggestions == ()


def test_a_withdrawn_request_is_told_by_its_number(talk_as: TalkAs, backend: Telephony) -> None:
    request_call_list(backend)
    do(backend, MANAGER, WithdrawCallList(case=REQUEST))
    talk = talk_as(MANAGER, backend=backend)
    assert "tillbakadragen" in talk.ask(f"hur går det med {REQUEST}").text
    assert "inga ärenden hos mig" in talk.ask("mina ärenden").text


@pytest.mark.parametrize("state", ["waiting", ""])
def test_a_case_that_has_not_arrived_is_shown_as_waiting(state: str, talk_as: TalkAs) -> None:
    talk = remembering(talk_as(OWNER), {"report_loss": state} if state else {})
    assert "inte nått telefonisystemet än" in talk.ask("mina ärenden").text


def test_a_case_that_has_not_arrived_is_told_without_the_backend(talk_as: TalkAs) -> None:
    talk = remembering(talk_as(OWNER, backend=unreachable()), {"report_loss": "waiting"})
    assert "inte nått telefonisystemet än" in talk.ask(press=Begin("case_status", {"case": LOSS})).text


def test_a_case_that_has_not_arrived_is_one_to_choose(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend, case=OTHER_LOSS)
    talk = remembering(talk_as(OWNER, backend=backend), {"report_loss": "waiting"})
    assert talk.ask("my cases").suggestions[0].title == f"{LOSS} Waiting to be sent, 3 March 2026"


def test_a_case_that_was_given_up_is_told_with_the_number_to_call(talk_as: TalkAs) -> None:
    talk = remembering(talk_as(OWNER), {"report_loss": "given_up"})
    assert "har inte kommit fram" in talk.ask(f"status {LOSS}").text


def test_a_backend_that_cannot_be_reached_is_asked_again(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER, backend=unreachable())
    assert "Jag når inte telefonisystemet just nu" in talk.ask(f"status {LOSS}").text


@pytest.mark.parametrize(
    ("action", "state"),
    [(action, state) for action in ACTIONS for state in read_script("case_status")[0].results[action]],
)
@pytest.mark.parametrize("language", list(Language))
def test_every_state_of_an_order_is_told(
    action: str, state: str, language: Language, talk_as: TalkAs, backend: Telephony
) -> None:
    lose(backend)
    at_backend = state in list(State)
    talk = talk_as(OWNER, backend=retelling(backend, actions={action: State(state)} if at_backend else {}))
    talk = talk if at_backend else remembering(talk, {action: state})
    told = talk.ask(press=Begin("case_status", {"case": LOSS}), locale=language)
    assert told.trace.said[1] == f"case_status.results.{action}.{state}"
    assert read_script("case_status")[0].results[action][state][language].split("{")[0] in told.text


def test_the_backend_knows_better_than_the_conversation(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    order_everything(backend)
    talk = remembering(talk_as(OWNER, backend=backend), {"lock_device": "given_up"})
    assert "har inte kommit fram" not in talk.ask("mina ärenden").text


def test_it_is_told_in_the_middle_of_another_flow(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(OWNER, backend=backend)
    talk.hear("skicka en fråga till supporten")
    replies = talk.hear("hur går det med min anmälan?")
    assert replies[0].heading == LOSS
    assert talk.conversation.frames[-1].flow == "hand_over"


def test_the_question_is_put_in_other_words(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    lose(backend, LossKind.LOST, OTHER_LOSS)
    talk = talk_as(OWNER, backend=backend)
    talk.hear_all("mina ärenden", "blub", "blubb", "varför?")
    left = unsaid("case_status", talk)
    assert not [key for key in left if key.startswith("case.")]


def remembering(talk: Talk, states: dict[str, str]) -> Talk:
    """The talk after a loss was reported in it."""
    case = Case(number=LOSS, flow="lost_phone", opened=TUESDAY_MORNING, states=states)
    talk.conversation = talk.conversation.with_case(case)
    return talk


@pytest.mark.parametrize("text", ["hur går det med {}", "how is {} going", "{}", "status på {} tack"])
def test_somebody_elses_case_is_told_of_as_one_that_is_not_there(
    text: str, talk_as: TalkAs, backend: Telephony
) -> None:
    lose(backend)
    told = talk_as("Olena Björkris", backend=backend).ask(text.format(LOSS)).text
    not_there = talk_as("Olena Björkris", backend=open_telephony()).ask(text.format(LOSS)).text
    assert LOSS in told
    assert told == not_there


@pytest.mark.parametrize("text", ["hur går det med T-7K30-2Q9X", "t-7ko3-2q9x", "T-AAAA-BBBB", "t 7k30 2q9x"])
def test_a_number_that_cannot_be_one_is_said_to_be_misread(text: str, talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    assert "kan inte vara ett ärendenummer" in talk.ask(text).text
    assert not talk.conversation.frames


def test_a_number_that_cannot_be_one_is_said_to_be_misread_in_english(talk_as: TalkAs) -> None:
    assert "can't be one of my case numbers" in talk_as(OWNER).ask("what's the status of my case T-1234-5678").text


@pytest.mark.parametrize("text", ["stäng T-7K3M-2Q9X", "close T-7K3M-2Q9X"])
def test_closing_a_case_is_answered_the_same_whosever_it_is(text: str, talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend, case="T-7K3M-2Q9X")
    told = talk_as("Olena Björkris", backend=backend).ask(text).text
    assert told == talk_as("Olena Björkris", backend=open_telephony()).ask(text).text


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (LossKind.STOLEN, "☐ Kvar: polisanmälan. Katalogen visar ingen närmaste chef, så fråga SML-IT"),
        (
            LossKind.DAMAGED,
            "☐ Om det är skadegörelse: polisanmälan. Katalogen visar ingen närmaste chef, så fråga SML-IT",
        ),
    ],
)
def test_who_has_no_nearest_manager_is_sent_to_staff_about_the_police_report(
    kind: LossKind, words: str, talk_as: TalkAs, backend: Telephony
) -> None:
    lose(backend, kind, owner="Kaj Ankarberg")
    text = talk_as("Kaj Ankarberg", backend=backend).ask("hur går det med min anmälan?").text
    assert words in text
    assert "Den närmaste chefen gör den" not in text


def test_what_a_ticket_was_closed_with_is_told(talk_as: TalkAs, backend: Telephony) -> None:
    write_ticket(backend)
    do(backend, STAFF, CloseCase(case=TICKET, note="Starta om den."))
    assert "De skriver: ”Starta om den.”" in talk_as(OWNER, backend=backend).ask(f"status på {TICKET}").text
