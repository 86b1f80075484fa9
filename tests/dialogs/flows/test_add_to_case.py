"""Somebody writes more in a problem or a question of their own."""

import pytest

from dialogs.assistant import Assistant
from dialogs.orders import Notice
from dialogs.turn import Begin, Happening
from knowledge.language import Language
from telephony.commands import AddToTicket, AnswerTicket, CloseCase, CreateTicket, TakeCase
from telephony.contract import Telephony
from telephony.problems import ProblemType
from tests.dialogs.flows.conftest import TalkAs
from tests.support.cases import LOSS, OWNER, STAFF, TICKET, ask, do, lose, write_ticket
from tests.support.flows import hear_results, refusing, started, unreachable, unsaid
from tests.support.talk import Talk, at_once
from tests.support.telephony import actor, person_id

OTHER = "S-3B3C-3D3F"
PRESS = Begin("add_to_case", {"case": TICKET})

STARTS = [
    "jag vill lägga till en sak i mitt ärende",
    "lägg till i S-7K3M-2Q9X",
    "lägg till i S-7K3M-2Q9X: den hackar i möten också",
    "kan jag lägga till något i mitt ärende?",
    "jag vill komplettera mitt ärende",
    "komplettera S-7K3M-2Q9X med att den är ny",
    "jag vill skriva mer i mitt ärende",
    "tillägg till S-7K3M-2Q9X",
    "jag vill svara på mitt ärende",
    "svara på supportens svar",
    "I want to add something to my case",
    "add to S-7K3M-2Q9X: it happens in meetings too",
    "can I write more in my ticket",
    "reply to their answer",
]
"""Messages that start the flow."""

ANSWERED = [
    "hur lägger jag till något i mitt ärende",
    "lägg till ett konto i outlook",
    "status på S-7K3M-2Q9X",
    "mina ärenden",
    "svara på S-7K3M-2Q9X: fyra",
    "har ni svarat på mitt ärende",
    "varför svarar ingen på mitt ärende",
    "lägg till polisanmälan i S-7K3M-2Q9X",
    "skriv ett ärende",
    "have you answered my case",
]
"""Messages that mean something else."""


@pytest.mark.parametrize("text", STARTS)
def test_who_wants_to_write_more_starts_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) == "add_to_case"


@pytest.mark.parametrize("text", ANSWERED)
def test_other_words_do_not_start_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) != "add_to_case"


def additions(backend: Telephony, case: str = TICKET) -> list[str]:
    """What was added to a ticket."""
    return [one.text for one in at_once(backend.ticket(case, actor(OWNER))).additions]


def test_a_reply_joins_the_case_once_it_has_been_seen(talk_as: TalkAs, backend: Telephony) -> None:
    ask(backend)
    do(backend, STAFF, AnswerTicket(case=TICKET, text="fyra"))
    talk = talk_as(OWNER, backend=backend)
    assert talk.ask(press=PRESS).trace.step == "addition"
    shown = talk.ask("Vi har bara tre. Var är den fjärde?")
    assert "- Det du lägger till: Vi har bara tre. Var är den fjärde?" in shown.text
    assert talk.orders == []
    told = talk.ask("ja")
    assert f"Det du skrev står nu i ärende {TICKET}" in told.text
    assert [button.press for button in told.suggestions] == [Begin("case_status", {"case": TICKET})]
    assert additions(backend) == ["Vi har bara tre. Var är den fjärde?"]
    assert len(at_once(backend.tickets(actor(OWNER)))) == 1


def test_it_is_told_in_english(talk_as: TalkAs, backend: Telephony) -> None:
    write_ticket(backend)
    talk = talk_as(OWNER, backend=backend)
    assert f"is now in case {TICKET}" in talk.hear_all("add to my case", "it is only the one in the reception", "yes")


def test_what_the_message_says_is_not_asked_for(talk_as: TalkAs, backend: Telephony) -> None:
    write_ticket(backend)
    write_ticket(backend, OTHER)
    shown = talk_as(OWNER, backend=backend).ask(f"lägg till i {TICKET}: den hackar i möten också")
    assert (shown.trace.step, shown.trace.slots) == (
        "confirm",
        {"case": TICKET, "addition": "den hackar i möten också"},
    )


def test_of_two_cases_one_is_chosen(talk_as: TalkAs, backend: Telephony) -> None:
    write_ticket(backend)
    ask(backend, OTHER)
    talk = talk_as(OWNER, backend=backend)
    assert talk.ask("jag vill lägga till en sak i mitt ärende").trace.step == "case"
    talk.hear_all("frågan", "vi är åtta på skolan", "ja")
    assert (additions(backend), additions(backend, OTHER)) == ([], ["vi är åtta på skolan"])


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        (Language.SWEDISH, f"Sara Vitsippa skriver mer i ärende {TICKET}:\n\nvi har tre"),
        (Language.ENGLISH, f"Sara Vitsippa has added to case {TICKET}:\n\nvi har tre"),
    ],
)
def test_whoever_has_the_case_is_told_and_may_answer(
    locale: Language, text: str, talk_as: TalkAs, backend: Telephony
) -> None:
    ask(backend)
    do(backend, STAFF, TakeCase(case=TICKET))
    talk = talk_as(OWNER, backend=backend)
    talk.hear(press=PRESS)
    talk.hear_all("vi har tre", "ja")
    add, tell = talk.orders
    assert tell.after == add.key
    (notice,) = talk.notices
    assert notice.person == person_id(STAFF)
    told = talk_as(STAFF, backend=backend).ask(happening=Happening.NOTICE, notice=notice.notice, locale=locale)
    assert told.text == text
    assert [button.press for button in told.suggestions] == [
        Begin("answer_case", {"case": TICKET}),
        Begin("case_status", {"case": TICKET}),
    ]


def test_nobody_is_told_of_an_own_addition_or_in_a_case_that_nobody_has(talk_as: TalkAs, backend: Telephony) -> None:
    ask(backend)
    ask(backend, OTHER, by=STAFF)
    do(backend, STAFF, TakeCase(case=OTHER))
    for name, case in ((OWNER, TICKET), (STAFF, OTHER)):
        talk = talk_as(name, backend=backend)
        talk.hear(press=Begin("add_to_case", {"case": case}))
        talk.hear_all("vi har tre", "ja")
        assert (len(talk.orders), talk.notices) == (1, [])


def test_nothing_that_the_asker_wrote_becomes_a_link(talk_as: TalkAs, backend: Telephony) -> None:
    values = {"asker": OWNER, "addition": "se [3580.se](https://example.org/)"}
    notice = Notice(flow="add_to_case", kind="added", case=TICKET, values=values)
    told = talk_as(STAFF, backend=backend).ask(happening=Happening.NOTICE, notice=notice)
    assert "3580.se" in told.text
    assert "](" not in told.text


@pytest.mark.parametrize(
    ("locale", "apart", "texts", "sent"),
    [
        (
            Language.SWEDISH,
            "blir därför ett nytt ärende, som hänvisar dit",
            ["vi har bara tre", "ja"],
            "Ärendet är skickat till SML-IT",
        ),
        (
            Language.ENGLISH,
            "becomes a new case that refers to it",
            ["we only have three of them", "yes, send it"],
            "The ticket has been sent to SML-IT",
        ),
    ],
)
def test_a_reply_in_a_closed_case_becomes_a_new_one_that_names_it(
    locale: Language, apart: str, texts: list[str], sent: str, talk_as: TalkAs, backend: Telephony
) -> None:
    ask(backend)
    do(backend, STAFF, AnswerTicket(case=TICKET, text="fyra"), CloseCase(case=TICKET))
    talk = talk_as(OWNER, backend=backend)
    assert apart in talk.ask(press=PRESS, locale=locale).text
    assert sent in talk.hear_all(*texts)
    (new,) = at_once(backend.tickets(actor(OWNER)))
    assert (new.description, new.case == TICKET) == (f"{TICKET}: {texts[0]}", False)
    assert additions(backend) == []


def test_what_is_told_of_an_own_loss_becomes_a_question_that_names_it(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(OWNER, backend=backend)
    talk.hear_all(f"lägg till i {LOSS}: laddaren är också borta", "ja")
    command = talk.orders[0].command
    assert isinstance(command, CreateTicket)
    assert command.description == f"{LOSS}: laddaren är också borta"


def test_in_somebody_elses_case_nothing_is_written(talk_as: TalkAs, backend: Telephony) -> None:
    ask(backend)
    talk = talk_as("Jonas Ekollon", backend=backend)
    assert f"inget ärende {TICKET} som är ditt" in talk.ask(f"lägg till i {TICKET}: vi har tre").text
    assert talk.conversation.frames == ()


def test_without_an_open_case_it_says_so(talk_as: TalkAs, backend: Telephony) -> None:
    ask(backend)
    do(backend, STAFF, CloseCase(case=TICKET))
    told = talk_as(OWNER, backend=backend).ask("jag vill lägga till en sak i mitt ärende")
    assert told.text.startswith("Du har inget öppet ärende")


def test_a_case_that_is_closed_meanwhile_gives_the_words_back_and_the_way_on(
    talk_as: TalkAs, backend: Telephony
) -> None:
    ask(backend)
    talk = talk_as(OWNER, backend=refusing(backend, ProblemType.TOO_LATE))
    talk.hear(press=PRESS)
    talk.hear("vi har bara tre")
    told = talk.ask("ja")
    assert "Det här skrev du: ”vi har bara tre”" in told.text
    assert [button.press for button in told.suggestions] == [PRESS, Begin("case_status", {"case": TICKET})]


def test_what_is_added_while_the_backend_is_away_follows_the_case_there(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER, backend=unreachable())
    talk.hear_all("skicka en fråga till supporten: vilka telefoner har vi", "ja")
    case = talk.conversation.cases[-1].number
    talk.hear(press=Begin("add_to_case", {"case": case}))
    assert f"Det du skrev i {case} är sparat" in talk.hear_all("vi är åtta", "ja")
    create, add = talk.orders
    assert add.command == AddToTicket(case=case, text="vi är åtta")
    assert add.after == create.key


def test_a_case_that_is_on_its_way_is_offered(talk_as: TalkAs, backend: Telephony) -> None:
    talk = talk_as(OWNER, backend=unreachable())
    talk.hear_all("skicka en fråga till supporten: vilka telefoner har vi", "ja")
    again = talk_as(OWNER, backend=backend)
    again.conversation = talk.conversation
    asked = again.ask("jag vill lägga till en sak i mitt ärende")
    assert (asked.trace.step, asked.trace.slots) == ("addition", {"case": talk.orders[0].case})
    again.hear("avbryt")
    assert again.ask(f"lägg till i {talk.orders[0].case}").trace.step == "addition"


def test_nothing_is_sent_before_it_is_confirmed(talk_as: TalkAs, backend: Telephony) -> None:
    ask(backend)
    talk = talk_as(OWNER, backend=backend)
    talk.hear_all(f"lägg till i {TICKET}: vi har bara tre", "avbryt", "ja")
    assert talk.orders == []


def test_every_text_is_said(talk_as: TalkAs, backend: Telephony) -> None:
    talk = talk_as(OWNER, backend=backend)
    talk.hear_all("lägg till i mitt ärende", f"lägg till i {TICKET}", "lägg till i S-AAAA-BBBB")
    ask(backend)
    write_ticket(backend, OTHER)
    do(backend, STAFF, TakeCase(case=TICKET), CloseCase(case=OTHER))
    talk.hear(press=Begin("add_to_case", {"case": OTHER}))
    talk.hear("avbryt")
    ask(backend, "S-4B4C-4D4F")
    talk.hear_all(
        "lägg till i mitt ärende", "blub", "blubb", "varför?", "S-9Z9Z-9Z9Z", TICKET, "varför?", "vi är åtta", "ja"
    )
    add, _ = talk.orders
    hear_results(talk, add)
    talk.hear(happening=Happening.NOTICE, notice=talk.notices[0].notice)
    # Any words answer an open question, so it never needs to be put in other words.
    assert unsaid("add_to_case", talk) == {"addition.rephrase"}
