"""Entries of the knowledge base as replies."""

from datetime import datetime
from typing import Any

import pytest

from dialogs.answering import Answering
from dialogs.conversation import Answered
from dialogs.phrasebook import Phrasebook
from dialogs.reply import Kind
from knowledge.answers import references
from knowledge.base import KnowledgeBase
from knowledge.language import Language
from knowledge.moments import find_moment
from knowledge.topics import ClockText, NotStated, Topic
from tests.support.talk import TUESDAY_MORNING, in_sweden, picked

SWEDISH, ENGLISH = Language.SWEDISH, Language.ENGLISH
NIGHT = in_sweden(2026, 3, 3, 23)
NUMBER = {"lookup_number": "0524-181 23", "lookup_extension": "18123", "lookup_municipality": "Munkedal"}


@pytest.fixture(scope="module")
def answering(knowledge: KnowledgeBase) -> Answering:
    return Answering(knowledge, Phrasebook(knowledge.facts), eves_are_red_days=False)


@pytest.fixture(scope="module")
def eves(knowledge: KnowledgeBase) -> Answering:
    return Answering(knowledge, Phrasebook(knowledge.facts), eves_are_red_days=True)


def asked_for(topic: str, **known: Any) -> Answered:
    return Answered(**{"topic": topic, "phrasing": "", "score": 1.0, **known})


def test_what_the_routine_answers_comes_with_all_that_belongs_to_it(answering: Answering) -> None:
    reply = answering.answer(asked_for("buyout_price", score=0.91234), SWEDISH, TUESDAY_MORNING)
    assert reply.heading == "Vad det kostar att köpa ut telefonen"
    assert "984 kr" in reply.text
    assert reply.source == "Rutin för telefoni: Utköp av telefon"
    assert picked(reply.suggestions[0]) == "buyout_payee"
    assert reply.suggestions[0].title == reply.suggestions[0].says == "Vem som får betalt vid utköp"
    assert [link.url for link in reply.links] == ["https://3580.se/"]
    trace = reply.trace
    assert (trace.kind, trace.topic, trace.rules) == (Kind.ANSWER, "buyout_price", ("R15",))
    assert (trace.flow, trace.score, trace.slots) == ("buyout", 0.912, {})


def test_what_the_routine_does_not_answer_says_so_then_what_is_known_then_whom_to_ask(answering: Answering) -> None:
    reply = answering.answer(asked_for("market_value"), ENGLISH, TUESDAY_MORNING)
    missing, known, contact = reply.text.split("\n\n")
    assert missing.startswith("The routine doesn't say")
    assert "SEK 984" in known
    assert "department that bought the phone" in contact
    assert (reply.trace.kind, reply.source) == (Kind.NOT_STATED, "Not in the routine")


def test_a_yes_or_no_comes_first(answering: Answering, knowledge: KnowledgeBase) -> None:
    entry = knowledge.entries["lend_phone"]
    assert isinstance(entry, Topic)
    plain = answering.answer(asked_for(entry.id), SWEDISH, TUESDAY_MORNING).text
    for place, lead in enumerate(entry.lead):
        reply = answering.answer(asked_for(entry.id, lead=place), SWEDISH, TUESDAY_MORNING)
        assert reply.text == f"{lead.say.sv} {plain}"


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
    moment: datetime, red_eves: bool, on_call: bool, answering: Answering, eves: Answering
) -> None:
    text = (eves if red_eves else answering).answer(asked_for("support_now"), SWEDISH, moment).text
    assert text.startswith("Just nu är det beredskap" if on_call else "Just nu är det kontorstid")


@pytest.mark.parametrize(
    ("text", "language", "begins"),
    [
        ("på lördag", SWEDISH, "Lördag den 7 mars är det beredskap."),
        ("kl 20 ikväll", SWEDISH, "Kl. 20.00 i dag är det beredskap."),
        ("på torsdag", SWEDISH, "Torsdag den 5 mars kl. 07.00–17.00 är det kontorstid."),
        ("på julafton", SWEDISH, "Torsdag den 24 december kl. 07.00–17.00 är det kontorstid."),
        ("on Thursday", ENGLISH, "On Thursday 5 March from 07:00 to 17:00, office hours apply."),
        ("on Sunday at 10", ENGLISH, "On Sunday 8 March at 10:00, the on-call service is on duty."),
    ],
)
def test_an_answer_that_knows_the_clock_is_given_for_the_time_that_was_named(
    text: str, language: Language, begins: str, answering: Answering
) -> None:
    given = asked_for("support_now", mentioned=find_moment(text, TUESDAY_MORNING))
    assert answering.answer(given, language, TUESDAY_MORNING).text.startswith(begins)


def test_on_a_red_eve_on_call_is_staffed_all_day_where_eves_count_as_red_days(eves: Answering) -> None:
    given = asked_for("support_now", mentioned=find_moment("på julafton", TUESDAY_MORNING))
    reply = eves.answer(given, SWEDISH, TUESDAY_MORNING)
    assert reply.text.startswith("Torsdag den 24 december är det beredskap.")
    assert reply.trace.slots["time"].startswith("2026-12-24T00:00")


def test_other_answers_do_not_depend_on_the_clock(answering: Answering, knowledge: KnowledgeBase) -> None:
    for entry in knowledge.entries.values():
        knows_the_clock = isinstance(entry, Topic) and isinstance(entry.answer, ClockText)
        day, night = (answering.answer(asked_for(entry.id), SWEDISH, moment) for moment in (TUESDAY_MORNING, NIGHT))
        assert (day.text != night.text) is knows_the_clock, entry.id


def test_what_was_worked_out_stands_in_the_answer_and_the_trace(answering: Answering) -> None:
    reply = answering.answer(asked_for("number_lookup", worked_out=NUMBER), SWEDISH, TUESDAY_MORNING)
    assert all(value in reply.text for value in NUMBER.values())
    assert reply.trace.slots == NUMBER
    other = {**NUMBER, "lookup_municipality": "Sotenäs"}
    there = answering.answer(asked_for("number_lookup", worked_out=other), SWEDISH, TUESDAY_MORNING)
    assert "Sotenäs" in there.text


def test_other_entries_that_may_have_been_meant_come_first_among_the_buttons(answering: Answering) -> None:
    others = ["loan_phone", "buyout_payee"]
    reply = answering.answer(asked_for("buyout_price"), SWEDISH, TUESDAY_MORNING, alternatives=others)
    picks = [picked(offer) for offer in reply.suggestions]
    assert picks[:2] == others
    assert len(picks) == len(set(picks))


@pytest.mark.parametrize("language", list(Language))
def test_every_entry_reads_well(language: Language, answering: Answering, knowledge: KnowledgeBase) -> None:
    for entry in knowledge.entries.values():
        leads: list[int | None] = [None, *range(len(entry.lead) if isinstance(entry, Topic) else 0)]
        for lead in leads:
            for moment in (TUESDAY_MORNING, NIGHT):
                reply = answering.answer(asked_for(entry.id, lead=lead, worked_out=NUMBER), language, moment)
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
        titles = [offer.title for offer in answering.answer(asked_for(entry.id), language, TUESDAY_MORNING).suggestions]
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
            text = answering.answer(asked_for(entry.id), language, TUESDAY_MORNING).text
            assert routine in text.split("\n")[0].casefold(), entry.id


@pytest.mark.parametrize(
    ("language", "together"),
    [(SWEDISH, "Förlust eller stöld och Support"), (ENGLISH, "Förlust eller stöld and Support")],
)
def test_several_sections_are_listed_in_words(
    language: Language, together: str, answering: Answering, knowledge: KnowledgeBase
) -> None:
    assert answering.sections(knowledge.entries["lost_outside_hours"], language) == together
