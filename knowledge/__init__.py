"""The telephony routine as data, and what can be worked out from it."""
