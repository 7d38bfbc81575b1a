"""The text of a title as its words, each with its place in the marked-up title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_TAG = re.compile(
    r"</?(?:i|b|sub|sup|sc)>|<span (?:class=\"nocase\"|style=\"font-variant:\s?small-caps;?\")>|</span>"
)
_PROTECTED = '<span class="nocase">'
# Hyphens part words, apostrophes between letters do not.
_WORD = re.compile(r"[^\W_]+(?:['’](?=[^\W\d_])[^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_OPENING = "'‘“\"([{«¿¡ "
# What ends with a full stop and no sentence with it.
_ABBREVIATIONS = frozenset(
    "vs cf etc approx dept st ste mt dr mr mrs prof no nos vol al spp sp var subsp ca fig inc jr".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a title, or a part of one with hyphens."""

    text: str
    place: int  # where it begins in the marked-up title
    before: str  # what stands between it and the word before it
    is_protected: bool  # marked to keep its case
    is_italic: bool

    @property
    def base(self) -> str:
        """The word in lower case, without `'s`."""
        return _POSSESSIVE.sub("", self.text).lower()

    @property
    def is_possessive(self) -> bool:
        """Whether it ends in `'s`."""
        return self.text.endswith(("'s", "’s"))

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital and goes on in small letters; a lone capital does not."""
        return (
            len(self.text) > 1 and self.text[0].isupper() and self.text[1:].islower() and not self._has_sign
        )

    @property
    def is_small(self) -> bool:
        """Whether all of it is in small letters."""
        return self.text.islower() and not self._has_sign

    @property
    def is_letter(self) -> bool:
        """Whether it is a lone capital."""
        return len(_POSSESSIVE.sub("", self.text)) == 1 and self.text[0].isupper()

    @property
    def _has_sign(self) -> bool:
        """Whether a digit stands in it, or a Greek letter behind a Latin capital: `Hα`."""
        if any(map(str.isdigit, self.text)):
            return True
        return self.text[0].isascii() and any(map(_is_greek, self.text))

    @property
    def is_joined(self) -> bool:
        """Whether a hyphen joins it to the word before it."""
        return self.before in ("-", "‐", "‑", "–")

    @property
    def begins_subtitle(self) -> bool:
        """Whether it stands behind a colon or a dash."""
        before = self.before.rstrip(_OPENING)
        return before.endswith((":", "—")) or (before.endswith(("-", "–", ";")) and self.before[-1:] == " ")


def words_of(rich: str) -> list[Word]:
    """Return the words of a marked-up title."""
    words: list[Word] = []
    spans: list[bool] = []  # of each open `span`: whether it protects
    italics, between = 0, ""
    for text, start, tag in _pieces(rich):
        if tag:
            if tag.startswith("<span"):
                spans.append(tag == _PROTECTED)
            elif tag == "</span>" and spans:
                spans.pop()
            italics += (tag == "<i>") - (tag == "</i>")
            continue
        position = 0
        for match in _WORD.finditer(text):
            between += text[position : match.start()]
            words.append(Word(match[0], start + match.start(), between, any(spans), italics > 0))
            between, position = "", match.end()
        between += text[position:]
    return words


def begins_sentence(words: Sequence[Word], number: int) -> bool:
    """Return whether a word begins the title, or a sentence in it; locants and Greek letters before it do not
    count."""
    while number and words[number].before.strip(" ()[],'′±+-–") == "" and _is_locant(words[number - 1]):
        number -= 1
        if not number:
            return True
    if not number:
        return True
    before = words[number].before.rstrip(_OPENING)
    if before.endswith(("?", "!", "…")) or words[number].before.endswith("["):
        return True
    last = words[number - 1].text
    ends = last.isdigit() or (len(last) > 1 and last.lower() not in _ABBREVIATIONS)
    return before.endswith(".") and ends and " " in words[number].before


def _is_locant(word: Word) -> bool:
    return (
        (word.is_letter and word.text not in "AI")
        or word.text.isdigit()
        or _is_greek(word.text)
        or (word.text[:-1].isdigit() and word.text[-1] in "RSEZH")
    )


def _is_greek(text: str) -> bool:
    return len(text) == 1 and "\u0370" <= text <= "\u03ff"


def _pieces(rich: str) -> Iterator[tuple[str, int, str]]:
    position = 0
    for match in _TAG.finditer(rich):
        yield rich[position : match.start()], position, ""
        yield "", match.start(), match[0]
        position = match.end()
    yield rich[position:], position, ""
