"""The sentences of a post's body, each with the block it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from litman.posts.post import BODY, Block, Post, Span
from litman.posts.sentences import split_sentences


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the block that holds it."""

    start: int
    end: int
    block: int  # index in `Post.blocks`


def find_sentences(post: Post, *, outside: Sequence[Span] = ()) -> list[Sentence]:
    """Return the sentences of the body blocks in order, none that lies in one of the spans `outside`."""
    sentences, ordered, at = [], sorted(outside), 0
    for index, block in enumerate(post.blocks):
        if block.kind not in BODY:
            continue
        while at < len(ordered) and ordered[at].end <= block.start:
            at += 1
        for span in _split(post, block):
            if not any(out.start < span.end and span.start < out.end for out in ordered[at : at + 3]):
                sentences.append(Sentence(span.start, span.end, index))
    return sentences


def _split(post: Post, block: Block) -> list[Span]:
    return split_sentences(post.text, block.start, block.end)
