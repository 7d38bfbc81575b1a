"""Which sentences of a post are claims: they say something about its subject that a reader could check."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from litman.posts.attributions import Attribution, find_attributions
from litman.posts.body_sentences import Sentence
from litman.posts.post import Block, Post, Span
from litman.posts.quotations import Quotation


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


_POST = r"(?:post|article|guide|blog|piece|page|section|chapter|essay|review|series|newsletter|overview|tutorial|episode|entry)"
_ANNOUNCES = re.compile(
    rf"""["'“(]?(?:
      (?:in|throughout|with)\s(?:this|our|the\s(?:following|next|rest\sof\sthis))\s(?:\w+\s){{0,2}}?{_POST}s?\b.{{0,60}}\b(?:I|we|you|let)(?:[’']\w+|\b)
    | (?:this|our|the\sfollowing|the\snext)\s(?:\w+\s){{0,2}}?{_POST}\s(?:will\s)?(?:explains?|looks?|covers?|explores?|describes?|discusses|discuss|
        reviews?|outlines?|examines?|addresses|answers?|breaks?|offers?|provides?|summari[sz]es?|is\sabout|aims?|goes|considers?|shows\syou|walks?|dives?)\b
    | (?:below|here|next|first|now|today|then|later),?\s(?:I|we)(?:[’'](?:ll|ve|re|d)|\s(?:will|look|explain|discuss|list|describe|explore|share|cover|
        review|answer|break|take|want|have|outline|summari[sz]e|turn|consider|present))\b
    | (?:let[’']s|let\sus|here\s(?:is|are)\swhat|here[’']s\s(?:what|how|why|everything)|read\son|keep\sreading|stay\stuned|scroll\sdown|click\b)
    | (?:I|we)(?:[’']ll|\swill|\sam\sgoing\sto|\sare\sgoing\sto|\swant\sto|\shope)\s(?:\w+\s)?(?:look|explain|discuss|explore|share|cover|review|answer|address|
        describe|break|take|dive|show|walk|talk|return|outline|consider|focus|see|examine|summari[sz]e|begin|start|end|close|turn|go)\b
    | (?:to\sread\smore|for\smore\s(?:information|details|about|on)|(?:see|read|watch|listen\sto)\s(?:also|more|our|my|the\s(?:full|table|figure|box))|learn\smore)\b
    | (?:I|we)\shope\b | (?:please\s)?(?:sign\sup|subscribe)\s(?:for|to|here|now|below)\b
    | (?:thank\syou|thanks\sto|welcome\b|(?:follow|join|contact|call|e-?mail)\s(?:us|me)\b)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_ANNOUNCED_LATER = re.compile(
    rf"\b(?:which|that|as|and)\s(?:(?:I|we)(?:[’']ll|\swill)\s(?:discuss|describe|explain|return|cover|see|explore|address)|(?:will|are\sgoing\sto)\sbe\s(?:discussed|described|"
    rf"explained|covered|addressed|explored|reviewed|presented))(?:\s(?:\w+\s){{0,4}}(?:below|later|here|{_POST}))?[.!]?[\"”’)]*\Z",
    re.IGNORECASE,
)
_ADVISES = re.compile(
    r"""["'“(]?(?:
      (?:please|do\snot|don[’']t|make\ssure|be\s(?:sure|careful|aware)|remember\sto|don[’']t\shesitate|look\sfor|work\swith|opt\sfor|aim\sfor)\s(?=[a-z“"'’])
    | (?:ask|talk|speak|consult|consider|try|avoid|seek|choose|limit|discuss|contact|visit|incorporate|prioriti[sz]e|practi[sc]e|note|remember)\s
      (?!(?:is|are|was|were|has|have|had|of|may|can|that|programmes?|programs?|limits?)\b)(?=[a-z“"'’])
    | (?:always|never|check|keep|start|stop|call|follow|use|eat|drink|take|wash|store|add|mix|stir|bake|cook|serve|set|turn|go|get|give|put|let|swap|switch|
      schedule|stick|stay|wear|track|write|plan|read|learn|include|reduce|replace|share|enjoy|bring|buy|test|tell|listen|focus|allow|increase)\s
      (?:an?|the|your|to|with|at|for|on|plenty|more|less|some|any|up|out|about|it|them|this|these|that|whether|if|how|before|after|until|into|down|back|only|
      enough|yourself|off|away|every|each|one|two|taking|doing|eating|using|\d+)\b
    | (?:if|when|before|while|should|because|since)\b[^.]{0,120}\b(?:you|your|you[’']re)\b[^.]{0,200}?,\s(?:(?:it[’']s|it\sis|it\smay\sbe)\s(?:\w+\s)?(?:important|best|essential|crucial|
        vital|wise|worth|recommended|advisable|helpful|a\sgood\sidea)|(?:please\s)?(?:talk|speak|consult|ask|see|seek|call|contact|try|consider|make|check|discuss|
        avoid|stop|tell|do|don[’']t|be|get|take|start|use|keep|reach|visit|we)|you\s(?:should|must|need|ought|can|may\swant|might\swant|could)|your\s(?:doctor|best))\b
    | (?:you|one|we|parents|people|patients|readers|everyone|anyone|those|adults|women|men)\b[^.]{0,60}\b(?:should|must|need\sto|ought\sto)\s(?!(?:have\sbeen|be\snoted))
    | it[’']?s?\s(?:is\s)?(?:\w+\s)?(?:important|best|essential|crucial|vital|wise|advisable|helpful|worth|good\sidea)\sto\s(?!(?:note|remember|recogni[sz]e|understand|mention|know|realize)\sthat)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_ADVISES_LATER = re.compile(
    r"\b(?:should|must)\s(?:only\s|always\s|never\s|not\s|therefore\s)?(?:be\s(?:used|taken|given|avoided|done|administered|considered|consulted|stored|kept|discussed|"
    r"performed|started|stopped|supervised|treated\swith\scaution|made|seen|cooked|eaten))\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"[?？؟][\"'”’)\]]*\Z")
_LEAD_IN_END = re.compile(
    r"(?:^|\s)(?:who|that|which|include|includes|including|are|is|was|were|as|like|of|for|to|by|with|following|these|below|when|if|because|can|may|such\sas|"
    r"contains?|consists?\sof|involves?|has|have|from|in|on|at|and|or|either|steps|tips|examples|reasons|ways|things|e\.g\.)\s?[:–—-]\Z",
    re.IGNORECASE,
)
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}|[^\W\d_](?:(?![\u3040-\u30ff\u3400-\u9fff])[\w'’-])*"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|can|could|may|might|will|would|should|must|does|do|did|isn[’']t|aren[’']t|doesn[’']t|don[’']t|\w{3,}(?:ed|es|ates|izes|ises|ifies))\b",
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

    What is left out is known by its place (titles, headings, menus, bylines, biographies, reference lists stand in other
    blocks) or by what it does: it asks, announces what the post will do, advises the reader, or only leads in to a list
    or a quotation. No judgement about a sentence's words decides otherwise.
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
    if not words or _asks(shown):
        return False
    if block.kind == "table-cell" and len(words) < 5:
        return False
    if block.kind == "paragraph" and max(len(words), len(shown.split())) < 3:
        return False
    if quoted:
        return True
    if shown.endswith((":", "：")) and _goes_on_with_list(post, sentence) and _is_only_lead_in(shown, words):
        return False
    if _ANNOUNCES.match(shown) or _ANNOUNCED_LATER.search(shown[-160:]):
        return False
    return not (_ADVISES.match(shown) or _ADVISES_LATER.search(shown))


def _asks(shown: str) -> bool:
    """Whether the sentence is a question rather than one that quotes a question at its end."""
    match = _QUESTION.search(shown)
    if match is None:
        return False
    return not any(mark in match.group() for mark in '”"’') or shown[0] in "“\"‘'"


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
