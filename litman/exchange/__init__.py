"""Readers of other programs' bibliographies: CSL-JSON, Zotero, RIS, PubMed, EndNote."""
