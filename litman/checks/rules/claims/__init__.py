"""Rules about claims and the sentences they are anchored in."""
