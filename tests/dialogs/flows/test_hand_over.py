"""A question is handed over to a person at SML-IT."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.assistant import Assistant
from dialogs.conversation import Conversation
from dialogs.line_words import MOST, line_words
from dialogs.reply import Input
from dialogs.turn import Begin, Fill
from telephony.commands import CreateTicket
from telephony.models import Severity, TicketType
from telephony.problems import ProblemType
from tests.dialogs.flows.conftest import TalkAs
from tests.support.flows import hear_closed, hear_results, refusing, started, unreachable, unsaid
from tests.support.talk import Talk, at_once
from tests.support.telephony import actor, open_telephony

STARTS = [
    "jag vill skicka ett ärende till supporten",
    "skicka ett ärende till supporten",
    "Skicka en fråga till SML-IT",
    "kan du skicka en fråga till supporten åt mig?",
    "vill skicka fråga till it supporten",
    "skicka detta till supporten tack",
    "skicka ett arende till supporten",
    "jag skulle vilja lämna en fråga till supporten",
    "skriv ett meddelande till supporten",
    "mejla en fråga till supporten åt mig",
    "maila supporten min fråga",
    "vidarebefordra frågan till supporten",
    "lämna över till en människa",
    "lämna över frågan till supporten",
    "skicka vidare till supporten",
    "kan du ta upp det här med supporten",
    "eskalera till supporten",
    "kan nån på supporten kontakta mig",
    "jag vill att någon på supporten hör av sig",
    "be supporten svara på min fråga",
    "be en tekniker höra av sig till mig",
    "hej, jag vill skicka en fråga till smlit om vår växel",
    "jag har suttit här hela morgonen och kommer ingen vart, skicka min fråga till supporten",
    "skicka frågan till en riktig människa",
    "vill att en människa svarar mig",
    "prata med en människa",
    "koppla mig till supporten",
    "I want to send a question to support",
    "send this to support",
    "send my question to support please",
    "please send a message to the helpdesk",
    "could you pass my question on to support",
    "forward this question to IT support",
    "submit a request to support",
    "write a message to support for me",
    "hand over to support",
    "hand this over to a person",
    "pass it on to support",
    "escalate to support",
    "I want someone to get back to me",
    "ask support to contact me",
    "have a person answer my question",
    "can i talk to a human",
    "fråga en människa: hur byter jag kod på röstbrevlådan?",
    "jag vill fråga en människa om vi får vikbara telefoner",
    "kan du skicka det här till it: växeln svarar på fel språk",
    "skicka vidare min fråga: får vi vikbara telefoner?",
    "ask a human: how do I change the voicemail code?",
    "send this to IT: the switchboard is broken",
    "pass on my question: do we get foldable phones?",
]
"""Messages that start the flow."""

ANSWERED = [
    "hur kontaktar jag supporten?",
    "hur skickar jag ett ärende till supporten?",
    "vart skickar jag en fråga till supporten",
    "kan jag mejla supporten?",
    "får jag skicka frågor till supporten",
    "vad ska jag skriva i mejlet till supporten så ni förstår felet",
    "Till vilken e-postadress skickar jag ett ärende som kan vänta några dagar?",
    "hur fort får man svar när man mejlar supporten",
    "när ska jag mejla supporten",
    "vad är mejladressen till supporten",
    "måste jag skicka ett ärende till supporten först?",
    "går det bra att mejla en fråga till supporten?",
    "ringa supporten",
    "numret till supporten",
    "har supporten stängt över lunchen?",
    "får jag lämna över min telefon till en kollega?",
    "lämna över telefonen när jag slutar",
    "vem svarar på frågor om telefonen?",
    "vad gör supporten",
    "kan jag skicka sms till supporten",
    "hur skickar jag ett säkert meddelande",
    "får jag skicka bilder i ett meddelande",
    "how do I send a question to support?",
    "where do I e-mail a question",
    "can I e-mail support instead",
    "what should my message to support say",
    "how fast do you answer tickets",
    "should I send a message to support or call?",
    "who answers my question",
    "what is the support phone number",
    "may I send personal messages",
    "how do I contact support",
]
"""Messages that the routine answers."""


@pytest.mark.parametrize("text", STARTS)
def test_a_wish_for_a_person_starts_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) == "hand_over"


@pytest.mark.parametrize("text", ANSWERED)
def test_a_question_about_support_does_not_start_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) != "hand_over"


def test_a_question_goes_off_after_a_preview_in_swedish(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    asked = talk.ask("jag vill skicka en fråga till supporten")
    assert "0523-61 35 80" in asked.text
    assert asked.trace.step == "description"
    shown = talk.ask("jag undrar vilka telefoner skolan har")
    assert "- Frågan: jag undrar vilka telefoner skolan har" in shown.text
    assert not talk.orders
    sent = talk.hear("ja")[-1]
    assert sent.heading in sent.text
    assert sent.heading.startswith("S-")


def test_a_question_goes_off_after_a_preview_in_english(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("I want to send a question to support")
    shown = talk.ask("I wonder which phones we have")
    assert "- The question: I wonder which phones we have" in shown.text
    assert "has been sent to SML-IT" in talk.hear("yes, send it")[-1].text


def test_the_desk_gets_a_question_that_can_wait(talk_as: TalkAs) -> None:
    backend = open_telephony()
    talk = talk_as("Sara Vitsippa", backend=backend)
    talk.hear_all("skicka ett ärende till supporten: vi behöver veta vilka telefoner skolan har", "ja")
    (ticket,) = at_once(backend.tickets(actor("Oskar Pluggfors")))
    assert ticket.type is TicketType.QUESTION
    assert ticket.severity is Severity.CAN_WAIT
    assert ticket.description == "vi behöver veta vilka telefoner skolan har"
    assert ticket.by.display_name == "Sara Vitsippa"


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("hej! skicka en fråga till supporten om att växeln svarar fel", "växeln svarar fel"),
        ("Växeln svarar på fel språk. Skicka frågan till supporten", "Växeln svarar på fel språk"),
        ("send a question to support: our switchboard answers in French", "our switchboard answers in French"),
        ("fråga en människa: kan växeln svara på engelska?", "kan växeln svara på engelska?"),
        ("fråga en människa vad en ny iPhone kostar", "vad en ny iPhone kostar"),
        ("skicka vidare min fråga: får vi vikbara telefoner?", "får vi vikbara telefoner?"),
        ("kan du skicka det här till it: växeln är trasig", "växeln är trasig"),
        ("ask a human: can the switchboard answer in English?", "can the switchboard answer in English?"),
        ("ask a human whether we get foldable phones", "whether we get foldable phones"),
    ],
)
def test_what_was_said_at_once_is_not_asked(text: str, description: str, talk_as: TalkAs) -> None:
    shown = talk_as("Sara Vitsippa").ask(text)
    assert shown.trace.step == "confirm"
    assert shown.trace.slots == {"description": description}


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("nej, frågan är: får vi vikbara telefoner?", "får vi vikbara telefoner?"),
        ("nej, frågan är om vi får vikbara telefoner", "om vi får vikbara telefoner"),
        ("frågan ska vara: hur byter jag kod?", "hur byter jag kod?"),
        ("fel, min fråga: vikbara telefoner", "vikbara telefoner"),
        ("no, the question is: do we get foldable phones?", "do we get foldable phones?"),
        ("the question should be whether we get foldable phones", "whether we get foldable phones"),
    ],
)
@pytest.mark.parametrize("asked", ["", "ändra"])
def test_what_the_question_is_said_to_be_takes_its_place_in_the_summary(
    text: str, description: str, asked: str, talk_as: TalkAs
) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear_all("skicka en fråga till supporten: växeln svarar fel", *([asked] if asked else []))
    shown = talk.ask(text)
    assert shown.trace.step == "confirm"
    assert shown.trace.slots == {"description": description}


@pytest.mark.parametrize("more", ["displayen på växeltelefonen visar fel namn", "har vi vikbara telefoner i förrådet?"])
def test_what_is_only_said_at_the_summary_joins_the_question(more: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("skicka en fråga till supporten: växeln svarar fel")
    shown = talk.ask(more)
    assert shown.trace.step == "confirm"
    assert shown.trace.slots == {"description": f"växeln svarar fel. {more}"}


@pytest.mark.parametrize("text", ["hmm", "vad kostar det att köpa ut mobilen?", "tack"])
def test_what_is_answered_or_next_to_nothing_does_not_join_it(text: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("skicka en fråga till supporten: växeln svarar fel")
    shown = talk.hear(text)[-1]
    assert shown.trace.step == "confirm"
    assert shown.trace.slots == {"description": "växeln svarar fel"}


@pytest.mark.parametrize(
    "text", ["nej, frågan är fel", "nej, frågan är inte riktigt rätt", "nej, vad är det för fråga"]
)
def test_a_question_that_is_only_called_wrong_is_asked_anew(text: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("skicka en fråga till supporten: växeln svarar fel")
    assert talk.hear(text)[-1].trace.step == "description"


def test_a_question_beside_what_is_told_belongs_to_it(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("skicka en fråga till supporten")
    shown = talk.hear("Vi har en växel på skolan. Kan den svara på engelska?")[-1]
    assert shown.trace.slots == {"description": "Vi har en växel på skolan. Kan den svara på engelska?"}


def test_what_was_said_in_another_flow_goes_with_it(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear(press=Begin("lost_phone"))
    talk.hear("någon har stulit den")
    shown = talk.hear("prata med en människa")[-1]
    assert shown.trace.flow == "hand_over"
    assert shown.trace.step == "confirm"
    assert "2. Vad som har hänt: Stulen" in shown.text


def test_a_button_may_bring_the_question_along(talk_as: TalkAs) -> None:
    shown = talk_as("Sara Vitsippa").ask(press=Begin("hand_over", {"description": "om växeln"}))
    assert "om växeln" in shown.text


def test_nothing_is_sent_before_it_is_confirmed(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear_all("skicka en fråga till supporten", "om växeln", "avbryt", "ja")
    assert not talk.orders


def test_the_button_under_the_result_asks_how_it_goes(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear_all("skicka en fråga till supporten", "jag undrar vilka telefoner vi har", "ja")
    (button,) = talk.replies[-1].suggestions
    assert button.press == Begin("case_status", {"case": talk.orders[0].case})


def test_a_backend_that_cannot_be_reached_gets_the_question_later(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa", backend=unreachable())
    talk.hear_all("skicka en fråga till supporten", "jag undrar vilka telefoner vi har", "ja")
    assert talk.orders[0].case in talk.replies[-1].text
    assert "sparad" in talk.replies[-1].text


def test_a_refused_question_is_told_with_another_way(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa", backend=refusing(open_telephony(), ProblemType.CONFLICT))
    talk.hear_all("skicka en fråga till supporten", "jag undrar vilka telefoner vi har", "ja")
    assert "3580@sml-it.se" in talk.replies[-1].text


PRIVATE, FLATRATE, PRICE = "får jag ringa privat?", "hur många sms ingår?", "Vad kostar en ny iPhone?"
"""Two questions that the routine answers, and one that it doesn't."""


def description(talk: Talk) -> str:
    """What was sent to the desk last."""
    command = talk.orders[-1].command
    assert isinstance(command, CreateTicket)
    return command.description


def test_what_was_asked_before_goes_along_as_it_is_shown(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    shown = talk.hear_all(PRIVATE, FLATRATE, "jag vill skicka en fråga till supporten", "om växeln")
    lines = "1. ”får jag ringa privat?” Svar: Använda telefonen privat\n2. ”hur många sms ingår?” Svar: Vad flatrate"
    assert lines in shown
    talk.hear("ja")
    assert description(talk) == f"om växeln\n\nTidigare i chatten:\n{lines} innebär"


@pytest.mark.parametrize("text", ["fråga en människa", "prata med en människa", "ask a human"])
def test_the_question_that_had_no_answer_is_the_one_that_is_sent(text: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear_all(PRIVATE, PRICE, text, "ja")
    assert description(talk).startswith(f"{PRICE}\n\n")
    assert description(talk).count("iPhone") == 1
    assert f"1. {PRIVATE}" in description(talk).translate({ord(mark): None for mark in "”“"})


@pytest.mark.parametrize("text", [PRICE, "min hund har ätit upp skolans cykel", "wo ist der Bahnhof"])
def test_what_has_no_answer_offers_a_person(text: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    presses = [one.press for one in talk.ask(text).suggestions]
    assert Begin("hand_over") in presses


def test_none_of_these_offers_a_person(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear_all("kod", "inget av dessa")
    assert Begin("hand_over") in [one.press for one in talk.replies[-1].suggestions]


STRUCK = [
    ("stryk rad 2", [1, 3]),
    ("Stryk rad två.", [1, 3]),
    ("ta bort den andra och tredje", [1]),
    ("stryk 1 och 3", [2]),
    ("stryk rad 1-2", [3]),
    ("ta bort de två första", [3]),
    ("ta bort de två sista raderna", [1]),
    ("stryk den sista", [1, 2]),
    ("hoppa över första raden", [2, 3]),
    ("jag vill inte skicka rad 3", [1, 2]),
    ("bara rad 1", [1]),
    ("ta med allt utom rad 2", [1, 3]),
    ("stryk alla utom rad 2", [2]),
    ("skicka bara frågan", []),
    ("stryk allt", []),
    ("ta bort alla rader", []),
    ("strike line 2", [1, 3]),
    ("remove the second one", [1, 3]),
    ("leave out lines 1 and 2", [3]),
    ("delete the last two", [1]),
    ("strike line one", [2, 3]),
    ("only line 3", [3]),
    ("everything except line 1", [2, 3]),
    ("send only the question", []),
    ("remove everything", []),
]
"""What is said of three lines, and which of them are left."""


@pytest.mark.parametrize(("text", "left"), STRUCK)
def test_lines_are_struck_out_in_words(text: str, left: list[int], talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear_all(PRIVATE, FLATRATE, "kan jag ringa supporten nu?", "skicka en fråga till supporten", "om växeln")
    before = talk.conversation.frames[-1].slots["lines"].value.splitlines()
    shown = talk.ask(text)
    frame = talk.conversation.frames[-1]
    assert frame.slots["lines"].value.splitlines() == [before[number - 1] for number in left]
    assert shown.trace.step == "confirm"
    talk.hear("ja")
    assert [line in description(talk) for line in before] == [number in left for number in (1, 2, 3)]


def test_numbers_are_those_that_were_shown_last_and_all_lines_can_be_taken_back(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear_all(PRIVATE, FLATRATE, PRICE, "skicka en fråga till supporten: växeln svarar fel")
    assert "Jag har ändrat ”tidigare i chatten” till: 2 av 3 rader följer med" in talk.hear_all("stryk rad 1")
    assert "1. ”Vad kostar en ny iPhone?”" in talk.hear_all("stryk rad 1")
    assert "3. ”Vad kostar en ny iPhone?”" in talk.hear_all("ta med allt")


def test_lines_can_be_unticked_in_the_form_down_to_none(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear_all(PRIVATE, FLATRATE, "skicka en fråga till supporten: växeln svarar fel")
    for ticked, left in (("1", "1. ”får jag ringa privat?”"), ("", "inget följer med"), ("1,2", "2. ”hur många sms")):
        (form,) = talk.replies[-1].forms
        field = form.fields[-1]
        assert (field.name, field.input, len(field.items)) == ("lines", Input.TICKS, 2)
        values = {one.name: one.value for one in form.fields} | {"lines": ticked}
        assert isinstance(form.press, Fill)
        assert left in talk.ask(press=replace(form.press, values=values)).text


def test_what_was_said_in_the_flow_is_struck_out_as_well(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear_all("min mobil blev stulen", "i går", "prata med en människa", "stryk rad 1-3", "ja")
    assert "Sara Vitsippa" not in description(talk)
    assert "När den sågs senast" in description(talk)


def test_what_was_said_long_ago_or_in_answers_to_a_flow_does_not_go_along(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear(PRIVATE)
    talk.moment += timedelta(hours=8)
    talk.hear_all(
        FLATRATE, "räkna ut vad utköpet kostar", "1500", "skicka en fråga till supporten: växeln svarar fel", "ja"
    )
    assert PRIVATE not in description(talk)
    assert FLATRATE in description(talk)
    assert "1500" not in description(talk)


def test_no_more_than_six_exchanges_are_remembered_without_identity_numbers_and_shortly(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear_all(*(f"får jag ringa privat? {number}{number}" for number in range(5)))
    talk.hear_all("får jag ringa privat, jag är 19811218-9876?", "får jag ringa privat? " + "jag undrar det " * 60)
    recent = talk.conversation.recent
    assert len(recent) == 6
    assert all("9876" not in one.said and len(one.said) <= 200 and len(one.told) <= 80 for one in recent)


def test_whatever_was_said_the_ticket_takes_it(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    long = "mycket långt " * 100
    talk.hear_all(*(f"får jag ringa privat? {number} {long}" for number in range(6)))
    talk.hear_all("min mobil blev stulen", long, long, "prata med en människa", "ändra", "frågan", long, "ja")
    assert "Tidigare i chatten" in description(talk)


def test_a_conversation_of_before_is_still_read() -> None:
    assert Conversation.model_validate_json('{"version": 2, "latest": "sv"}').recent == ()


@given(st.text(max_size=60), st.integers(min_value=0, max_value=12))
def test_only_lines_of_which_there_could_be_a_list_are_named(text: str, count: int) -> None:
    assert all(0 <= number <= MOST for number in line_words().named(text, count))


def test_what_was_struck_out_and_what_was_sent_stays_out_of_the_next_question(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear_all(PRIVATE, FLATRATE, "skicka en fråga till supporten", "om växeln", "stryk rad 1", "ja")
    shown = talk.hear_all(PRICE, "skicka en fråga till supporten: växeln svarar fel")
    assert PRICE in shown
    assert PRIVATE not in shown
    assert FLATRATE not in shown


@given(st.sets(st.integers(min_value=1, max_value=12), min_size=1), st.sampled_from(["stryk {}", "strike lines {}"]))
def test_every_number_that_is_written_is_named(numbers: set[int], frame: str) -> None:
    assert line_words().named(frame.format(", ".join(map(str, sorted(numbers)))), 12) == numbers


def test_every_text_is_said(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear(press=Begin("hand_over", {"about": "S-2B2C-2D2F"}))
    talk.hear_all("om växeln", "ändra något", "ärendet som det hör till", "varför?", "blub", "blubb", "avbryt", "ja")
    talk.hear_all(PRIVATE, "skicka en fråga till supporten", "varför frågar du det?", "om växeln", "stryk rad 1")
    talk.hear_all("ändra", "tidigare i chatten", "varför", "blått", "grönt", "rad 9", "rad 1", "ja")
    hear_closed(talk, talk.orders[0], "Nu fungerar det.")
    hear_results(talk, talk.orders[0])
    # Any words answer an open question, so it never needs to be put in other words.
    assert unsaid("hand_over", talk) == {"description.rephrase"}
