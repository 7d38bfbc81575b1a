"""Bibliographies and citations in any CSL style, by the engine that is there."""
