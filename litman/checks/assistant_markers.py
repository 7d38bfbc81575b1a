"""Markers that a chat program left in a post, as findings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from litman.checks.reference_problems import span_place
from litman.finding import Finding
from litman.text.lazy_pattern import lazy_pattern

if TYPE_CHECKING:  # what lays posts out is imported where one is
    from litman.posts.analyse import Analysis

ASSISTANT = "REF121"
_TURN = r"turn\d+(?:search|view|news|image|file|fetch|academia|product|forecast|finance|sports|maps|reddit|youtube)\d+"
_WRAP = "[\ue200-\ue2ff]"  # of private use: with these the program sets its markers apart
_MARKER = lazy_pattern(
    r"【[^【】\n]{0,40}†[^【】\n]{0,80}】"
    r"|:?contentReference\[[^\]\n]{0,60}\](?:\{[^}\n]{0,40}\})?|\[?oaicite:\d+\]?(?:\{[^}\n]{0,40}\})?"
    rf"|{_WRAP}?(?:file)?cite(?:{_WRAP}?{_TURN})+{_WRAP}?|\[?\b{_TURN}\b\]?"
    r"|\[(?:web|attached_file|attached_image|file|memory|chart|image|page_content|conversation_history|code_file"
    r"|generated_image|cite_start|cite|source):\s?\d+(?:,\s?(?:\w+:)?\d+)*\]|\[cite_start\]"
    r"|\[?\boai_citation(?:_attribution)?:\d+(?:‡(?:[\w./:-]{0,80}\w)?)?\]?|\[citation:\s?\d+\]"
    r"|<grok:render\b[^>]{0,200}>|<grok-card\b[^>]{0,200}>|\bgrok_render_citation_card_json\b"
)
# One of these is part of every such marker; most posts have none, and need not be searched.
_SIGNS = (
    "†", "oaicite", "contentReference", "ai_citation", "grok", "[web:", "[attached_", "[file:", "[memory:", "[chart:",
    "[image:", "[page_content:", "[conversation_history:", "[code_file:", "[generated_image:", "[cite", "[source:",
    "[citation:",
)  # fmt: skip
_HAS_TURN = lazy_pattern(r"turn\d")
_TAIL = "utm_source="  # in every address below
_ADDRESS = lazy_pattern(
    rf"https?://[^\s<>()\[\]\"']{{0,1000}}[?&]{_TAIL}(?:chatgpt\.com|openai|copilot\.com|perplexity(?:\.ai)?|gemini|claude\.ai)"
    r"[^\s<>()\[\]\"']*",
    re.IGNORECASE,
)


def assistant_findings(analysis: Analysis, post_id: str) -> Iterator[Finding]:
    """Yield a finding for each marker of a chat program in the post, and a remark for each address from one."""
    text = analysis.post.text
    may_hold = any(sign in text for sign in _SIGNS) or _HAS_TURN.search(text)
    for match in _MARKER.finditer(text) if may_hold else ():
        shown = re.sub(_WRAP, "", match[0])
        message = f"{shown!r} was left over from an assistant: a marker without a source"
        yield Finding(ASSISTANT, span_place(analysis, *match.span()), message, "error", post=post_id)
    seen = set()
    for start, end, address in _addresses(analysis):
        found = _ADDRESS.search(address)
        if found and (start, found[0]) not in seen:
            seen.add((start, found[0]))
            message = (
                f"an assistant gave this address; read the page, and print it without its tail: {found[0]}"
            )
            yield Finding(ASSISTANT, span_place(analysis, start, end), message, "info", post=post_id)


def _addresses(analysis: Analysis) -> Iterator[tuple[int, int, str]]:
    text = analysis.post.text
    for match in _ADDRESS.finditer(text) if _TAIL in text.casefold() else ():
        yield *match.span(), match[0]
    for hint in analysis.post.hints:
        if hint.kind == "link" and hint.target:
            yield hint.start, hint.end, hint.target
