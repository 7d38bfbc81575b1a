"""Notes that stand within the text, as `^[…]` and `\\footnote{…}` do: where one is written, with its brackets."""

from __future__ import annotations

import re

from litman.posts.converting.places import SourcePlaces, shown_words, words_of
from litman.posts.post import Block, Format, Post, Span
from litman.text.lazy_pattern import lazy_pattern

# How a note begins whose words follow at once, and the bracket that ends it.
_OPENS: dict[Format, tuple[re.Pattern[str], str]] = {
    "markdown": (re.compile(r"\^\["), "]"),
    "latex": (re.compile(r"\\[A-Za-z]{2,20}\*?\s{0,3}(?:\[[^\[\]{}]{0,20}\]\s{0,3})?\{"), "}"),
    "org": (re.compile(r"\[fn:[\w-]{0,60}:"), "]"),
    "typst": (re.compile(r"#footnote\["), "]"),
    "asciidoc": (re.compile(r"footnote(?:ref)?:(?:[\w-]{0,60}\[(?!\])|\[[\w-]{1,60},)"), "]"),
}
_OPENING = {"]": "[", "}": "{"}
_NAMED = lazy_pattern(r"\s?<[\w:.-]{1,80}>|\\label\{")  # what other calls of the note go by
_LONGEST = 4_000


def is_inline(post: Post, places: SourcePlaces, source: str, call: int) -> bool:
    """Whether a note's words stand where it is called.

    Args:
        post: The post.
        places: Where its text stands in its source.
        source: That source.
        call: Where in the text the call begins.
    """
    return _begin(post, places, source, call) is not None


def inline_note(post: Post, places: SourcePlaces, source: str, call: int, note: Block) -> Span | None:
    """Return where a note within the text is written, its brackets included; None where that is not certain."""
    begin = _begin(post, places, source, call)
    if begin is None:
        return None
    closing = _OPENS[post.format][1]
    end = _closed(source, begin.end, closing, has_comments=post.format == "latex")
    if end is None or _NAMED.match(source, end + 1) or "\\label{" in source[begin.end : end]:
        return None
    if _OPENS[post.format][0].search(source, begin.end, end) and post.format != "latex":
        return None  # a note in a note
    first, last = places.offset(note.start), places.offset(note.end - 1)
    if first is None or last is None or not begin.end <= first <= last < end:
        return None
    said = words_of(post.text[note.start : note.end])
    return Span(begin.start, end + 1) if shown_words(source[begin.end : end]) == said else None


def _begin(post: Post, places: SourcePlaces, source: str, call: int) -> Span | None:
    at = places.offset(call)
    if at is None or post.format not in _OPENS:
        return None
    opened = _OPENS[post.format][0].match(source, at)
    return Span(at, opened.end()) if opened else None


def _closed(source: str, start: int, closing: str, *, has_comments: bool) -> int | None:
    """Return where the bracket that is open at `start` is closed; None where it is not."""
    opening, depth = _OPENING[closing], 1
    at, end = start, min(len(source), start + _LONGEST)
    while at < end:
        char = source[at]
        if char == "\\":
            at += 1
        elif char == "%" and has_comments:
            return None  # what is hidden there is somebody's remark
        elif char == opening:
            depth += 1
        elif char == closing:
            depth -= 1
            if depth == 0:
                return at
        at += 1
    return None
