"""A citation marker, and what it may look like as a list of numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from litman.posts.markers.key_citations import reads_as_words
from litman.posts.post import CitedItem, Span
from litman.text.lazy_pattern import lazy_pattern

MarkerKind = Literal["numeric", "author-year", "pandoc", "footnote", "link", "field"]

MAX_RANGE = 60  # labels that one range stands for; a longer one is a slip of the pen or no marker
_DASH = "‐‑‒–—−-"
NUMBER_LIST = rf"\d{{1,3}}[a-z]?(?:\s?[,;{_DASH}]\s?\d{{1,3}}[a-z]?){{0,40}}"
NUMBERS = lazy_pattern(rf"\s*+[\[(]?\s?{NUMBER_LIST}\s?[\])]?\s*")
_RANGE = lazy_pattern(rf"(\d+)[a-z]?\s?[{_DASH}]\s?(\d+)[a-z]?")


@dataclass(frozen=True, slots=True)
class Cited:
    """One work that an author–year marker names."""

    names: tuple[str, ...]  # family names or an organisation, as printed
    year: str  # with its letter: `2018a`, `n.d.`; empty where a page is printed instead
    locator: str | None = None
    et_al: bool = False  # whether others are left out
    # From its names, or its year where another year of theirs stands before it, to its page.
    span: Span | None = field(default=None, compare=False)

    @property
    def label(self) -> str:
        """The work as one would name it: `Wang & Kaplin 2019`."""
        several = self.et_al or len(self.names) > 2
        return f"{self.names[0] + ' et al.' if several else ' & '.join(self.names)} {self.year}".strip()


@dataclass(frozen=True, slots=True)
class Marker:
    """One in-text citation; `text` is `post.text[start:end]`, of a tag that the text does not show the tag."""

    labels: tuple[str, ...]  # what it points at: `("3", "4", "5")`, `("Short et al. 2018",)`, a key, a DOI
    text: str
    start: int
    end: int
    kind: MarkerKind
    locator: str | None = None
    cited: tuple[Cited, ...] = ()  # of an author–year marker, one for one label
    items: tuple[CitedItem, ...] = ()  # of a Pandoc citation or a field, one for one label
    target: str | None = None  # the address or anchor that it is linked to
    targets: tuple[str, ...] = ()  # of a link marker with several links, one for one label
    # in the page, that names are linked to, one for one label; empty where one is not
    anchors: tuple[str, ...] = ()
    cut_short: bool = False  # a range too long to be one: only its ends are among the labels

    @property
    def label(self) -> str:
        """All its labels as one text: `3, 4, 5`."""
        return ", ".join(self.labels)


def is_apart(marker: Marker) -> bool:
    """Whether the sentence reads on without the marker: `[1]`, `(Lee, 2018)`, unlike `Lee (2018)`, `@lee2018`."""
    if marker.kind == "pandoc":
        return not reads_as_words(marker.text)
    if marker.kind in ("link", "author-year", "field"):
        return marker.text[:1] in "[(（" or bool(NUMBERS.fullmatch(marker.text))
    return True


def expand_numbers(printed: str) -> tuple[tuple[str, ...], bool]:
    """Return the labels that a printed list of numbers stands for, and whether a range was too long to expand.

    `1, 3–5` gives 1, 3, 4, 5. A range that runs backwards or over more than `MAX_RANGE` gives its two ends.
    """
    labels: list[str] = []
    cut_short = False
    for part in re.split(r"[,;]", printed.strip("[]() \u00a0")):
        match = _RANGE.fullmatch(part.strip())
        if match is None:
            labels.append(part.strip())
            continue
        first, last = int(match[1]), int(match[2])
        if 0 <= last - first <= MAX_RANGE:
            labels += [str(number) for number in range(first, last + 1)]
        else:
            cut_short = True
            labels += [match[1], match[2]]
    return tuple(dict.fromkeys(label for label in labels if label)), cut_short
