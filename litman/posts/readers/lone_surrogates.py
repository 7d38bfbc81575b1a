r"""Halves of characters without their other half, which JSON and YAML can escape (`\ud83d`) and UTF-8 cannot write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from litman.posts.post import Post
from litman.text.lazy_pattern import lazy_pattern

_SURROGATE = lazy_pattern("[\ud800-\udfff]")


def without_lone_surrogates(post: Post) -> Post:
    """Return the post with U+FFFD for each half of a character; every offset stays."""
    said = (post.title, *post.authors, post.date, post.canonical_url, post.site, post.language)
    of_hints = (text for hint in post.hints for text in (hint.target, hint.written))
    texts = (post.text, *said, *post.names_bibliographies, *of_hints)
    if all(text is None or text.isascii() or _can_be_written(text) for text in texts):
        return post
    cleaned: Post = _cleaned(post)
    return cleaned


def _can_be_written(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, Path | Mapping):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _cleaned(getattr(value, field.name)) for field in fields(value)})
    if isinstance(value, tuple):
        made = map(_cleaned, value)
        return type(value)(*made) if hasattr(value, "_fields") else tuple(made)
    return value
