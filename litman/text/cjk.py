"""Chinese, Japanese and Korean writing in a text."""

from __future__ import annotations

from litman.text.lazy_pattern import lazy_pattern

CJK = "\\u3040-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7af"  # for a class of characters in a pattern
# Words as texts are compared: in these scripts each character is one.
WORD = f"[{CJK}]|[^\\W_{CJK}]+"
_CHARACTER = lazy_pattern(f"[{CJK}]")
_RUN = lazy_pattern(f"[{CJK}]+")


def may_hold_cjk(text: str) -> bool:
    """Whether a character from these scripts' punctuation on is in the text: quick to ask, of western ones too."""
    return not text.isascii() and max(text) >= "\u3000"


def holds_cjk(text: str) -> bool:
    """Whether a character of these scripts is in the text."""
    return may_hold_cjk(text) and _CHARACTER.search(text) is not None


def with_characters_apart(text: str) -> str:
    """Return a text with its characters of these scripts once more, each as a word: no spaces part words in them."""
    if not may_hold_cjk(text):
        return text
    apart = " | ".join(" ".join(run) for run in _RUN.findall(text))
    return f"{text}\n{apart}" if apart else text


def begins_in_cjk(text: str) -> bool:
    """Whether the text begins with a character of these scripts."""
    return not text[:1].isascii() and _CHARACTER.match(text) is not None
