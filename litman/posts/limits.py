"""How many citations, links, references and claims a post may have: more are data, and take too long to wait for."""

from __future__ import annotations

from litman.errors import PostLinesError
from litman.posts.post import HintKind, Post

# A handbook of 1,000 pages has fewer, and the longest chapters of reports are far from it.
MOST_MARKERS = 20_000
MOST_REFERENCES = 5_000
MOST_LINKS = 50_000
MOST_CLAIMS = 25_000
_CITING: frozenset[HintKind] = frozenset(("citation", "footnote-reference"))


def refuse_dump(post: Post) -> None:
    """Refuse a post whose mark-up alone has more citations or links than litman reads, before its text is looked at.

    Raises:
        PostLinesError: there are more than `MOST_MARKERS`, or more links than `MOST_LINKS`.
    """
    if len(post.hints) <= MOST_MARKERS:
        return
    links = sum(hint.kind == "link" for hint in post.hints)
    if links > MOST_LINKS:
        raise PostLinesError(post.path, MOST_LINKS, "links")
    raised = (hint for hint in post.hints if hint.kind == "superscript")
    numbers = sum(post.text[hint.start : hint.end].isdecimal() for hint in raised)
    refuse_many_markers(post, numbers + sum(hint.kind in _CITING for hint in post.hints))


def refuse_many_markers(post: Post, count: int) -> None:
    """Refuse a post with so many citations in its text.

    Raises:
        PostLinesError: there are more than `MOST_MARKERS`.
    """
    if count > MOST_MARKERS:
        raise PostLinesError(post.path, MOST_MARKERS, "citations")


def refuse_many_references(post: Post, count: int) -> None:
    """Refuse a post with so many references, before each of them is read.

    Raises:
        PostLinesError: there are more than `MOST_REFERENCES`.
    """
    if count > MOST_REFERENCES:
        raise PostLinesError(post.path, MOST_REFERENCES, "references")


def refuse_many_claims(post: Post, count: int) -> None:
    """Refuse a post with so many sentences that claim something, before anything is made of each.

    Raises:
        PostLinesError: there are more than `MOST_CLAIMS`.
    """
    if count > MOST_CLAIMS:
        raise PostLinesError(post.path, MOST_CLAIMS, "sentences that claim something")
