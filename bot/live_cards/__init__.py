"""Cards that change after they have been sent.

A question that can still be answered becomes a receipt as soon as it is answered, whichever way; a case shows how it
stands. What a card shows by now is stored, in the transaction of the turn or of the order that changed it, and brought
to the channel afterwards: several changes in a row become one.

    rows.py      the cards in the database, and which of them have to be brought up to date
    receipts.py  what becomes of a question's card once it is answered
    keeping.py   which of a turn's cards are kept, and which of the earlier ones it changes
    redrawing.py brings changed cards to the channel
"""
