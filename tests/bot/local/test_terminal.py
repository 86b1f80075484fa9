"""The same conversation in a terminal."""

import io
from pathlib import Path

import pytest
from aiohttp import web

from bot.local.application import create_local_app
from bot.local.terminal import UnknownPersonError, converse, person_named, terminal_chat
from bot.settings import Settings
from dialogs.assistant import Assistant
from telephony.organisation import Organisation
from tests.support.answering import Answering
from tests.support.backend import ScriptedBackend
from tests.support.echo import Echo
from tests.support.open_chat import card, words


def test_what_is_piped_in_is_answered_in_turn(
    app: web.Application,
    organisation: Organisation,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Vad kostar jouren?\n\n1\n"))
    converse(app, person_named(organisation, "tallkvist"))
    shown = capsys.readouterr().out
    steps = [
        "Du är Anna Tallkvist",
        "Välkommen\n\n[1] Again",
        "> Vad kostar jouren?\n",
        "Vad kostar jouren? after nothing",
        "> 1\n",
        "echo picked after Vad kostar jouren?",
    ]
    positions = [shown.index(step) for step in steps]
    assert positions == sorted(positions)


async def test_a_button_that_is_answered_in_place_elsewhere_is_a_message_here(organisation: Organisation) -> None:
    assistant = Answering()
    submit = {"type": "Action.Submit", "title": "Ta ärendet", "data": {"case": "T-1"}}
    offer = card(words("Ärende"), actions=[submit | {"type": "Action.Execute", "fallback": submit}])
    async with terminal_chat(assistant.app(organisation), organisation.people[0]) as chat:
        address = f"/local/connector/v3/conversations/{chat.conversation}/activities"
        async with chat.session.post(address, json=offer | {"summary": "Ärende"}) as sent:
            message = (await sent.json())["id"]
        assert await chat.say("hej") == ["Ärende\n\n[1] Ta ärendet"]
        async with chat.session.put(f"{address}/{message}", json=offer):
            pass
        assert await chat.say("1") == []
    assert assistant.heard[-1]["value"] == {"case": "T-1"}
    assert assistant.heard[-1]["replyToId"] == message


async def test_a_number_that_stands_for_nothing_is_a_message(app: web.Application, organisation: Organisation) -> None:
    async with terminal_chat(app, organisation.people[0]) as chat:
        await chat.open()
        [answer] = await chat.say("13580")
    assert answer.startswith("13580 after nothing")


async def test_a_very_long_line_is_answered(app: web.Application, organisation: Organisation) -> None:
    async with terminal_chat(app, organisation.people[0]) as chat:
        [answer] = await chat.say("a" * 100_000)
    assert answer.startswith("aaaa")


async def test_a_failing_assistant_does_not_end_the_conversation(
    app: web.Application, organisation: Organisation
) -> None:
    async with terminal_chat(app, organisation.people[0]) as chat:
        assert await chat.say("fall over") == ["sorry (sv)"]
        [answer] = await chat.say("hej")
    assert answer.startswith("hej after nothing")


async def test_an_answer_is_shown_in_plain_words_and_what_it_suggests_is_said_by_its_number(
    organisation: Organisation, assistant: Assistant, tmp_path: Path
) -> None:
    settings = Settings.load(DATABASE_URL=f"sqlite:///{tmp_path}/assistant.db")
    app = create_local_app(settings, assistant, ScriptedBackend(), organisation)
    async with terminal_chat(app, organisation.people[0]) as chat:
        await chat.open()
        [answer] = await chat.say("Vad kostar det att köpa ut mobilen?")
        assert answer.startswith("Vad det kostar att köpa ut telefonen\n\nDet kostar 984 kr")
        assert "[2] Vem som får betalt vid utköp\n" in answer
        [payee] = await chat.say("2")
    assert payee.startswith("Vem som får betalt vid utköp")


async def test_every_terminal_is_a_new_conversation(
    app: web.Application, organisation: Organisation, echo: Echo
) -> None:
    async with terminal_chat(app, organisation.people[0]) as chat:
        assert (await chat.open())[0].startswith("Välkommen")
    assert echo.turns[0].person.municipality == "Sotenäs"


def test_a_person_is_chosen_by_a_part_of_the_name_or_by_id(organisation: Organisation) -> None:
    teacher = person_named(organisation, "TALLKVIST")
    assert teacher.name == "Anna Tallkvist"
    assert person_named(organisation, teacher.id) == teacher


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [("Anna", "several are named Anna: write the whole name or the id. Anna "), ("Zorro", "nobody")],
)
def test_an_unclear_name_is_told_with_what_to_write(organisation: Organisation, wanted: str, sentence: str) -> None:
    with pytest.raises(UnknownPersonError, match=sentence):
        person_named(organisation, wanted)
