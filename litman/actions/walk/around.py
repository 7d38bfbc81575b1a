"""What stands around a claim in its post: the heading above it, the sentence before it and the one after."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from litman.text.folding import collapse_white_space

if TYPE_CHECKING:
    from litman.claims.claim import Claim
    from litman.posts.analyse import Analysis


@dataclass(frozen=True, slots=True)
class Around:
    """What a reader of the claim's sentence has read and reads next; empty where there is nothing."""

    heading: str = ""
    before: str = ""
    sentence: str = ""  # as it stands in the post now, else as the claims file has it
    after: str = ""


class Surroundings:
    """Says of claims of one post what stands around them."""

    def __init__(self, analysis: Analysis | None) -> None:
        """Take the post laid out; None where its text is not at hand."""
        self._analysis = analysis
        blocks = analysis.post.blocks if analysis is not None else ()
        self._headings = [block for block in blocks if block.kind == "heading"]
        self._heads = [block.start for block in self._headings]
        self._starts = [span.start for span in analysis.sentences] if analysis is not None else []

    def of(self, claim: Claim, span: tuple[int, int] | None) -> Around:
        """Return what stands around a claim whose sentence is at this span of the post's text."""
        known = claim.anchor.exact or claim.text
        if self._analysis is None or span is None:
            return Around(sentence=collapse_white_space(known))
        start, end = span
        sentences = self._analysis.sentences
        before, after = bisect_left(self._starts, start) - 1, bisect_left(self._starts, end)
        head = bisect_right(self._heads, start) - 1
        return Around(
            self._words(self._headings[head].start, self._headings[head].end) if head >= 0 else "",
            self._words(*sentences[before]) if before >= 0 else "",
            self._words(start, end),
            self._words(*sentences[after]) if after < len(sentences) else "",
        )

    def _words(self, start: int, end: int) -> str:
        assert self._analysis is not None
        return collapse_white_space(self._analysis.post.text[start:end])
