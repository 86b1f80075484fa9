"""Local mode's own ways in: a chat page and a terminal chat, both over the real endpoint."""
