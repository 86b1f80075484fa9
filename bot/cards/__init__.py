"""Adaptive Cards 1.5, made by typed functions: one file for each kind of card.

elements.py       the parts that cards are made of
reply_card.py     what the assistant says
form.py           a flow's questions to fill in
receipt.py        a question that has been answered
contact.py        somebody in the directory, to be passed on
feedback_form.py  what somebody thinks of an answer
"""
