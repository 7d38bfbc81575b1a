"""Which sentences of a post are claims: they say something about its subject that a reader could check."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from litman.posts.post import Block, Post, Span
from litman.posts.prose.around import Links, blocks_around, caption_label, depicts
from litman.posts.prose.attributions import Attribution, find_attributions
from litman.posts.prose.body_sentences import Sentence, post_language
from litman.posts.prose.formulas import is_formula
from litman.posts.prose.quotations import Quotation
from litman.posts.prose.speech_acts import advises, announces, asks, says_nothing
from litman.posts.prose.speech_acts_abroad import acts_abroad
from litman.posts.prose.text_shapes import ends_sentence
from litman.posts.prose.writers_account import is_own_account, offers
from litman.text.cjk import CJK, may_hold_cjk
from litman.text.lazy_pattern import lazy_pattern


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


_LEAD_IN_END = lazy_pattern(
    r"(?:^|\s)(?:who|that|which|this|so|follows|include|includes|including|are|is|was|were|as|like|of|for|to|by|with|following"
    r"|these|below|when|if|because|can|may|such\sas|"
    r"contains?|consists?\sof|involves?|has|have|from|in|on|at|and|or|either|steps|tips|examples|reasons|ways"
    r"|things|e\.g\.)\s?[:–—-]\Z",
    re.IGNORECASE,
)
_WORD = lazy_pattern(rf"[{CJK}]{{2}}|[^\W\d_](?:(?![\u3040-\u30ff\u3400-\u9fff])[\w'’-])*")
_WESTERN_WORD = lazy_pattern(r"[^\W\d_][\w'’-]*")  # what is left of it where no such script is
_ASCII_WORD = lazy_pattern(r"[A-Za-z][\w'-]*")  # … and there
_FINITE = lazy_pattern(
    r"\b(?:is|are|was|were|be|been|has|have|had|can|could|may|might|will|would|should|must|does|do|did|isn[’']t"
    r"|aren[’']t|doesn[’']t|don[’']t|\w{3,}(?:ed|es|ates|izes|ises|ifies))\b",
    re.IGNORECASE,
)
_AUXILIARY = lazy_pattern(
    r"\b(?:is|are|was|were|has|have|had|can|could|may|might|will|would|should|must|does|do|did)\b",
    re.IGNORECASE,
)
_FRAGMENT_WORDS = 9
_LABEL_WORDS = 5
_SAYS_SOMETHING = 15  # words of a lead-in that is a statement too


def find_claims(
    post: Post,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    *,
    bare: Sequence[str] | None = None,
    cited: Collection[int] = (),
) -> list[ClaimSentence]:
    """Return the sentences that are claims, in order.

    Args:
        post: As its reader gave it, or with its reference list marked.
        sentences: The sentences of its body.
        quotations: Its quotations.
        bare: Each sentence without its citation markers; the sentence itself by default.
        cited: Where sentences start whose sources markers name: those that they name in words are not looked for.

    What is left out is known by its place (titles, headings, menus, bylines, biographies, reference lists stand in
    other blocks) or by what it does: it asks, announces what the post will do, advises the reader, or only leads
    in to a list or a quotation. No judgement about a sentence's words decides otherwise.
    """
    claims: list[ClaimSentence] = []
    contexts = _contexts(post)
    around, links = blocks_around(post), Links(post)
    lead_in: Span | None = None
    language = post_language(post)
    for index, sentence in enumerate(sentences):
        shown = bare[index] if bare is not None else post.text[sentence.start : sentence.end]
        quoted = _quotation_of(sentence, quotations)
        if _leads_in_to_quotation(post, sentences, index, quotations):
            lead_in = Span(sentence.start, sentence.end)
            continue
        if quoted is None:
            lead_in = None
        inside = quoted is not None and _lies_in(sentence, quotations[quoted])
        if sentence.block in around or _leads_elsewhere(sentence, shown, links):
            continue
        if not is_claim(post, sentence, shown.strip(), inside, language):
            continue
        named: list[Span | Sentence] = (
            [lead_in, sentence] if quoted is not None and lead_in is not None else [sentence]
        )
        sources = [
            source
            for said in (named if sentence.start not in cited else ())
            for source in find_attributions(post.text, said.start, said.end, language=language)
        ]
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


def is_claim(post: Post, sentence: Sentence, shown: str, quoted: bool, language: str = "en") -> bool:
    """Whether the sentence, shown without its markers, asserts something that can be checked."""
    cites = len(shown) < sentence.end - sentence.start
    block = post.blocks[sentence.block]
    words = _words(shown)
    if not words or asks(shown) or is_formula(shown):
        return False
    if block.kind == "table-cell" and len(words) < 5:
        return False
    label = caption_label(post.text[block.start : block.start + 60])
    if block.kind == "caption" or label:
        told = shown[len(label) :] if sentence.start == block.start else shown
        if depicts(told) or (
            len(words) <= _FRAGMENT_WORDS and not _finite(told, surely=sentence.start == block.start)
        ):
            return False
    if block.kind == "paragraph" and (max(len(words), len(shown.split())) < 3 or _is_label(shown, words)):
        return False
    if shown[0] in "—–―-" and len(words) < _FRAGMENT_WORDS and not _FINITE.search(shown):
        return False  # `— Ann Moss` under a quotation
    if quoted:
        return True
    if shown.endswith((":", "：")) and _goes_on(post, sentence) and _is_only_lead_in(shown, words):
        return False
    if (not cites and ends_sentence(shown) and says_nothing(shown)) or is_own_account(shown) or offers(shown):
        return False
    if not cites and language != "en" and acts_abroad(shown, language):
        return False
    return not (announces(shown) or advises(shown))


def _words(text: str) -> list[str]:
    if text.isascii():
        return _ASCII_WORD.findall(text)
    return (_WORD if may_hold_cjk(text) else _WESTERN_WORD).findall(text)


def _finite(text: str, *, surely: bool) -> bool:
    """Whether the text has a verb that makes a sentence; `surely`, one that cannot be a noun (`breeds`)."""
    return bool((_AUXILIARY if surely else _FINITE).search(text))


def _is_label(shown: str, words: Sequence[str]) -> bool:
    """Whether a paragraph's sentence is a heading that no mark-up calls one: a few words without a full stop."""
    return len(words) <= _LABEL_WORDS and not ends_sentence(shown) and shown[-1] not in ":：,"


def _leads_elsewhere(sentence: Sentence, shown: str, links: Links) -> bool:
    """Whether the sentence is nothing but a link: to a part of the page, or a title without a full stop."""
    target = links.only(sentence.start, sentence.end)
    if target is None:
        return False
    return target.startswith("#") or not ends_sentence(shown)


def _is_only_lead_in(shown: str, words: Sequence[str]) -> bool:
    if len(words) < 6 or not _FINITE.search(shown):
        return True
    return bool(_LEAD_IN_END.search(shown[-40:])) and len(words) < _SAYS_SOMETHING


def _goes_on(post: Post, sentence: Sentence) -> bool:
    """Whether a list, a table, code or a formula follows the sentence."""
    block = post.blocks[sentence.block]
    if sentence.end < block.end - 2:
        return is_formula(post.text[sentence.end : min(block.end, sentence.end + 400)].strip())
    following = next(iter(post.blocks[sentence.block + 1 : sentence.block + 2]), None)
    if following is None:
        return False
    if following.kind in ("list-item", "table-cell", "boilerplate"):
        return True
    return is_formula(post.text[following.start : min(following.end, following.start + 400)])


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
    words = _words(shown)
    return shown[:1].islower() or len(words) < _FRAGMENT_WORDS or not _FINITE.search(shown)
