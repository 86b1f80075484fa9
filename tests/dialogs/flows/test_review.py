"""SML-IT's staff decides on a request for a call list."""

import pytest

from dialogs.assistant import Assistant
from dialogs.turn import Begin, Happening
from knowledge.language import Language
from telephony.commands import ReviewCallList, WithdrawCallList
from telephony.contract import Telephony
from telephony.models import State
from telephony.problems import ProblemType
from tests.dialogs.flows.conftest import TalkAs
from tests.support.cases import MANAGER, OWNER, REQUEST, STAFF, do, request_call_list
from tests.support.flows import hear_results, refusing, started, unreachable, unsaid
from tests.support.talk import Talk, at_once
from tests.support.telephony import actor, person_id

OTHER_REQUEST = "L-3B3C-3D3F"

STARTS = [
    "godkänn begäran",
    "Godkänn L-7K3M-2Q9X",
    "godkänn l7k3m2q9x",
    "godkann begaran",
    "godkänn begäran om samtalslista",
    "godkänn samtalslistan",
    "jag godkänner begäran L-7K3M-2Q9X",
    "jag vill godkänna begäran",
    "avslå begäran",
    "avslå L-7K3M-2Q9X",
    "jag avslår begäran om samtalslista",
    "avslå samtalslistan för Sara",
    "neka begäran",
    "jag vill neka L-7K3M-2Q9X",
    "bevilja begäran",
    "bevilja samtalslistan",
    "granska begäran",
    "granska L-7K3M-2Q9X",
    "jag vill granska begäran om samtalslista",
    "granska samtalslistor",
    "pröva begäran L-7K3M-2Q9X",
    "ta ställning till begäran",
    "ge avslag på L-7K3M-2Q9X",
    "bifall begäran",
    "hej, jag ska granska begäran från Mikael om samtalslista",
    "avslå begäran från Mikael, perioden är för lång",
    "godkänn listan L-7K3M-2Q9X",
    "approve the request",
    "approve L-7K3M-2Q9X",
    "approve l 7k3m 2q9x please",
    "approve the call list request",
    "I approve request L-7K3M-2Q9X",
    "reject the request",
    "reject L-7K3M-2Q9X",
    "I want to reject the call list request",
    "deny the request",
    "deny L-7K3M-2Q9X, the period is too long",
    "review the request",
    "review L-7K3M-2Q9X",
    "I want to review the call list request",
    "decide on request L-7K3M-2Q9X",
    "grant the request",
]
"""Messages that start the flow."""

ANSWERED = [
    "vem godkänner en begäran om samtalslista?",
    "vem granskar samtalslistor",
    "hur begär jag en samtalslista",
    "får chefen begära min samtalslista",
    "kan jag få en samtalslista",
    "jag vill begära en samtalslista",
    "samtalslista",
    "hur går det med min begäran",
    "dra tillbaka min begäran",
    "är min begäran godkänd?",
    "vilka appar är godkända",
    "godkänn appen",
    "vem godkänner appar",
    "måste SML-IT godkänna appar",
    "jag godkänner",
    "godkänn",
    "nekar ni samtalslistor ofta",
    "granskas samtalslistor av någon",
    "när lämnas samtalslistor ut",
    "vad får samtalslistan användas till",
    "hur lång tid tar det att granska en begäran",
    "varför avslår ni en begäran",
    "status på L-7K3M-2Q9X",
    "who approves a request for a call list",
    "can I get my call list",
    "may my manager see my call list",
    "how do I request a call list",
    "withdraw my request",
    "how is my request going",
    "which apps are approved",
    "when are call lists given out",
    "why would you reject a request",
    "app permission requests",
]
"""Messages that mean something else."""


def state(backend: Telephony, case: str = REQUEST) -> State:
    """How a request stands."""
    return at_once(backend.call_list_request(case, actor(MANAGER))).state


@pytest.mark.parametrize("text", STARTS)
def test_what_staff_says_starts_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) == "review"


@pytest.mark.parametrize("text", ANSWERED)
def test_other_words_do_not_start_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) != "review"


def test_a_request_is_approved_in_swedish(talk_as: TalkAs, backend: Telephony) -> None:
    request_call_list(backend)
    talk = talk_as(STAFF, backend=backend)
    assert talk.ask("granska begäran").trace.step == "decision"
    assert talk.ask("godkänn den").trace.step == "note"
    shown = talk.ask("hoppa över")
    assert f"- Begäran: {REQUEST} Samtalslista, Sara Vitsippa, 3 mars 2026" in shown.text
    assert "- Beslutet: Godkänn" in shown.text
    told = talk.ask("ja")
    assert told.text.startswith(f"Beslutet i {REQUEST} är sparat: godkänn. Mikael Lärkfors får besked.")
    assert state(backend) is State.APPROVED


def test_a_request_is_rejected_in_english_with_a_note(talk_as: TalkAs, backend: Telephony) -> None:
    request_call_list(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear_all("reject the request", "The period is too long")
    assert "- Note to the requester: The period is too long" in talk.replies[-1].text
    talk.hear("yes")
    request = at_once(backend.call_list_request(REQUEST, actor(MANAGER)))
    assert (request.state, request.note) == (State.REJECTED, "The period is too long")


@pytest.mark.parametrize(("decision", "outcome"), [("approve", State.APPROVED), ("reject", State.REJECTED)])
def test_the_buttons_of_the_case_decide(decision: str, outcome: State, talk_as: TalkAs, backend: Telephony) -> None:
    request_call_list(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear(press=Begin("review", {"case": REQUEST, "decision": decision}))
    talk.hear_all("hoppa över", "ja")
    assert state(backend) is outcome


@pytest.mark.parametrize(
    ("decision", "locale", "words"),
    [
        ("godkänn", Language.SWEDISH, f"Begäran {REQUEST} om en lista över dina samtal är godkänd."),
        ("avslå", Language.SWEDISH, f"Begäran {REQUEST} om en lista över dina samtal har fått avslag"),
        ("godkänn", Language.ENGLISH, f"The request {REQUEST} for a list of your calls has been approved."),
        ("avslå", Language.ENGLISH, f"The request {REQUEST} for a list of your calls has been rejected"),
    ],
)
def test_the_subject_is_told_of_the_decision_and_nothing_of_the_note(
    decision: str, locale: Language, words: str, talk_as: TalkAs, backend: Telephony
) -> None:
    request_call_list(backend)
    staff = talk_as(STAFF, backend=backend)
    staff.hear_all("granska begäran", decision, "hämtas hos oss")
    assert "Sara Vitsippa har fått veta det" in staff.ask("ja").text
    (tell,) = staff.notices
    assert tell.person == person_id(OWNER)
    subject = talk_as(OWNER, backend=backend)
    told = subject.ask(happening=Happening.NOTICE, notice=tell.notice, locale=locale)
    assert told.text.startswith(words)
    assert MANAGER in told.text
    assert "hämtas" not in told.text + subject.press(0).text


def test_the_subject_is_told_of_no_decision_that_was_refused(talk_as: TalkAs, backend: Telephony) -> None:
    request_call_list(backend)
    staff = talk_as(STAFF, backend=refusing(backend, ProblemType.TOO_LATE))
    staff.hear_all("godkänn begäran", "hoppa över", "ja")
    command, tell = staff.orders
    assert tell.after == command.key


@pytest.mark.parametrize("answer", ["ja", "nej"])
def test_neither_yes_nor_no_is_a_decision(answer: str, talk_as: TalkAs, backend: Telephony) -> None:
    request_call_list(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear("granska begäran")
    asked = talk.ask(answer)
    assert asked.trace.step == "decision"
    assert "Säg till om du undrar" not in asked.text


@pytest.mark.parametrize("answer", ["accept it", "it is fine by us", "säg ja till den", "den är ok"])
def test_an_approval_is_understood_in_other_words(answer: str, talk_as: TalkAs, backend: Telephony) -> None:
    request_call_list(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear("granska begäran")
    assert talk.ask(answer).trace.slots["decision"] == "approve"


@pytest.mark.parametrize("answer", ["inte godkänna", "nej, avslå", "inte lämna ut den", "neka", "den är inte ok"])
def test_a_negated_yes_is_a_rejection(answer: str, talk_as: TalkAs, backend: Telephony) -> None:
    request_call_list(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear("granska begäran")
    assert talk.ask(answer).trace.slots["decision"] == "reject"


SUBSTANCE = (MANAGER, OWNER, REQUEST, "1 februari 2026 till och med 28 februari 2026", "tre gånger så hög")
"""What there is to know of a request before it is decided on."""


def test_the_whole_request_is_seen_before_the_decision_though_it_is_the_only_one(
    talk_as: TalkAs, backend: Telephony
) -> None:
    request_call_list(backend)
    asked = talk_as(STAFF, backend=backend).ask("granska samtalslistor")
    assert asked.trace.step == "decision"
    assert all(part in asked.text for part in SUBSTANCE)


def test_who_decides_at_once_sees_the_whole_request_in_the_summary(talk_as: TalkAs, backend: Telephony) -> None:
    request_call_list(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear(f"avslå {REQUEST}")
    shown = talk.ask("hoppa över")
    assert shown.trace.step == "confirm"
    assert all(part in shown.text for part in SUBSTANCE)


@pytest.mark.parametrize("before", [(), ("avslå",), ("avslå", "hoppa över")])
@pytest.mark.parametrize("question", ["vem har begärt den och varför?", "vad är skälet?", "why does he want it?"])
def test_who_has_requested_it_and_why_is_answered_from_the_request(
    question: str, before: tuple[str, ...], talk_as: TalkAs, backend: Telephony
) -> None:
    request_call_list(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear_all("granska begäran", *before)
    asked = talk.replies[-1].trace
    told = talk.ask(question)
    assert told.text.count("tre gånger så hög") == 1
    assert (told.trace.step, told.trace.slots) == (asked.step, asked.slots)


def test_staff_reviews_from_the_status_of_a_request(talk_as: TalkAs, backend: Telephony) -> None:
    request_call_list(backend)
    talk = talk_as(STAFF, backend=backend)
    assert [button.title for button in talk.ask(f"visa {REQUEST}").suggestions] == ["Granska begäran"]
    pressed = talk.press(0)
    assert (pressed.trace.flow, pressed.trace.step) == ("review", "decision")


def test_right_after_a_request_is_shown_it_is_that_one_that_is_decided_on(talk_as: TalkAs, backend: Telephony) -> None:
    request_call_list(backend)
    request_call_list(backend, OTHER_REQUEST, subject="Stig Rågåker")
    talk = talk_as(STAFF, backend=backend)
    talk.hear(f"visa {REQUEST}")
    assert talk.ask("avslå").trace.slots == {"case": REQUEST, "decision": "reject"}


@pytest.mark.parametrize("text", ["granska samtalslistor", "spara", "visa ärenden"])
def test_what_wants_something_else_is_no_note(text: str, talk_as: TalkAs, backend: Telephony) -> None:
    request_call_list(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear_all("granska begäran", "avslå", text)
    assert "note" not in talk.conversation.frames[-1].slots


def test_what_is_said_instead_of_whether_to_throw_it_away_is_no_note(talk_as: TalkAs, backend: Telephony) -> None:
    request_call_list(backend)
    request_call_list(backend, OTHER_REQUEST, subject="Stig Rågåker")
    talk = talk_as(STAFF, backend=backend)
    talk.hear_all(f"avslå {REQUEST}", "avbryt")
    assert "slänga" in talk.ask("granska min egen").text
    assert "note" not in talk.conversation.frames[-1].slots


def test_a_decided_request_is_not_decided_on_again(talk_as: TalkAs, backend: Telephony) -> None:
    request_call_list(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear_all("godkänn begäran", "hoppa över", "ja")
    assert "väntar på granskning" in talk.ask(f"avslå {REQUEST}").text
    assert "väntar på granskning" in talk.ask("granska samtalslistor").text


def test_of_several_requests_one_is_chosen(talk_as: TalkAs, backend: Telephony) -> None:
    request_call_list(backend)
    request_call_list(backend, OTHER_REQUEST, subject="Stig Rågåker")
    talk = talk_as(STAFF, backend=backend)
    assert talk.ask("godkänn begäran").trace.step == "case"
    talk.hear_all("Rågåker", "hoppa över", "ja")
    assert (state(backend), state(backend, OTHER_REQUEST)) == (State.UNDER_REVIEW, State.APPROVED)


def test_what_was_said_at_once_is_not_asked(talk_as: TalkAs, backend: Telephony) -> None:
    request_call_list(backend)
    request_call_list(backend, OTHER_REQUEST, subject="Stig Rågåker")
    asked = talk_as(STAFF, backend=backend).ask(f"avslå {OTHER_REQUEST.lower()}")
    assert asked.trace.step == "note"
    assert asked.trace.slots == {"case": OTHER_REQUEST, "decision": "reject"}


@pytest.mark.parametrize(
    ("another", "step", "decision"),
    [
        (f"nej, det ska vara {OTHER_REQUEST}", "decision", None),
        (f"nej, avslå {OTHER_REQUEST} i stället", "note", "reject"),
        (f"{OTHER_REQUEST}, godkänn", "note", "approve"),
    ],
)
def test_another_case_at_the_summary_asks_the_decision_and_the_note_anew_but_for_what_it_tells(
    another: str, step: str, decision: str | None, talk_as: TalkAs, backend: Telephony
) -> None:
    request_call_list(backend)
    request_call_list(backend, OTHER_REQUEST, subject="Stig Rågåker")
    talk = talk_as(STAFF, backend=backend)
    talk.hear_all(f"avslå {REQUEST}", "perioden är för lång")
    asked = talk.ask(another)
    assert asked.trace.step == step
    assert (asked.trace.slots["case"], asked.trace.slots.get("decision")) == (OTHER_REQUEST, decision)
    assert "note" not in asked.trace.slots


def test_the_same_case_at_the_summary_keeps_the_decision_and_the_note(talk_as: TalkAs, backend: Telephony) -> None:
    request_call_list(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear_all(f"avslå {REQUEST}", "perioden är för lång")
    shown = talk.hear(f"det ska vara {REQUEST}")[-1]
    assert shown.trace.slots == {"case": REQUEST, "decision": "reject", "note": "perioden är för lång"}


def test_nothing_is_decided_before_it_is_confirmed(talk_as: TalkAs, backend: Telephony) -> None:
    request_call_list(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear_all("godkänn begäran", "hoppa över", "avbryt", "ja")
    assert state(backend) is State.UNDER_REVIEW


def test_without_a_request_there_is_nothing_to_review(talk_as: TalkAs) -> None:
    assert "väntar på granskning" in talk_as(STAFF).ask("granska begäran").text


def test_an_unknown_number_is_told(talk_as: TalkAs, backend: Telephony) -> None:
    request_call_list(backend)
    talk = talk_as(STAFF, backend=backend)
    assert f"Ingen begäran {OTHER_REQUEST} väntar på granskning" in talk.ask(f"godkänn {OTHER_REQUEST}").text


def test_a_request_that_was_withdrawn_meanwhile_is_too_late(talk_as: TalkAs, backend: Telephony) -> None:
    request_call_list(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear_all("godkänn begäran", "hoppa över")
    do(backend, MANAGER, WithdrawCallList(case=REQUEST))
    assert "redan avgjord eller tillbakadragen" in talk.hear("ja")[-1].text


def test_nobody_reviews_a_request_about_oneself(talk_as: TalkAs, backend: Telephony) -> None:
    request_call_list(backend, subject=STAFF, by="Åsa Kabelvik")
    talk = talk_as(STAFF, backend=backend)
    talk.hear_all(f"godkänn {REQUEST}", "hoppa över", "ja")
    assert "Ingen får granska" in talk.replies[-1].text


def test_others_are_told_who_reviews(talk_as: TalkAs, backend: Telephony) -> None:
    request_call_list(backend)
    talk = talk_as(MANAGER, backend=backend)
    assert "de som arbetar på SML-IT som granskar" in talk.ask("godkänn begäran").text
    assert talk.orders == []


def test_a_backend_that_cannot_be_reached_is_asked_again(talk_as: TalkAs) -> None:
    assert "når inte telefonisystemet" in talk_as(STAFF, backend=unreachable()).ask("granska begäran").text


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (ProblemType.UPSTREAM_UNAVAILABLE, "inte sparat där än"),
        (ProblemType.NOT_FOUND, "inget är sparat"),
        (ProblemType.NOT_STAFF, "Ingen får granska"),
    ],
)
def test_a_refusal_is_told(problem: ProblemType, words: str, talk_as: TalkAs, backend: Telephony) -> None:
    request_call_list(backend)
    talk = talk_as(STAFF, backend=refusing(backend, problem))
    talk.hear_all("godkänn begäran", "hoppa över", "ja")
    assert words in talk.replies[-1].text
    assert isinstance(talk.orders[0].command, ReviewCallList)


def test_every_text_is_said(talk_as: TalkAs, backend: Telephony) -> None:
    employee, staff = talk_as(OWNER, backend=backend), talk_as(STAFF, backend=backend)
    employee.hear("granska begäran")
    staff.hear("granska begäran")
    staff.hear(f"granska {REQUEST}")
    request_call_list(backend)
    request_call_list(backend, OTHER_REQUEST, subject="Stig Rågåker")
    case = ("granska begäran", "blub", "blubb", "varför?", "L-9Z9Z-9Z9Z", REQUEST)
    decision = ("blub", "blubb", "varför?", "godkänn")
    staff.hear_all(*case, *decision, "varför?", "???", "hoppa över", "ja")
    for order in list(staff.orders):
        hear_results(staff, order)
    for kind in ("approved", "rejected"):
        notice = staff.notices[0].notice.model_copy(update={"kind": kind})
        staff.hear(happening=Happening.NOTICE, notice=notice)
    assert unsaid("review", employee, staff) == set()
