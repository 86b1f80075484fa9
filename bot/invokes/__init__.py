"""Invokes: what the channel asks and waits to be answered, one file for each kind.

Each answers within the request, so that Teams can show the answer in place; what else a press leads to goes the way of
every turn.
"""
