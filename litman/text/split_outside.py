"""A text in parts, at marks that stand in no brackets."""

from __future__ import annotations

import re


def split_outside(text: str, marks: str, brackets: str) -> list[str]:
    """Return the parts between the marks, but for those that a closing bracket follows before an opening one.

    Args:
        text: As it is written.
        marks: Characters that each end a part.
        brackets: The opening and the closing one.
    """
    parts: list[str] = []
    end, within = len(text), False
    for found in reversed(list(re.finditer(f"[{re.escape(marks + brackets)}]", text))):
        if found[0] in brackets:
            within = found[0] == brackets[1]
        elif not within:
            parts.append(text[found.end() : end])
            end = found.start()
    return [text[:end], *reversed(parts)]
