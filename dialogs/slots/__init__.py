"""The kinds of slots: what counts as an answer to each."""
