r"""A field holds characters that went wrong on the way.

What it finds
    HTML in a field (`&amp;`, `&#8211;`, `&lt;`), and U+FFFD, which a program writes where it could not read a letter.
    Addresses keep their `&`. A remark names commands of TeX that litman does not know and leaves out (`\mycompany`).
Why it matters
    Both are printed as they stand: Tea &amp; Sleep, M�ller. A DOI with `&lt;` in it is none.
Example
    title = {Tea &amp;amp; sleep}
What to do
    Write the character that is meant: `litman set KEY title="…"`; with a DOI, `litman refresh` shows what the registry
    has.
Source
    HTML Living Standard, section 13.5 (named character references); Unicode Standard, section 23.8 (U+FFFD).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from litman.bibtex.tex.unknown_commands import unknown_commands
from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.finding import Finding
from litman.text.terminal import shorten

CODE = "BIB115"
_ENTITY = re.compile(
    r"\\?&(?:amp|lt|gt|quot|apos|nbsp|[lr]dquo|[lr]squo|[mn]dash|hellip|shy|thinsp|times|deg|szlig|[aeiouyAEIOUYncNC]"
    r"(?:acute|grave|circ|uml|tilde|cedil|ring)|[a-z]{2,8}(?=;)|\\?#(?:\d{1,7}|[xX][0-9a-fA-F]{1,6}));"
)
_LOST = "\ufffd"
_PATHS = frozenset({"file", "abstract"})  # of no importance for a reference
_ADDRESSES = frozenset({"url", "doi", "urlraw", "bdsk-url-1", "bdsk-url-2"})


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each field with such characters."""
    for entry in facts.entries():
        for name, value in entry.values.items():
            if name in _PATHS:
                continue
            if "\\" in value and name not in _ADDRESSES and (unknown := unknown_commands(value)):
                listed = ", ".join(f"\\{command}" for command in unknown)
                message = f"`{name}` holds a command that litman does not know and leaves out: {listed}"
                yield Finding(CODE, entry.place(name), message, "info", key=entry.key)
            if "&" not in value and _LOST not in value:
                continue
            entity = None if name in _ADDRESSES else _ENTITY.search(value)
            if entity:
                message = f"`{name}` holds HTML: {entity[0]} stands for a character"
                yield Finding(CODE, entry.place(name), message, "warning", key=entry.key)
            if _LOST in value:
                at = value.index(_LOST)
                around = shorten(value[max(0, at - 20) : at + 20], 44)
                message = f"`{name}` has a letter that a program could not read (U+FFFD): {around!r}"
                yield Finding(CODE, entry.place(name), message, "warning", key=entry.key)


RULE = LibraryRule.of(CODE, "a field holds HTML or a letter that could not be read", find)
