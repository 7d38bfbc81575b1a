"""One reference as a post prints it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from litman.text.lazy_pattern import lazy_pattern
from litman.text.years import YEAR

if TYPE_CHECKING:
    from litman.posts.references.parts import ReferenceParts

LOOKS_CITED = lazy_pattern(
    rf"(?:\b{YEAR}\b|https?://|www\.|\bdoi\b|\b10\.\d{{4,9}}/|\bn\.\s?d\.)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class PostReference:
    """One reference as the post prints it; `text` is `post.text[start:end]`."""

    label: str | None  # its number or tag, without brackets
    text: str
    start: int
    end: int
    parts: ReferenceParts | None = None
    anchors: tuple[str, ...] = ()  # ids that a marker may link to
    footnote: bool = False
    links: tuple[str, ...] = ()  # addresses out of the page to which words of it link
    again: tuple[str, ...] = ()  # labels of later notes that only name it again
    beside: bool = False  # it stands in a list beside the post, which others cite too
    further: bool = False  # it stands under a heading such as Further reading: the post need not cite it
