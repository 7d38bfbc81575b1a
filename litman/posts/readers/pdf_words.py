"""The words of lines put together: words that a line's end cuts, addresses and DOIs that go on in the next line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from litman.posts.readers.pdf_apart import RAISED
from litman.posts.readers.pdf_lines import Line

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_CUT = re.compile(r"(?P<start>[^\W\d_]+(?:[-‐][^\W\d_]+)*)(?P<hyphen>[-‐\u00ad])\Z")
_BEGINS = re.compile(rf"[{''.join(RAISED)}]*(?P<word>[^\W\d_]+)")
# An address or DOI at the line's end, and what it can go on with.
_ADDRESS = re.compile(r"(?:https?:\S*|www\.\S*|\bdoi:\s?\S*|\b10\.\d{0,9}\S*)\Z", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:[/._~%?=&#-]\S|\S*[\d/_=]\S*|\w{1,24}\.(?:\w{1,6})?[).,]?(?:\s|\Z)|(?:com|org|net|edu)\b)"
)
_HYPHENS = ("-", "‐", "\u00ad")
_OF_ADDRESS = ("http", "www.", "doi:", "10.")
_OPEN = ("/", ".", "-", "_", "=", ":", "&", "?")


def words_of(lines: Iterable[Line]) -> frozenset[str]:
    """Return the words that stand within the lines, compounds with their hyphens, in small letters."""
    found: set[str] = set()
    is_cut = False  # the line before ends in half a word
    for line in lines:
        words = [match.group().casefold() for match in _WORD.finditer(line.bare)]
        begins_with_half, is_cut = is_cut, _cut(line.bare) is not None
        for word in words[begins_with_half : len(words) - is_cut]:
            found.update(_with_parts(word))
    return frozenset(found)


def _cut(text: str) -> re.Match[str] | None:
    """Return the word, with its hyphen, that the end of a line cuts."""
    return _CUT.search(text[-80:]) if text.endswith(_HYPHENS) else None


def _with_parts(word: str) -> tuple[str, ...]:
    return (word, *word.split("-")) if "-" in word else (word,)


def joined(lines: Sequence[Line], known: frozenset[str]) -> list[str]:
    """Return the texts of a paragraph's lines, with a space behind each unless the next goes on with its last word.

    A word cut at a hyphen is put together where the document has it so, or has it neither way; a compound keeps its
    hyphen where the document has it with one.
    """
    texts: list[str] = []
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        text = line.text
        texts.append(text + " " if following is None else _ended(text, following.text, known))
    return texts


def _ended(text: str, following: str, known: frozenset[str]) -> str:
    tail = text[-200:]
    may_be_open = text.endswith(_OPEN) and any(map(tail.lower().__contains__, _OF_ADDRESS))
    if may_be_open and _ADDRESS.search(tail) and (text.endswith("-") or _GOES_ON.match(following)):
        return text
    if text.endswith("—"):
        return text
    cut = _cut(text)
    begins = _BEGINS.match(following) if cut is not None else None
    if cut is None or begins is None:
        return text + " "
    if not begins["word"][0].islower():
        return text
    whole = f"{cut['start']}{begins['word']}".casefold()
    compound = f"{cut['start']}-{begins['word']}".casefold()
    if whole not in known and (compound in known or _are_words(cut["start"], begins["word"], known)):
        return text
    return text[:-1]


def _are_words(start: str, end: str, known: frozenset[str]) -> bool:
    """Whether both halves are words of the document by themselves, and no syllables."""
    return min(len(start), len(end)) > 2 and start.casefold() in known and end.casefold() in known
