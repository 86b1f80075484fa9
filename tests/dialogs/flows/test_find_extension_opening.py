"""What is said that looks somebody up in the directory, and what is not."""

import pytest

from dialogs.assistant import Assistant
from knowledge.language import Language
from tests.dialogs.flows.conftest import TalkAs
from tests.support.flows import started, unreachable
from tests.support.talk import Talk

STARTS = [
    "vem har 64123?",
    "vem har 64123",
    "Vem har numret 0524-181 23",
    "vems nummer är 0523-66 40 10",
    "vem har 0701740614",
    "vem e 18121",
    "64123",
    "0524-18123",
    "+46 524 181 23",
    "070-174 06 14?",
    "missat samtal från 0523-66 41 00, vem är det",
    "nån ringde från 13201",
    "sök 18121",
    "numret till Anna på skolan i Munkedal",
    "nummer till anna tallkvist",
    "nr till Humleböna tack",
    "telefonnumret till Östen Hummerdal",
    "Hej! Kan jag få numret till rektorn på Dalbäcksskolan?",
    "behöver mobilnumret till Hassan Vågsten",
    "har du direktnumret till Nils Kärrtuva",
    "anknytningen till Kerstin Granbarr",
    "ankn till maj åkerärta",
    "hur hittar jag numret till Anna Vraksten?",
    "Jag sitter i receptionen och har en förälder i luren som vill ha numret till rektorn på Dalbäcksskolan",
    "numret till receptionen i Lysekil",
    "sök i katalogen",
    "search the directory",
    "sök Tallkvist",
    "sok tallkvist",
    "jag söker Sara Vitsippa",
    "leta upp Gustav Mossberga",
    "slå upp Linnéa Ripa",
    "letar efter Fatima på förskolan",
    "vad har rektorn på Dalbäcksskolan för nummer",
    "va har anna tallkvist för anknytning",
    "vilket nummer har Olena Björkris",
    "vilken anknytning har vaktmästaren på Dalbäcksskolan?",
    "vem är rektor på Vikarviken",
    "vem jobbar på hemtjänsten centrum",
    "hur får jag tag på skolsköterskan på Dalbäcksskolan",
    "who has extension 64123",
    "whose number is 0523-66 40 10",
    "who called me from 0524-18123?",
    "find Anna Ljunghed's number",
    "find anna ljunghed",
    "look up Tallkvist",
    "search for Sara Vitsippa",
    "I'm looking for Nils Kärrtuva",
    "the number for the caretaker at Bergskrevan",
    "phone number of Lena Humleböna please",
    "extension for Kerstin Granbarr",
    "what number does Olena Björkris have",
    "which extension does Maj Åkerärta have?",
    "who is the principal at Dalbäcksskolan",
    "who works at the school in Munkedal",
    "contact details for Susanne Takås",
]
"""Messages that start the flow."""

ANSWERED = [
    "Vilken kommun har 0523-61 30 00?",
    "vilken kommun hör 18123 till",
    "13580",
    "vems nummer är 0523-61 35 80",
    "vilka nummerserier har Lysekil?",
    "hur hittar jag en anknytning?",
    "vad är en anknytning",
    "vad har jag för anknytning",
    "vilken är min anknytning?",
    "vilka siffror är anknytningen",
    "vad är numret till supporten",
    "numret till beredskapen",
    "vad är numret till växeln",
    "vad har supporten för nummer?",
    "får jag lämna ut numret till allmänheten",
    "En journalist vill ha direktnumret till kommunchefen. Kan hen få det av mig?",
    "kan jag säga en kollegas nr till en som ringer",
    "hur döljer jag numret till min mobil",
    "kan jag byta nummer till något lättare?",
    "går det att porta över numret till comviq",
    "vem är ansvarig för telefonin",
    "hur hittar jag appen",
    "kan inte hitta min telefon",
    "jag söker information om flatrate",
    "112",
    "1177",
    "jag fick 12345 kr i faktura",
    "Får jag ringa 0771-567 567 gratis?",
    "hur får jag tag på supporten",
    "Which municipality does 0524-18123 belong to?",
    "where do I find the number series",
    "what is the number for support",
    "how do I find my extension",
    "find my phone",
    "can I get a new number",
    "may I give out a colleague's number",
    "What's the quickest way to switch off my extension for a lunch break?",
    "find me a cheap flight to Malaga",
]
"""Messages that the routine answers, or that are about something else."""

NAMING = [
    "telnr till Anna Tallkvist",
    "tfn nr till anna tallkvist",
    "mobilnummer till Anna Tallkvist",
    "mobilen till Anna Tallkvist",
    "mobnr till anna tallkvist tack",
    "hur når jag Anna Tallkvist?",
    "hur ringer jag Anna Tallkvist",
    "anknytning till Anna Tallkvist",
    "sök Anna Tallkvist",
    "ring upp Anna Tallkvist",
    "ring Anna Tallkvist",
    "kan du koppla mig till Anna Tallkvist?",
    "Kan jag få prata med Anna Tallkvist",
    "vem är Anna Tallkvist",
    "Anna Tallkvist",
    "anna tallkvist?",
    "tallkvist anna",
    "Anna Talkvist",
    "ana tallkvist",
    "Anna Tallkvist på Dalbäcksskolan",
    "phone no for Anna Tallkvist",
    "mobile of Anna Tallkvist",
    "how do I reach Anna Tallkvist?",
    "put me through to Anna Tallkvist",
    "connect me to Anna Tallkvist please",
    "can you call Anna Tallkvist",
    "call Anna Tallkvist",
]
"""Messages that name Anna Tallkvist and say nothing else."""

SAYING_MORE = [
    "jag heter Anna Tallkvist",
    "I'm Anna Tallkvist",
    "koppla bort Anna Tallkvist",
    "Anna Tallkvist har tappat mobilen",
    "mobilen till Anna Tallkvist är stulen",
    "jag har tappat mobilen till Anna Tallkvist",
    "Min mobil är stulen. Mobilen till Anna Tallkvist finns kvar.",
    "we need a loan phone for Sara",
    "begär samtalslista för Anna Tallkvist",
    "hur når jag supporten",
    "koppla mig till supporten",
    "prata med en människa",
    "Lysekil",
    "Munkedal",
    "rektor",
    "skolan",
    "hemtjänsten",
    "Dalbäcksskolan",
    "tack så mycket",
    "hej på dig",
    "god morgon",
    "avbryt",
    "Storkvist",
]
"""Messages that name nobody, or say something else as well."""


@pytest.mark.parametrize("text", STARTS)
def test_a_message_that_looks_for_somebody_starts_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) == "find_extension"


@pytest.mark.parametrize("text", ANSWERED)
def test_other_messages_do_not_start_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) != "find_extension"


@pytest.mark.parametrize("text", NAMING)
def test_who_is_named_and_nothing_else_is_looked_up_at_once(text: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    assert talk.ask(text).heading == "Anna Tallkvist"
    assert not talk.conversation.frames


@pytest.mark.parametrize("text", SAYING_MORE)
def test_nobody_is_looked_up_where_a_message_says_something_else(text: str, talk_as: TalkAs) -> None:
    assert started(text, talk_as("Sara Vitsippa")) != "find_extension"


@pytest.mark.parametrize("text", ["Tallkvist", "tallkvist?", "hej tallkvist"])
def test_one_word_that_is_a_name_is_offered_to_be_looked_up(text: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    reply = talk.ask(text)
    assert reply.text.startswith("Tallkvist finns i katalogen. Tryck på knappen eller skriv ”sök Tallkvist”")
    assert not talk.conversation.frames
    assert talk.press(0).heading == "Anna Tallkvist"


def test_one_word_that_is_a_name_is_offered_in_english(talk_as: TalkAs) -> None:
    assert "write “find Tallkvist”" in talk_as("Sara Vitsippa").ask("hello Tallkvist", locale=Language.ENGLISH).text


@pytest.mark.parametrize("text", ["Talkvist", "vits", "Mattias"])
def test_one_word_that_is_nobodys_name_is_not_offered(text: str, talk_as: TalkAs) -> None:
    assert started(text, talk_as("Sara Vitsippa")) is None


def test_a_name_means_nothing_while_the_directory_cannot_be_reached(talk_as: TalkAs) -> None:
    assert started("Anna Tallkvist", talk_as("Sara Vitsippa", backend=unreachable())) is None
