"""SML-IT's staff sees a case on its card in their own channel."""

from typing import Any, cast

import pytest

from dialogs.desk_cases import NOBODY
from dialogs.reply import Reply, View
from dialogs.script import read_script
from dialogs.turn import Begin, Scope
from knowledge.language import Language
from telephony.commands import AddToTicket, AnswerTicket, CloseCase, LockDevice, MarkFound, TakeCase
from telephony.contract import Telephony
from telephony.models import Locked, Person
from tests.dialogs.flows.conftest import TalkAs
from tests.support.backend import unavailable
from tests.support.cases import LOSS, OTHER_LOSS, OWNER, REQUEST, STAFF, TICKET, ask, do, lose, retelling, write_ticket
from tests.support.flows import unreachable
from tests.support.passing_on import PassingOn
from tests.support.talk import Talk
from tests.support.telephony import member

COLLEAGUE = "Åsa Kabelvik"
WITHOUT_EXTENSION = "Kaj Ankarberg"

SWEDISH, ENGLISH = Language.SWEDISH, Language.ENGLISH


class DirectoryAway(PassingOn):
    """A backend that knows every case, and nobody's title or number."""

    async def person(self, *_asked: Any) -> Person:
        """Nobody, for now."""
        raise unavailable()


def directory_away(backend: Telephony) -> Telephony:
    """A backend that knows every case, and nobody's title or number."""
    return cast(Telephony, DirectoryAway(backend))


def show(talk: Talk, case: str = LOSS, locale: Language = SWEDISH) -> Reply:
    """The card of a case in the channel."""
    return talk.ask(press=Begin("desk_post", {"case": case}), scope=Scope.DESK, locale=locale)


def ways(shown: Reply) -> list[str]:
    """What can be done on a card."""
    return [*(one.title for one in shown.suggestions), *(one.title for one in shown.forms)]


@pytest.mark.parametrize(
    ("locale", "heading", "text"),
    [
        (
            SWEDISH,
            f"Fråga {TICKET}",
            "Från Sara Vitsippa, Skoladministratör, Dalbäcksskolan, Munkedal. Anknytning 18125.\n\n"
            "vilka telefoner har skolan?\n\nIngen har tagit ärendet än.",
        ),
        (
            ENGLISH,
            f"Question {TICKET}",
            "From Sara Vitsippa, Skoladministratör, Dalbäcksskolan, Munkedal. Extension 18125.\n\n"
            "vilka telefoner har skolan?\n\nNobody has taken the case yet.",
        ),
    ],
)
def test_a_question_is_shown_with_who_asks(
    locale: Language, heading: str, text: str, talk_as: TalkAs, backend: Telephony
) -> None:
    ask(backend)
    shown = show(talk_as(STAFF, backend=backend), TICKET, locale)
    assert (shown.heading, shown.text, shown.view) == (heading, text, View("desk_post", TICKET))


@pytest.mark.parametrize(("locale", "heading"), [(SWEDISH, f"Problem {TICKET}"), (ENGLISH, f"Problem {TICKET}")])
def test_a_problem_is_shown_in_the_words_it_was_told_in(
    locale: Language, heading: str, talk_as: TalkAs, backend: Telephony
) -> None:
    write_ticket(backend)
    shown = show(talk_as(STAFF, backend=backend), TICKET, locale)
    assert shown.heading == heading
    assert "växeln svarar på franska" in shown.text


@pytest.mark.parametrize(
    ("locale", "heading", "lines"),
    [
        (
            SWEDISH,
            f"Stulen telefon {LOSS}",
            [
                "- Användare: Sara Vitsippa",
                "- Telefon: iPhone 13 (IMEI …7163)",
                "- Sågs senast: i går",
                "- Plats: på tåget",
                "- På telefonen: jobbmejl",
                "- Skärmen var olåst.",
            ],
        ),
        (
            ENGLISH,
            f"Stolen phone {LOSS}",
            [
                "- User: Sara Vitsippa",
                "- Phone: iPhone 13 (IMEI …7163)",
                "- Last seen: i går",
                "- Place: på tåget",
                "- On the phone: jobbmejl",
                "- The screen was unlocked.",
            ],
        ),
    ],
)
def test_a_loss_is_shown_with_all_that_was_told(
    locale: Language, heading: str, lines: list[str], talk_as: TalkAs, backend: Telephony
) -> None:
    lose(backend)
    shown = show(talk_as(STAFF, backend=backend), LOSS, locale)
    assert shown.heading == heading
    assert "\n".join(lines) in shown.text


@pytest.mark.parametrize(
    ("locale", "words"), [(SWEDISH, "- Vad som hände: den sprack"), (ENGLISH, "- What happened: den sprack")]
)
def test_what_happened_is_shown(locale: Language, words: str, talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(STAFF, backend=retelling(backend, description="den sprack"))
    assert words in show(talk, locale=locale).text.splitlines()


@pytest.mark.parametrize(
    ("locked", "locale", "words"),
    [
        (Locked.YES, SWEDISH, "- Skärmen var låst."),
        (Locked.YES, ENGLISH, "- The screen was locked."),
        (Locked.NOT_KNOWN, SWEDISH, "- Ingen vet om skärmen var låst."),
        (Locked.NOT_KNOWN, ENGLISH, "- Nobody knows whether the screen was locked."),
    ],
)
def test_whether_the_screen_was_locked_is_told(
    locked: Locked, locale: Language, words: str, talk_as: TalkAs, backend: Telephony
) -> None:
    lose(backend)
    talk = talk_as(STAFF, backend=retelling(backend, locked=locked))
    assert words in show(talk, locale=locale).text.splitlines()


@pytest.mark.parametrize(
    ("locale", "lines"),
    [
        (SWEDISH, ["- Användare: Sara Vitsippa", "- Sågs senast: i går", "- Plats: på tåget"]),
        (ENGLISH, ["- User: Sara Vitsippa", "- Last seen: i går", "- Place: på tåget"]),
    ],
)
def test_what_nobody_told_of_a_loss_has_no_line(
    locale: Language, lines: list[str], talk_as: TalkAs, backend: Telephony
) -> None:
    lose(backend)
    shown = show(talk_as(STAFF, backend=retelling(backend, device=None, contents="")), LOSS, locale)
    assert [line for line in shown.text.splitlines() if line.startswith("- ")][:-1] == lines


@pytest.mark.parametrize(("locale", "words"), [(SWEDISH, "- Låsning: begäran"), (ENGLISH, "- Lock: the request")])
def test_how_the_orders_to_the_phone_stand_is_shown(
    locale: Language, words: str, talk_as: TalkAs, backend: Telephony
) -> None:
    lose(backend)
    talk = talk_as(STAFF, backend=backend)
    assert words not in show(talk, locale=locale).text
    do(backend, OWNER, LockDevice(case=LOSS, device=member(OWNER).phones[0].id))
    assert words in show(talk, locale=locale).text


@pytest.mark.parametrize(
    ("locale", "words"),
    [(SWEDISH, f"Svar från {STAFF}: ”starta om den”"), (ENGLISH, f"Answer from {STAFF}: “starta om den”")],
)
def test_what_was_answered_is_shown(locale: Language, words: str, talk_as: TalkAs, backend: Telephony) -> None:
    write_ticket(backend)
    do(backend, STAFF, AnswerTicket(case=TICKET, text="starta om den"))
    assert words in show(talk_as(STAFF, backend=backend), TICKET, locale).text.split("\n\n")


@pytest.mark.parametrize(
    ("locale", "words"), [(SWEDISH, "Tillägg: ”hjälpte inte”"), (ENGLISH, "Addition: “hjälpte inte”")]
)
def test_what_was_added_is_shown_after_what_it_replies_to(
    locale: Language, words: str, talk_as: TalkAs, backend: Telephony
) -> None:
    write_ticket(backend)
    do(backend, STAFF, AnswerTicket(case=TICKET, text="starta om den"))
    do(backend, OWNER, AddToTicket(case=TICKET, text="hjälpte inte"))
    *_, answer, addition, _ = show(talk_as(STAFF, backend=backend), TICKET, locale).text.split("\n\n")
    assert "starta om den" in answer
    assert addition == words


@pytest.mark.parametrize("case", [LOSS, TICKET])
@pytest.mark.parametrize(
    ("locale", "words", "take"),
    [
        (SWEDISH, f"{COLLEAGUE} har ärendet.", "Ta över ärendet"),
        (ENGLISH, f"{COLLEAGUE} has the case.", "Take over the case"),
    ],
)
def test_a_case_that_somebody_has_can_be_taken_over(
    locale: Language, words: str, take: str, case: str, talk_as: TalkAs, backend: Telephony
) -> None:
    lose(backend)
    write_ticket(backend)
    do(backend, COLLEAGUE, TakeCase(case=case))
    shown = show(talk_as(STAFF, backend=backend), case, locale)
    assert shown.text.endswith(words)
    assert [(one.title, one.leads) for one in shown.suggestions] == [(take, False)]


@pytest.mark.parametrize(
    ("locale", "titles"),
    [(SWEDISH, ["Ta ärendet", "Svara", "Stäng"]), (ENGLISH, ["Take the case", "Answer", "Close"])],
)
def test_an_open_question_is_taken_answered_and_closed_on_its_card(
    locale: Language, titles: list[str], talk_as: TalkAs, backend: Telephony
) -> None:
    ask(backend)
    shown = show(talk_as(STAFF, backend=backend), TICKET, locale)
    assert ways(shown) == titles
    assert [*(one.press for one in shown.suggestions), *(one.press for one in shown.forms)] == [
        Begin("take_case", {"case": TICKET}, sure=True),
        Begin("answer_case", {"case": TICKET, "seen": NOBODY}, sure=True),
        Begin("close_case", {"case": TICKET}, sure=True),
    ]
    assert shown.suggestions[0].leads


@pytest.mark.parametrize(
    ("locale", "titles"), [(SWEDISH, ["Ta ärendet", "Stäng"]), (ENGLISH, ["Take the case", "Close"])]
)
def test_a_loss_has_nothing_to_answer(locale: Language, titles: list[str], talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    assert ways(show(talk_as(STAFF, backend=backend), LOSS, locale)) == titles


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        (
            SWEDISH,
            [
                ("Ditt svar", "Skriv ett svar först.", "Skicka svaret"),
                ("Hur det löstes (frivilligt)", "", "Stäng ärendet"),
            ],
        ),
        (
            ENGLISH,
            [
                ("Your answer", "Write an answer first.", "Send the answer"),
                ("How it was solved (optional)", "", "Close the case"),
            ],
        ),
    ],
)
def test_an_answer_has_to_be_written_and_a_closing_note_need_not(
    locale: Language, told: list[tuple[str, str, str]], talk_as: TalkAs, backend: Telephony
) -> None:
    ask(backend)
    forms = show(talk_as(STAFF, backend=backend), TICKET, locale).forms
    fields = [field for form in forms for field in form.fields]
    assert [(one.label, one.refusal, form.send) for one, form in zip(fields, forms, strict=True)] == told
    assert [one.required for one in fields] == [True, False]


@pytest.mark.parametrize(
    ("locale", "answering", "closing"),
    [
        (SWEDISH, "Den som frågade får svaret", "Den som frågade får veta att ärendet är stängt"),
        (ENGLISH, "The answer goes to whoever asked", "Whoever asked will be told that the case is closed"),
    ],
)
def test_the_forms_tell_who_reads_what_is_written(
    locale: Language, answering: str, closing: str, talk_as: TalkAs, backend: Telephony
) -> None:
    ask(backend)
    answer, close = show(talk_as(STAFF, backend=backend), TICKET, locale).forms
    assert answer.note.startswith(answering)
    assert close.note.startswith(closing)


@pytest.mark.parametrize("case", [LOSS, TICKET])
@pytest.mark.parametrize(("locale", "words"), [(SWEDISH, "Ärendet är stängt."), (ENGLISH, "The case is closed.")])
def test_nothing_is_left_to_do_about_a_closed_case(
    locale: Language, words: str, case: str, talk_as: TalkAs, backend: Telephony
) -> None:
    lose(backend)
    write_ticket(backend)
    do(backend, STAFF, TakeCase(case=case), CloseCase(case=case))
    shown = show(talk_as(STAFF, backend=backend), case, locale)
    assert shown.text.endswith(words)
    assert ways(shown) == []


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        (SWEDISH, "Telefonen är hittad.\n\nIngen har tagit ärendet än."),
        (ENGLISH, "The phone has been found.\n\nNobody has taken the case yet."),
    ],
)
def test_the_case_of_a_found_phone_is_still_to_be_closed(
    locale: Language, words: str, talk_as: TalkAs, backend: Telephony
) -> None:
    lose(backend)
    do(backend, OWNER, MarkFound(case=LOSS))
    shown = show(talk_as(STAFF, backend=backend), LOSS, locale)
    assert shown.text.endswith(words)
    assert len(ways(shown)) == 2


@pytest.mark.parametrize(("locale", "words"), [(SWEDISH, "Från"), (ENGLISH, "From")])
def test_who_has_no_extension_is_shown_without(
    locale: Language, words: str, talk_as: TalkAs, backend: Telephony
) -> None:
    ask(backend, by=WITHOUT_EXTENSION)
    first, *_ = show(talk_as(STAFF, backend=backend), TICKET, locale).text.split("\n\n")
    assert first == f"{words} Kaj Ankarberg, Ledamot i kommunfullmäktige, Kommunledningen, Sotenäs."


@pytest.mark.parametrize("case", [LOSS, TICKET])
@pytest.mark.parametrize(("locale", "words"), [(SWEDISH, "Från Sara Vitsippa."), (ENGLISH, "From Sara Vitsippa.")])
def test_while_the_directory_is_away_the_name_is_shown(
    locale: Language, words: str, case: str, talk_as: TalkAs, backend: Telephony
) -> None:
    lose(backend)
    ask(backend)
    first, *_ = show(talk_as(STAFF, backend=directory_away(backend)), case, locale).text.split("\n\n")
    assert first == words


def test_who_reported_somebody_elses_phone_is_whom_it_is_from(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend, by="Jonas Ekollon")
    shown = show(talk_as(STAFF, backend=backend))
    assert shown.text.startswith("Från Jonas Ekollon, Lärare")
    assert "- Användare: Sara Vitsippa" in shown.text


def test_nothing_that_somebody_wrote_becomes_a_link(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    where = "se [3580.se](https://example.org/)"
    shown = show(talk_as(STAFF, backend=retelling(backend, where=where)))
    assert "3580.se" in shown.text
    assert "](" not in shown.text


@pytest.mark.parametrize("given", [{"case": OTHER_LOSS}, {"case": REQUEST}, {"case": "den i går"}, {}])
@pytest.mark.parametrize(
    ("locale", "words"), [(SWEDISH, "Det ärendet går inte att visa."), (ENGLISH, "That case can't be shown.")]
)
def test_a_case_that_there_is_not_is_told_and_never_asked_for(
    locale: Language, words: str, given: dict[str, str], talk_as: TalkAs, backend: Telephony
) -> None:
    lose(backend)
    talk = talk_as(STAFF, backend=backend)
    told = talk.ask(press=Begin("desk_post", given), scope=Scope.DESK, locale=locale)
    assert (told.text, told.view, ways(told)) == (words, None, [])
    assert talk.conversation.frames == ()


def test_somebody_elses_case_is_shown_to_nobody_but_staff(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    assert show(talk_as("Kaj Ankarberg", backend=backend)).text == "Det ärendet går inte att visa."


@pytest.mark.parametrize("text", ["varför?", "ändra", "tillbaka", "hej"])
def test_what_is_said_while_the_backend_is_away_orders_nothing(text: str, talk_as: TalkAs) -> None:
    talk = talk_as(STAFF, backend=unreachable())
    shown = show(talk)
    assert "når inte telefonisystemet" in shown.text
    assert shown.view is None
    assert talk.hear(text, scope=Scope.DESK)
    assert talk.orders == []


def test_the_form_for_an_answer_warns_that_a_colleague_has_the_case(talk_as: TalkAs, backend: Telephony) -> None:
    ask(backend)
    staff = talk_as("Åsa Kabelvik", backend=backend)
    assert "har ärendet" not in show(staff, TICKET).forms[0].note
    do(backend, STAFF, TakeCase(case=TICKET))
    assert show(staff, TICKET).forms[0].note.startswith(f"{STAFF} har ärendet. Det blir ditt om du svarar.")


def test_what_a_case_was_closed_with_is_shown(talk_as: TalkAs, backend: Telephony) -> None:
    ask(backend)
    do(backend, STAFF, CloseCase(case=TICKET, note="Svarat per telefon."))
    assert "Ärendet är stängt: ”Svarat per telefon.”" in show(talk_as(STAFF, backend=backend), TICKET).text


def test_a_loss_is_closed_for_whoever_reported_it(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    [close] = show(talk_as(STAFF, backend=backend)).forms
    assert close.note.startswith("Den som anmälde")


def test_every_text_is_said(talk_as: TalkAs, backend: Telephony) -> None:
    staff = talk_as(STAFF, backend=backend)
    lose(backend)
    ask(backend)
    show(staff, OTHER_LOSS)
    show(staff, TICKET)
    do(backend, STAFF, AnswerTicket(case=TICKET, text="fyra"))
    do(backend, OWNER, AddToTicket(case=TICKET, text="fem"))
    show(staff, TICKET)
    do(backend, STAFF, CloseCase(case=TICKET))
    show(staff, TICKET)
    do(backend, OWNER, MarkFound(case=LOSS))
    lose(backend, case=OTHER_LOSS)
    do(backend, STAFF, CloseCase(case=OTHER_LOSS, note="Den är lagad."))
    show(staff, OTHER_LOSS)
    replies = staff.replies
    for locked in Locked:
        again = talk_as(STAFF, backend=retelling(backend, locked=locked, description="den sprack"))
        show(again)
        replies = [*replies, *again.replies]
    # What stands in the forms is said outside of the reply's text.
    said = {key for reply in replies for key in reply.trace.said}
    assert {f"desk_post.{key}" for key, _ in read_script("desk_post")[0].texts()} <= said
