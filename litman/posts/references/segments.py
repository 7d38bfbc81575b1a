"""A reference cut into labelled stretches by the trained model.

The labels are those of the training data (AnyStyle): author, title, container-title, date, volume, pages, …
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from litman.posts.references.features import token_features
from litman.posts.references.tokens import tokenise

if TYPE_CHECKING:
    from pycrfsuite import Tagger


# The model labels the first word of a part apart (`B-title`): that sharpens where one part ends and the next begins.
FIRST = "B-"


class Segment(NamedTuple):
    """A stretch of a reference with its label; the span is in code points."""

    label: str
    start: int
    end: int


def segment_reference(text: str) -> list[Segment]:
    """Return the labelled stretches of one reference, in order; together they hold every word of it."""
    tokens = tokenise(text)
    if not tokens:
        return []
    labels = tagger("parts.crfsuite").tag(token_features(tokens))
    segments: list[Segment] = []
    for token, tag in zip(tokens, labels, strict=True):
        label = tag.removeprefix(FIRST)
        if segments and segments[-1].label == label:
            segments[-1] = Segment(label, segments[-1].start, token.end)
        else:
            segments.append(Segment(label, token.start, token.end))
    return segments


@lru_cache(maxsize=4)
def tagger(name: str) -> Tagger:
    """Return the model of that file name in this package, read on first use."""
    import pycrfsuite  # a compiled module and a model file: loaded by the first reference only

    loaded = pycrfsuite.Tagger()
    loaded.open(os.fspath(Path(__file__).with_name(name)))
    return loaded
