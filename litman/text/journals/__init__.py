"""Titles of journals, abbreviated as ISO 4 has it."""
