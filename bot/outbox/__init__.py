"""The outbox: orders that were stored with a turn, carried out after it, and their results told.

    rows.py      the orders in the database, and which of them may be carried out now
    worker.py    takes what is due in hand, on its own or beside other processes
    commands.py  carries out what the telephony backend is told
    errands.py   carries out what the assistant sees to itself
    notices.py   carries out what other people are told
    posts.py     shows cases in SML-IT's channel
    unreached.py what becomes of either where the assistant is not installed
    watches.py   waits until questions that were left have an answer
    results.py   tells the conversation that ordered it what became of it
    takeover.py  what a process that died has left undone

An order's command is given to the backend at least once, always with the same idempotency key; before it is given
again, the backend is asked what became of it.
"""
