"""Formatted bibliographies as files: one writer for each format."""
