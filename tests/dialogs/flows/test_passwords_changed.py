"""Changed passwords are ticked off."""

import pytest

from dialogs.assistant import Assistant
from dialogs.turn import Begin
from telephony.contract import Telephony
from telephony.models import LossKind
from tests.dialogs.flows.conftest import TalkAs
from tests.support.cases import LOSS, MANAGER, OTHER_LOSS, OWNER, lose
from tests.support.flows import started, unreachable, unsaid
from tests.support.talk import Talk
from tests.support.telephony import open_telephony

STARTS = [
    "jag har bytt lösenord",
    "Jag har nu bytt lösenord på allt",
    "jag har bytt losenord",
    "har bytt alla lösenord",
    "nu har jag bytt lösenorden",
    "jag bytte lösenord nyss",
    "jag bytte alla mina lösenord igår kväll",
    "jag har ändrat lösenorden",
    "har precis bytt lösenord från datorn",
    "lösenorden är bytta nu",
    "lösenorden är ändrade",
    "lösen är bytt",
    "hej! ville bara säga att jag har bytt lösenord på jobbkontot och mejlen",
    "klart, jag har bytt lösenord",
    "jag har bytt password på allt",
    "har bytt lösenorden på mejlen och teams",
    "jag har redan bytt lösenord och har bytt på mejlen med",
    "bytte lösenord på alla konton",
    "jag har ändrat lösenord",
    "bytt alla lösenord nu",
    "nu är alla lösenord bytta, är bytta allihop",
    "I have changed my password",
    "I've changed my passwords",
    "i changed my password yesterday",
    "I just changed all my passwords",
    "I've now changed the passwords",
    "ive changed my passwords",
    "passwords are changed",
    "all passwords have been changed",
    "the passwords have been changed now",
    "I've updated my password",
    "I reset my password from the computer",
    "I've reset all my passwords",
    "changed my passwords",
    "changed all passwords",
    "done, I changed my passwords",
    "hi, I have changed my password for work and e-mail",
    "I've just changed the password on everything",
    "my passwords are changed now",
    "I have now changed my passwords on another computer",
]
"""Messages that start the flow."""

ANSWERED = [
    "hur byter jag lösenord?",
    "måste jag byta lösenord om telefonen är stulen",
    "vilka lösenord ska jag byta",
    "jag har inte bytt lösenord",
    "jag har glömt mitt lösenord",
    "vem byter lösenorden",
    "ska jag byta lösenord själv",
    "när måste jag byta lösenord",
    "jag har bytt lösenord men kommer inte in",
    "jag kan inte byta lösenord",
    "varför ska jag byta lösenord",
    "räcker det att jag har bytt lösenord på mejlen",
    "hur ofta ska man byta lösenord",
    "någon har bytt mitt lösenord",
    "jag har bytt telefon",
    "jag har bytt simkort",
    "jag har bytt jobb",
    "byta lösenord",
    "lösenord",
    "mitt lösenord fungerar inte",
    "får jag ha samma lösenord",
    "how do I change my password",
    "must I change my passwords if my phone is stolen",
    "I have not changed my password",
    "I changed my password but can't log in",
    "someone changed my password",
    "should my passwords be changed",
    "which passwords must be changed",
    "I forgot my password",
    "do I have to change my passwords",
    "I have changed my phone",
    "why are passwords changed",
]
"""Messages that mean something else."""


@pytest.mark.parametrize("text", STARTS)
def test_saying_so_starts_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) == "passwords_changed"


@pytest.mark.parametrize("text", ANSWERED)
def test_other_words_about_passwords_do_not_start_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) != "passwords_changed"


def test_the_only_loss_is_ticked_off_in_swedish(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(OWNER, backend=backend)
    told = talk.ask("jag har bytt lösenord")
    assert told.text == f"Bra, nu är lösenorden avbockade i ärende {LOSS}."
    assert "☑ Klart: du har bytt lösenord." in talk.press(0).text
    assert talk.orders == []


def test_the_only_loss_is_ticked_off_in_english(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(OWNER, backend=backend)
    assert talk.ask("I have changed my passwords").text == f"Good, the passwords are now ticked off in case {LOSS}."


def test_without_a_loss_there_is_nothing_to_tick_off(talk_as: TalkAs) -> None:
    assert "inget att bocka av" in talk_as(OWNER).ask("jag har bytt lösenord").text


def test_a_manager_ticks_nothing_off_for_a_subordinate(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    assert "inget att bocka av" in talk_as(MANAGER, backend=backend).ask("jag har bytt lösenord").text


def test_a_button_says_which_case(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    lose(backend, LossKind.LOST, OTHER_LOSS)
    told = talk_as(OWNER, backend=backend).ask(press=Begin("passwords_changed", {"case": OTHER_LOSS}))
    assert OTHER_LOSS in told.text


def test_a_backend_that_cannot_be_reached_is_asked_again(talk_as: TalkAs) -> None:
    assert "når inte telefonisystemet" in talk_as(OWNER, backend=unreachable()).ask("jag har bytt lösenord").text


def test_every_text_is_said(talk_as: TalkAs, backend: Telephony) -> None:
    nobody = talk_as(OWNER, backend=open_telephony())
    nobody.hear("jag har bytt lösenord")
    lose(backend)
    lose(backend, LossKind.LOST, OTHER_LOSS)
    talk = talk_as(OWNER, backend=backend)
    talk.hear_all("jag har bytt lösenord", "blub", "blubb", "varför?", "den stulna")
    assert LOSS in talk.replies[-1].text
    assert unsaid("passwords_changed", talk, nobody) == set()
