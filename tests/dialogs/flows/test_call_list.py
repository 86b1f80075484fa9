"""A nearest manager asks for the call list of a subordinate."""

from dataclasses import replace
from typing import Any

import pytest

from dialogs.orders import Result, Tell
from dialogs.turn import Begin, Fill, Happening
from knowledge.language import Language
from telephony.commands import RequestCallList, ReviewCallList
from telephony.models import Receipt, State
from telephony.problems import ProblemType
from tests.dialogs.flows.conftest import TalkAs
from tests.support.flows import hear_results, refusing, result, started, unreachable, unsaid
from tests.support.talk import TUESDAY_MORNING, Talk, at_once
from tests.support.telephony import actor, open_telephony, person_id

STARTS = [
    "jag vill ha en samtalslista",
    "jag vill begära en samtalslista",
    "Jag behöver en samtalslista på en medarbetare",
    "jag är chef och vill ha en samtalslista på en medarbetare",
    "vill beställa samtalslista",
    "begära samtalslista",
    "begär samtalslista",
    "beställ en samtalslista åt mig",
    "beställa samtalslista för februari",
    "ta fram en samtalslista",
    "ta ut samtalslistan för Amina",
    "ge mig samtalslistan för Amina Havsbris",
    "jag skulle vilja ha samtalslistan för Åke",
    "jag behöver samtalslistor för februari",
    "behöver en samtals lista på Johan",
    "hej! jag vill få ut en samtalslista för en anställd, fakturan är alldeles för hög",
    "fakturan för januari är tre gånger så hög som vanligt. Jag behöver en samtalslista för Amina Havsbris",
    "samtalslista för min medarbetare Amina",
    "samtalslista för februari tack",
    "jag vill begara en samtalslista",
    "vill ha samtalsloggen för Amina",
    "vill ha samtalslista",
    "jag önskar en samtalslista",
    "kan du ta fram en samtalslista",
    "hjälp mig begära en samtalslista",
    "vi behöver en lista på samtal från Aminas telefon",
    "jag behöver en lista över samtal",
    "behöver samtalslista v 8",
    "I want a call list",
    "I need a call list",
    "I want to request a call list",
    "request a call list",
    "order a call list for Amina",
    "I am a manager and want a call list for an employee",
    "I'd like the call list of Amina Havsbris",
    "i need the call log of Amina for february",
    "get me the call list for last month",
    "call list for my employee",
    "we need the call records of Johan",
    "please give me a call list",
    "I need a list of calls for Amina",
    "jag vill ha en samtalslista för att se vem som pratat med tidningen",
    "I want a call list to find out who talked to the press",
]
"""Messages that start the flow."""

ANSWERED = [
    "samtalslista",
    "vem får begära samtalslistor?",
    "vem kan se vilka jag ringt",
    "hur begär jag en samtalslista",
    "hur får jag ut en samtalslista på en anställd",
    "Jag är chef och behöver en samtalslista på en medarbetare, hur begär jag ut den?",
    "vad visar en samtalslista",
    "vad gäller för samtalslistor",
    "kan jag som chef få en samtalslista",
    "får jag begära en samtalslista",
    "kan min chef begära ut mina samtalslistor?",
    "får jag veta om chefen begärt min samtalslista",
    "måste jag motivera varför jag vill ha samtalslistan",
    "hur långt tillbaka går samtalslistan",
    "vad kostar en samtalslista",
    "vilka skäl krävs för att få ut en samtalslista",
    "jag vill ha min egen samtalslista",
    "kan jag få ut min egen samtalslista",
    "finns det en blankett för samtalslista",
    "när lämnas samtalslistor ut",
    "min chef vill ha min samtalslista",
    "kan journalister begära ut samtalslistor",
    "dra tillbaka min begäran om samtalslista",
    "jag vill dra tillbaka samtalslistan",
    "status på min begäran om samtalslista",
    "jag vill ha en lånetelefon",
    "call list",
    "who may request call lists",
    "how do I request a call list",
    "can my manager get my call list",
    "Can I get a copy of my own call list?",
    "How far back does a call list go?",
    "what does a call list show",
    "I want to withdraw my call list request",
    "can journalists get my call list",
]
"""Messages that the routine, or another flow, answers."""

START = "jag vill begära en samtalslista"
ANSWERS = ("Amina Havsbris", "februari", "fakturan är för hög", "den är tre gånger högre än i januari")


def manager(talk_as: TalkAs, **given: Any) -> Talk:
    """The manager of four people in home care."""
    return talk_as("Maria Sillgren", "Sotenäs", **given)


@pytest.mark.parametrize("text", STARTS)
def test_a_wish_for_a_call_list_starts_it(text: str, talk_as: TalkAs) -> None:
    assert started(text, manager(talk_as)) == "call_list"


@pytest.mark.parametrize("text", ANSWERED)
def test_a_question_about_call_lists_does_not_start_it(text: str, talk_as: TalkAs) -> None:
    assert started(text, manager(talk_as)) != "call_list"


def test_a_request_goes_off_in_swedish_once_its_meaning_is_confirmed(talk_as: TalkAs) -> None:
    backend = open_telephony()
    talk = manager(talk_as, backend=backend)
    talk.hear_all(START, *ANSWERS)
    shown = talk.replies[-1].text
    for part in ("personuppgifter", "får veta", "granskar", "Källor skyddas", "1–28 februari 2026", "Amina Havsbris"):
        assert part in shown
    assert not talk.orders
    sent = talk.hear("ja")[-1]
    assert "granskar" in sent.text
    assert sent.heading.startswith("L-")
    request = at_once(backend.call_list_request(sent.heading, actor("Maria Sillgren", "Sotenäs")))
    assert request.subject.display_name == "Amina Havsbris"
    assert (request.first.isoformat(), request.last.isoformat()) == ("2026-02-01", "2026-02-28")
    assert request.reason == ANSWERS[-1]


def test_a_request_goes_off_in_english(talk_as: TalkAs) -> None:
    talk = manager(talk_as)
    talk.hear_all("I want to request a call list", "Amina", "last month", "the invoice is too high")
    talk.hear_all("it is three times higher than in January", "yes")
    assert "a person will review it" in talk.replies[-1].text
    assert "1–28 February 2026" in "".join(reply.text for reply in talk.replies)


def test_the_subject_is_told_who_asked_for_what_and_why(talk_as: TalkAs) -> None:
    talk = manager(talk_as)
    talk.hear_all(START, *ANSWERS, "ja")
    (tell,) = talk.notices
    assert tell.person == person_id("Amina Havsbris")
    assert [order.after for order in talk.orders if isinstance(order.command, Tell)] == [talk.orders[0].key]
    told = talk_as("Amina Havsbris").ask(happening=Happening.NOTICE, notice=tell.notice)
    for part in ("Maria Sillgren", "1–28 februari 2026", "Kontrollera en faktura", "SML-IT granskar", "3580@sml-it.se"):
        assert part in told.text
    assert ANSWERS[-1] not in told.text


@pytest.mark.parametrize(
    ("texts", "locale", "parts"),
    [
        (
            (START, *ANSWERS, "ja"),
            Language.ENGLISH,
            ("The period is: 1–28 February 2026", "The purpose is: Check an invoice or costs"),
        ),
        (
            ("request a call list", "Amina", "last month", "suspected misuse", "private calls at night", "yes"),
            Language.SWEDISH,
            ("Perioden är: 1–28 februari 2026", "Syftet är: Misstänkt otillåten användning"),
        ),
    ],
)
def test_the_subject_is_told_in_the_subjects_own_language(
    texts: tuple[str, ...], locale: Language, parts: tuple[str, ...], talk_as: TalkAs
) -> None:
    talk = manager(talk_as)
    talk.hear_all(*texts)
    (tell,) = talk.notices
    told = talk_as("Amina Havsbris").ask(happening=Happening.NOTICE, notice=tell.notice, locale=locale)
    for part in parts:
        assert part in told.text


def test_everything_said_at_once_is_not_asked(talk_as: TalkAs) -> None:
    asked = manager(talk_as).ask("jag behöver en samtalslista för Amina Havsbris för februari, fakturan är för hög")
    assert asked.trace.step == "reason"
    assert set(asked.trace.slots) == {"subject", "period", "purpose"}


@pytest.mark.parametrize(
    ("answers", "step", "part"),
    [
        (("Johan Lingonris",), "subject", "inte närmaste chef för Johan Lingonris"),
        (("yusuf granitsson",), "subject", "inte närmaste chef för Yusuf Granitsson"),
        (("Gunvor",), "subject", "inte närmaste chef för Gunvor Fyrljus"),
        (("Maria Sillgren",), "subject", "egen lista"),
        (("hon heter Anna",), "subject", "ingen med det namnet"),
        (("Amina", "2019"), "period", "6 månader bakåt, alltså från och med 3 september 2025"),
        (("Amina", "nästa vecka"), "period", "inte varit än"),
        (("Amina", "från 20 februari till 10 februari"), "period", "slutar innan"),
        (("Amina", "31 februari"), "period", "finns inte"),
        (("Amina", "februari", "jag letar efter en läcka till tidningen"), "purpose", "tryckfrihetsförordningen"),
        (
            ("Amina", "februari", "annat skäl", "någon har läckt till journalister"),
            "reason",
            "tryckfrihetsförordningen",
        ),
    ],
)
def test_a_wrong_answer_is_told_at_once(answers: tuple[str, ...], step: str, part: str, talk_as: TalkAs) -> None:
    talk = manager(talk_as)
    talk.hear_all(START, *answers)
    assert part in talk.replies[-1].text
    assert talk.replies[-1].trace.step == step


@pytest.mark.parametrize(
    ("answer", "purpose"),
    [
        ("misstänkt missbruk", "misuse"),
        ("suspected misuse", "misuse"),
        ("räkningen är fel", "invoice"),
        ("the bill", "invoice"),
        ("annat skäl", "other"),
        ("3", "other"),
    ],
)
def test_each_purpose_is_understood(answer: str, purpose: str, talk_as: TalkAs) -> None:
    talk = manager(talk_as)
    talk.hear_all(START, "Amina", "februari", answer)
    assert talk.replies[-1].trace.slots["purpose"] == purpose


def test_the_search_for_a_source_is_never_offered(talk_as: TalkAs) -> None:
    talk = manager(talk_as)
    talk.hear_all(START, "Amina", "februari")
    assert not [button for button in talk.replies[-1].suggestions if "källa" in button.title.casefold()]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("jag vill ha en samtalslista för att hitta den som läckt till tidningen", "tryckfrihetsförordningen"),
        ("I want a call list to find out who talked to the press", "Freedom of the Press Act"),
        ("jag vill ha samtalslistan för Yusuf Granitsson", "närmaste chefen till Yusuf Granitsson"),
        ("jag vill ha en samtalslista för Maria Sillgren", "Din egen lista"),
    ],
)
def test_what_may_not_be_requested_is_refused_at_once(text: str, part: str, talk_as: TalkAs) -> None:
    talk = manager(talk_as)
    assert part in talk.ask(text).text
    assert talk.conversation.frame is None


@pytest.mark.parametrize(("name", "named"), [("Sara Vitsippa", True), ("Britt Kvarnsten", False)])
def test_somebody_without_subordinates_is_told_who_may(name: str, named: bool, talk_as: TalkAs) -> None:
    reply = talk_as(name).ask(START)
    assert "närmaste chefs begäran" in reply.text
    assert ("Din närmaste chef är" in reply.text) is named


def test_the_decision_is_told_when_it_comes(talk_as: TalkAs) -> None:
    backend = open_telephony()
    talk = manager(talk_as, backend=backend)
    talk.hear_all(START, *ANSWERS, "ja")
    order = talk.orders[0]
    staff = actor("Oskar Pluggfors")
    at_once(backend.carry_out(ReviewCallList(case=order.case, approved=True), staff, "review"))
    receipt = at_once(backend.receipt(order.key, actor("Maria Sillgren", "Sotenäs")))
    assert isinstance(receipt, Receipt)
    news = talk.ask(happening=Happening.RESULTS, results=(result(order, receipt.state),))
    assert "godkänd" in news.text
    assert "Den som granskade" not in news.text
    assert "aldrig här i chatten" in news.text
    assert [button.press for button in news.suggestions] == [Begin("case_status", {"case": order.case})]


@pytest.mark.parametrize("approved", [True, False])
def test_the_reviewers_note_is_told_with_the_decision(approved: bool, talk_as: TalkAs) -> None:
    backend = open_telephony()
    talk = manager(talk_as, backend=backend)
    talk.hear_all(START, *ANSWERS, "ja")
    order = talk.orders[0]
    review = ReviewCallList(case=order.case, approved=approved, note="perioden är lång, se [här](https://x.example)")
    at_once(backend.carry_out(review, actor("Oskar Pluggfors"), "review"))
    receipt = at_once(backend.receipt(order.key, actor("Maria Sillgren", "Sotenäs")))
    told = talk.ask(happening=Happening.RESULTS, results=(Result(order, receipt),))
    assert "Den som granskade skriver: perioden är lång, se [här] (https://x.example)" in told.text
    assert talk.hear(happening=Happening.RESULTS, results=(Result(order, receipt),)) == ()


def test_a_request_under_review_can_be_withdrawn_by_its_button(talk_as: TalkAs) -> None:
    talk = manager(talk_as)
    talk.hear_all(START, *ANSWERS, "ja")
    case = talk.orders[0].case
    assert [button.press for button in talk.replies[-1].suggestions] == [
        Begin("case_status", {"case": case}),
        Begin("withdraw_call_list", {"case": case}),
    ]


@pytest.mark.parametrize(
    ("problem", "part"),
    [
        (ProblemType.NOT_NEAREST_MANAGER, "närmaste chefen till Amina Havsbris"),
        (ProblemType.PERIOD_NOT_KEPT, "inte finns kvar"),
        (ProblemType.NOT_FOUND, "Amina Havsbris inte finns i telefonisystemet"),
        (ProblemType.CONFLICT, "kunde inte tas emot"),
        (ProblemType.UPSTREAM_UNAVAILABLE, "sparad"),
    ],
)
def test_a_refused_request_is_told_with_its_reason(problem: ProblemType, part: str, talk_as: TalkAs) -> None:
    talk = manager(talk_as, backend=refusing(open_telephony(), problem))
    talk.hear_all(START, *ANSWERS, "ja")
    assert part in talk.replies[-1].text


def test_a_backend_that_cannot_be_reached_is_told(talk_as: TalkAs) -> None:
    reply = manager(talk_as, backend=unreachable()).ask(START)
    assert "0523-61 35 80" in reply.text


def test_nothing_is_requested_before_it_is_confirmed(talk_as: TalkAs) -> None:
    talk = manager(talk_as)
    talk.hear_all(START, *ANSWERS, "avbryt", "ja")
    assert not talk.orders


def test_what_sends_or_withdraws_is_no_reason(talk_as: TalkAs) -> None:
    talk = talk_as("Mikael Lärkfors")
    talk.hear_all("begär samtalslista för sara vitsippa förra månaden", "faktura")
    assert talk.ask("skicka").trace.step == "reason"
    assert "slänga" in talk.ask("dra tillbaka den").text
    assert "reason" not in talk.conversation.frames[-1].slots


def test_a_question_is_no_reason(talk_as: TalkAs) -> None:
    talk = talk_as("Mikael Lärkfors")
    talk.hear_all("begär samtalslista för sara vitsippa förra månaden", "faktura", "vad händer sen?")
    assert talk.replies[-1].trace.step == "reason"
    summary = talk.ask("fakturan är hög. Varför blev den det?").text
    assert "Skälet: fakturan är hög. Varför blev den det?" in summary


def test_it_is_withdrawn_in_words_right_after(talk_as: TalkAs) -> None:
    talk = talk_as("Mikael Lärkfors")
    talk.hear_all("begär samtalslista för sara vitsippa förra månaden", "faktura", "den är för hög", "ja")
    assert talk.ask("dra tillbaka den").trace.flow == "withdraw_call_list"


def test_what_is_ordered_says_what_the_backend_needs(talk_as: TalkAs) -> None:
    talk = manager(talk_as)
    talk.hear_all(START, *ANSWERS, "ja")
    command = talk.orders[0].command
    assert isinstance(command, RequestCallList)
    assert command.purpose == "invoice"
    assert {order.about for order in talk.orders} == {person_id("Amina Havsbris")}


def test_every_text_is_said(talk_as: TalkAs) -> None:
    talk, wrong, refused = manager(talk_as), manager(talk_as), talk_as("Sara Vitsippa")
    ladder = ("xyzzy", "xyzzy", "varför?")
    talk.hear_all(START, *ladder, "Amina", *ladder, "februari", *ladder, "fakturan")
    talk.hear_all("varför?", "???", "den är för hög", "ja")
    wrong.hear_all(START, "Johan Lingonris", "Anna", "Maria Sillgren", "Amina")
    wrong.hear_all("2019", "nästa vecka", "från 20 februari till 10 februari", "31 februari", "februari")
    wrong.hear_all("en läcka till tidningen", "fakturan", "någon har läckt till tidningen")
    for order in talk.orders:
        hear_results(talk, order)
    receipt = Receipt(id="x", state=State.WITHDRAWN, at=TUESDAY_MORNING, note="hämtas hos oss")
    talk.hear(happening=Happening.RESULTS, results=(Result(talk.orders[0], receipt),))
    talk.hear(happening=Happening.NOTICE, notice=talk.notices[0].notice)
    talk.hear_all(f"{START} för Yusuf Granitsson", f"{START} för Maria Sillgren", f"{START} om läckan till tidningen")
    refused.hear(START)
    by_form = manager(talk_as)
    [form] = by_form.ask(START).forms
    assert isinstance(form.press, Fill)
    by_form.hear(press=replace(form.press, values={"period.first": "2026-02-01"}))
    [wrong_form] = by_form.replies[-1].forms
    assert any(field.problem.startswith("Fyll i både") for field in wrong_form.fields)
    assert unsaid("call_list", talk, wrong, refused) == {"period.problem.one_day"}


def test_a_request_that_is_still_under_review_is_no_news(talk_as: TalkAs) -> None:
    talk = manager(talk_as)
    talk.hear_all(START, *ANSWERS, "ja")
    order = talk.orders[0]
    again = result(order, State.UNDER_REVIEW)
    assert talk.hear(happening=Happening.RESULTS, results=(again,)) == ()
