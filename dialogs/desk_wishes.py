"""How staff begins a message by which a case is taken on or answered, whatever the rest of it tells."""

import re

from dialogs.case_numbers import find_case_number

_POLITELY = (
    r"^\W*(?:(?:hej|hallå|ok|okej|tack|kan du|vill du|jag vill|jag ska|vill|du kan|nu|då|hi|hello|please|can you|"
    r"i want to|i'd like to|i would like to|let me|you can|now)\b\W*)*"
)
_TAKES = re.compile(
    rf"{_POLITELY}(?:(?:jag|vi|i|i'll|i’ll|ill|i will|i'm|im)\b\W*)?"
    r"(?:tar|ta|tager|övertar|överta|åtar mig|åta mig|plockar|plocka|nappar|nappa|greppar|"
    r"take|taking|claim|claiming|grab|grabbing|pick|picking)\b(?! (?:bort|tillbaka|emot|ut)\b)",
    re.IGNORECASE,
)
_ANSWERING = (
    r"(?:svara|svarar|besvara|besvarar|skriv ett svar|skicka (?:ett )?svar|svar|"
    r"answer|answering|reply|replying|respond|responding|write back|send (?:a reply|an answer))"
)
_TELLING = r"(?:återkoppla|meddela|hälsa|skriv|säg|informera|write|tell|let|inform)"
_NOT = r"\b (?!(?:mig|oss|ni|du|inte|när|hur|me|us|you|not|when|how)\b)"
_ANSWERS = re.compile(rf"{_POLITELY}{_ANSWERING}{_NOT}", re.IGNORECASE)
_TELLS = re.compile(rf"{_POLITELY}(?:{_ANSWERING}|{_TELLING}){_NOT}", re.IGNORECASE)
_WHOM = re.compile(
    r"(?:(?:till|to|på|åt)\b )?(?!(?:support\w*|växeln|sml-?it|it|helpdesk\w*|servicedesk\w*)\b)"
    r"(?:[^\W\d_]+(?:['’]s)? ?){1,3}"
    r"(?::|,|\batt\b|\bthat\b|(?<=s )(?:fråga|ärende|question|ticket|case)\b)",
    re.IGNORECASE,
)
_SOON = 40
"""A case that is taken or answered is named within so many characters."""


def takes_case(text: str) -> bool:
    """Whether a text begins by saying that a case, which it numbers, is taken on."""
    found = _TAKES.search(text)
    return bool(found and find_case_number(text[found.end() : found.end() + _SOON]))


def answers_somebody(text: str) -> bool:
    """Whether a text begins by saying that a case, or somebody other than the assistant, is to be answered."""
    told = _TELLS.search(text)
    if told and find_case_number(text[told.end() : told.end() + _SOON]):
        return True
    answered = _ANSWERS.search(text)
    return bool(answered and _WHOM.match(text[answered.end() :]))
