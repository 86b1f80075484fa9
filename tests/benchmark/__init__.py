"""How fast the assistant answers, beside other bots doing less. Run by `make bench`."""
