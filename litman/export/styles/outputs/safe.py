"""Characters that have no place in a file that people read."""

from __future__ import annotations

import re

# Control characters, and those that turn the direction of text or hide; joiners that Arabic and Persian need stay.
# Source: Unicode Technical Report 36, section 2.7; XML 1.0, section 2.2.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufff9-\uffff\ud800-\udfff]")


def readable(text: str) -> str:
    """Return the text without characters that deceive a reader or break a file."""
    return _UNSAFE.sub("", text)
