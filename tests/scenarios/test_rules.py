"""Every rule of the routine can be asked for in both languages."""

from pathlib import Path

import pytest
import yaml

from dialogs.assistant import Assistant
from dialogs.reply import Kind
from knowledge.base import KnowledgeBase
from knowledge.language import Language
from tests.support.talk import Talk

HERE = Path(__file__).parent
QUESTIONS = [
    (rule, Language(language), question)
    for rule, languages in yaml.safe_load((HERE / "rules.yaml").read_text(encoding="utf-8")).items()
    for language, questions in languages.items()
    for question in questions
]
KNOWN_FAILURES = [
    (failure["rule"], failure["question"])
    for failure in yaml.safe_load((HERE / "known_failures.yaml").read_text(encoding="utf-8"))
]


def answers_to(question: str, assistant: Assistant) -> list[tuple[str, Language]]:
    """The rules that somebody who asks this out of the blue gets an answer from, and the language of each."""
    replies = Talk(assistant).hear(question)
    kinds = (Kind.ANSWER, Kind.FLOW)
    return [(rule, reply.language) for reply in replies if reply.trace.kind in kinds for rule in reply.trace.rules]


def test_there_are_questions_for_every_rule_in_both_languages(knowledge: KnowledgeBase) -> None:
    asked = {(rule, language) for rule, language, _ in QUESTIONS}
    assert asked == {(rule, language) for rule in knowledge.rules for language in Language}


def test_every_question_gets_an_answer_from_its_rule_in_its_language(assistant: Assistant) -> None:
    failures = [
        f"{rule}: {question} -> {[reply.trace for reply in Talk(assistant).hear(question)]}"
        for rule, language, question in QUESTIONS
        if (rule, language) not in answers_to(question, assistant)
    ]
    assert not failures, "\n".join(failures)


@pytest.mark.parametrize(("rule", "question"), KNOWN_FAILURES)
def test_a_known_failure_still_fails(rule: str, question: str, assistant: Assistant) -> None:
    learnt = rule in [found for found, _ in answers_to(question, assistant)]
    assert not learnt, f'"{question}" is answered from {rule} now: move it from known_failures.yaml to rules.yaml'
