"""The label that stands before a reference in its list: `[3]`, `(3)`, `3.`."""

from __future__ import annotations

import re

from litman.text.folding import collapse_white_space


def label_length(text: str, label: str | None) -> int:
    """Return how many code points of a reference are its label and what parts that from the rest; 0 without one."""
    if label is None:
        return 0
    name = re.escape(label)
    found = re.match(rf"\s*(?:\[{name}\]|\({name}\)|{name}(?=[.):\s]))[.):]?\s*", text)
    return found.end() if found is not None and found.end() < len(text) else 0


def without_label(text: str, label: str | None) -> str:
    """Return a reference in one line, without the label that stands before it."""
    text = collapse_white_space(text)
    return text[label_length(text, label) :]
