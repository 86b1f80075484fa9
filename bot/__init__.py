"""The Teams channel: all that knows HTTP, the Bot Framework, cards and storage."""
