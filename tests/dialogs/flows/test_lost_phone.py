"""A phone is reported as lost, stolen or damaged, from start to end."""

from dialogs.orders import Notice
from dialogs.reply import View
from dialogs.turn import Begin, Happening
from telephony.contract import Telephony
from telephony.models import Locked, LossKind
from tests.dialogs.flows.conftest import TalkAs
from tests.support.cases import LOSS, OWNER
from tests.support.flows import hear_results, unreachable, unsaid
from tests.support.losses import COLLEAGUE, ENGLISH, SWEDISH, TWO_PHONES, loss_of, names, steps
from tests.support.talk import at_once
from tests.support.telephony import actor


def test_an_owner_reports_a_theft_from_start_to_end_in_swedish(talk_as: TalkAs, backend: Telephony) -> None:
    talk = talk_as(OWNER, backend=backend)
    assert "Byt lösenord på allt" in talk.ask("min mobil är stulen").text
    shown = talk.hear_all(*SWEDISH, "ja, rensa den")
    assert "iPhone 13 (IMEI …7163)" in shown
    assert not talk.orders
    *_, news, card = talk.hear("ja")
    assert steps(talk) == ["when", "where", "locked", "contents", "wipe", "confirm"]
    assert f"Ditt ärendenummer är {talk.orders[0].case}" in news.text
    assert "Mikael Lärkfors har fått veta" in news.text
    assert "Rensning: begäran är skickad. Jag vet inte än om telefonen är rensad." in card.text
    assert card.view == View("case_status", talk.orders[0].case)
    loss = at_once(backend.loss_report(talk.orders[0].case, actor(OWNER)))
    assert (loss.kind, loss.locked, loss.where) == (LossKind.STOLEN, Locked.NO, "på bussen mot Dingle")
    assert [button.press for button in card.suggestions] == [
        Begin("passwords_changed", {"case": loss.case}),
        Begin("phone_found", {"case": loss.case}),
    ]


def test_an_owner_reports_a_theft_from_start_to_end_in_english(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    assert "Change the passwords" in talk.ask("my phone was stolen").text
    assert "Was the phone locked" in talk.hear_all(*ENGLISH[:2])
    assert "This is the report" in talk.hear_all(*ENGLISH[2:], "yes, wipe it")
    told = talk.hear_all("yes")
    assert f"Your case number is {talk.orders[0].case}" in told
    assert "I don't know yet whether the phone is wiped." in told
    assert "To do: change the passwords" in told


def test_what_was_said_at_once_is_not_asked(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    talk.hear_all("min mobil blev stulen på tåget i går kväll, den var olåst, rensa den", "jobbmejl", "ja")
    assert steps(talk) == ["contents", "confirm"]
    assert names(talk.orders)[:4] == ["report_loss", "revoke_sessions", "lock_device", "wipe_device"]


def test_the_report_goes_on_when_nothing_can_be_read(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER, backend=unreachable())
    assert "är sparad" in talk.hear_all("min mobil är stulen", *SWEDISH, "ja")
    assert steps(talk) == ["when", "where", "locked", "contents", "confirm"]
    assert names(talk.orders) == ["report_loss"]
    assert loss_of(talk).device is None


def test_every_text_is_said(talk_as: TalkAs) -> None:
    owner = talk_as(TWO_PHONES)
    first = ["blub", "varför?", "min egen", "blub", "blubb", "varför?", "stulen", "blub", "varför?", "iPhone"]
    when = ["???", "i morgon kl 15", "den 31 februari", "varför?", "i går"]
    where_and_locked = ["???", "varför?", "på bussen", "blub", "varför?", "olåst"]
    contents_and_wipe = ["???", "varför?", "jobbmejl", "blub", "varför?", "ja"]
    owner.hear(press=Begin("lost_phone"))
    owner.hear_all(*first, *when, *where_and_locked, *contents_and_wipe, "ja")
    talk_as(OWNER).hear_all("min mobil är stulen", "det är min privata mobil")
    colleague = talk_as(COLLEAGUE)
    colleague.hear_all("min kollegas telefon är stulen", OWNER, *SWEDISH, "ja")
    for talk in (owner, colleague):
        for order in list(talk.orders):
            hear_results(talk, order)
    for notice in colleague.notices:
        colleague.hear(happening=Happening.NOTICE, notice=notice.notice)
    damaged = Notice(flow="lost_phone", kind="manager_damaged", case=LOSS, values={"owner": OWNER})
    colleague.hear(happening=Happening.NOTICE, notice=damaged)
    broken = talk_as(OWNER)
    broken.hear_all("min mobil är sönder", "???", "varför?", "skärmen sprack", "nej, jag hittade den hel i väskan")
    gone = talk_as(OWNER)
    gone.hear("min mobil är borta")
    gone.hear("det är min privata mobil")
    assert unsaid("lost_phone", owner, colleague, broken, gone) == set()
