"""People are looked up in the directory."""

import re
from collections.abc import Sequence
from typing import Any, cast

import pytest

from dialogs.assistant import Assistant
from dialogs.turn import Begin, Scope
from knowledge.language import Language
from telephony.contract import Telephony
from telephony.models import Actor, Person
from tests.dialogs.flows.conftest import TalkAs
from tests.support.cases import MANAGER
from tests.support.flows import started, unreachable, unsaid
from tests.support.talk import Talk
from tests.support.telephony import open_telephony

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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("sök Tallkvist", "Anna Tallkvist"),
        ("numret till Anna Tallqvist tack", "Anna Tallkvist"),
        ("vem har 18123?", "Olena Björkris"),
        ("0524-181 23", "Olena Björkris"),
        ("+46 524 18123", "Olena Björkris"),
        ("vem har 070-174 06 14", "Hassan Vågsten"),
        ("vad har rektorn på Dalbäcksskolan för nummer", "Mikael Lärkfors"),
        ("vem är rektor på Dalbäcksskolan, och vad har hon för nummer?", "Mikael Lärkfors"),
        ("numret till receptionen i Lysekil", "Johanna Makrillsson"),
        ("find Anna Ljunghed's number", "Anna Ljunghed"),
        ("the number for the caretaker at Bergskrevan", "Östen Hummerdal"),
        ("who has extension 18121", "Anna Tallkvist"),
    ],
)
def test_somebody_is_found_in_one_turn(text: str, name: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    assert talk.ask(text).heading == name
    assert not talk.conversation.frames


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


@pytest.mark.parametrize(
    "text",
    [
        "vem är chef för Sara Vitsippa",
        "vem är chef för sara vitsipa?",
        "Vem är Sara Vitsippas chef?",
        "vem är Saras närmaste chef",
        "vem är chef på Dalbäcksskolan",
        "vem är min chef",
        "vem har jag som chef",
        "who is the manager of Sara Vitsippa",
        "who is Sara Vitsippa's line manager?",
        "who's the manager at Dalbäcksskolan",
        "who is my boss",
    ],
)
def test_whose_manager_is_asked_for_gets_the_manager(text: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    reply = talk.ask(text)
    assert reply.heading == "Mikael Lärkfors"
    assert "[0524-181 20](tel:+4652418120)" in reply.text
    assert not talk.conversation.frames


def test_the_manager_of_a_place_of_work_is_one_who_works_there(talk_as: TalkAs) -> None:
    assert talk_as("Sara Vitsippa").ask("vem är chef på hemtjänsten i Munkedal").heading == "Ann-Sofie Källsprång"


def test_the_managers_of_places_of_work_with_like_names_are_listed(talk_as: TalkAs) -> None:
    text = talk_as("Sara Vitsippa").ask("vem är chef för hemtjänsten").text
    assert text.startswith("De här är närmaste chefer för dem som arbetar där")
    assert [line.split(",")[0] for line in text.splitlines() if line.startswith("- ")] == [
        "- Maria Sillgren",
        "- Ann-Sofie Källsprång",
        "- Maria Sillgren",
    ]


def test_each_of_several_people_is_told_with_the_manager(talk_as: TalkAs) -> None:
    text = talk_as("Sara Vitsippa").ask("vem är chef för Anna").text
    assert "- Anna Tallkvist, Dalbäcksskolan: närmaste chef Mikael Lärkfors" in text
    assert text.count("\n- ") == 5


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("vem är chef för Gunvor Fyrljus", "Katalogen säger inte vem som är närmaste chef för Gunvor Fyrljus."),
        (
            "who is the manager of Gunvor Fyrljus",
            "The directory doesn't say who is the line manager of Gunvor Fyrljus.",
        ),
        ("vem är chef för kommunledningen", "Katalogen säger inte vem som är chef där."),
        ("vem är min chef", "Katalogen säger inte vem som är din närmaste chef."),
        ("who is my manager", "The directory doesn't say who your line manager is."),
        ("vem är chef för Mattias Storkvist", "Jag hittar ingen i katalogen som passar in på ”Mattias Storkvist”."),
    ],
)
def test_what_the_directory_does_not_tell_of_managers_is_said(text: str, said: str, talk_as: TalkAs) -> None:
    assert talk_as("Gunvor Fyrljus").ask(text).text.startswith(said)


@pytest.mark.parametrize(
    "text",
    [
        "vem är ansvarig chef för telefonen",
        "vem är chef när min chef är sjuk",
        "vem är den chef som godkänner en beställning?",
        "vad heter chefen för supporten",
        "who is the manager that reports a theft to the police?",
    ],
)
def test_a_question_about_what_managers_do_is_answered(text: str, talk_as: TalkAs) -> None:
    assert started(text, talk_as("Sara Vitsippa")) != "find_extension"


WAYS = re.compile(r"[^\n]+\.\n\n- (Anknytning|Extension) .+$")
"""Who somebody is, and the extension."""


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


def test_several_are_listed(talk_as: TalkAs) -> None:
    reply = talk_as("Sara Vitsippa").ask("numret till Maria Sillgren")
    assert reply.text.startswith("Det här är de som passar bäst:\n\n- Maria Sillgren, Enhetschef, Hemtjänsten Norr")
    assert reply.text.count("\n- ") == 2


def test_of_many_five_are_listed_and_more_is_asked_for(talk_as: TalkAs) -> None:
    reply = talk_as("Sara Vitsippa").ask("vem jobbar på Dalbäcksskolan")
    assert re.match(r"\d+ personer passar. Här är de 5 första. Lägg till ett efternamn", reply.text)
    assert reply.text.count("\n- ") == 5


def test_of_very_many_it_is_only_said_that_they_are_more(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa", backend=crowded(open_telephony()))
    assert talk.ask("sök Tallkvist").text.startswith("Fler än 50 personer passar.")
    assert talk.ask("look up Tallkvist").text.startswith("More than 50 people match.")


@pytest.mark.parametrize(("text", "place"), [("numret till Maria Sillgren", 1), ("vem jobbar på hemtjänsten", 4)])
def test_each_of_several_has_a_button_that_shows_that_person_alone(text: str, place: int, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    reply = talk.ask(text)
    name, department = reply.suggestions[place].title.split(", ")
    chosen = talk.press(place)
    assert chosen.heading == name
    assert department in chosen.text


@pytest.mark.parametrize("text", ["Maria Sillgren, Hemtjänsten Norr", "Maria på hemtjänsten norr", "Maria i Sotenäs"])
def test_one_of_several_is_chosen_in_words_by_name_and_work(text: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("numret till Maria Sillgren")
    chosen = talk.ask(text)
    assert chosen.heading == "Maria Sillgren"
    assert "Hemtjänsten Norr" in chosen.text


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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("vem har 64123?", "[0523-66 41 23](tel:+46523664123) hör till Sotenäs. Anknytningen är 64123. Ingen står"),
        ("vem har 0951-14152", "Det numret finns inte i katalogen"),
        ("sök Mattias Storkvist", "Jag hittar ingen i katalogen som passar in på ”Mattias Storkvist”."),
        ("look up Mattias Storkvist", "I can't find anyone in the directory who matches “Mattias Storkvist”."),
    ],
)
def test_nobody_found_is_said_with_what_is_known(text: str, said: str, talk_as: TalkAs) -> None:
    reply = talk_as("Sara Vitsippa").ask(text)
    assert reply.text.startswith(said)
    assert [button.press for button in reply.suggestions] == [Begin("find_extension")]


@pytest.mark.parametrize("answer", ["Anna Tallkvist", "18121", "tallkvist tack"])
def test_from_the_button_it_asks_whom(answer: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    assert talk.ask(press=Begin("find_extension")).trace.step == "who"
    assert talk.hear(answer)[-1].heading == "Anna Tallkvist"


@pytest.mark.parametrize("text", ["sök i katalogen", "search the directory", "jag söker en kollega"])
def test_who_names_nobody_is_asked_whom(text: str, talk_as: TalkAs) -> None:
    assert talk_as("Sara Vitsippa").ask(text).trace.step == "who"


def test_a_question_in_between_is_answered_and_not_looked_up(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear(press=Begin("find_extension"))
    replies = talk.hear("vad kostar det att köpa ut mobilen?")
    assert replies[0].trace.topic == "buyout_price"
    assert replies[-1].trace.step == "who"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("vad är anna blåmusslas mobilnr", "Anna Blåmussla"),
        ("what is sara vitsippa's cell", "Sara Vitsippa"),
        ("chef över mikael lärkfors", "Kerstin Granbarr"),
        ("manager of mikael lärkfors", "Kerstin Granbarr"),
    ],
)
def test_whose_mobile_or_manager_is_asked_for_in_few_words_is_looked_up(text: str, name: str, talk_as: TalkAs) -> None:
    assert talk_as("Anna Tallkvist").ask(text).heading == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("den andra", "Anna Ljunghed"),
        ("the first one", "Anna Blåmussla"),
        ("hon i receptionen", "Anna Ljunghed"),
        ("Tallkvist", "Anna Tallkvist"),
    ],
)
def test_one_of_several_is_chosen_by_place_or_work_right_after(text: str, name: str, talk_as: TalkAs) -> None:
    talk = talk_as("Anna Tallkvist")
    talk.hear("sök anna")
    assert talk.ask(text).heading == name


def test_nobody_is_chosen_once_something_else_is_said(talk_as: TalkAs) -> None:
    talk = talk_as("Anna Tallkvist")
    for text in ("sök anna", "vad kostar det att köpa ut telefonen?"):
        talk.hear(text)
    assert talk.ask("den andra").trace.flow != "find_extension"


def test_her_mobile_and_her_manager_are_those_of_who_was_shown(talk_as: TalkAs) -> None:
    talk = talk_as("Anna Tallkvist")
    assert talk.ask("find Sara Vitsippa").heading == "Sara Vitsippa"
    assert talk.ask("her mobile").heading == "Sara Vitsippa"
    assert talk.ask("who is her boss").heading == MANAGER


@pytest.mark.parametrize("text", ["sven svensson", "Mattias Storkvist"])
def test_a_full_name_that_nobody_has_is_told(text: str, talk_as: TalkAs) -> None:
    assert f"som passar in på ”{text}”" in talk_as("Anna Tallkvist").ask(text).text


def test_it_works_in_groups(talk_as: TalkAs) -> None:
    assert talk_as("Sara Vitsippa").ask("sök Tallkvist", scope=Scope.GROUP).heading == "Anna Tallkvist"


def test_it_runs_in_the_middle_of_another_flow(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear(press=Begin("lost_phone"))
    assert any(reply.heading == "Anna Tallkvist" for reply in talk.hear("numret till Anna Tallkvist"))
    assert talk.conversation.frame
    assert talk.conversation.frame.flow == "lost_phone"


def test_a_directory_that_cannot_be_reached_is_told_and_asked_again(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa", backend=unreachable())
    reply = talk.ask("sök Tallkvist")
    assert reply.trace.slots == {"who": "Tallkvist"}
    assert reply.suggestions


def test_every_text_is_said(talk_as: TalkAs) -> None:
    away, talk = talk_as("Olena Björkris"), talk_as("Sara Vitsippa")
    away.hear("koppla bort mig tills vidare")
    talk.hear(press=Begin("find_extension"))
    for text in ("varför?", "vad kostar det?", "tack", "hej", "tack så mycket", "Hassan Vågsten"):
        talk.hear(text)
    for text in ("sök Björkris", "vem har 64123", "vem har 0951-14152", "sök Storkvist", "numret till Maria Sillgren"):
        talk.hear(text)
    talk.hear("vem jobbar på Dalbäcksskolan")
    for place in ("Dalbäcksskolan", "kommunledningen", "hemtjänsten", "Sara Vitsippa", "Gunvor Fyrljus", "Anna"):
        away.hear(f"vem är chef för {place}")
    away.hear("vem är min chef")
    for text in ("Tallkvist", "koppla mig till Anna Tallkvist", "mobilen till Anna Tallkvist"):
        away.hear(text)
    many = talk_as("Gunvor Fyrljus", backend=crowded(open_telephony()))
    many.hear("sök Tallkvist")
    nobody = talk_as("Gunvor Fyrljus", backend=numberless(open_telephony()))
    for text in ("sök Tallkvist", "vem är min chef"):
        nobody.hear(text)
    # Any words answer an open question, so it never needs to be put in other words.
    assert unsaid("find_extension", talk, away, many, nobody) <= {"who.rephrase"}


class Numberless:
    """A backend where nobody has a number."""

    def __init__(self, backend: Telephony) -> None:
        self._backend = backend

    def __getattr__(self, name: str) -> Any:
        """Everything else."""
        return getattr(self._backend, name)

    async def find_persons(self, *asked: Any) -> Sequence[Person]:
        """The same persons, without numbers."""
        none = {"extension": None, "number": None, "mobile": None}
        return [person.model_copy(update=none) for person in await self._backend.find_persons(*asked)]


def numberless(backend: Telephony) -> Telephony:
    """A backend where nobody has a number."""
    return cast(Telephony, Numberless(backend))


class Crowded:
    """A backend where a hundred people are called the same."""

    def __init__(self, backend: Telephony) -> None:
        self._backend = backend

    def __getattr__(self, name: str) -> Any:
        """Everything else."""
        return getattr(self._backend, name)

    async def find_persons(self, query: str, actor: Actor, limit: int = 10) -> Sequence[Person]:
        """The same person over and over."""
        return [*await self._backend.find_persons(query, actor, 1)] * min(limit, 100)


def crowded(backend: Telephony) -> Telephony:
    """A backend where a hundred people are called the same."""
    return cast(Telephony, Crowded(backend))
