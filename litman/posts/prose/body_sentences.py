"""The sentences of a post's body, each with the block it stands in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from litman.posts.post import BODY, Post, Span
from litman.posts.prose.sentences import split_sentences
from litman.text.language import language_of

_TELLING = 6_000  # characters


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the block that holds it."""

    start: int
    end: int
    block: int  # index in `Post.blocks`


def find_sentences(
    post: Post,
    *,
    outside: Sequence[Span] = (),
    markers: Sequence[Span] = (),
    whole: Sequence[Span] = (),
    opening: Collection[int] = (),
) -> list[Sentence]:
    """Return the sentences of the body blocks in order, none that lies in one of the spans `outside`.

    `markers` are spans of known citation markers: after one that stands behind a full stop a sentence may begin.
    `whole` are those of them, in order, in which no sentence ends, `opening` where those start that may begin one.
    """
    sentences, ordered, at = [], sorted(outside), 0
    placed = sorted(markers)
    language = post_language(post)
    for index, block in enumerate(post.blocks):
        if block.kind not in BODY:
            continue
        while at < len(ordered) and ordered[at].end <= block.start:
            at += 1
        inside = placed[bisect_left(placed, (block.start,)) : bisect_left(placed, (block.end,))]
        known = {marker.start: marker.end for marker in inside}
        held = whole[bisect_left(whole, (block.start,)) : bisect_left(whole, (block.end,))]
        for span in split_sentences(
            post.text, block.start, block.end, known=known, language=language, whole=held, opening=opening
        ):
            if not any(out.start < span.end and span.start < out.end for out in ordered[at : at + 3]):
                sentences.append(Sentence(span.start, span.end, index))
    return sentences


def post_language(post: Post) -> str:
    """Return the language that the post's body is in, as its two letters."""
    return _language_of(_beginning(post), post.language)


@lru_cache(maxsize=2)
def _language_of(sample: str, stated: str | None) -> str:
    return language_of(sample, stated)


def _beginning(post: Post) -> str:
    """Return what the body says first: enough to tell its language."""
    said, length = [], 0
    for block in post.body():
        said.append(post.text[block.start : min(block.end, block.start + _TELLING)])
        length += len(said[-1])
        if length >= _TELLING:
            break
    return "\n".join(said)
