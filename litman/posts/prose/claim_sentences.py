"""Which sentences of a post are claims: they say something about its subject that a reader could check."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from litman.posts.post import Block, Post, Span
from litman.posts.prose.attributions import Attribution, find_attributions
from litman.posts.prose.body_sentences import Sentence
from litman.posts.prose.quotations import Quotation
from litman.posts.prose.speech_acts import advises, announces, asks


@dataclass(frozen=True, slots=True)
class ClaimSentence:
    """A sentence that asserts something checkable."""

    start: int
    end: int
    block: int  # index in `Post.blocks`
    context: Span | None = None  # the heading or lead-in without which a list item makes no sense
    lead_in: Span | None = None  # what stands before a quotation and says whose it is
    named_sources: tuple[Attribution, ...] = ()
    quotation: int | None = None  # index in `Analysis.quotations`, where it holds words of somebody else


_LEAD_IN_END = re.compile(
    r"(?:^|\s)(?:who|that|which|include|includes|including|are|is|was|were|as|like|of|for|to|by|with|following"
    r"|these|below|when|if|because|can|may|such\sas|"
    r"contains?|consists?\sof|involves?|has|have|from|in|on|at|and|or|either|steps|tips|examples|reasons|ways"
    r"|things|e\.g\.)\s?[:–—-]\Z",
    re.IGNORECASE,
)
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}|[^\W\d_](?:(?![\u3040-\u30ff\u3400-\u9fff])[\w'’-])*"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|can|could|may|might|will|would|should|must|does|do|did|isn[’']t"
    r"|aren[’']t|doesn[’']t|don[’']t|\w{3,}(?:ed|es|ates|izes|ises|ifies))\b",
    re.IGNORECASE,
)
_FRAGMENT_WORDS = 9


def find_claims(
    post: Post,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    *,
    bare: Sequence[str] | None = None,
) -> list[ClaimSentence]:
    """Return the sentences that are claims, in order.

    Args:
        post: As its reader gave it, or with its reference list marked.
        sentences: The sentences of its body.
        quotations: Its quotations.
        bare: Each sentence without its citation markers; the sentence itself by default.

    What is left out is known by its place (titles, headings, menus, bylines, biographies, reference lists stand in
    other blocks) or by what it does: it asks, announces what the post will do, advises the reader, or only leads
    in to a list or a quotation. No judgement about a sentence's words decides otherwise.
    """
    claims: list[ClaimSentence] = []
    contexts = _contexts(post)
    lead_in: Span | None = None
    for index, sentence in enumerate(sentences):
        shown = bare[index] if bare is not None else post.text[sentence.start : sentence.end]
        quoted = _quotation_of(sentence, quotations)
        if _leads_in_to_quotation(post, sentences, index, quotations):
            lead_in = Span(sentence.start, sentence.end)
            continue
        if quoted is None:
            lead_in = None
        inside = quoted is not None and _lies_in(sentence, quotations[quoted])
        if not is_claim(post, sentence, shown.strip(), inside):
            continue
        sources = find_attributions(post.text, sentence.start, sentence.end)
        if quoted is not None and lead_in is not None:
            sources = [*find_attributions(post.text, lead_in.start, lead_in.end), *sources]
        context = contexts.get(sentence.block) if _needs_context(post.blocks[sentence.block], shown) else None
        claims.append(
            ClaimSentence(
                sentence.start,
                sentence.end,
                sentence.block,
                context,
                lead_in if quoted is not None else None,
                tuple(sources),
                quoted,
            )
        )
    return claims


def is_claim(post: Post, sentence: Sentence, shown: str, quoted: bool) -> bool:
    """Whether the sentence, shown without its markers, asserts something that can be checked."""
    block = post.blocks[sentence.block]
    words = _WORD.findall(shown)
    if not words or asks(shown):
        return False
    if block.kind == "table-cell" and len(words) < 5:
        return False
    if block.kind == "paragraph" and max(len(words), len(shown.split())) < 3:
        return False
    if shown[0] in "—–―-" and len(words) < _FRAGMENT_WORDS and not _FINITE.search(shown):
        return False  # `— Ann Moss` under a quotation
    if quoted:
        return True
    if shown.endswith((":", "：")) and _goes_on_with_list(post, sentence) and _is_only_lead_in(shown, words):
        return False
    return not (announces(shown) or advises(shown))


def _is_only_lead_in(shown: str, words: Sequence[str]) -> bool:
    return bool(_LEAD_IN_END.search(shown[-40:])) or len(words) < 6 or not _FINITE.search(shown)


def _goes_on_with_list(post: Post, sentence: Sentence) -> bool:
    following = post.blocks[sentence.block + 1 : sentence.block + 2]
    last = sentence.end >= post.blocks[sentence.block].end - 2
    return last and bool(following) and following[0].kind == "list-item"


def _leads_in_to_quotation(
    post: Post, sentences: Sequence[Sentence], index: int, quotations: Sequence[Quotation]
) -> bool:
    """Whether the sentence breaks off, with a comma or colon, before a quotation in the next block."""
    sentence = sentences[index]
    if post.text[sentence.end - 1] not in ",:：，" or index + 1 == len(sentences):
        return False
    following = sentences[index + 1]
    return following.block != sentence.block and _quotation_of(following, quotations) is not None


def _quotation_of(sentence: Sentence, quotations: Sequence[Quotation]) -> int | None:
    """Return which quotation the sentence has words of."""
    at = bisect_right(quotations, sentence.start, key=lambda quotation: quotation.end)
    return at if at < len(quotations) and quotations[at].start < sentence.end else None


def _lies_in(sentence: Sentence, quotation: Quotation) -> bool:
    return quotation.start <= sentence.start and sentence.end <= quotation.end


def _contexts(post: Post) -> dict[int, Span]:
    """Return for each list item and table cell, by its block, the lead-in before its list or the heading above."""
    contexts: dict[int, Span] = {}
    heading: Span | None = None
    lead_in: Span | None = None
    for index, block in enumerate(post.blocks):
        if block.kind == "heading":
            heading, lead_in = Span(block.start, block.end), None
        elif block.kind in ("list-item", "table-cell"):
            context = lead_in or heading
            if context:
                contexts[index] = context
        elif block.kind == "paragraph":
            ends_open = post.text[block.end - 1 : block.end] in (":", "：")
            lead_in = _last_line(post, block) if ends_open else None
    return contexts


def _last_line(post: Post, block: Block) -> Span:
    """Return the last sentence of a block, roughly: what stands after its last full stop."""
    cut = max(post.text.rfind(mark, block.start, block.end) for mark in (". ", "! ", "? ", "。"))
    start = block.start if cut < 0 else cut + 1
    while start < block.end and post.text[start].isspace():
        start += 1
    return Span(start, block.end)


def _needs_context(block: Block, shown: str) -> bool:
    """Whether a list item says nothing by itself: it is a fragment, or it has no verb."""
    if block.kind not in ("list-item", "table-cell"):
        return False
    words = _WORD.findall(shown)
    return shown[:1].islower() or len(words) < _FRAGMENT_WORDS or not _FINITE.search(shown)
