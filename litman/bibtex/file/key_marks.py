"""Characters of a citation key that a shell or TeX takes for its own."""

from __future__ import annotations

import re

# Source: POSIX, "Shell Command Language", section 2.2; bash, "History Expansion"; The TeXbook, chapter 7.
_SHELL = frozenset("|&;<>()$`\\\"'*?[]!")
_TEX = frozenset("\\{}$&#^~%")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")


def key_marks(key: str) -> str | None:
    """Return what is wrong with a key on a command line or in TeX, None where it is a word to both.

    `moss$(id)` runs a program where it is copied into a shell, `-rf` is read as an option. The apostrophe of a name
    (`d'oro2022`) runs nothing, TeX takes it for a letter, and many libraries hold such keys: it is no mark.
    """
    if key.startswith(("-", "=")):
        return f"begins with {key[0]}, as no word of a command line may"
    if not key.isprintable():
        return "holds characters that cannot be seen"
    found = dict.fromkeys(c for c in _APOSTROPHE.sub("", key) if c in _SHELL or c in _TEX)
    return f"holds {' '.join(found)}, which a shell or TeX takes for its own" if found else None
