"""Rules about what is cited for a claim."""
