"""Flows by form: all of their questions at once, half and half, and what can't be taken."""

from dataclasses import replace

import pytest

from dialogs.assistant import Assistant
from dialogs.reply import Field, Form, Input, Reply
from dialogs.turn import Fill, Person
from telephony.contract import Telephony
from tests.support.talk import Talk
from tests.support.telephony import Exchange, member, open_telephony, organisation


@pytest.fixture
def telephony(exchange: Exchange) -> Telephony:
    exchange.backend = open_telephony()
    return exchange.backend


def talk_as(name: str, guide: Assistant, telephony: Telephony) -> Talk:
    who = member(name)
    person = Person(id=who.id, tenant=organisation().tenant_of(who), name=who.name, municipality=who.municipality)
    return Talk(guide, backend=telephony, person=person)


def form_of(talk: Talk) -> Form:
    """The form of the question that is open."""
    [form] = talk.replies[-1].forms
    return form


def sent(form: Form, values: dict[str, str]) -> Fill:
    """The form with what was filled in."""
    assert isinstance(form.press, Fill)
    return replace(form.press, values=values)


def fields_of(talk: Talk) -> dict[str, Field]:
    return {field.name: field for field in form_of(talk).fields}


def fill_in(talk: Talk, **values: str) -> Reply:
    """Send the open form with some fields filled in; dots in their names as two underscores. Gives the last reply."""
    form = form_of(talk)
    stands = {field.name: field.value for field in form.fields}
    own = {name.replace("__", "."): value for name, value in values.items()}
    return talk.hear(press=sent(form, stands | own))[-1]


def test_a_loss_is_reported_by_a_form_alone(guide: Assistant, telephony: Telephony) -> None:
    talk = talk_as("Sara Vitsippa", guide, telephony)
    talk.hear("Jag har blivit av med min mobil")
    summary = fill_in(talk, kind="stolen", when="i går kväll", where="på tåget", locked="yes", wipe="yes")
    for line in ("Stulen", "i går kväll (måndag 2 mars)", "på tåget", "Ja, den var låst", "Ja, lås och rensa"):
        assert line in summary.text
    assert "Anmälan är mottagen" in talk.hear_all("ja")


def test_what_was_said_stands_in_the_form_and_what_is_left_is_asked_for(guide: Assistant, telephony: Telephony) -> None:
    talk = talk_as("Sara Vitsippa", guide, telephony)
    talk.hear("Mobilen blev stulen på tåget")
    assert {name: field.value for name, field in fields_of(talk).items() if field.value} == {
        "kind": "stolen",
        "where": "på tåget",
    }
    assert fill_in(talk, when="i går", locked="no").trace.step == "wipe"
    assert "Så här ser anmälan ut" in talk.hear_all("ja")


def test_what_may_be_left_out_and_was_left_empty_is_not_asked_for(guide: Assistant, telephony: Telephony) -> None:
    talk = talk_as("Sara Vitsippa", guide, telephony)
    talk.hear("Jag har blivit av med min mobil")
    assert fill_in(talk, kind="lost", locked="yes", wipe="no").trace.step == "confirm"


def test_a_field_that_was_left_untouched_and_not_sent_counts_as_empty(guide: Assistant, telephony: Telephony) -> None:
    talk = talk_as("Sara Vitsippa", guide, telephony)
    talk.hear("Jag har blivit av med min mobil")
    values = {"kind": "lost", "locked": "yes", "wipe": "no"}
    (summary,) = talk.hear(press=sent(form_of(talk), values))
    assert summary.trace.step == "confirm"


def test_a_form_that_comes_without_any_field_leaves_all_open(guide: Assistant, telephony: Telephony) -> None:
    talk = talk_as("Sara Vitsippa", guide, telephony)
    talk.hear("Jag har blivit av med min mobil")
    (again,) = talk.hear(press=sent(form_of(talk), {}))
    assert again.trace.step == "when"
    assert again.forms


def test_the_summary_is_changed_in_a_form(guide: Assistant, telephony: Telephony) -> None:
    talk = talk_as("Sara Vitsippa", guide, telephony)
    talk.hear("Jag har blivit av med min mobil")
    fill_in(talk, kind="lost", when="i går", where="på bussen", locked="yes", wipe="no")
    changed = fill_in(talk, where="på tåget")
    assert "på tåget" in changed.text
    assert "bussen" not in changed.text
    assert "i går (måndag 2 mars)" in changed.text


def test_what_can_not_be_taken_is_told_in_its_field_and_nothing_is_lost(guide: Assistant, telephony: Telephony) -> None:
    talk = talk_as("Sara Vitsippa", guide, telephony)
    talk.hear("Jag har blivit av med min mobil")
    reply = fill_in(talk, kind="stolen", when="i morgon", where="på tåget")
    assert reply.instead
    assert form_of(talk).open
    fields = fields_of(talk)
    assert (fields["when"].value, fields["where"].value) == ("i morgon", "på tåget")
    assert "har inte varit än" in fields["when"].problem
    assert not fields["where"].problem
    assert fill_in(talk, when="i går", locked="yes", wipe="no").trace.step == "confirm"


def test_an_answer_that_is_none_gets_an_example(guide: Assistant, telephony: Telephony) -> None:
    talk = talk_as("Mikael Lärkfors", guide, telephony)
    talk.hear("jag vill begära en samtalslista")
    fill_in(talk, subject="vem som helst")
    assert "Anna Tallkvist" in fields_of(talk)["subject"].problem


def test_a_call_list_is_requested_by_days(guide: Assistant, telephony: Telephony) -> None:
    talk = talk_as("Mikael Lärkfors", guide, telephony)
    talk.hear("jag vill begära en samtalslista")
    fields = fields_of(talk)
    assert fields["subject"].input is Input.CHOICE
    assert fields["period.first"].latest == "2026-03-03"
    assert fields["period.first"].refusal.startswith("Den perioden har inte varit än.")
    anna = next(item.value for item in fields["subject"].items if item.title == "Anna Tallkvist")
    days = {"period__first": "2026-02-01", "period__last": "2026-02-28"}
    summary = fill_in(talk, subject=anna, **days, purpose="invoice", reason="fakturan är hög")
    assert "februari 2026" in summary.text
    assert "Anna Tallkvist" in summary.text


def test_a_period_wants_both_of_its_days(guide: Assistant, telephony: Telephony) -> None:
    talk = talk_as("Mikael Lärkfors", guide, telephony)
    talk.hear("jag vill begära en samtalslista")
    fill_in(talk, period__first="2026-02-01")
    assert fields_of(talk)["period.first"].problem == "Fyll i både den första och den sista dagen."


def test_a_form_that_is_opened_stands_alone_and_can_be_left_again(guide: Assistant, telephony: Telephony) -> None:
    talk = talk_as("Sara Vitsippa", guide, telephony)
    talk.hear("Jag har blivit av med min mobil")
    (opened,) = talk.hear(press=form_of(talk).opener)
    assert opened.instead
    assert form_of(talk).open
    assert [one.title for one in opened.suggestions] == ["Tillbaka till frågan"]
    (left,) = talk.hear(press=opened.suggestions[0].press)
    assert left.instead
    assert not form_of(talk).open
    assert [one.title for one in left.suggestions] == ["Hoppa över"]


def test_what_can_not_be_taken_leaves_nothing_else_to_press(guide: Assistant, telephony: Telephony) -> None:
    talk = talk_as("Sara Vitsippa", guide, telephony)
    talk.hear("skapa ett ärende")
    fill_in(talk, description="mobilen startar inte", hinders="yes")
    wrong = fill_in(talk, hinders="kanske")
    assert [one.title for one in wrong.suggestions] == ["Tillbaka till frågan"]


def test_an_absence_is_planned_by_day_and_hour(guide: Assistant, telephony: Telephony) -> None:
    talk = talk_as("Sara Vitsippa", guide, telephony)
    talk.hear("koppla bort mig")
    wrong = fill_in(talk, until__day="2026-03-02", until__time="13:00")
    assert wrong.forms[0].note.startswith("Något i formuläret behöver rättas")
    problems = [field.problem for field in form_of(talk).fields if field.problem]
    assert len(problems) == 1
    told = fill_in(talk, reason="meal", until__day="", until__time="13:00")
    assert "till kl. 13.00" in told.text
    assert talk.orders[-1].command.do == "set_referral"


def test_an_absence_that_begins_later_has_its_beginning_in_the_form(guide: Assistant, telephony: Telephony) -> None:
    talk = talk_as("Sara Vitsippa", guide, telephony)
    talk.hear("koppla bort mig")
    told = fill_in(
        talk, reason="leave", until__from_day="2026-03-04", until__from_time="08:00", until__day="2026-03-06"
    )
    assert "6 mars" in told.text


def test_a_form_of_an_earlier_question_does_nothing(guide: Assistant, telephony: Telephony) -> None:
    talk = talk_as("Sara Vitsippa", guide, telephony)
    talk.hear("Jag har blivit av med min mobil")
    first = form_of(talk)
    talk.hear("den blev stulen")
    talk.hear("i går")
    (reply,) = talk.hear(press=sent(first, {"kind": "damaged"}))
    assert "gäller inte längre" in reply.text
    assert talk.conversation.frames[-1].value("kind") == "stolen"


def test_identity_numbers_are_masked_in_what_is_filled_in(guide: Assistant, telephony: Telephony) -> None:
    talk = talk_as("Sara Vitsippa", guide, telephony)
    talk.hear("skapa ett ärende")
    form = form_of(talk)
    values = {"description": "19900101-2384 kan inte ringa", "hinders": "yes"}
    replies = talk.hear(press=sent(form, values))
    assert "2384" not in "".join(reply.text for reply in replies)
    assert "kan inte ringa" in replies[-1].text


def test_a_single_question_has_no_form(guide: Assistant, telephony: Telephony) -> None:
    talk = talk_as("Sara Vitsippa", guide, telephony)
    (reply,) = talk.hear("vem har en viss anknytning?")
    assert not reply.forms


def test_a_required_answer_that_is_emptied_is_asked_for(guide: Assistant, telephony: Telephony) -> None:
    talk = talk_as("Sara Vitsippa", guide, telephony)
    talk.hear("skapa ett ärende")
    fill_in(talk, description="mobilen startar inte", hinders="yes")
    assert fill_in(talk, description="").trace.step == "description"


def test_a_phone_is_reported_for_a_subordinate_who_is_chosen_in_the_form(
    guide: Assistant, telephony: Telephony
) -> None:
    talk = talk_as("Mikael Lärkfors", guide, telephony)
    talk.hear("en mobil är borttappad")
    sara = next(item.value for item in fields_of(talk)["owner"].items if item.title == "Sara Vitsippa")
    reply = fill_in(talk, owner=sara, kind="lost", locked="yes")
    assert talk.conversation.frames[-1].label("owner") == "Sara Vitsippa"
    assert reply.trace.step == "wipe"
