"""Zotero's own JSON."""
