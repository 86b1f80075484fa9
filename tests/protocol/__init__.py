"""Activities in the shapes that Teams sends, recorded or documented, with made-up ids, names and words."""
