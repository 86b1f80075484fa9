"""What is said about the conversation itself is read in time that grows with the message alone."""

import pytest

from dialogs.repair import RepairWords
from knowledge.base import KnowledgeBase


@pytest.fixture
def repair(knowledge: KnowledgeBase) -> RepairWords:
    """The words of repair."""
    return RepairWords(knowledge.facts)


@pytest.mark.parametrize("text", ["a" * 4000 + " menar jag", "ok. " * 1000, "_,.- " * 800 + "menar jag"])
def test_no_message_takes_long_to_read(text: str, repair: RepairWords) -> None:
    repair.after_correcting(text)  # never came to an end before words were cut off one by one
    repair.corrected_within(text)
    assert not repair.surely_corrects("tack")


def test_what_is_corrected_at_the_end_is_cut_off_with_the_signs_around_it(repair: RepairWords) -> None:
    assert repair.after_correcting("den röda, menar jag") == "den röda"
