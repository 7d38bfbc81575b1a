"""A marker that an assistant left behind.

What it finds
    Citations of chat programs that lead nowhere outside the chat: `【4†source】`, `:contentReference[oaicite:0]`,
    `citeturn0search3`, `[web:2]`, `[attached_file:1]`, and addresses with `utm_source=chatgpt.com`.
Why it matters
    It looks like a source and is none: nobody read a work for it, and no reader can look it up.
Example
    Naps restore it【4†source】.
What to do
    Find the work that bears the sentence out and cite it; else take the sentence back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.finding import Finding

CODE = "REF121"
_TURN = r"turn\d+(?:search|view|news|image|file|fetch|academia|product|forecast|finance|sports|maps|reddit|youtube)\d+"
_WRAP = "[\ue200-\ue2ff]"  # of private use: with these the program sets its markers apart
_MARKER = re.compile(
    r"【[^【】\n]{0,40}†[^【】\n]{0,80}】"
    r"|:?contentReference\[[^\]\n]{0,60}\](?:\{[^}\n]{0,40}\})?|\[?oaicite:\d+\]?(?:\{[^}\n]{0,40}\})?"
    rf"|{_WRAP}?(?:file)?cite(?:{_WRAP}?{_TURN})+{_WRAP}?|\[?\b{_TURN}\b\]?"
    r"|\[(?:web|attached_file|attached_image|file|memory|chart|image|page_content|conversation_history|code_file"
    r"|generated_image|cite_start|cite|source):\s?\d+(?:,\s?(?:\w+:)?\d+)*\]|\[cite_start\]"
    r"|<grok-card\b[^>]{0,200}>|\bgrok_render_citation_card_json\b"
)
_ADDRESS = re.compile(
    r"https?://[^\s<>()\[\]\"']*[?&]utm_source=(?:chatgpt\.com|openai|copilot\.com|perplexity(?:\.ai)?|gemini|claude\.ai)"
    r"[^\s<>()\[\]\"']*",
    re.IGNORECASE,
)


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each marker of a chat program in the post, and a remark for each address from one."""
    if subject.analysis is None:
        return
    text = subject.analysis.post.text
    for match in _MARKER.finditer(text):
        shown = re.sub(_WRAP, "", match[0])
        message = f"{shown!r} was left over from an assistant: a marker without a source"
        yield subject.finding(CODE, subject.span_place(*match.span()), message, "error")
    seen = set()
    for start, end, address in _addresses(subject, text):
        found = _ADDRESS.search(address)
        if found and (start, found[0]) not in seen:
            seen.add((start, found[0]))
            message = (
                f"an assistant gave this address; read the page, and print it without its tail: {found[0]}"
            )
            yield subject.finding(CODE, subject.span_place(start, end), message, "info")


def _addresses(subject: PostSubject, text: str) -> Iterator[tuple[int, int, str]]:
    assert subject.analysis is not None, subject.post_id
    for match in _ADDRESS.finditer(text):
        yield *match.span(), match[0]
    for hint in subject.analysis.post.hints:
        if hint.kind == "link" and hint.target:
            yield hint.start, hint.end, hint.target


RULE = PostRule.of(CODE, "a marker was left over from an assistant", find, severity=None, needs_text=True)
