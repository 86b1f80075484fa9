"""What messages have in common, whatever they are about."""

import pytest

from dialogs.listening import listening


@pytest.mark.parametrize(
    "text",
    [
        "kan du stänga av min anknytning",
        "kan någon visa vägen",
        "snälla stoppa rensningen",
        "can you stop the wipe",
        "please tell my manager",
    ],
)
def test_a_wish_that_something_be_done_is_a_request(text: str) -> None:
    assert listening().is_request(text)


@pytest.mark.parametrize(
    "text",
    [
        "kan någon förklara hur en samtalslista begärs",
        "kan du berätta för mig vad som händer med telefonen",
        "skulle du kunna säga om mobilen rensas",
        "kan ni visa mig hur man gör",
        "can you tell me how to request a call list",
        "could you explain what a wipe does",
        "please show me how to forward calls",
        "can you tell me whether the phone is wiped",
    ],
)
def test_a_wish_to_have_something_explained_is_none(text: str) -> None:
    assert not listening().is_request(text)
