"""Identifiers of works: parse, normalise, find in running text."""
