"""What is ordered once a loss is reported, and who is told of it."""

import pytest

from dialogs.turn import Begin, Happening
from telephony.commands import BlockSim, LockDevice, RevokeSessions, WipeDevice
from telephony.contract import Telephony
from telephony.problems import ProblemType
from tests.dialogs.flows.conftest import TalkAs
from tests.support.cases import MANAGER, OWNER
from tests.support.flows import refusing
from tests.support.losses import SWEDISH, names, notice_of, steps
from tests.support.telephony import member, person_id


@pytest.mark.parametrize(("text", "wipe"), [("nej", "no"), ("nej tack", "no"), ("ja", "yes"), ("no", "no")])
def test_a_mere_yes_or_no_says_whether_to_wipe(text: str, wipe: str, talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    talk.hear_all("min mobil är borta", *SWEDISH, text)
    assert (talk.replies[-1].trace.step, talk.replies[-1].trace.slots["wipe"]) == ("confirm", wipe)


def test_a_damaged_phone_is_neither_locked_nor_wiped(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    talk.hear_all("jag vill anmäla att min mobil är trasig", "hoppa över", "ja")
    assert steps(talk) == ["description", "confirm"]
    assert names(talk.orders) == ["report_loss", "tell_manager"]
    assert notice_of(talk, MANAGER).kind == "manager_damaged"


def test_of_a_lost_phone_the_manager_is_not_told(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    talk.hear_all("jag har tappat mobilen", *SWEDISH, "ja, rensa den", "ja")
    assert talk.notices == []


def test_of_a_theft_the_manager_is_told_and_may_enter_the_police_report(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    talk.hear_all("min mobil är stulen", *SWEDISH, "rensa inte", "ja")
    assert names(talk.orders) == ["report_loss", "tell_manager"]
    told = talk_as(MANAGER).ask(happening=Happening.NOTICE, notice=notice_of(talk, MANAGER))
    case = talk.orders[0].case
    assert told.text.startswith(f"Sara Vitsippa har fått sin telefon stulen. Anmälan har nummer {case}.")
    assert [button.press for button in told.suggestions] == [Begin("police_report", {"case": case})]


def test_an_owner_is_told_of_what_somebody_else_reported(talk_as: TalkAs, backend: Telephony) -> None:
    talk = talk_as(MANAGER, backend=backend)
    talk.hear_all("Saras telefon är stulen", *SWEDISH, "rensa inte", "ja")
    owner = talk_as(OWNER, backend=backend)
    told = owner.ask(happening=Happening.NOTICE, notice=notice_of(talk, OWNER))
    assert told.text.startswith("Mikael Lärkfors har anmält att din telefon är borta eller skadad.")
    assert [button.press for button in told.suggestions] == [Begin("phone_found", {"case": talk.orders[0].case})]
    assert "hittad" in owner.press(0).text


def test_what_is_ordered_is_about_the_owner_and_the_phone_that_is_lost(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    talk.hear_all("min mobil är borta", *SWEDISH, "ja, rensa den", "ja")
    case, device = talk.orders[0].case, member(OWNER).phones[0].id
    assert [order.command for order in talk.orders[1:]] == [
        RevokeSessions(case=case, owner=person_id(OWNER)),
        LockDevice(case=case, device=device),
        WipeDevice(case=case, device=device),
        BlockSim(case=case, device=device),
    ]


def test_the_sim_card_is_blocked_last_once_the_wipe_has_come_to_its_end(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    talk.hear_all("min mobil är borta", *SWEDISH, "ja, rensa den", "ja")
    case = talk.orders[0].case
    assert {order.key.partition("/")[0] for order in talk.orders} == {case}
    assert names(talk.orders) == ["report_loss", "revoke_sessions", "lock_device", "wipe_device", "block_sim"]
    report = f"{case}/report_loss"
    assert [(order.after, order.at_end) for order in talk.orders] == [
        ("", False),
        (report, False),
        (report, False),
        (report, False),
        (f"{case}/wipe_device", True),
    ]


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (ProblemType.UPSTREAM_UNAVAILABLE, "är sparad"),
        (ProblemType.CONFLICT, "kunde inte tas emot"),
        (ProblemType.NOT_FOUND, "hittar inte den personen"),
    ],
)
def test_a_refusal_is_told(problem: ProblemType, words: str, talk_as: TalkAs, backend: Telephony) -> None:
    talk = talk_as(OWNER, backend=refusing(backend, problem))
    assert words in talk.hear_all("min mobil är borta", *SWEDISH, "rensa inte", "ja")


def test_a_broken_phone_has_no_button_to_say_that_it_is_found(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    talk.hear_all("min mobil är sönder", "hoppa över", "ja")
    assert [offer.title for reply in talk.replies for offer in reply.suggestions].count("Jag hittade telefonen") == 0
    assert talk.conversation.cases
