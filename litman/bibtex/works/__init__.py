"""Entries as works, and works as entries."""
