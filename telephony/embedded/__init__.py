"""The backend that comes with the assistant: real rights and rules over SQLite and a made-up organisation."""
