"""The telephony backend: its contract, and one file per implementation."""
