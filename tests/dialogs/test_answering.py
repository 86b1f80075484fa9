"""Entries of the knowledge base as replies."""

from datetime import datetime

import pytest

from dialogs.answering import Answering
from dialogs.phrasebook import Phrasebook
from dialogs.reply import Kind
from knowledge.answers import references
from knowledge.base import KnowledgeBase
from knowledge.language import Language
from knowledge.topics import ClockText, NotStated, Topic
from tests.support.talk import TUESDAY_MORNING, in_sweden

SWEDISH, ENGLISH = Language.SWEDISH, Language.ENGLISH
NIGHT = in_sweden(2026, 3, 3, 23)
NUMBER = {"lookup_number": "0524-181 23", "lookup_extension": "18123", "lookup_municipality": "Munkedal"}


@pytest.fixture(scope="module")
def answering(knowledge: KnowledgeBase) -> Answering:
    return Answering(knowledge, Phrasebook(knowledge.facts), eves_are_red_days=False)


@pytest.fixture(scope="module")
def eves(knowledge: KnowledgeBase) -> Answering:
    return Answering(knowledge, Phrasebook(knowledge.facts), eves_are_red_days=True)


def test_what_the_routine_answers_comes_with_all_that_belongs_to_it(
    answering: Answering, knowledge: KnowledgeBase
) -> None:
    reply = answering.answer(knowledge.entries["buyout_price"], SWEDISH, TUESDAY_MORNING, score=0.91234)
    assert reply.heading == "Vad det kostar att köpa ut telefonen"
    assert "984 kr" in reply.text
    assert reply.source == "Rutin för telefoni: Utköp av telefon"
    assert reply.suggestions[0].pick.topic == "buyout_payee"
    assert reply.suggestions[0].title == reply.suggestions[0].says == "Vem som får betalt vid utköp"
    assert [link.url for link in reply.links] == ["https://3580.se/"]
    trace = reply.trace
    assert (trace.kind, trace.topic, trace.rules) == (Kind.ANSWER, "buyout_price", ("R15",))
    assert (trace.flow, trace.score, trace.slots) == ("buyout", 0.912, {})


def test_what_the_routine_does_not_answer_says_so_then_what_is_known_then_whom_to_ask(
    answering: Answering, knowledge: KnowledgeBase
) -> None:
    reply = answering.answer(knowledge.entries["market_value"], ENGLISH, TUESDAY_MORNING)
    missing, known, contact = reply.text.split("\n\n")
    assert missing.startswith("The routine doesn't say")
    assert "SEK 984" in known
    assert "department that bought the phone" in contact
    assert (reply.trace.kind, reply.source) == (Kind.NOT_STATED, "Not in the routine")


def test_a_yes_or_no_comes_first(answering: Answering, knowledge: KnowledgeBase) -> None:
    entry = knowledge.entries["lend_phone"]
    assert isinstance(entry, Topic)
    plain = answering.answer(entry, SWEDISH, TUESDAY_MORNING).text
    for place, lead in enumerate(entry.lead):
        assert answering.answer(entry, SWEDISH, TUESDAY_MORNING, lead=place).text == f"{lead.say.sv} {plain}"


@pytest.mark.parametrize(
    ("moment", "red_eves", "on_call"),
    [
        (TUESDAY_MORNING, False, False),
        (NIGHT, False, True),
        (in_sweden(2026, 3, 7), False, True),
        (in_sweden(2026, 12, 24), False, False),
        (in_sweden(2026, 12, 24), True, True),
    ],
)
def test_an_answer_that_knows_the_clock_depends_on_it(
    moment: datetime, red_eves: bool, on_call: bool, answering: Answering, eves: Answering, knowledge: KnowledgeBase
) -> None:
    text = (eves if red_eves else answering).answer(knowledge.entries["support_now"], SWEDISH, moment).text
    assert text.startswith("Nu är det beredskap" if on_call else "Nu är det kontorstid")


def test_other_answers_do_not_depend_on_the_clock(answering: Answering, knowledge: KnowledgeBase) -> None:
    for entry in knowledge.entries.values():
        knows_the_clock = isinstance(entry, Topic) and isinstance(entry.answer, ClockText)
        day, night = (answering.answer(entry, SWEDISH, moment) for moment in (TUESDAY_MORNING, NIGHT))
        assert (day.text != night.text) is knows_the_clock, entry.id


def test_what_was_worked_out_stands_in_the_answer_and_the_trace(answering: Answering, knowledge: KnowledgeBase) -> None:
    entry = knowledge.entries["number_lookup"]
    reply = answering.answer(entry, SWEDISH, TUESDAY_MORNING, worked_out=NUMBER)
    assert all(value in reply.text for value in NUMBER.values())
    assert reply.trace.slots == NUMBER
    other = {**NUMBER, "lookup_municipality": "Sotenäs"}
    assert "Sotenäs" in answering.answer(entry, SWEDISH, TUESDAY_MORNING, worked_out=other).text


def test_other_entries_that_may_have_been_meant_come_first_among_the_buttons(
    answering: Answering, knowledge: KnowledgeBase
) -> None:
    entry = knowledge.entries["buyout_price"]
    reply = answering.answer(entry, SWEDISH, TUESDAY_MORNING, alternatives=["loan_phone", "buyout_payee"])
    picks = [offer.pick.topic for offer in reply.suggestions]
    assert picks[:2] == ["loan_phone", "buyout_payee"]
    assert len(picks) == len(set(picks))


@pytest.mark.parametrize("language", list(Language))
def test_every_entry_reads_well(language: Language, answering: Answering, knowledge: KnowledgeBase) -> None:
    for entry in knowledge.entries.values():
        leads: list[int | None] = [None, *range(len(entry.lead) if isinstance(entry, Topic) else 0)]
        for lead in leads:
            for moment in (TUESDAY_MORNING, NIGHT):
                reply = answering.answer(entry, language, moment, lead=lead, worked_out=NUMBER)
                assert references(reply.text + reply.heading + reply.source) == [], entry.id
                assert reply.text == reply.text.strip(), entry.id
                assert "  " not in reply.text, entry.id
                assert all(link.url for link in reply.links), entry.id
                assert all(offer.title for offer in reply.suggestions), entry.id


@pytest.mark.parametrize("language", list(Language))
def test_no_two_buttons_of_a_reply_say_the_same(
    language: Language, answering: Answering, knowledge: KnowledgeBase
) -> None:
    for entry in knowledge.entries.values():
        titles = [offer.title for offer in answering.answer(entry, language, TUESDAY_MORNING).suggestions]
        assert len(titles) == len(set(titles)), entry.id


@pytest.mark.parametrize("language", list(Language))
def test_every_entry_has_a_title_of_its_own(language: Language, answering: Answering, knowledge: KnowledgeBase) -> None:
    titles = [offer.title for offer in answering.suggestions(knowledge.entries, language)]
    assert len(titles) == len(set(titles))


def test_what_is_not_stated_begins_with_the_routine_and_what_it_leaves_out(
    answering: Answering, knowledge: KnowledgeBase
) -> None:
    entries = [entry for entry in knowledge.entries.values() if isinstance(entry, NotStated)]
    for entry in entries:
        for language, routine in ((SWEDISH, "rutinen"), (ENGLISH, "routine")):
            text = answering.answer(entry, language, TUESDAY_MORNING).text
            assert routine in text.split("\n")[0].casefold(), entry.id


@pytest.mark.parametrize(
    ("language", "together"),
    [(SWEDISH, "Förlust eller stöld och Support"), (ENGLISH, "Förlust eller stöld and Support")],
)
def test_several_sections_are_listed_in_words(
    language: Language, together: str, answering: Answering, knowledge: KnowledgeBase
) -> None:
    assert answering.sections(knowledge.entries["lost_outside_hours"], language) == together
