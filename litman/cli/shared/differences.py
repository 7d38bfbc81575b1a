"""How it is said in what a quotation differs from its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from litman.texts.quotation_differences import Difference

_SHOWN = 160  # characters of what stands around the words, and of what an ellipsis left out


def difference_words(one: Difference) -> str:
    """Return how a difference is said."""
    source, quoted = start_of(one.source), start_of(one.quoted)
    said = {
        "left-out": f"left out: {source}",
        "added": f"added: {quoted}",
        "changed": f"changed: {source} → {quoted}",
        "omitted": f"behind the ellipsis: {source}",
        "in-front": f"right before the words the source says: {source}",
    }[one.kind]
    turned = [f"a denial is {one.denial}"] if one.denial else []
    turned += [f"a hedge is {one.hedge}"] if one.hedge else []
    return f"{said} ({', '.join(turned)})" if turned else said


def start_of(text: str) -> str:
    """Return the beginning of a text that is too long to show."""
    return text if len(text) <= _SHOWN else text[:_SHOWN].rpartition(" ")[0] + " …"


def end_of(text: str) -> str:
    """Return the end of a text that is too long to show."""
    return text if len(text) <= _SHOWN else "… " + text[-_SHOWN:].partition(" ")[2]
