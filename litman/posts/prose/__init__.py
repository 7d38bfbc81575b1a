"""Sentences, and which of them claim something."""
