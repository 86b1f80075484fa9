"""Finds everything that is wrong with the routine's data, for its owner."""

import re
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from pathlib import Path

from knowledge.answers import WORKED_OUT, references
from knowledge.files import HERE, Files, Section, read_files
from knowledge.language import Language
from knowledge.problems import KnowledgeError, Problem
from knowledge.reading import Reading
from knowledge.templates import TemplateError, expansions, families_in
from knowledge.tokens import tokens_of
from knowledge.topics import ClockText, NotStated, Text, Topic, asked
from knowledge.yaml_lines import Lines, Place

FLOWS = (
    "lost_phone",
    "oncall_check",
    "flatrate",
    "find_extension",
    "extension_off",
    "extension_on",
    "call_list",
    "buyout",
)
"""The guided flows that a topic may lead to."""
_STEP = re.compile(r"^\d+\. ", re.MULTILINE)
_FIGURE = re.compile(r"\d")
Entry = Topic | NotStated
Placed = tuple[Place, Entry]


def problems_in(folder: Path = HERE) -> list[Problem]:
    """Everything that is wrong with a knowledge base, in the order of its files."""
    try:
        files = read_files(folder)
    except KnowledgeError as error:
        return error.problems
    return problems_of(files) or sorted([*_claimed_twice(files), *_meant_and_not(files)])


def problems_of(files: Files) -> list[Problem]:
    """What would make answers fail or be wrong; what two places claim is left to `problems_in`."""
    found = [*_rule_problems(files), *_word_problems(files), *_reference_problems(files), *_heard_problems(files)]
    found += _set_phrase_problems(files)
    for section in files.sections:
        found += _text_problems(section, files)
        found += _template_problems(section, files)
    for name, texts in (("small_talk.yaml", _small_talk_texts(files)), ("contacts.yaml", _contact_texts(files))):
        for place, text in texts:
            for language in Language:
                found += _wrong_in_text(text[language], (*place, language), files.lines[name], files)
    return sorted(found)


def main(further: Callable[[Collection[str]], list[Problem]]) -> int:
    """Tell the problems; the exit status says whether there are any.

    Args:
        further: what else is to be checked, by the names of the word families that there are.
    """
    problems = problems_in()
    with suppress(KnowledgeError):
        problems += further(read_files().words.families)
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    return 1 if problems else 0


def _entries(section: Section) -> Iterator[Placed]:
    for position, topic in enumerate(section.content.topics):
        yield ("topics", position), topic
    for position, entry in enumerate(section.content.not_stated):
        yield ("not_stated", position), entry


def _rule_problems(files: Files) -> Iterator[Problem]:
    rules = files.rules.rules
    answered = {rule for section in files.sections for topic in section.content.topics for rule in topic.rules}
    for rule in rules.keys() - answered:
        message = f"no topic answers the rule {rule} ({rules[rule]}); add it to the rules of a topic in topics/"
        yield files.lines["rules.yaml"].problem(("rules", rule), message)
    for section in files.sections:
        for place, entry in _entries(section):
            key = "rules" if isinstance(entry, Topic) else "near"
            for rule in getattr(entry, key):
                if rule not in rules:
                    message = f"{entry.id} names the rule {rule}, which rules.yaml doesn't have"
                    yield section.lines.problem((*place, key), message)


def _word_problems(files: Files) -> Iterator[Problem]:
    words, lines = files.words, files.lines["words.yaml"]
    for language in Language:
        seen: dict[tuple[str, ...], str] = {}
        for family, by_language in words.families.items():
            for position, entry in enumerate(by_language.get(language, [])):
                first = seen.setdefault(tuple(tokens_of(entry)), family)
                if first != family:
                    message = f'"{entry}" stands in the family {first} already; take it out of one of the two'
                    yield lines.problem(("families", family, language, position), message)
    asking = [("open_questions", words.open_questions), ("closed_questions", words.closed_questions)]
    for key, families in [*asking, ("negations", words.negations), ("anchors", words.anchors)]:
        for family in families:
            if family not in words.families:
                yield lines.problem((key,), f"no family is named {family}")


def _reference_problems(files: Files) -> Iterator[Problem]:
    ids: dict[str, str] = {}
    for section in files.sections:
        for place, entry in _entries(section):
            if entry.id in ids:
                message = f"the id {entry.id} is used in {ids[entry.id]} already; give this entry another"
                yield section.lines.problem((*place, "id"), message)
            ids.setdefault(entry.id, section.lines.file)
    for section in files.sections:
        for place, entry in _entries(section):
            for other in entry.see_also:
                if other not in ids or other == entry.id:
                    yield section.lines.problem(
                        (*place, "see_also"), f"{entry.id} sees also {other}, which is no other entry"
                    )
            if isinstance(entry, NotStated) and entry.who not in files.contacts.contacts:
                message = f"contacts.yaml doesn't say how to ask {entry.who}; add it there"
                yield section.lines.problem((*place, "who"), message)
            if entry.flow and entry.flow not in FLOWS:
                message = f"{entry.id} leads to the flow {entry.flow}; the flows are {', '.join(FLOWS)}"
                yield section.lines.problem((*place, "flow"), message)


def _heard_problems(files: Files) -> Iterator[Problem]:
    ids = {entry.id for section in files.sections for _, entry in _entries(section)}
    for name, lines in files.lines.items():
        for entry in lines.keys() - ids if name.startswith("heard/") else ():
            yield lines.problem((entry,), f"no topic has the id {entry}; write the id of the one that was meant")


def _meant_and_not(files: Files) -> Iterator[Problem]:
    """Messages that stand both for an entry and for none."""
    meant = {tokens_of(text): entry for entry, asks in files.heard.items() for lang in Language for text in asks[lang]}
    for language in Language:
        for position, text in enumerate(files.outside[language]):
            if tokens_of(text) in meant:
                message = f'"{text}" was heard for {meant[tokens_of(text)]}; take it out in one of the places'
                yield files.lines["outside.yaml"].problem((language, position), message)


def _small_talk_texts(files: Files) -> Iterator[tuple[Place, Text]]:
    for position, talk in enumerate(files.small_talk.small_talk):
        yield ("small_talk", position, "say"), talk.say


def _contact_texts(files: Files) -> Iterator[tuple[Place, Text]]:
    for contact, text in files.contacts.contacts.items():
        yield ("contacts", contact), text


def _texts(place: Place, entry: Entry) -> Iterator[tuple[Place, Text]]:
    yield (*place, "title"), entry.title
    if isinstance(entry, NotStated):
        yield (*place, "missing"), entry.missing
        yield (*place, "known"), entry.known
        return
    if isinstance(entry.answer, ClockText):
        yield (*place, "answer", "on_call"), entry.answer.on_call
        yield (*place, "answer", "daytime"), entry.answer.daytime
    else:
        yield (*place, "answer"), entry.answer
    for position, lead in enumerate(entry.lead):
        yield (*place, "lead", position, "say"), lead.say


def _text_problems(section: Section, files: Files) -> Iterator[Problem]:
    for place, entry in _entries(section):
        for where, text in _texts(place, entry):
            for language in Language:
                yield from _wrong_in_text(text[language], (*where, language), section.lines, files)
    if section.content.section not in files.rules.rules.values():
        message = f"rules.yaml has no rule under the heading {section.content.section}"
        yield section.lines.problem(("section",), message)


def _wrong_in_text(text: str, place: Place, lines: Lines, files: Files) -> Iterator[Problem]:
    for name in references(text):
        if name not in files.facts.by_name and name not in WORKED_OUT:
            yield lines.problem(place, f"facts.yaml has no fact {{{name}}}; add it there or mend the name")
    bare = _STEP.sub("", re.sub(r"\{[^{}]*\}", "", text))
    if _FIGURE.search(bare):
        message = "a figure is typed into the text; put it in facts.yaml and write its name in curly brackets"
        yield lines.problem(place, message)


def _set_phrase_problems(files: Files) -> Iterator[Problem]:
    said = {"small_talk": [talk.ask for talk in files.small_talk.small_talk]}
    said["commands"] = [command.ask for command in files.commands.commands]
    for name, phrases in said.items():
        for position, asks in enumerate(phrases):
            for language in Language:
                for number, template in enumerate(asks[language]):
                    if message := _wrong_in_set_phrase(template):
                        place = (name, position, "ask", language, number)
                        yield files.lines[f"{name}.yaml"].problem(place, message)


def _wrong_in_set_phrase(template: str) -> str | None:
    try:
        families = [family for wording in expansions(template) for family in families_in(wording)]
    except TemplateError as error:
        return str(error)
    return f"<{families[0]}> is a word family; write the words out here" if families else None


def _template_problems(section: Section, files: Files) -> Iterator[Problem]:
    for place, entry in _entries(section):
        for language in Language:
            if not entry.ask[language]:
                message = f"{entry.id} has no way of asking in {language.name.capitalize()}"
                yield section.lines.problem((*place, "ask"), message)
        for way in asked(entry):
            where = (*place, *way.place)
            try:
                wordings = expansions(way.template)
            except TemplateError as error:
                yield section.lines.problem(where, str(error))
                continue
            for family in sorted({name for wording in wordings for name in families_in(wording)}):
                if not files.words.families.get(family, {}).get(way.language):
                    message = f"words.yaml has no family {family} in {way.language.name.capitalize()}"
                    yield section.lines.problem(where, message)


def _claimed_twice(files: Files) -> Iterator[Problem]:
    """The same way of asking in two entries, whichever words of a family it is written with."""
    entries = [(section, place, entry) for section in files.sections for place, entry in _entries(section)]
    reading = Reading(files.words, [entry for _, _, entry in entries], {})
    claims: dict[tuple[Language, str], str] = {}
    for section, place, entry in entries:
        for way in asked(entry):
            for text in reading.wordings(way):
                first = claims.setdefault((way.language, text), entry.id)
                if first != entry.id:
                    message = (
                        f'"{text}" asks for {entry.id} and for {first} alike; say in one of them what tells them apart'
                    )
                    yield section.lines.problem((*place, *way.place), message)
                    break
