"""Rules about a post's markers and reference list."""
