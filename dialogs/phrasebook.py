"""What the assistant says of its own accord, in both languages."""

from dataclasses import dataclass
from pathlib import Path

from knowledge.answers import filled, plain
from knowledge.facts import Facts
from knowledge.language import Language
from knowledge.topics import Strict, Text, Way
from knowledge.yaml_lines import read_yaml

PHRASES = Path(__file__).with_name("phrases.yaml")


class Phrases(Strict):
    """The assistant's own sentences, by what they are for."""

    welcome: Text
    welcome_here: Text
    welcome_employee: Text
    welcome_holder: Text
    welcome_manager: Text
    welcome_staff: Text
    welcome_end: Text
    help_employee: Text
    help_holder: Text
    help_manager: Text
    help_staff: Text
    help_end: Text
    empty: Text
    cut: Text
    which_number: Text
    right_now: Text
    between: Text
    eve: Text
    outside_series: Text
    choices: Text
    none_of_these: Text
    none_chosen: Text
    out_of_scope: Text
    out_of_scope_desk: Text
    other_language: Text
    language_chosen: Text
    why: Text
    why_picked: Text
    why_nothing: Text
    source: Text
    citation: Text
    not_in_routine: Text
    gone: Text
    apology: Text
    answer_below: Text
    case_not_shown: Text
    whom_to_find: Text
    as_of: Text
    directory_away: Text
    feedback_like: Text
    feedback_dislike: Text
    feedback_reasons: Text
    feedback_wrong: Text
    feedback_beside: Text
    feedback_unclear: Text
    feedback_missing: Text
    feedback_outdated: Text
    feedback_comment: Text
    feedback_note: Text
    feedback_send: Text
    feedback_forgotten: Text


class PhrasesFile(Strict):
    """The shape of phrases.yaml; its comments say what each part is for."""

    phrases: Phrases
    links: dict[Way, Text]
    starters: list[str]
    first_flows: dict[str, list[str]]
    places: list[list[str]]
    last: list[str]
    around_places: list[str]


@dataclass(frozen=True)
class PlaceWords:
    """How people name one of several choices.

    Attributes:
        places: words for the first, the second and so on.
        last: words for the last.
        around: words that stand around those.
    """

    places: list[list[str]]
    last: list[str]
    around: list[str]


class Phrasebook:
    """The assistant's own sentences with the routine's facts in them.

    Attributes:
        starters: the ids of the topics that a newcomer is offered.
        first_flows: the ids of the flows that a newcomer is offered, by role.
        place_words: how people name one of several choices.
    """

    def __init__(self, facts: Facts, path: Path = PHRASES) -> None:
        content, _ = read_yaml(path, PhrasesFile)
        self._facts = facts
        self._phrases = content.phrases
        self._links = content.links
        self.starters = content.starters
        self.first_flows = content.first_flows
        self.place_words = PlaceWords(content.places, content.last, content.around_places)

    def say(self, phrase: str, language: Language, **worked_out: str) -> str:
        """A sentence of `Phrases` by its name."""
        text: Text = getattr(self._phrases, phrase)
        return filled(text[language], language, self._facts, worked_out)

    def link_title(self, way: Way, language: Language) -> str:
        """What the button for a way out of the chat says."""
        return plain(self._links[way][language], language, self._facts)
