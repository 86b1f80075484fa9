"""A question that the routine doesn't answer is left until it does."""

import pytest

from dialogs.assistant import Assistant
from dialogs.course import SECOND_CLICK
from dialogs.flows.watch import MOST
from dialogs.orders import Order, Unwatch, Watch
from dialogs.reply import Kind, Reply
from dialogs.turn import Begin, Happening, Scope
from knowledge.language import Language
from tests.dialogs.flows.conftest import TalkAs
from tests.support.flows import hear_results, result, started, unsaid
from tests.support.talk import Talk

UNKNOWN = "min hund har ätit upp skolans cykel"
NOT_STATED = "Vad kostar en ny iPhone?"
STATED = "Vad kostar det att köpa ut mobilen?"

STARTS = [
    "Säg till när ni vet",
    "säg till när du vet",
    "sag till nar ni vet",
    "säg till så fort du vet svaret",
    "ok, säg till när ni vet mer",
    "kan du säga till när det finns ett svar?",
    "hör av dig när det finns ett svar",
    "hör av dig när du har ett svar",
    "hor av dig nar det finns svar",
    "hör av er när någon vet",
    "meddela mig när svaret kommer",
    "hojta när du vet",
    "återkom när du vet",
    "återkom gärna när svaret finns",
    "berätta när du vet",
    "ge mig besked när det finns ett svar",
    "bevaka frågan",
    "kan du bevaka min fråga",
    "bevaka svaret åt mig tack",
    "pinga mig när du får veta",
    "säg till om ni får veta det",
    "skriv till mig så fort ni vet",
    "Säg till när ni vet: får vi vikbara telefoner?",
    "Tell me when you know",
    "tell me when someone knows",
    "let me know when you have an answer",
    "let me know once you know",
    "please let me know when there is an answer",
    "get back to me when you have the answer",
    "notify me when the answer comes",
    "ping me when you find out",
    "could you tell me if you find out",
    "come back to me as soon as you know",
    "message me once there is an answer",
    "watch my question",
    "keep an eye on the question for me",
    "inform me when you know more",
]
"""Messages that start the flow."""

ELSE = [
    "när vet ni det?",
    "vem vet svaret?",
    "vet du när supporten öppnar?",
    "hur får jag svar på min fråga?",
    "när får jag svar från supporten?",
    "vem svarar i telefon när jag är ledig?",
    "säg till supporten att min mobil är trasig",
    "hör av dig",
    "meddela chefen att mobilen är borta",
    "hur vet jag när mobilen är rensad?",
    "hur säger jag till när jag är tillbaka?",
    "jag vill att någon på supporten hör av sig",
    "be supporten svara på min fråga",
    "koppla bort mig till 13",
    "vet du vem som har 64123?",
    "kan jag svara i mobilen när anknytningen är av?",
    "vad ska jag svara när någon ringer?",
    "hur går det med min anmälan?",
    "när är svaret på min begäran klart?",
    "tack för svaret",
    "how do I know when the phone is wiped?",
    "who answers when I'm away?",
    "when do I get an answer from support?",
    "do you know the answer?",
    "tell me what it costs",
    "tell support that my phone is broken",
    "ask support to answer my question",
    "let me know the price",
    "how do I answer a call?",
    "who knows my number?",
]
"""Messages that don't."""


@pytest.mark.parametrize("text", STARTS)
def test_a_wish_to_be_told_later_starts_it(text: str, assistant: Assistant) -> None:
    talk = Talk(assistant)
    assert started(text, talk) == "watch" or watched(talk)


@pytest.mark.parametrize("text", ELSE)
def test_what_asks_or_tells_something_else_does_not(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) != "watch"


def watched(talk: Talk) -> list[str]:
    """The questions that were left."""
    return [order.command.question for order in talk.orders if isinstance(order.command, Watch)]


def button(reply: Reply, flow: str) -> Begin:
    """What the button to a flow carries.

    Raises:
        StopIteration: when there is none.
    """
    presses = (one.press for one in reply.suggestions)
    return next(press for press in presses if isinstance(press, Begin) and press.flow == flow)


def offers(reply: Reply) -> bool:
    """Whether a reply offers to wait for an answer."""
    return any(isinstance(one.press, Begin) and one.press.flow == "watch" for one in reply.suggestions)


@pytest.mark.parametrize("text", [UNKNOWN, NOT_STATED, "do we get foldable phones next year?"])
def test_what_the_routine_does_not_say_can_be_left(text: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    unanswered = talk.ask(text)
    talk.hear(press=button(unanswered, "watch"))
    assert watched(talk) == [text]
    assert f"{text}" in talk.replies[-1].text


@pytest.mark.parametrize(
    "text", [STATED, "hej", "tack", "asdf qwerty zxcv", "wo ist der Bahnhof bitte", "kod", "cykel"]
)
def test_what_is_no_open_question_cannot(text: str, talk_as: TalkAs) -> None:
    assert not offers(talk_as("Sara Vitsippa").ask(text))


def test_an_old_button_leaves_its_own_question(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    old = talk.ask(UNKNOWN)
    talk.hear_all("vad är klockan i Tokyo?", STATED)
    talk.hear(press=button(old, "watch"))
    assert watched(talk) == [UNKNOWN]


def test_words_leave_the_latest_question_that_has_no_answer(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    told = talk.hear_all(NOT_STATED, STATED, "tack", "hör av dig när det finns ett svar")
    assert watched(talk) == [NOT_STATED]
    assert "Den som sköter rutinen ser frågan, men inte vem som ställde den" in told


def test_the_question_may_stand_beside_the_wish(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear_all(NOT_STATED, "Säg till när ni vet: när får vi vikbara telefoner?")
    talk.hear("säg till när ni vet vad ett headset kostar")
    assert watched(talk) == ["när får vi vikbara telefoner?", "vad ett headset kostar"]


def test_which_question_is_asked_where_none_is_open(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    asked = talk.ask("säg till när ni vet")
    assert asked.trace.step == "question"
    talk.hear("Får vi vikbara telefoner nästa år?")
    assert watched(talk) == ["Får vi vikbara telefoner nästa år?"]


def test_a_question_of_yesterday_is_forgotten(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear(NOT_STATED)
    talk.moment = talk.moment.replace(day=4)
    assert talk.ask("säg till när ni vet").trace.step == "question"


def test_the_same_question_is_left_once(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    told = talk.hear_all(NOT_STATED, "säg till när ni vet", "vad kostar en ny iphone", "säg till när ni vet")
    assert watched(talk) == [NOT_STATED]
    assert "Jag bevakar redan" in told


def test_an_identity_number_is_not_kept(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear_all("min hund 19811218-9876 har ätit upp skolans cykel", "säg till när ni vet")
    assert "9876" not in watched(talk)[0]
    assert "9876" not in talk.conversation.model_dump_json()


def test_a_question_in_the_middle_of_a_flow_is_left_and_the_flow_goes_on(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear_all("min mobil blev stulen", "vad är klockan i Tokyo?", "säg till när ni vet")
    assert watched(talk) == ["vad är klockan i Tokyo?"]
    assert talk.replies[-1].trace.step == "when"


def test_a_question_of_a_group_is_left_in_the_group(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear(NOT_STATED, scope=Scope.GROUP)
    talk.hear("säg till när ni vet", scope=Scope.GROUP)
    assert watched(talk) == [NOT_STATED]


@pytest.mark.parametrize("text", ["sluta bevaka", "glöm frågan", "ångra", "stop watching", "forget the question"])
def test_it_is_taken_back_in_words(text: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear_all(NOT_STATED, "säg till när ni vet", text)
    assert isinstance(talk.orders[-1].command, Unwatch)
    assert talk.orders[-1].command.order == talk.orders[0].key


@pytest.mark.parametrize("text", ["sluta bevaka", "stop watching", "sluta bevaka min fråga"])
@pytest.mark.parametrize("before", [[], [NOT_STATED], ["säg till när ni vet"]])
def test_where_nothing_is_watched_there_is_nothing_to_stop(text: str, before: list[str], talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    told = talk.hear_all(*before, text)
    assert "Jag bevakar ingen fråga åt dig" in told or "I'm not keeping an eye on any question" in told
    assert not talk.orders
    assert talk.conversation.frame is None


def test_a_question_is_not_left_after_all_while_another_one_waits(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear_all(NOT_STATED, "säg till när ni vet", STATED)
    talk.conversation = talk.conversation.model_copy(update={"recent": ()})
    talk.hear("säg till när ni vet")
    talk.hear("sluta bevaka")
    assert isinstance(talk.orders[-1].command, Unwatch)
    assert talk.conversation.frame is None


def test_it_is_taken_back_by_its_button(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear_all(NOT_STATED, "säg till när ni vet")
    told = talk.hear(press=button(talk.replies[-1], "unwatch"))[-1]
    assert NOT_STATED in told.text


def test_which_of_several_is_taken_back_is_asked(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear_all(NOT_STATED, "säg till när ni vet", UNKNOWN, "säg till när ni vet", "sluta bevaka", "den om cykeln")
    taken_back = talk.orders[-1].command
    assert isinstance(taken_back, Unwatch)
    assert taken_back.order == talk.orders[1].key


def test_what_waits_no_more_is_not_taken_back_twice(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear_all(NOT_STATED, "säg till när ni vet")
    old = button(talk.replies[-1], "unwatch")
    talk.hear(happening=Happening.RESULTS, results=(result(talk.orders[0], "withdrawn"),))
    assert talk.ask(press=old).text == "Jag bevakar ingen fråga åt dig här."
    talk.hear_all(UNKNOWN, "säg till när ni vet")
    assert talk.ask(press=old).text == "Den frågan bevakar jag inte längre."
    assert not [order for order in talk.orders if isinstance(order.command, Unwatch)]


def test_an_answer_is_told_with_its_source(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear_all(f"säg till när ni vet: {STATED}")
    (order,) = talk.orders
    told, answer = talk.hear(happening=Happening.RESULTS, results=(result(order, "done"),))
    assert told.text == f"Du frågade: ”{STATED}”. Nu finns svaret:"
    assert not told.suggestions
    assert answer.trace.kind is Kind.ANSWER
    assert answer.trace.topic == "buyout_price"
    assert answer.source
    assert talk.ask("säg det igen").trace.topic == "buyout_price"


def test_a_question_is_answered_in_the_language_that_is_spoken_now(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear_all(f"säg till när ni vet: {STATED}", "answer in English")
    told, answer = talk.hear(happening=Happening.RESULTS, results=(result(talk.orders[0], "done"),))
    assert "Now there is an answer" in told.text
    assert answer.trace.topic == "buyout_price"
    assert answer.language is Language.ENGLISH


@pytest.mark.parametrize(
    ("text", "known"), [(STATED, True), (f"Hej! {STATED}", True), (NOT_STATED, False), (UNKNOWN, False), ("hej", False)]
)
def test_only_what_the_routine_says_is_known(text: str, known: bool, assistant: Assistant) -> None:
    assert assistant.knows(text, Language.SWEDISH) is known


def left_until_full(talk: Talk) -> Reply:
    """Leaves one question more than may wait."""
    for number in range(MOST + 1):
        told = talk.hear(press=Begin("watch", {"question": f"får vi {number} vikbara telefoner?"}))
    return told[-1]


def test_only_so_many_questions_wait_and_one_more_may_when_one_is_taken_back(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    assert left_until_full(talk).text.startswith("Jag bevakar redan 10 frågor åt dig")
    assert len(watched(talk)) == MOST
    talk.hear(happening=Happening.RESULTS, results=(result(talk.orders[0], "withdrawn"),))
    talk.hear_all("säg till när ni vet: får vi vikbara telefoner?")
    assert len(watched(talk)) == MOST + 1


def test_every_text_is_said(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear_all("säg till när ni vet", "varför", "ja", "ja", "får vi vikbara telefoner?")
    left: Order = talk.orders[0]
    talk.hear_all("säg till när ni vet: får vi vikbara telefoner?")
    hear_results(talk, left)
    guessed = talk_as("Sara Vitsippa")
    guessed.hear_all(NOT_STATED, "sätt upp mig på listan över dem som vill veta svaret")
    taken_back = talk_as("Sara Vitsippa")
    taken_back.hear_all("sluta bevaka", NOT_STATED, "säg till när ni vet", UNKNOWN, "säg till när ni vet")
    old = button(taken_back.replies[-1], "unwatch")
    taken_back.hear_all("sluta bevaka", "varför", "blå bananer", "gröna bananer", "den första")
    taken_back.hear(happening=Happening.RESULTS, results=(result(taken_back.orders[1], "withdrawn"),))
    taken_back.moment += SECOND_CLICK
    taken_back.hear(press=old)
    full = talk_as("Sara Vitsippa")
    left_until_full(full)
    assert unsaid("watch", talk, guessed, full) == set()
    assert unsaid("unwatch", taken_back) == set()
