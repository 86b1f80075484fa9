"""What plainly is no time or place isn't taken as one, and the question is put again."""

import pytest

from tests.dialogs.flows.conftest import TalkAs

BESIDE = [
    "jag är sjuk",
    "du är dum i huvet",
    "you are useless",
    "jag har ingen telefon",
    "låst",
    "mobilen laddar inte",
    "nej vänta det var min kompis telefon",
]
PLACES = ["telefonen låg på bordet", "sjukhuset", "hos Karin Andersson, Storgatan 5", "I'll say the gym", "at work"]
TIMES = ["i går, jag var sjuk då", "för en timme sedan hos en brukare", "just before lunch", "minuten innan"]


@pytest.mark.parametrize("text", BESIDE)
@pytest.mark.parametrize(
    ("report", "asked"), [("min mobil är stulen", "when"), ("min mobil är stulen i morse", "where")]
)
def test_what_is_no_time_or_place_is_not_taken_as_one(report: str, asked: str, text: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    assert talk.ask(report).trace.step == asked
    talk.hear(text)
    assert talk.conversation.frames[-1].asked == asked
    assert not talk.conversation.frames[-1].value(asked)


@pytest.mark.parametrize(
    ("report", "asked", "text"),
    [
        *(("min mobil är stulen i morse", "where", place) for place in PLACES),
        *(("min mobil är stulen", "when", time) for time in TIMES),
    ],
)
def test_places_and_times_are_taken(report: str, asked: str, text: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.ask(report)
    talk.hear(text)
    assert talk.conversation.frames[-1].value(asked)


def test_a_place_told_at_the_question_of_time_is_kept_as_the_place(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.ask("min mobil är stulen")
    assert talk.ask("hos Karin Andersson, Storgatan 5").trace.step == "when"
    assert talk.conversation.frames[-1].value("where").startswith("hos Karin")
