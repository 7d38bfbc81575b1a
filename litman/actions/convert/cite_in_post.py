"""A citation of one work as a post writes its citations, for who puts it there by hand."""

from __future__ import annotations

from pathlib import Path

from litman.posts.converting.citation import KeyedCitation, KeyItem
from litman.posts.converting.dialect_of import dialect_of
from litman.posts.converting.dialects import DIALECTS
from litman.posts.post import Post
from litman.regular_files import read_regular

# Written in posts whose format has no citations by key, and where a dialect cannot say it.
_ELSE = "text"


def cite_in_post(post: Post | None, key: str, *, quote: str = "", locator: str = "") -> str:
    """Return the citation of a work, with words of it in front: `“Tea lengthens sleep” [@moss2019tea, p. 4]`.

    Args:
        post: In whose mark-up it is written; None where it is not at hand.
        key: The work's citation key.
        quote: The work's own words; empty for none.
        locator: Where they stand, as `p. 4`; empty where nobody knows.
    """
    name = (dialect_of(post, _source(post.path)) if post is not None else None) or _ELSE
    behind = f", {locator}" if locator else ""
    citation = KeyedCitation((KeyItem(key, behind=behind),))
    written = DIALECTS[name].write(citation, "") or DIALECTS[_ELSE].write(citation, "") or f"[@{key}]"
    return f"“{quote}” {written}" if quote else written


def _source(path: Path) -> str:
    try:
        return read_regular(path).decode("utf-8", "replace")
    except OSError:
        return ""
