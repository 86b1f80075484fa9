"""SML-IT's staff answers a problem or a question."""

import pytest

from dialogs.assistant import Assistant
from dialogs.desk_cases import NOBODY
from dialogs.orders import Notice
from dialogs.turn import Begin, Happening, Scope
from knowledge.language import Language
from telephony.commands import AddToTicket, AnswerTicket, CloseCase, TakeCase
from telephony.contract import Telephony
from telephony.models import State
from telephony.problems import ProblemType
from tests.dialogs.flows.conftest import TalkAs
from tests.support.cases import LOSS, OWNER, STAFF, TICKET, ask, do, lose, write_ticket
from tests.support.flows import hear_results, refusing, started, unreachable, unsaid
from tests.support.talk import Talk, at_once
from tests.support.telephony import actor, person_id

OTHER = "S-3B3C-3D3F"
COLLEAGUE = "Åsa Kabelvik"

STARTS = [
    "svara på S-7K3M-2Q9X",
    "svara på S-7K3M-2Q9X: starta om den",
    "svara S-7K3M-2Q9X att den är klar",
    "svara Sara att hon kan hämta den",
    "svara sara att den är klar",
    "jag vill svara på ärende S-7K3M-2Q9X",
    "svara på ärendet",
    "svara på saras fråga",
    "svara på Saras fråga: ja det går bra",
    "besvara S-7K3M-2Q9X",
    "svar till Sara: starta om",
    "svar på S-7K3M-2Q9X: det går bra, hör av dig när du vill",
    "meddela Sara i S-7K3M-2Q9X att luren är klar",
    "skicka svar till Sara: hej",
    "kan du svara S-7K3M-2Q9X",
    "svara på ett ärende",
    "svara frågeställaren",
    "S-7K3M-2Q9X: svara att det är löst",
    "answer S-7K3M-2Q9X",
    "answer a case",
    "reply to S-7K3M-2Q9X: restart it",
    "reply to Sara that it's fixed",
    "answer Sara's question",
    "tell Sara it is ready, S-7K3M-2Q9X",
    "please answer the ticket",
    "respond to S-7K3M-2Q9X",
    "write back to Sara: try again",
    "let her know in S-7K3M-2Q9X that it works now",
]
"""Messages that start the flow."""

ANSWERED = [
    "svara på frågan",
    "svara på engelska",
    "har jag fått svar på mitt ärende",
    "har ni svarat på S-7K3M-2Q9X",
    "fick jag svar på S-7K3M-2Q9X",
    "svarar ni på S-7K3M-2Q9X?",
    "när svarar ni på mitt ärende",
    "varför svarar ingen",
    "jag kan inte svara i telefon",
    "telefonen slutar svara efter att jag lagt på",
    "kan man svara med sms",
    "växeln svarar på franska",
    "svara mig",
    "skriv ett ärende",
    "skriv till supporten att skärmen är trasig",
    "meddela växeln att jag är borta",
    "jag tar S-7K3M-2Q9X och svarar henne sen",
    "answer in English",
    "answer my question",
    "when do you answer my ticket",
    "have you answered S-7K3M-2Q9X",
    "how do I answer a call",
    "tell me a joke",
    "let support know that my phone is broken",
]
"""Messages that mean something else."""


@pytest.mark.parametrize("text", STARTS)
def test_what_staff_says_starts_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) == "answer_case"


@pytest.mark.parametrize("text", ANSWERED)
def test_other_words_do_not_start_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) != "answer_case"


@pytest.mark.parametrize(
    "text", ["fick jag svar på S-7K3M-2Q9X", "har ni svarat på S-7K3M-2Q9X?", "svarar ni på S-7K3M-2Q9X?"]
)
def test_whether_there_is_an_answer_is_how_the_case_stands(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) == "case_status"


def test_a_question_is_answered_in_swedish_once_it_has_been_seen(talk_as: TalkAs, backend: Telephony) -> None:
    ask(backend)
    talk = talk_as(STAFF, backend=backend)
    asked = talk.ask("svara på ärendet")
    assert "Sara Vitsippa skrev den 3 mars 2026: vilka telefoner har skolan?" in asked.text
    shown = talk.ask("Fyra stycken. Vill du ha en lista?")
    assert "- Svaret: Fyra stycken. Vill du ha en lista?" in shown.text
    assert (shown.trace.step, talk.orders) == ("confirm", [])
    told = talk.ask("ja")
    assert told.text.startswith(f"Svaret i ärende {TICKET} är sparat, och ärendet är ditt.")
    assert "Sara Vitsippa har fått svaret i Teams." in told.text
    assert [button.press for button in told.suggestions] == [Begin("close_case", {"case": TICKET})]
    answered = at_once(backend.ticket(TICKET, actor(OWNER)))
    assert [(one.text, one.by.display_name) for one in answered.answers] == [
        ("Fyra stycken. Vill du ha en lista?", STAFF)
    ]
    assert answered.state is State.ACCEPTED


def test_a_problem_is_answered_in_english(talk_as: TalkAs, backend: Telephony) -> None:
    write_ticket(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear_all("answer the ticket", "restart it", "yes")
    assert talk.orders[0].command == AnswerTicket(case=TICKET, text="restart it", holder="")
    assert f"The answer in case {TICKET} is saved" in talk.replies[-1].text


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        (Language.SWEDISH, f"Oskar Pluggfors på SML-IT svarar på din fråga {TICKET}:\n\nfyra"),
        (Language.ENGLISH, f"Oskar Pluggfors at SML-IT answers your question {TICKET}:\n\nfyra"),
    ],
)
def test_whoever_asked_gets_the_answer_and_may_write_back(
    locale: Language, text: str, talk_as: TalkAs, backend: Telephony
) -> None:
    ask(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear_all(f"svara på {TICKET}: fyra", "ja")
    (tell,) = talk.notices
    assert tell.person == person_id(OWNER)
    told = talk_as(OWNER, backend=backend).ask(happening=Happening.NOTICE, notice=tell.notice, locale=locale)
    assert told.text == text
    assert [button.press for button in told.suggestions] == [
        Begin("add_to_case", {"case": TICKET}),
        Begin("case_status", {"case": TICKET}),
    ]


def test_nothing_that_staff_wrote_becomes_a_link(talk_as: TalkAs, backend: Telephony) -> None:
    values = {"kind": "question", "staff": STAFF, "answer": "se [3580.se](https://example.org/)"}
    notice = Notice(flow="answer_case", kind="answered", case=TICKET, values=values)
    told = talk_as(OWNER, backend=backend).ask(happening=Happening.NOTICE, notice=notice)
    assert "3580.se" in told.text
    assert "](" not in told.text


def test_nobody_is_told_of_an_own_answer(talk_as: TalkAs, backend: Telephony) -> None:
    ask(backend, by=STAFF)
    talk = talk_as(STAFF, backend=backend)
    talk.hear_all(f"svara på {TICKET}: fyra", "ja")
    assert talk.orders
    assert talk.notices == []


def test_who_waits_is_told_only_once_the_answer_is_kept(talk_as: TalkAs, backend: Telephony) -> None:
    ask(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear_all(f"svara på {TICKET}: fyra", "ja")
    answer, tell = talk.orders
    assert tell.after == answer.key


def test_a_colleagues_case_is_not_taken_over_unseen(talk_as: TalkAs, backend: Telephony) -> None:
    ask(backend)
    do(backend, COLLEAGUE, TakeCase(case=TICKET))
    shown = talk_as(STAFF, backend=backend).ask(f"svara på {TICKET}: fyra")
    assert "Åsa Kabelvik har ärendet. Det blir ditt om du svarar." in shown.text


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        (Language.SWEDISH, ["En kollega hann före", "Det här skrev du: ”fyra”", "Åsa Kabelvik har ärendet nu."]),
        (
            Language.ENGLISH,
            ["A colleague got to case", "This is what you wrote: “fyra”", "Åsa Kabelvik has the case now."],
        ),
    ],
)
def test_who_answers_a_card_that_a_colleague_was_quicker_with_is_told_and_gets_the_words_back(
    locale: Language, words: list[str], talk_as: TalkAs, backend: Telephony
) -> None:
    ask(backend)
    do(backend, COLLEAGUE, AnswerTicket(case=TICKET, text="tre"))
    press = Begin("answer_case", {"case": TICKET, "seen": NOBODY, "answer": "fyra"}, sure=True)
    told = talk_as(STAFF, backend=backend).ask(press=press, scope=Scope.DESK, locale=locale).text
    assert [part for part in words if part not in told] == []
    assert [one.text for one in at_once(backend.ticket(TICKET, actor(OWNER))).answers] == ["tre"]


def test_a_card_that_shows_the_colleague_takes_the_case_over(talk_as: TalkAs, backend: Telephony) -> None:
    ask(backend)
    do(backend, COLLEAGUE, AnswerTicket(case=TICKET, text="tre"))
    seen = {"case": TICKET, "seen": person_id(COLLEAGUE), "answer": "fyra"}
    talk_as(STAFF, backend=backend).hear(press=Begin("answer_case", seen, sure=True), scope=Scope.DESK)
    assert [one.text for one in at_once(backend.ticket(TICKET, actor(OWNER))).answers] == ["tre", "fyra"]


def test_what_was_answered_before_is_shown(talk_as: TalkAs, backend: Telephony) -> None:
    ask(backend)
    do(backend, COLLEAGUE, AnswerTicket(case=TICKET, text="fyra"))
    shown = talk_as(STAFF, backend=backend).ask(f"svara på {TICKET}")
    assert "Åsa Kabelvik svarade den 3 mars 2026: fyra" in shown.text


@pytest.mark.parametrize(
    ("locale", "added"),
    [
        (Language.SWEDISH, "Sara Vitsippa skrev mer den 3 mars 2026: vi har bara tre"),
        (Language.ENGLISH, "Sara Vitsippa wrote more on 3 March 2026: vi har bara tre"),
    ],
)
def test_what_the_asker_added_is_shown_too(locale: Language, added: str, talk_as: TalkAs, backend: Telephony) -> None:
    ask(backend)
    do(backend, COLLEAGUE, AnswerTicket(case=TICKET, text="fyra"))
    do(backend, OWNER, AddToTicket(case=TICKET, text="vi har bara tre"))
    shown = talk_as(STAFF, backend=backend).ask(press=Begin("answer_case", {"case": TICKET}), locale=locale)
    assert added in shown.text


@pytest.mark.parametrize(("text", "given"), [("svara på ärendet", {}), (f"svara på {TICKET}: fyra", {"case": TICKET})])
def test_who_may_not_answer_is_offered_to_write_in_an_own_case(
    text: str, given: dict[str, str], talk_as: TalkAs, backend: Telephony
) -> None:
    ask(backend)
    told = talk_as(OWNER, backend=backend).ask(text)
    assert [button.press for button in told.suggestions] == [Begin("add_to_case", given)]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (f"svara på {TICKET}: starta om den, och hör av dig när du vet", "starta om den, och hör av dig när du vet"),
        (f"svara {TICKET} att den är klar", "den är klar"),
        (f"svara på {TICKET} med att den är klar", "den är klar"),
        (f"svara på {TICKET} prova en gång till", "prova en gång till"),
        (f"{TICKET} svara: det är löst", "det är löst"),
        (f"svara på ärende {TICKET} från Sara: ”det är löst”", "det är löst"),
        ("svara Sara att hon kan hämta den kl. 13:00", "hon kan hämta den kl. 13:00"),
        ("svara på saras fråga: tänk på att ladda den", "tänk på att ladda den"),
        ("jag vill att du svarar Sara att den är klar", "den är klar"),
        (f"reply to {TICKET}: restart it", "restart it"),
        ("reply to Sara that it is fixed", "it is fixed"),
        (f"let her know in {TICKET} that it works now", "it works now"),
    ],
)
def test_an_answer_in_the_message_is_not_asked_for(text: str, answer: str, talk_as: TalkAs, backend: Telephony) -> None:
    ask(backend)
    ask(backend, OTHER, by="Jonas Ekollon")
    shown = talk_as(STAFF, backend=backend).ask(text)
    assert shown.trace.step == "confirm"
    assert shown.trace.slots == {"case": TICKET, "answer": answer}


@pytest.mark.parametrize("text", [f"svara på {TICKET}", f"svara på ärende {TICKET} tack", f"answer {TICKET} for me"])
def test_without_an_answer_it_is_asked_for(text: str, talk_as: TalkAs, backend: Telephony) -> None:
    ask(backend)
    assert talk_as(STAFF, backend=backend).ask(text).trace.step == "answer"


def test_whom_the_answer_names_isnt_who_is_answered(talk_as: TalkAs, backend: Telephony) -> None:
    ask(backend)
    ask(backend, OTHER, by="Jonas Ekollon")
    shown = talk_as(STAFF, backend=backend).ask("svara Jonas att Sara Vitsippa har den")
    assert shown.trace.slots == {"case": OTHER, "answer": "Sara Vitsippa har den"}


@pytest.mark.parametrize("text", ["nej, det ska stå fem", "svara att fem", "it should say fem"])
def test_another_answer_at_the_summary_takes_the_place_of_the_first(
    text: str, talk_as: TalkAs, backend: Telephony
) -> None:
    ask(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear(f"svara på {TICKET}: fyra")
    assert talk.ask(text).trace.slots == {"case": TICKET, "answer": "fem"}


def test_another_case_at_the_summary_lets_the_answer_go(talk_as: TalkAs, backend: Telephony) -> None:
    ask(backend)
    ask(backend, OTHER, by="Jonas Ekollon")
    talk = talk_as(STAFF, backend=backend)
    talk.hear(f"svara på {TICKET}: fyra")
    asked = talk.ask(f"nej, det ska vara {OTHER}")
    assert (asked.trace.step, asked.trace.slots) == ("answer", {"case": OTHER})


def test_a_button_may_bring_the_answer_along(talk_as: TalkAs, backend: Telephony) -> None:
    ask(backend)
    shown = talk_as(STAFF, backend=backend).ask(press=Begin("answer_case", {"case": TICKET, "answer": "fyra"}))
    assert (shown.trace.step, shown.trace.slots["answer"]) == ("confirm", "fyra")


@pytest.mark.parametrize("shown", [f"öppna {TICKET}", f"status på {TICKET}", f"jag tar {TICKET}"])
@pytest.mark.parametrize("text", ["svara att den är klar", "reply that den är klar"])
def test_right_after_a_case_is_shown_or_taken_it_is_that_one_that_is_answered(
    shown: str, text: str, talk_as: TalkAs, backend: Telephony
) -> None:
    ask(backend)
    ask(backend, OTHER, by="Jonas Ekollon")
    talk = talk_as(STAFF, backend=backend)
    talk.hear(shown)
    assert talk.ask(text).trace.slots == {"case": TICKET, "answer": "den är klar"}


def test_nothing_is_sent_before_it_is_confirmed(talk_as: TalkAs, backend: Telephony) -> None:
    ask(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear_all(f"svara på {TICKET}: fyra", "avbryt", "ja")
    assert talk.orders == []


def test_a_loss_and_a_closed_ticket_are_not_answered(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    ask(backend)
    do(backend, STAFF, CloseCase(case=TICKET))
    for case in (LOSS, TICKET):
        assert f"inget öppet ärende {case}" in talk_as(STAFF, backend=backend).ask(f"svara på {case}: fyra").text


def test_others_are_told_who_answers(talk_as: TalkAs, backend: Telephony) -> None:
    ask(backend)
    talk = talk_as(OWNER, backend=backend)
    assert "de som arbetar på SML-IT som svarar" in talk.ask(f"svara på {TICKET}: fyra").text
    assert talk.orders == []


def test_a_backend_that_cannot_be_reached_is_asked_again(talk_as: TalkAs) -> None:
    assert "når inte telefonisystemet" in talk_as(STAFF, backend=unreachable()).ask("svara på ärendet").text


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (ProblemType.UPSTREAM_UNAVAILABLE, "inte skickat än"),
        (ProblemType.NOT_FOUND, "inget har skickats"),
        (ProblemType.NOT_STAFF, "Bara de som arbetar"),
        (ProblemType.TOO_LATE, "har stängts under tiden"),
    ],
)
def test_a_refusal_is_told(problem: ProblemType, words: str, talk_as: TalkAs, backend: Telephony) -> None:
    ask(backend)
    talk = talk_as(STAFF, backend=refusing(backend, problem))
    talk.hear_all(f"svara på {TICKET}: fyra", "ja")
    assert words in talk.replies[-1].text


def test_an_answer_that_is_too_long_for_a_chat_is_told(talk_as: TalkAs, backend: Telephony) -> None:
    ask(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear("svara på ärendet")
    told = talk.ask("så här gör du " * 150)
    assert "för långt för en chatt" in told.text
    assert talk.ask("ring oss").trace.step == "confirm"


def test_every_text_is_said(talk_as: TalkAs, backend: Telephony) -> None:
    employee, staff = talk_as(OWNER, backend=backend), talk_as(STAFF, backend=backend)
    employee.hear("svara på ärendet")
    staff.hear_all("svara på ärendet", f"svara på {TICKET}: fyra", "svara på S-AAAA-BBBB")
    ask(backend)
    ask(backend, OTHER, by="Jonas Ekollon")
    do(backend, COLLEAGUE, AnswerTicket(case=TICKET, text="fyra"))
    do(backend, OWNER, AddToTicket(case=TICKET, text="fem"))
    staff.hear_all(
        "svara på Johan Krabbelins fråga", "svara på ärendet", "blub", "blubb", "varför?", "S-9Z9Z-9Z9Z", TICKET
    )
    staff.hear_all("varför?", "ok", "ok", "så här gör du " * 150, "fyra", "ja")
    for order in list(staff.orders):
        hear_results(staff, order)
    staff.hear(happening=Happening.NOTICE, notice=staff.notices[0].notice)
    assert unsaid("answer_case", employee, staff) == set()
