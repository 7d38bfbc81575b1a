"""Formulas within a text: what is left of a sentence once they are gone."""

from __future__ import annotations

import re

from litman.text.lazy_pattern import lazy_pattern

_DISPLAYED = lazy_pattern(r"\$\$.*?(?:\$\$|\Z)|\\\[.*?(?:\\\]|\Z)|\\\(.*?(?:\\\)|\Z)", re.DOTALL)
# A dollar before a digit is mostly money: `from $5 to $10`.
_INLINE = lazy_pattern(r"\$(?=[^\s\d$])[^$\n]{1,300}(?<=\S)\$(?!\d)")
_COMMAND = lazy_pattern(
    r"\\(?:begin|end|text(?:rm|bf|it)?|label|tag)\*?\{[^{}\n]{0,80}\}|\\[A-Za-z]{2,40}\*?|\\[\\,;:!]"
)
_SIGN = lazy_pattern(r"[=<>≤≥≈≠∑∏∫√∂∇∈∉⊂⊆∪∩∀∃→⇒↦∞±×·^_{}&~|]")
_WORD = lazy_pattern(r"[^\W\d_]{3,}")
_FEWEST_WORDS = 3


def is_formula(sentence: str) -> bool:
    """Whether the sentence, or the part of one that it is, is a formula and says nothing in words.

    A formula is set off as TeX does it, full of its commands, or made of signs with hardly a word between them.
    """
    if "$" not in sentence and "\\" not in sentence:  # as most: nothing is set off, and no command is in it
        return len(_SIGN.findall(sentence)) >= 2 and len(_WORD.findall(sentence)) < _FEWEST_WORDS
    left = _INLINE.sub(" ", _DISPLAYED.sub(" ", sentence))
    is_set_off = left != sentence
    commands = _COMMAND.findall(left)
    words = _WORD.findall(_COMMAND.sub(" ", left))
    if is_set_off or commands:
        return len(words) < max(_FEWEST_WORDS, len(commands))
    return len(words) < _FEWEST_WORDS and len(_SIGN.findall(left)) >= 2
