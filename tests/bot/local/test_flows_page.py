"""Every flow in a browser, with the real assistant: by talking, in Swedish, and by its form, in English.

A flow in tests/scenarios/walks.yaml is gone through by being there.
"""

import pytest
from playwright.async_api import expect

from tests.support.office import Office
from tests.support.walk import walks

pytestmark = pytest.mark.asyncio(loop_scope="module")

FORMED = [
    flow
    for flow, journey in walks().items()
    if journey.sv.answers and (journey.confirmed or len(journey.sv.answers) > 1)
]
"""The flows with a form: those with several questions, or whose answer is summed up, where it can be changed."""


@pytest.mark.parametrize("flow", walks())
async def test_a_flow_is_gone_through_by_talking(flow: str, office: Office) -> None:
    at = await office.begin(walks()[flow], "sv")
    await at.talk(walks()[flow].sv)
    assert walks()[flow].sv.ends in await office.told(at)
    await expect(at.replies.last).to_be_in_viewport()
    await at.fits()


@pytest.mark.parametrize("flow", FORMED)
async def test_a_flow_is_gone_through_by_its_form(flow: str, office: Office) -> None:
    at = await office.begin(walks()[flow], "en")
    await at.fill_in_once(walks()[flow].en)
    assert walks()[flow].en.ends in await office.told(at)
    await expect(at.replies.last).to_be_in_viewport()
    await at.fits()
