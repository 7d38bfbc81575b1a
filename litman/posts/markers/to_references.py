"""Markers tied to the references of the post's own list: by label, by anchor, by author and year, by DOI."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from litman.identifiers.doi import find_dois
from litman.posts.markers.hints import work_address
from litman.posts.markers.marker import Cited, Marker
from litman.posts.post import Span
from litman.posts.references.post_reference import PostReference
from litman.text.folding import fold
from litman.text.names import name_key
from litman.text.years import NO_YEAR, YEAR

_YEAR = re.compile(rf"(?<!\d){YEAR}[a-z]?(?!\d)|{NO_YEAR}", re.IGNORECASE)
_LABEL = re.compile(r"\A\s*(?:\[\w{1,12}\]|\(?\d{1,4}[.)\]]|[•*-])\s*")
_FIRST_WORD = re.compile(r"\s*(?:\[?\w{1,4}[\].)]\s+)?(?P<name>[^\W\d_][\w’'-]+)")


class ReferenceIndex:
    """The references of one post, found by what a marker says of them."""

    def __init__(
        self,
        references: Sequence[PostReference],
        *,
        notes: frozenset[str] = frozenset(),
        parts: Sequence[Sequence[Span]] = (),
    ) -> None:
        """Take the references and what tells them apart.

        Args:
            references: Of the post, in order.
            notes: Labels of all its footnotes, those that are no reference too.
            parts: For each part of the post that has lists of its own, where these stand.
        """
        self._references = references
        self._parts = parts
        self.labels: tuple[str, ...] = tuple(
            item.label for item in references if item.label and not item.footnote
        )
        self._by_label: dict[tuple[bool, str], list[int]] = {}  # footnotes and the lists are numbered apart
        self._notes = notes
        self._by_anchor: dict[str, int] = {}
        self._by_name: dict[str, list[int]] = {}
        self._by_doi: dict[str, int] = {}
        self._names: list[tuple[str, ...]] = [_names(item) for item in references]
        for at, item in enumerate(references):
            if item.label:
                self._by_label.setdefault((item.footnote, fold(item.label)), []).append(at)
            for anchor in item.anchors:
                self._by_anchor.setdefault(anchor, at)
            for name in self._names[at]:
                self._by_name.setdefault(name, []).append(at)
            for doi in find_dois(item.text):
                self._by_doi.setdefault(doi.doi, at)
        self._beginnings = sorted(
            (name_key(_LABEL.sub("", item.text[:200])), at) for at, item in enumerate(references)
        )
        if references and not self.labels and all(not item.footnote for item in references):
            # An unlabelled list is counted where numbers cite: the third item is [3].
            self._counted = {str(at + 1): at for at in range(len(references))}
        else:
            self._counted = {}

    @property
    def surnames(self) -> frozenset[str]:
        """Folded family names and organisations of the references."""
        return frozenset(self._by_name)

    def __len__(self) -> int:
        return len(self._references)

    def match(self, marker: Marker) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """Return the indices of the references that the marker points at, and its labels that none has."""
        found: list[int] = []
        dangling: list[str] = []
        target = (marker.target or "").removeprefix("#") if (marker.target or "").startswith("#") else None
        if target and len(marker.labels) == 1 and target in self._by_anchor:
            return (self._by_anchor[target],), ()
        for at, label in enumerate(marker.labels):
            matched = self._match_label(marker, at, label)
            found += matched
            if not matched and not self._stands_alone(marker):
                dangling.append(label)
        return tuple(dict.fromkeys(found)), tuple(dangling)

    def _stands_alone(self, marker: Marker) -> bool:
        """Whether the marker says itself what it cites, so that no reference need be printed."""
        if marker.kind == "footnote":
            return marker.labels[0] in self._notes  # a remark, not a reference
        return marker.kind in ("link", "pandoc") or any(item.csl for item in marker.items)

    def _match_label(self, marker: Marker, at: int, label: str) -> list[int]:
        if marker.cited:
            found = self._match_cited(marker.cited[at])
            listed = [one for one in found if not self._references[one].footnote]
            return listed or found
        if marker.kind == "link":
            address = marker.target or label
            dois = find_dois(address)
            if dois and dois[0].doi in self._by_doi:
                return [self._by_doi[dois[0].doi]]
            bare = work_address(address)
            return (
                [i for i, item in enumerate(self._references) if bare in item.text][:1]
                if len(bare) > 12
                else []
            )
        note = marker.kind == "footnote"
        exact = self._by_label.get((note, fold(label)), [])
        if not exact and not note and label in self._counted:
            return [self._counted[label]]
        return exact[:1] if note else self._of_part(marker, exact)

    def _of_part(self, marker: Marker, found: list[int]) -> list[int]:
        """Return those of the references with one label that stand in the list of the marker's own part.

        A label given twice in one list is that of the first; lists of one part with the same labels stay both.
        """
        if len(found) < 2:
            return found
        own = next(
            (part for part in self._parts if part[-1].end > marker.start),
            self._parts[-1] if self._parts else (),
        )
        first: dict[int, int] = {}
        for at in found:
            for number, span in enumerate(own):
                if span.start <= self._references[at].start < span.end:
                    first.setdefault(number, at)
        return list(first.values()) or found[:1]

    def _called(self, name: str, year: str) -> list[int]:
        """Return the references of this name and year, those where it comes first if there are such."""
        named = self._by_name.get(name, [])
        first = [at for at in named if self._names[at][:1] == (name,)]
        for found in (first, named, self._beginning(name)):
            of_year = [at for at in found if not year or _same_year(year, self._references[at].text)]
            if of_year:
                return of_year
        return []

    def _beginning(self, name: str) -> list[int]:
        """Return the references that begin with the name, however their authors were read."""
        at = bisect_left(self._beginnings, (name,))
        found = []
        while at < len(self._beginnings) and self._beginnings[at][0].startswith(name) and len(name) > 2:
            found.append(self._beginnings[at][1])
            at += 1
        return found

    def _match_cited(self, cited: Cited) -> list[int]:
        """Return the references whose first names and year are those of the marker; two of them are ambiguous."""
        names = [name_key(name) for name in cited.names]
        candidates: list[int] = []
        for name in names:  # the first may be a word of the sentence
            candidates = candidates or self._called(name, cited.year)
        if len(candidates) > 1 and len(names) > 1:
            closer = [at for at in candidates if set(names) <= set(self._names[at])]
            candidates = closer or candidates
        if len(candidates) > 1:
            # `Short 2018` beside `Short et al. 2018`: as many authors as the marker says.
            several = cited.et_al or len(names) > 2
            closer = [
                at
                for at in candidates
                if (len(self._names[at]) > 2 if several else len(self._names[at]) == len(names))
            ]
            candidates = closer or candidates
        return candidates


def _names(item: PostReference) -> tuple[str, ...]:
    found: list[str] = []
    if item.parts is not None:
        work = item.parts.work
        for name in (*work.author, *work.editor):
            found.append(name_key(name.sort_name))
            if name.literal:
                acronym = "".join(word[0] for word in name.literal.split() if word[:1].isupper())
                if len(acronym) > 1:
                    found.append(name_key(acronym))
    match = _FIRST_WORD.match(item.text)
    if match and name_key(match["name"]) not in found:  # however the authors were read
        found.append(name_key(match["name"]))
    return tuple(name for name in found if name)


def _same_year(year: str, text: str) -> bool:
    years = [fold(found) for found in _YEAR.findall(text)]
    wanted = fold(year)
    if wanted in years or re.sub(r"\s", "", wanted) in (re.sub(r"\s", "", y) for y in years):
        return True
    # A letter on one side only: `2018a` in the text, `2018` in the list.
    return any(found[:4] == wanted[:4] and (len(found) == 4) != (len(wanted) == 4) for found in years)
