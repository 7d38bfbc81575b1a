"""Bibliographies and documents, from the works that were asked for."""
