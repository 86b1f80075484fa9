"""Who is calling, and who we are: the channel's tokens checked, our own fetched."""
