"""Texts of sources: read from files, kept page by page, found for a work."""
