"""Titles of works: which case they are in, which of their words are names, and sentence case made of title case."""
