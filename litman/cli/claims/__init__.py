"""`litman claims`."""
