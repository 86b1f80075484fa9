"""What is begun in a group, for all to read, goes on in the personal chat."""

import pytest

from dialogs.turn import Scope
from tests.dialogs.flows.conftest import TalkAs
from tests.support.cases import MANAGER, OWNER, STAFF


@pytest.mark.parametrize(
    ("name", "text", "flow"),
    [
        (MANAGER, "jag vill begära en samtalslista", "call_list"),
        (OWNER, "mina ärenden", "case_status"),
        (STAFF, "stäng ärendet", "close_case"),
        (STAFF, "visa ärenden", "desk"),
        (OWNER, "koppla bort mig till 13", "extension_off"),
        (OWNER, "slå på min anknytning", "extension_on"),
        (OWNER, "skicka en fråga till supporten", "hand_over"),
        (OWNER, "jag behöver en lånetelefon", "loan_phone"),
        (OWNER, "min mobil är stulen", "lost_phone"),
        (OWNER, "jag hittade telefonen", "phone_found"),
        (MANAGER, "skriv in polisanmälan", "police_report"),
        (STAFF, "granska begäran", "review"),
        (OWNER, "stoppa rensningen", "stop_wipe"),
    ],
)
def test_what_is_begun_in_a_group_goes_on_in_the_personal_chat(
    name: str, text: str, flow: str, talk_as: TalkAs
) -> None:
    talk = talk_as(name)
    talk.hear(text, scope=Scope.GROUP)
    assert [(told.person, told.notice.flow) for told in talk.notices] == [(talk.person.id, flow)]
