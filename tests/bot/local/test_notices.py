"""What another person is told, found by switching to that person in the page."""

from pathlib import Path

from aiohttp import ClientSession

from bot.local.application import create_local_app
from bot.settings import Settings
from telephony.organisation import Organisation
from tests.support.backend import ScriptedBackend
from tests.support.local_page import LocalPage
from tests.support.ordering import CASE, Orderer, telling
from tests.support.serving import serving


async def test_a_manager_who_has_not_been_here_finds_the_notice_on_arriving(
    organisation: Organisation, tmp_path: Path
) -> None:
    manager, employee = organisation.people[:2]
    settings = Settings.load(DATABASE_URL=f"sqlite:///{tmp_path}/assistant.db")
    assistant = Orderer({"stulen": (telling("t", manager.id),)})
    app = create_local_app(settings, assistant, ScriptedBackend(), organisation)
    async with serving(app) as url, ClientSession(url) as session:
        *_, told = await LocalPage(session, employee.id, "a:1").say("stulen")
        assert told["activity"]["summary"] == "t done"
        _, arrived = await LocalPage(session, manager.id, "").post("/local/arrivals", conversation=None)
        [notice, _welcome] = (await LocalPage(session, manager.id, arrived["conversation"]).events(2)).values()
        assert notice["activity"]["summary"] == f"theft {CASE}"
        assert notice["activity"]["recipient"]["id"] == manager.id
