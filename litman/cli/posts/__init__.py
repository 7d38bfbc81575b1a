"""`litman scan` and `match`."""
