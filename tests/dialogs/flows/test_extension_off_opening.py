"""What is said that switches the own extension off, and what does not."""

import pytest

from dialogs.assistant import Assistant
from tests.support.flows import started
from tests.support.talk import Talk

STARTS = [
    "stäng av min anknytning",
    "Stäng av anknytningen till 13",
    "stang av min anknytning",
    "koppla bort mig till 13",
    "koppla bort mig",
    "kopla bort mig till kl 15 tack",
    "koppla ur min anknytning i två timmar",
    "koppla bort min ankn resten av dagen",
    "Hej! Kan du stänga av min anknytning en timme?",
    "jag vill stänga av min anknytning",
    "skulle du kunna stänga av min anknytning till imorgon",
    "jag är sjuk, stäng av min anknytning",
    "stäng mig till 14",
    "stäng min linje till kl. 11",
    "avaktivera min anknytning till fredag",
    "slå av min anknytning nu",
    "hänvisa mig till 13",
    "hänvisa min anknytning till måndag 8",
    "sätt hänvisning lunch till halv ett",
    "lägg in en hänvisning på mig, möte till 15",
    "går på lunch",
    "Går på lunch nu, tillbaka 12.30",
    "gar pa lunch",
    "har gått på lunch till 13",
    "lunch till 13",
    "tar lunch en timme",
    "går på rast",
    "sitter i möte till 15",
    "i möte 13-15",
    "möte till halv fyra",
    "är på ett möte till 16",
    "har gått för dagen",
    "jag går hem nu",
    "på tjänsteresa till fredag",
    "jag är ledig i morgon",
    "ledig på fredag",
    "semester från måndag till fredag",
    "är på semester vecka 10",
    "borta till 14",
    "ute en stund, borta till halv tolv",
    "upptagen till 11",
    "har varit mycket idag så nu drar på lunch, stäng av min anknytning till 13",
    "switch off my extension",
    "turn my extension off until 1 pm",
    "Please turn off my extension for an hour",
    "can you switch my extension off until noon",
    "disconnect my line until 3",
    "switch me off for two hours",
    "gone to lunch",
    "at lunch until 12.30",
    "I'm off to lunch, back at 1",
    "in a meeting until 3",
    "in meetings all afternoon",
    "gone for the day",
    "I'm leaving for the day",
    "on a business trip until Friday",
    "taking the day off tomorrow",
    "on holiday until 20 March",
    "out of office until Monday",
    "away until 2 pm",
    "busy until 11",
    "Jag är på kurs hela dagen och vill inte att folk ska ringa på anknytningen",
]
"""Messages that start the flow."""

ANSWERED = [
    "hur kopplar jag bort min anknytning?",
    "hur stänger jag av anknytningen på lunchen",
    "vad gäller vid semester?",
    "får jag koppla bort min anknytning?",
    "måste jag stänga av anknytningen på lunchen",
    "Jag går på semester på fredag. Ska jag koppla bort anknytningen då?",
    "när ska jag stänga av anknytningen",
    "var stänger jag av min anknytning",
    "kan chefen stänga av min anknytning åt mig när jag är sjuk",
    "vem stänger av min anknytning när jag är sjuk?",
    "jag är sjuk idag",
    "vabbar idag",
    "stängs anknytningen av automatiskt när jag är ledig?",
    "går det att koppla bort både anknytningen och mobilnumret?",
    "hur länge får anknytningen vara avstängd?",
    "hör den som ringer ett meddelande när anknytningen är avstängd?",
    "Vad händer om jag glömmer att stänga av anknytningen?",
    "hur skapar jag egna hänvisningar",
    "vad är en hänvisning",
    "får jag ha mobilen framme i möten?",
    "kan jag lämna mobilen i bilen när jag går på lunch",
    "är supporten öppen på lunchen?",
    "har supporten gått för dagen?",
    "går på semester och svararen säger bara mitt vanliga",
    "får jag ta med telefonen på semester?",
    "stäng av positioneringen",
    "hur stänger jag av bluetooth?",
    "min kollega har haft anknytningen avstängd i flera veckor",
    "mobilen är borta",
    "How do I switch off my extension for lunch?",
    "do I have to switch off my extension when I am on leave",
    "Can both my extension and my mobile number be disconnected?",
    "What's the quickest way to switch off my extension for a lunch break?",
    "can my manager switch off my extension when I'm ill?",
    "may I turn off my extension during meetings",
    "is my extension off when I am on holiday?",
    "what's for lunch in the canteen",
    "can I take the phone with me on vacation to Spain",
]
"""Messages that the routine answers, or that are about something else."""


@pytest.mark.parametrize("text", STARTS)
def test_a_message_that_wants_it_off_starts_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) == "extension_off"


@pytest.mark.parametrize("text", ANSWERED)
def test_a_question_about_it_does_not_start_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) != "extension_off"
