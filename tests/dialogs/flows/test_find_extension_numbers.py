"""Which numbers of somebody who is looked up are shown, and what stands with them."""

import re

import pytest

from tests.dialogs.flows.conftest import TalkAs
from tests.support.directories import numberless
from tests.support.telephony import open_telephony

WAYS = re.compile(r"[^\n]+\.\n\n- (Anknytning|Extension) .+$")
"""Who somebody is, and the extension."""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kan du koppla mig till Anna Tallkvist", "Jag kan inte koppla samtal, bara visa hur du själv ringer upp."),
        ("ring Sara Vitsippa", "Jag kan inte koppla samtal, bara visa hur du själv ringer upp."),
        ("please put me through to Anna Tallkvist", "I can't connect calls, only show you how to call."),
    ],
)
def test_who_wants_to_be_put_through_is_told_honestly_and_given_the_number(
    text: str, said: str, talk_as: TalkAs
) -> None:
    reply = talk_as("Olena Björkris").ask(text)
    assert reply.text.startswith(said)
    assert "tel:+46524181" in reply.text


@pytest.mark.parametrize("text", ["mobilnumret till {}", "mobilen till {}", "mobile number of {}"])
def test_no_mobile_to_show_is_said_the_same_whether_it_is_hidden_or_not_there(text: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    hidden, without = (talk.ask(text.format(name)).text for name in ("Anna Blåmussla", "Anna Ljunghed"))
    assert WAYS.sub("", hidden) == WAYS.sub("", without)
    assert hidden.startswith(("Jag har inget mobilnummer att visa.", "I have no mobile number to show."))
    assert "tel:+46523664131" in hidden


def test_the_mobile_that_is_there_is_shown_without_a_word_of_others(talk_as: TalkAs) -> None:
    text = talk_as("Anna Tallkvist").ask("mobilnumret till Sara Vitsippa").text
    assert "Mobil [070-174 06 27]" in text
    assert "att visa" not in text


def test_who_has_no_number_to_show_is_told_with_the_way_on(talk_as: TalkAs) -> None:
    talk = talk_as("Anna Tallkvist", backend=numberless(open_telephony()))
    assert talk.ask("mobilen till Amina Havsbris").text.startswith("Jag har inget telefonnummer att visa.")
    assert talk.ask("look up Amina Havsbris").text.startswith("I have no phone number to show.")


def test_a_person_is_told_with_work_extension_number_and_mobile_in_swedish(talk_as: TalkAs) -> None:
    assert talk_as("Anna Tallkvist").ask("sök Vitsippa").text == (
        "Skoladministratör, Dalbäcksskolan, Munkedal.\n\n"
        "- Anknytning 18125, telefon [0524-181 25](tel:+4652418125)\n"
        "- Mobil [070-174 06 27](tel:+46701740627)"
    )


def test_a_person_is_told_in_english(talk_as: TalkAs) -> None:
    assert talk_as("Anna Tallkvist").ask("look up Vitsippa").text == (
        "Skoladministratör, Dalbäcksskolan, Munkedal.\n\n"
        "- Extension 18125, phone [0524-181 25](tel:+4652418125)\n"
        "- Mobile [070-174 06 27](tel:+46701740627)"
    )


def test_who_has_no_extension_is_told_with_the_mobile_alone(talk_as: TalkAs) -> None:
    reply = talk_as("Anna Tallkvist").ask("numret till Amina Havsbris")
    assert "Anknytning" not in reply.text
    assert "tel:+46701740610" in reply.text


def test_a_hidden_mobile_is_neither_shown_nor_hinted_at(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    text = talk.ask("mobilnumret till Anna Blåmussla").text
    assert text.endswith("- Anknytning 64131, telefon [0523-66 41 31](tel:+46523664131)")
    assert talk.ask("vem har 070-174 06 15").text.startswith("Det numret finns inte i katalogen")


def test_a_referral_is_told_without_its_reason(talk_as: TalkAs) -> None:
    talk_as("Sara Vitsippa").hear("går på lunch till 13")
    talk = talk_as("Olena Björkris")
    reply = talk.ask("sök Vitsippa")
    assert reply.text.endswith("- Borta till kl. 13.00")
    assert "lunch" not in reply.text.lower()
    assert "Away until 13:00" in talk.ask("look up Vitsippa").text


def test_a_referral_without_an_end_is_told_as_such(talk_as: TalkAs) -> None:
    talk_as("Sara Vitsippa").hear("koppla bort mig tills vidare")
    assert talk_as("Olena Björkris").ask("sök Vitsippa").text.endswith("- Borta tills vidare")
