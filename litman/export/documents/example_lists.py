"""Pandoc's numbered examples, `(@) …` and `(@good) …`, told from citations that look like them.

Where a paragraph, an item or a note begins with `(@short2018)` or `@short2018.`, pandoc begins a list of examples and
the citation is gone. A label that is a citation key is put in braces before pandoc reads it, which means the same
work and is no label; what is left are examples.

Source: Pandoc User's Guide, "Extension: example_lists".
"""

from __future__ import annotations

import re
from collections.abc import Callable

_GUARD = "\ue000"  # a private character: no key begins with it
_LABEL = r"[\w-]{1,200}"
_AT_START = re.compile(
    r"(?m)^[ \t>]*+(?:[-*+:~|][ \t]++|\(?[\w#]{1,9}[.)][ \t]++|\[\^[^\]\s]{1,60}\]:[ \t]*+)?"
    rf"(?:\(@(?P<label>(?:{_LABEL})?)\)|@(?P<bare>{_LABEL})[.)])(?=\s)"
)
_LOOKS_SO = re.compile(rf"(?<![\w@\\])@(?P<label>{_LABEL})(?=[.)])")
_GUARDED = re.compile(rf"@\{{{_GUARD}({_LABEL})\}}")


def has_examples(text: str, is_cited: Callable[[str], bool]) -> bool:
    """Whether a Markdown text has a list of examples: `(@)`, or a label at the beginning of a line that is no key."""
    if "@" not in text:
        return False
    labels = (match["label"] or match["bare"] or "" for match in _AT_START.finditer(text))
    return any(not label or not is_cited(label) for label in labels)


def with_guards(text: str, is_cited: Callable[[str], bool]) -> str:
    """Return the text with each key in braces that could be the label of an example."""
    return _LOOKS_SO.sub(
        lambda match: f"@{{{_GUARD}{match['label']}}}" if is_cited(match["label"]) else match.group(), text
    )


def without_guards(data: bytes) -> bytes:
    """Return the document that pandoc made of a guarded text as it would be without the guards."""
    if _GUARD.encode() not in data:
        return data
    return _GUARDED.sub(r"@\1", data.decode("utf-8", "replace")).replace(_GUARD, "").encode()
