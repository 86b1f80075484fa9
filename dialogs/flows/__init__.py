"""The flows: one file for what each does, and one beside it for what it says and hears."""
