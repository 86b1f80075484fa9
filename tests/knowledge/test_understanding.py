"""What whole messages ask for: sentences, several questions, yes and no, and what was said before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.base import KnowledgeBase
from knowledge.language import Language
from knowledge.topics import Topic
from knowledge.understanding import MOST_QUESTIONS, SURE, Understanding

SWEDISH, ENGLISH = Language.SWEDISH, Language.ENGLISH
WORDS = st.lists(
    st.sampled_from(["mobil", "vad", "kostar", "får jag", "och", "inte", "?", ".", "köpa ut", "den", "phone", "xyz"]),
    max_size=15,
).map(" ".join)


@pytest.fixture
def understanding(knowledge: KnowledgeBase) -> Understanding:
    return knowledge.understanding


def entries(
    understanding: Understanding, message: str, language: Language = SWEDISH, before: str | None = None
) -> list[str]:
    parts = understanding.understand(message, language, before)
    return [part.candidates[0].entry for part in parts if part.probability >= SURE]


@pytest.mark.parametrize(
    ("message", "language", "asked_for"),
    [
        ("Vad kostar det att köpa ut mobilen och vem betalar jag till?", SWEDISH, {"buyout_price", "buyout_payee"}),
        ("Vad kostar beredskapen? Får jag låna ut mobilen?", SWEDISH, {"oncall_cost", "lend_phone"}),
        ("Får jag låna ut mobilen, och vad kostar beredskapen?", SWEDISH, {"lend_phone", "oncall_cost"}),
        ("What does on-call cost and who may call them?", ENGLISH, {"oncall_cost", "oncall_who"}),
    ],
)
def test_two_questions_in_one_message_are_both_understood(
    message: str, language: Language, asked_for: set[str], understanding: Understanding
) -> None:
    found = entries(understanding, message, language)
    assert (len(found), set(found)) == (2, asked_for)


def test_the_same_question_twice_is_one_question(understanding: Understanding) -> None:
    asked = "Får jag låna ut mobilen? Är det okej att låna ut telefonen?"
    assert entries(understanding, asked) == ["lend_phone"]


def test_so_many_questions_at_once_are_understood_and_no_more(understanding: Understanding) -> None:
    asked = "Vad kostar utköp? Får jag låna ut mobilen? Vad kostar beredskapen? Måste jag ha skärmlås?"
    assert len(entries(understanding, asked)) == MOST_QUESTIONS


@pytest.mark.parametrize(
    ("message", "language", "asked_for"),
    [
        ("Min mobil är stulen. Kan den rensas?", SWEDISH, "remote_wipe"),
        ("Jag slutar i maj. Vad händer med mitt nummer?", SWEDISH, "number_when_leaving"),
        ("My phone was stolen. Can it be wiped?", ENGLISH, "remote_wipe"),
    ],
)
def test_what_is_told_before_the_question_belongs_to_it(
    message: str, language: Language, asked_for: str, understanding: Understanding
) -> None:
    assert entries(understanding, message, language) == [asked_for]


@pytest.mark.parametrize(
    ("message", "language", "before", "asked_for"),
    [
        ("och vem betalar jag till?", SWEDISH, "buyout_price", "buyout_payee"),
        ("vad kostar det?", SWEDISH, "oncall_hours", "oncall_cost"),
        ("vad kostar det?", SWEDISH, "buyout_payee", "buyout_price"),
        ("och vem betalar?", SWEDISH, "oncall_cost", "oncall_who_pays"),
        ("och utomlands?", SWEDISH, "flatrate_what", "calls_abroad"),
        ("måste jag polisanmäla?", SWEDISH, "lost_phone", "police_report"),
        ("and who do I pay?", ENGLISH, "buyout_price", "buyout_payee"),
        ("what does it cost?", ENGLISH, "oncall_hours", "oncall_cost"),
        ("and who may call?", ENGLISH, "oncall_hours", "oncall_who"),
    ],
)
def test_a_follow_up_is_understood_from_what_was_answered_before(
    message: str, language: Language, before: str, asked_for: str, understanding: Understanding
) -> None:
    assert entries(understanding, message, language, before) == [asked_for]


def test_a_whole_question_is_understood_by_itself_whatever_was_answered_before(
    knowledge: KnowledgeBase, understanding: Understanding
) -> None:
    for before in knowledge.entries:
        assert entries(understanding, "Får jag låna ut mobilen till min son?", SWEDISH, before) == ["lend_phone"]


@pytest.mark.parametrize(
    ("message", "language", "begins"),
    [
        ("Får jag låna ut mobilen?", SWEDISH, "Nej"),
        ("Får jag inte låna ut mobilen?", SWEDISH, "Nej"),
        ("Är det förbjudet att låna ut mobilen?", SWEDISH, "Ja"),
        ("Får jag använda Dropbox?", SWEDISH, "Nej"),
        ("Är det förbjudet att använda Dropbox?", SWEDISH, "Ja"),
        ("Måste jag ha skärmlås?", SWEDISH, "Ja"),
        ("May I lend my phone?", ENGLISH, "No"),
        ("Is it forbidden to lend my phone to a friend?", ENGLISH, "Yes"),
    ],
)
def test_a_yes_or_no_question_and_its_opposite_get_the_right_word(
    message: str, language: Language, begins: str, knowledge: KnowledgeBase
) -> None:
    (part,) = knowledge.understanding.understand(message, language)
    place = knowledge.understanding.lead(part, language)
    entry = knowledge.entries[part.candidates[0].entry]
    assert isinstance(entry, Topic)
    assert place is not None
    assert entry.lead[place].say[language].startswith(begins)


@pytest.mark.parametrize(
    "message", ["Vad gäller för att låna ut mobilen?", "låna ut mobilen", "hur länge är skärmlåset på"]
)
def test_somebody_who_did_not_ask_for_a_yes_gets_none(message: str, understanding: Understanding) -> None:
    (part,) = understanding.understand(message, SWEDISH)
    assert understanding.lead(part, SWEDISH) is None


@pytest.mark.parametrize(
    "message",
    [
        "vad kostar det att kopa ut mobilen",
        "Vad kosta de att köppa ut mobielen",
        "VAD KOSTAR DET ATT KÖPA UT MOBILEN!!!",
        "vad kostar det att köpa ut jobb mobilen",
        "Hej hej, en fråga bara: jag undrar vad det kostar att köpa ut min gamla tjänstetelefon, tack på förhand",
        "utköp av mobiltelefon pris",
    ],
)
def test_a_question_is_understood_however_it_is_written(message: str, understanding: Understanding) -> None:
    assert entries(understanding, message) == ["buyout_price"]


@given(text=st.text() | WORDS, language=st.sampled_from(Language))
def test_any_text_at_all_has_at_least_one_part(text: str, language: Language, knowledge: KnowledgeBase) -> None:
    parts = knowledge.understanding.understand(text, language)
    assert 1 <= len(parts) <= MOST_QUESTIONS
    for part in parts:
        assert 0 <= part.probability <= 1
        if part.candidates:
            knowledge.understanding.lead(part, language)


@given(data=st.data(), text=WORDS)
def test_any_text_can_follow_any_answer(data: st.DataObject, text: str, knowledge: KnowledgeBase) -> None:
    before = data.draw(st.sampled_from(sorted(knowledge.entries)))
    assert knowledge.understanding.understand(text, SWEDISH, before)


def test_what_was_answered_before_a_topic_was_taken_out_does_no_harm(understanding: Understanding) -> None:
    assert understanding.understand("och vem betalar?", SWEDISH, "a_topic_of_last_year")


@pytest.mark.parametrize(
    "message",
    [
        "Får jag ringa när jag kör om jag saknar handsfree?",
        "Är surfen bara för jobbet?",
        "Ska jag själv göra polisanmälan eller gör chefen det?",
        "ska på semester, vad gör jag med anknytningen",
        "Vilka regler om informationssäkerhet måste jag känna till?",
    ],
)
def test_a_question_that_no_yes_fits_gets_none(message: str, knowledge: KnowledgeBase) -> None:
    understanding = knowledge.understanding
    (part, *_) = understanding.understand(message, SWEDISH)
    lead = understanding.lead(part, SWEDISH)
    entry = knowledge.entries[part.candidates[0].entry]
    assert lead is None or (isinstance(entry, Topic) and not entry.lead[lead].say.sv.startswith("Ja"))
