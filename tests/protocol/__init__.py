"""Activities as Teams really sends them, with made-up ids, names and words."""
