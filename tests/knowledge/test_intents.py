"""What a message wants done, learnt from others."""

import pytest

from knowledge.intents import Intents
from knowledge.wording import Wording


def wording(text: str) -> Wording:
    words = tuple(text.split())
    return Wording(words, words, ())


INTENTS = Intents(
    {
        "close": [wording("close the case"), wording("mark the case as done"), wording("the case is solved")],
        "wipe": [wording("wipe the phone"), wording("erase the phone now"), wording("the phone must be wiped")],
    },
    [[wording("what is a case"), wording("how is a phone wiped")], [wording("thanks a lot"), wording("good morning")]],
)


@pytest.mark.parametrize(
    ("text", "intent"),
    [("please close this case", "close"), ("mark it as solved", "close"), ("erase my phone", "wipe")],
)
def test_a_message_wants_what_others_have_wanted_in_like_words(text: str, intent: str) -> None:
    wanted = INTENTS.likeliest(wording(text))
    assert wanted.intent == intent
    assert wanted.lead > 0
    assert wanted.ahead_of(wanted.leads) == wanted.lead - min(wanted.leads.values())


@pytest.mark.parametrize("text", ["what is this case", "thanks and good morning"])
def test_a_message_that_asks_or_is_small_talk_wants_nothing_done(text: str) -> None:
    assert INTENTS.likeliest(wording(text)).lead < 0


def test_words_that_nobody_has_said_tell_nothing() -> None:
    wanted = INTENTS.likeliest(wording("xyzzy"))
    assert set(wanted.leads.values()) == {0.0}
