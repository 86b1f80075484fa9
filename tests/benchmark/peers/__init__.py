"""Other bots that the assistant is measured against. Each listens on PORT and replies to messages."""
