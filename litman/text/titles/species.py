"""Names of species in titles: marked, so that no style makes `Psilocybe Cubensis` of them."""

from __future__ import annotations

import re

from litman.text.titles.names import is_latin_epithet

_MARK, _END = '<span class="nocase">', "</span>"
# In italics, the way in which species are written: a genus or its letter, one or two small words.
_ITALIC = re.compile(r"<i>([A-Z](?:[a-z]+|\.)) ([a-z]{3,})(?: ([a-z]{3,}))?</i>")

# Epithets without an ending that Latin words have, of species that many write about.
_OTHERS = frozenset(
    "melanogaster pombe mays rerio sativa sativum sativus scrofa difficile vivax alba niger pseudoobscura ananassae "
    "nidulans patens bubalis capra hircus aries tigris rubripes cerana dorsalis flavus rapa sinensis faba "
    "somniferum".split()
)


def protect_species(rich: str) -> str:
    """Return a title with marks around names of species that are in italics and not marked yet."""
    if "<i>" not in rich or _MARK in rich:
        return rich
    return _ITALIC.sub(_marked, rich)


def _marked(match: re.Match[str]) -> str:
    epithets = [word for word in match.groups()[1:] if word]
    is_species = all(is_latin_epithet(word) or word in _OTHERS for word in epithets)
    return f"{_MARK}{match[0]}{_END}" if is_species else match[0]
