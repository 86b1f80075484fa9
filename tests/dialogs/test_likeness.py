"""Which flow a message starts by mere likeness to what others have written."""

import pytest

from dialogs.assistant import Assistant
from dialogs.catalogue import FLOWS
from dialogs.likeness import HEARD
from tests.support.flows import started
from tests.support.talk import Talk

ALIKE = [
    ("Användaren har fått ny telefon så ärendet T-5GH3-7ZXC kan läggas ner", "close_case"),
    ("the request to see Stefan's calls is fine by us, accept it", "review"),
    ("Vänta med raderingen av min anmälda mobil, bilderna på skadan på taket finns bara där", "stop_wipe"),
    ("Behöver få tag i rektorn på Bruksskolan, vet du vilket nummer hon har", "find_extension"),
    ("utan mobil kan jag inte öppna dörrarna i hemtjänsten så ordna en tillfällig åt mig", "loan_phone"),
]
ELSE = [
    "tack för hjälpen, du är grym",
    "thanks, have a nice weekend",
    "vad blir det för lunch idag, jag vet att vi i köket borde veta det",
    "Hur ser ett ärendenummer ut?",
    "Vad räknas som akut nog för beredskapen?",
    "vi pratade om rutinen på mötet i går och alla tyckte att den var bra",
]


@pytest.mark.parametrize(("text", "flow"), ALIKE)
def test_what_others_have_started_a_flow_with_in_like_words_starts_it(
    text: str, flow: str, assistant: Assistant
) -> None:
    assert started(text, Talk(assistant)) == flow


@pytest.mark.parametrize("text", ELSE)
def test_what_only_shares_words_with_them_starts_none(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) is None


@pytest.mark.parametrize("text", ["turn on location", "hitta min iphone", "0523-61 35 80"])
def test_few_words_start_none_by_likeness(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) is None


def test_what_others_have_written_is_of_flows_that_there_are() -> None:
    assert {path.stem for path in HEARD.glob("*.yaml")} <= set(FLOWS)
