"""The conversation: pure functions from a turn and a conversation to an outcome."""
