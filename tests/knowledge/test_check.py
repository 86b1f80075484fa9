"""What the routine's owner is told about mistakes in the data."""

from pathlib import Path

import pytest

import knowledge.check
from knowledge.base import KnowledgeBase
from knowledge.check import problems_in
from knowledge.language import Language
from knowledge.topics import NotStated, Topic
from tests.support.routine import SmallRoutine

UTKOP = "topics/utkop.yaml"
SKARMLAS = "topics/skarmlas.yaml"


@pytest.fixture
def routine(tmp_path: Path) -> SmallRoutine:
    return SmallRoutine(tmp_path)


def the_problem(routine: SmallRoutine) -> str:
    problems = problems_in(routine.folder)
    assert len(problems) == 1, problems
    return str(problems[0])


def test_the_routine_has_no_problems() -> None:
    assert problems_in() == []


def test_every_rule_of_the_routine_is_answered(knowledge: KnowledgeBase) -> None:
    answered = {rule for entry in knowledge.entries.values() if isinstance(entry, Topic) for rule in entry.rules}
    assert answered == {f"R{number:02}" for number in range(1, 80)}


def test_at_least_sixty_points_are_known_not_to_be_in_the_routine(knowledge: KnowledgeBase) -> None:
    assert sum(isinstance(entry, NotStated) for entry in knowledge.entries.values()) >= 60


def test_every_entry_can_be_asked_for_in_both_languages(knowledge: KnowledgeBase) -> None:
    without = [
        (entry.id, language)
        for entry in knowledge.entries.values()
        for language in Language
        if len(entry.ask[language]) < 2
    ]
    assert without == []


def test_a_small_routine_without_mistakes_has_no_problems(routine: SmallRoutine) -> None:
    assert problems_in(routine.folder) == []


def test_a_rule_that_no_topic_answers_is_named(routine: SmallRoutine) -> None:
    routine.write("rules.yaml", "rules:\n  R01: Utköp\n  R02: Skärmlås\n  R03: Skärmlås\n")
    told = the_problem(routine)
    assert told.startswith("knowledge/rules.yaml:4: no topic answers the rule R03 (Skärmlås)")


def test_what_the_routine_does_not_state_answers_no_rule(routine: SmallRoutine) -> None:
    routine.write("rules.yaml", "rules:\n  R01: Utköp\n  R02: Skärmlås\n  R03: Skärmlås\n")
    routine.change(UTKOP, "near: [R01]", "near: [R01, R03]")
    assert "no topic answers the rule R03" in the_problem(routine)


@pytest.mark.parametrize(
    ("old", "new", "entry"),
    [("\n    rules: [R01]", "\n    rules: [R01, R99]", "buyout_price"), ("near: [R01]", "near: [R99]", "buyout_owner")],
)
def test_a_rule_that_is_not_in_the_routine_is_named(old: str, new: str, entry: str, routine: SmallRoutine) -> None:
    line = routine.change(UTKOP, old, new) + new.count("\n")
    assert (
        the_problem(routine) == f"knowledge/{UTKOP}:{line}: {entry} names the rule R99, which rules.yaml doesn't have"
    )


@pytest.mark.parametrize("old", ["sv: Det kostar {fee}", "en: It costs {fee}", "sv: 'Priset är {fee}"])
def test_a_fact_that_does_not_exist_is_named(old: str, routine: SmallRoutine) -> None:
    line = routine.change(UTKOP, old, old.replace("{fee}", "{fees}"))
    told = the_problem(routine)
    assert told.startswith(f"knowledge/{UTKOP}:{line}: ")
    assert "no fact {fees}" in told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Det kostar {fee}.", "Det kostar 984 kr."),
        ("It costs {fee}.", "It costs {fee} or 1 thousand."),
        ("sv: Priset för utköp", "sv: Priset för 1 utköp"),
        ("say: {sv: Ja.", "say: {sv: Ja 2."),
        ("missing: {sv: Det står inte.", "missing: {sv: Det står inte på sidan 3."),
    ],
)
def test_a_figure_typed_into_a_text_is_pointed_out(old: str, new: str, routine: SmallRoutine) -> None:
    line = routine.change(UTKOP, old, new)
    told = the_problem(routine)
    assert told.startswith(f"knowledge/{UTKOP}:{line}: ")
    assert "put it in facts.yaml" in told


def test_the_numbers_of_steps_are_no_figures(routine: SmallRoutine) -> None:
    routine.change(UTKOP, "sv: Det kostar {fee}.", "sv: |\n        1. Lämna in den.\n        2. Betala {fee}.")
    assert problems_in(routine.folder) == []


def test_figures_in_both_answers_of_one_that_knows_the_clock_are_pointed_out(routine: SmallRoutine) -> None:
    line = routine.change(
        SKARMLAS,
        "answer: {sv: Det ska vara på., en: It should be on.}",
        "answer:\n      on_call: {sv: Efter 17., en: Later.}\n      daytime: {sv: Nu., en: At 8.}",
    )
    assert [(problem.file, problem.line) for problem in problems_in(routine.folder)] == [
        (SKARMLAS, line + 1),
        (SKARMLAS, line + 2),
    ]


@pytest.mark.parametrize(
    ("old", "place"),
    [
        (", en: The price of buying out", "title.en"),
        ("\n      en: It costs {fee}.", "answer"),
        (", en: 'Yes.'", "lead.0.say.en"),
        (", en: It isn't stated.", "missing.en"),
    ],
)
def test_a_text_in_one_language_only_is_pointed_out(old: str, place: str, routine: SmallRoutine) -> None:
    routine.change(UTKOP, old, "")
    problems = problems_in(routine.folder)
    assert problems
    assert all(problem.file == UTKOP and place in problem.message for problem in problems)


def test_an_entry_that_cannot_be_asked_for_in_a_language_is_pointed_out(routine: SmallRoutine) -> None:
    routine.change(SKARMLAS, "      en: ['should the <screen_lock> be activated']\n", "")
    assert the_problem(routine) == f"knowledge/{SKARMLAS}:9: screen_lock has no way of asking in English"


def test_a_way_of_asking_that_two_entries_claim_is_quoted(routine: SmallRoutine) -> None:
    routine.change(SKARMLAS, "['ska <screen_lock> vara på']", "['ska <screen_lock> vara på', 'Utköp?']")
    line = routine.change(UTKOP, "- utköp\n", "- utköp\n")
    told = the_problem(routine)
    assert told.startswith(f"knowledge/{UTKOP}:{line}: ")
    assert '"utköp" asks for buyout_price and for screen_lock alike' in told


def test_the_same_words_of_a_family_are_claimed_twice_however_they_are_written(routine: SmallRoutine) -> None:
    routine.change(SKARMLAS, "['ska <screen_lock> vara på']", "['Vad kostar det att köpa ut [min] mobil?']")
    assert "alike; say in one of them what tells them apart" in the_problem(routine)


def test_yes_and_no_to_the_same_question_of_one_entry_is_not_claimed_by_two(routine: SmallRoutine) -> None:
    routine.change(UTKOP, "        - utköp\n", "        - utköp\n        - får jag köpa ut min <phone>\n")
    assert problems_in(routine.folder) == []


@pytest.mark.parametrize("template", ["vad (kostar", "vad [kostar", "vad <phone"])
def test_a_template_that_does_not_parse_is_quoted(template: str, routine: SmallRoutine) -> None:
    line = routine.change(UTKOP, "- utköp\n", f"- {template}\n")
    told = the_problem(routine)
    assert told.startswith(f"knowledge/{UTKOP}:{line}: ")
    assert template in told


def test_a_template_with_thousands_of_wordings_is_pointed_out(routine: SmallRoutine) -> None:
    line = routine.change(UTKOP, "- utköp\n", f"- utköp {'(a|b|c) ' * 8}\n")
    told = the_problem(routine)
    assert told.startswith(f"knowledge/{UTKOP}:{line}: ")
    assert "write it as several" in told


def test_a_family_that_does_not_exist_is_named_with_its_language(routine: SmallRoutine) -> None:
    line = routine.change(UTKOP, "- utköp\n", "- utköp av <fone>\n")
    assert the_problem(routine) == f"knowledge/{UTKOP}:{line}: words.yaml has no family fone in Swedish"


def test_a_family_without_words_in_the_language_is_named(routine: SmallRoutine) -> None:
    routine.change("words.yaml", "{sv: [skärmlås], en: [screen lock]}", "{sv: [skärmlås]}")
    assert the_problem(routine).endswith("words.yaml has no family screen_lock in English")


def test_a_word_in_two_families_is_quoted(routine: SmallRoutine) -> None:
    line = routine.change("words.yaml", "sv: [kosta, pris]", "sv: [kosta, Lur]")
    told = the_problem(routine)
    assert told.startswith(f"knowledge/words.yaml:{line}: ")
    assert '"Lur" stands in the family phone already' in told


def test_the_same_word_in_two_languages_is_no_problem(routine: SmallRoutine) -> None:
    routine.change("words.yaml", "en: [cost, price]", "en: [cost, price, pris]")
    assert problems_in(routine.folder) == []


@pytest.mark.parametrize(
    "key", ["open_questions: [what, who", "closed_questions: [may", "negations: [negation", "anchors: [phone"]
)
def test_a_family_that_a_list_names_must_exist(key: str, routine: SmallRoutine) -> None:
    line = routine.change("words.yaml", key, f"{key}, whither")
    assert the_problem(routine) == f"knowledge/words.yaml:{line}: no family is named whither"


@pytest.mark.parametrize("other", ["buyout_prize", "buyout_price"])
def test_seeing_also_itself_or_what_does_not_exist_is_pointed_out(other: str, routine: SmallRoutine) -> None:
    line = routine.change(UTKOP, "see_also: [buyout_owner]", f"see_also: [{other}]")
    told = the_problem(routine)
    assert told == f"knowledge/{UTKOP}:{line}: buyout_price sees also {other}, which is no other entry"


def test_an_id_that_is_used_twice_is_named_with_the_file_that_has_it_already(routine: SmallRoutine) -> None:
    (routine.folder / "heard" / "utkop.yaml").unlink()
    line = routine.change(UTKOP, "id: buyout_price", "id: screen_lock")
    told = the_problem(routine)
    assert told.startswith(f"knowledge/{UTKOP}:{line}: ")
    assert f"the id screen_lock is used in {SKARMLAS} already" in told


def test_a_flow_that_does_not_exist_is_named_with_those_that_do(routine: SmallRoutine) -> None:
    line = routine.change(UTKOP, "flow: buyout", "flow: byout")
    told = the_problem(routine)
    assert told.startswith(f"knowledge/{UTKOP}:{line}: buyout_price leads to the flow byout; the flows are ")
    assert "lost_phone" in told


def test_a_heading_that_no_rule_stands_under_is_named(routine: SmallRoutine) -> None:
    routine.change(SKARMLAS, "section: Skärmlås", "section: Låsskärm")
    assert the_problem(routine) == f"knowledge/{SKARMLAS}:1: rules.yaml has no rule under the heading Låsskärm"


def test_what_was_heard_for_no_entry_is_told(routine: SmallRoutine) -> None:
    routine.write("heard/utkop.yaml", "buyout_prise: {sv: [hur dyr är luren]}\n")
    assert the_problem(routine).startswith("knowledge/heard/utkop.yaml:1: no topic has the id buyout_prise")


@pytest.mark.parametrize(
    ("say", "told"), [("'{fees}'", "facts.yaml has no fact {fees}"), ("Hej 984", "a figure is typed into the text")]
)
def test_what_is_said_in_small_talk_is_checked(say: str, told: str, routine: SmallRoutine) -> None:
    phrase = f"{{id: hello, say: {{sv: {say}, en: Hi}}, ask: {{sv: [hej], en: [hi]}}}}"
    routine.write("small_talk.yaml", f"small_talk: [{phrase}]\n")
    assert the_problem(routine).startswith(f"knowledge/small_talk.yaml:1: {told}")


@pytest.mark.parametrize(
    ("template", "told"), [("hej (du", "can't be read"), ("hej <phone>", "<phone> is a word family"), ("", "is empty")]
)
@pytest.mark.parametrize("name", ["small_talk", "commands"])
def test_a_set_phrase_that_cannot_be_read_is_told(name: str, template: str, told: str, routine: SmallRoutine) -> None:
    say = "say: {sv: Hej, en: Hi}, " if name == "small_talk" else ""
    routine.write(f"{name}.yaml", f"{name}:\n  - {{id: a, {say}ask: {{sv: ['{template}'], en: [hi]}}}}\n")
    problem = the_problem(routine)
    assert problem.startswith(f"knowledge/{name}.yaml:2: ")
    assert told in problem


def test_a_message_that_stands_for_an_entry_and_for_none_is_told(routine: SmallRoutine) -> None:
    routine.write("outside.yaml", "sv: [hur blir vädret, 'Hur dyr är luren?']\nen: [hi]\n")
    assert the_problem(routine) == (
        'knowledge/outside.yaml:1: "Hur dyr är luren?" was heard for buyout_price; take it out in one of the places'
    )


def test_what_is_said_of_a_contact_is_checked(routine: SmallRoutine) -> None:
    routine.write("contacts.yaml", "contacts: {manager: {sv: '{fees}', en: Ask.}}\n")
    assert the_problem(routine).startswith("knowledge/contacts.yaml:1: facts.yaml has no fact {fees}")


def test_several_mistakes_are_told_at_once_in_the_order_of_the_files(routine: SmallRoutine) -> None:
    routine.change(UTKOP, "Det kostar {fee}.", "Det kostar 984 kr.")
    routine.change(UTKOP, "flow: buyout", "flow: byout")
    routine.change(SKARMLAS, "section: Skärmlås", "section: Låsskärm")
    problems = problems_in(routine.folder)
    assert [problem.file for problem in problems] == [SKARMLAS, UTKOP, UTKOP]
    assert problems[1].line < problems[2].line


def test_make_check_prints_the_problems_and_fails(
    routine: SmallRoutine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    routine.change(UTKOP, "flow: buyout", "flow: byout")
    monkeypatch.setattr(knowledge.check, "problems_in", lambda: problems_in(routine.folder))
    assert knowledge.check.main(lambda _families: []) == 1
    assert capsys.readouterr().err.startswith("knowledge/topics/utkop.yaml:")
