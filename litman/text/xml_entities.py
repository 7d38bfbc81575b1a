"""Entities that a document type of XML declares: they are never expanded, and stand for nothing."""

from __future__ import annotations

from typing import Any


def drop_entities(root: Any) -> None:
    """Take the entities that were not expanded out of a parsed tree: who walks it finds elements only."""
    from lxml import etree

    if root.getroottree().docinfo.internalDTD is not None:
        etree.strip_elements(root, etree.Entity, with_tail=False)
