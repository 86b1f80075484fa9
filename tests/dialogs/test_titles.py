"""Titles as messages: a suggestion that is pressed in Teams comes as its words."""

import pytest

from dialogs.answering import Answering
from dialogs.assistant import Assistant
from dialogs.catalogue import FLOWS
from dialogs.phrasebook import Phrasebook
from dialogs.script import read_scripts
from knowledge.base import KnowledgeBase
from knowledge.language import Language
from knowledge.tokens import tokens_of
from tests.support.talk import Talk

SCRIPTS = read_scripts(FLOWS)
BY_CARDS_ALONE = [flow.id for flow in FLOWS.values() if flow.given and not SCRIPTS[flow.id].starts]


@pytest.fixture(scope="module")
def answering(knowledge: KnowledgeBase) -> Answering:
    return Answering(knowledge, Phrasebook(knowledge.facts), eves_are_red_days=False)


def test_no_two_things_are_called_the_same(knowledge: KnowledgeBase, answering: Answering) -> None:
    topics = [tokens_of(answering.title(entry, language)) for entry in knowledge.entries for language in Language]
    flows = [tokens_of(script.title[language]) for script in SCRIPTS.values() for language in Language]
    assert len(set(topics) | set(flows)) == len(topics) + len(flows)


@pytest.mark.parametrize("language", Language)
def test_every_topics_title_is_answered_with_the_topic_in_its_language(
    assistant: Assistant, knowledge: KnowledgeBase, answering: Answering, language: Language
) -> None:
    for entry in knowledge.entries:
        reply = Talk(assistant).ask(answering.title(entry, language))
        assert (reply.trace.topic, reply.language, reply.trace.score) == (entry, language, 1.0)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("flow", [flow for flow in FLOWS if flow not in BY_CARDS_ALONE])
def test_every_flows_title_leads_to_what_its_button_leads_to(
    assistant: Assistant, flow: str, language: Language
) -> None:
    title = SCRIPTS[flow].title[language]
    replies = Talk(assistant).hear(title)
    assert {reply.language for reply in replies} == {language}
    assert flow in {reply.trace.flow for reply in replies}


def test_in_a_flow_a_title_is_answered_and_the_flow_goes_on(assistant: Assistant) -> None:
    talk = Talk(assistant)
    talk.hear("min mobil är borta")
    answer, question = talk.hear("Vem som får betalt vid utköp")
    assert answer.trace.topic == "buyout_payee"
    assert question.trace.flow == "lost_phone"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("flow", BY_CARDS_ALONE)
def test_the_title_of_what_only_cards_begin_begins_nothing(assistant: Assistant, flow: str, language: Language) -> None:
    replies = Talk(assistant).hear(SCRIPTS[flow].title[language])
    assert flow not in {reply.trace.flow for reply in replies}
