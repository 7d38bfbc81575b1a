"""The walk through a post's claims: what each needs, where it stopped, and the decisions on the way."""
