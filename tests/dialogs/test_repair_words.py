"""What is said about the conversation itself is read in time that grows with the message alone."""

import pytest

from dialogs.repair import Repair, RepairWords
from knowledge.base import KnowledgeBase


@pytest.fixture
def repair(knowledge: KnowledgeBase) -> RepairWords:
    """The words of repair."""
    return RepairWords(knowledge.facts)


@pytest.mark.parametrize("text", ["a" * 4000 + " menar jag", "ok. " * 1000, "_,.- " * 800 + "menar jag", "nej " * 1000])
def test_no_message_takes_long_to_read(text: str, repair: RepairWords) -> None:
    repair.after_correcting(text)  # never came to an end before words were cut off one by one
    repair.corrected_within(text)
    repair.command(text)
    repair.stated(text)
    assert not repair.surely_corrects("tack")


def test_what_is_corrected_at_the_end_is_cut_off_with_the_signs_around_it(repair: RepairWords) -> None:
    assert repair.after_correcting("den röda, menar jag") == "den röda"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("vänta nej, avbryt", Repair.CANCEL),
        ("nej vänta, avbryt", Repair.CANCEL),
        ("vänta, jag ångrar mig", Repair.CANCEL),
        ("oj, förlåt, glöm det", Repair.CANCEL),
        ("wait, no, cancel", Repair.CANCEL),
        ("hold on, never mind", Repair.CANCEL),
        ("nej, börja om", Repair.RESTART),
        ("no wait, go back", Repair.BACK),
        ("vänta", Repair.WAIT),
        ("vänta lite", Repair.WAIT),
        ("nej, den var låst", None),
        ("nej", None),
    ],
)
def test_a_wish_to_stop_counts_however_much_somebody_hesitates_before(
    text: str, meant: Repair | None, repair: RepairWords
) -> None:
    assert repair.command(text) is meant


def test_what_follows_a_hesitating_wish_to_stop_is_read_by_itself(repair: RepairWords) -> None:
    assert repair.after_cancelling("vänta nej, avbryt, jag vill ha en samtalslista") == "jag vill ha en samtalslista"
