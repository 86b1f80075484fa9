"""What tests lean on: a channel, an issuer of tokens, and the assistant running between them, all on loopback.

A whole conversation is driven like this::

    async def test_a_question_gets_its_answer(start: Start, assistant: Assistant) -> None:
        chat = await start(assistant)                     # local mode, a database of its own
        reply = await chat.ask("Vad kostar jouren?")      # the one reply; chat.replies has all of them
        assert "700" in reply.text                        # the plain form; reply.card is the card
        assert reply.trace["topic"] == "oncall_cost"
        await chat.press(reply.button("Ja"))              # presses a button of a card

`start` takes the settings' names as keywords (`TENANTS="t1=Lysekil"`), and `clock=` for another time of day.
`start_signed` is the same with the channel's tokens required. `tests.support.echo` is an assistant for tests of
the channel itself. `chat.edit(...)`, `chat.join()`, `chat.send(activity)` and `chat.post(...)` do the rest; see
`tests.support.chat`.
"""
