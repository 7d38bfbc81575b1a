"""Markers tied to the references of the post's own list: by label, by anchor, by author and year, by DOI."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import chain

from litman.identifiers.addresses import identify_address, pii_in_address, pii_of_doi
from litman.identifiers.arxiv import find_arxiv_ids
from litman.identifiers.doi import find_dois
from litman.identifiers.identifier import Identifier
from litman.identifiers.pmid import find_pmcids, find_pmids
from litman.identifiers.url import find_urls
from litman.posts.markers.hints import work_address
from litman.posts.markers.listed_names import ListedNames
from litman.posts.markers.lists_of_parts import ListsOfParts
from litman.posts.markers.marker import Cited, Marker
from litman.posts.markers.names_elsewhere import Fits, NamedWork, NamesElsewhere
from litman.posts.post import Span
from litman.posts.references.item_links import bare_address
from litman.posts.references.post_reference import PostReference
from litman.text.folding import fold
from litman.text.lazy_pattern import lazy_pattern
from litman.text.names import name_key
from litman.text.years import YEAR

_WORD = lazy_pattern(r"[^\W\d_]+")
_YEAR = lazy_pattern(rf"(?<!\d){YEAR}(?!\d)")
_NOBODY = Fits((), False)
_MOSTLY, _MARGIN = 0.5, 0.2  # of the longer words of a note


class ReferenceIndex:
    """The references of one post, found by what a marker says of them."""

    def __init__(
        self,
        references: Sequence[PostReference],
        *,
        notes: frozenset[str] = frozenset(),
        parts: Sequence[Sequence[Span]] = (),
        elsewhere: Sequence[NamedWork] = (),
    ) -> None:
        """Take the references and what tells them apart.

        Args:
            references: Of the post, in order.
            notes: Labels of all its footnotes, and addresses within the page of those that are no reference.
            parts: For each part of the post that has lists of its own, where these stand.
            elsewhere: What others know of the names and years of a post that prints no list.
        """
        self._references = references
        self._lists = ListsOfParts(references, parts)
        self.labels: tuple[str, ...] = tuple(
            item.label for item in references if item.label and not item.footnote
        )
        self._matched: dict[tuple[object, ...], tuple[tuple[int, ...], tuple[str, ...]]] = {}
        self._by_label: dict[tuple[bool, str], list[int]] = {}  # footnotes and the lists are numbered apart
        self._notes = notes
        self._by_anchor: dict[str, int] = {}
        has_list = any(not item.footnote for item in references)
        self.names = ListedNames(references) if has_list else NamesElsewhere(references, elsewhere)
        for at, item in enumerate(references):
            for label in (item.label, *item.again):
                if label:
                    self._by_label.setdefault((item.footnote, fold(label)), []).append(at)
            for anchor in item.anchors:
                self._by_anchor.setdefault(anchor, at)

    @cached_property
    def _by_identifier(self) -> dict[Identifier, int]:
        """The first reference of each identifier that one prints, found when a link is looked up."""
        found: dict[Identifier, int] = {}
        for at, item in enumerate(self._references):
            linked = (identifier_of_address(link) for link in item.links)
            for identifier in chain(_identifiers(item.text), (one for one in linked if one.kind != "url")):
                found.setdefault(identifier, at)
        return found

    @cached_property
    def _by_page(self) -> dict[str, int]:
        """The first reference of each address to which words of it link."""
        found: dict[str, int] = {}
        for at, item in enumerate(self._references):
            for link in item.links:
                if identifier_of_address(link).kind == "url":
                    # that of a marker says nothing of what stands behind a `?`
                    found.setdefault(bare_address(link), at)
        return found

    @property
    def anchors(self) -> Collection[str]:
        """The ids of all references, to which a text may be linked."""
        return self._by_anchor.keys()

    @property
    def numbers(self) -> dict[int, str]:
        """The numbers by which markers can mean references that bear no label."""
        return self._lists.numbers

    def __len__(self) -> int:
        return len(self._references)

    def match(self, marker: Marker) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """Return the indices of the references that the marker points at, and its labels that none has."""
        asked = (marker.start, marker.end, marker.kind, marker.target, marker.labels)
        answer = self._matched.get(asked)
        if answer is None:
            answer = self._matched[asked] = self._match(marker)
        return answer

    def _match(self, marker: Marker) -> tuple[tuple[int, ...], tuple[str, ...]]:
        found: list[int] = []
        dangling: list[str] = []
        target = (marker.target or "").removeprefix("#") if (marker.target or "").startswith("#") else None
        if target and len(marker.labels) == 1 and target in self._by_anchor:
            return (self._by_anchor[target],), ()
        if target and marker.target in self._notes:
            return (), ()
        for at, label in enumerate(marker.labels):
            matched = self._match_label(marker, at, label)
            found += matched
            if not matched and not self._stands_alone(marker) and not self._fits_elsewhere(marker, at).works:
                dangling.append(label)
        return tuple(dict.fromkeys(found)), tuple(dangling)

    @property
    def asked(self) -> tuple[tuple[str, str], ...]:
        """Names and years that a post without a list may cite; others may know of them."""
        return self.names.asked if isinstance(self.names, NamesElsewhere) else ()

    def elsewhere(self, marker: Marker) -> tuple[Fits, ...]:
        """Return what others know of each of a marker's labels; nothing where the post has a reference of them all."""
        if not isinstance(self.names, NamesElsewhere):
            return ()
        found = tuple(self._fits_elsewhere(marker, at) for at in range(len(marker.labels)))
        return found if any(one.works for one in found) else ()

    def _fits_elsewhere(self, marker: Marker, at: int) -> Fits:
        """Return the works of others that a label fits; a marker that is linked says itself what it is."""
        if not isinstance(self.names, NamesElsewhere) or not marker.cited or marker.target:
            return _NOBODY
        return self.names.works(marker.cited[at], match_cited(self.names, marker.cited[at]))

    def linked(self, address: str) -> int | None:
        """Return the index of the reference that an address is known to be that of, or None."""
        found = self._by_identifier.get(identifier_of_address(address))
        return self._by_page.get(bare_address(address)) if found is None else found

    def printed_in(self, note: str) -> int | None:
        """Return the index of the reference of the list that a note prints in other words, or None.

        Such a note has its first name, its year and most of what it says: `Jean Moreau, Counting Words, 1998, p. 12.`
        """
        words = {word for word in _WORD.findall(fold(note)) if len(word) > 3}
        best: list[tuple[float, int]] = []
        for year in dict.fromkeys(_YEAR.findall(note)):
            of_year = self._of_year.get(year, {})
            for name in words & of_year.keys():
                best += [(len(words & own) / len(words), at) for at, own in of_year[name]]
        best.sort(reverse=True)
        is_one = len(best) == 1 or (len(best) > 1 and best[0][0] > best[1][0] + _MARGIN)
        return best[0][1] if is_one and best[0][0] >= _MOSTLY else None

    @cached_property
    def _of_year(self) -> dict[str, dict[str, list[tuple[int, frozenset[str]]]]]:
        """The references by the years that they print and by their first longer word, a name of their authors.

        Each comes with its longer words.
        """
        found: dict[str, dict[str, list[tuple[int, frozenset[str]]]]] = {}
        for at, item in enumerate(self._references):
            words = [word for word in _WORD.findall(fold(item.text[:400])) if len(word) > 3]
            if item.footnote or not words:
                continue
            for year in dict.fromkeys(_YEAR.findall(item.text)):
                found.setdefault(year, {}).setdefault(words[0], []).append((at, frozenset(words)))
        return found

    def _stands_alone(self, marker: Marker) -> bool:
        """Whether the marker says itself what it cites, so that no reference need be printed."""
        if marker.kind == "footnote":
            return marker.labels[0] in self._notes  # a remark, not a reference
        return marker.kind in ("link", "pandoc") or any(item.csl for item in marker.items)

    def _match_label(self, marker: Marker, at: int, label: str) -> list[int]:
        if marker.anchors and marker.anchors[at] in self._by_anchor:
            return [self._by_anchor[marker.anchors[at]]]
        if marker.cited:
            found = [one for one in match_cited(self.names, marker.cited[at]) if one < len(self)]
            listed = [one for one in found if not self._references[one].footnote]
            return listed or found
        if marker.kind == "link":
            address = marker.targets[at] if len(marker.targets) > 1 else marker.target or label
            known = self.linked(address)
            return [] if known is None else [known]
        note = marker.kind == "footnote"
        exact = self._by_label.get((note, fold(label)), [])
        if note:
            return exact[:1]
        if not exact:
            counted = self._lists.counted(label, marker.start)
            return [] if counted is None else [counted]
        return self._lists.choose(exact, marker.start)


def identifier_of_address(address: str) -> Identifier:
    """Return what an address is known by: an identifier in it, a publisher's item number, or the address itself."""
    found = identify_address(address)
    if found is not None and (found.kind != "doi" or pii_of_doi(found.value) is None):
        return found
    pii = pii_of_doi(found.value) if found is not None else pii_in_address(address)
    return Identifier("pii", pii) if pii else Identifier("url", work_address(address))


def match_cited(names: ListedNames, cited: Cited) -> list[int]:
    """Return the references whose first names and year are those of the marker; two of them are ambiguous."""
    candidates: list[int] = []
    for name in cited.names:  # the first may be a word of the sentence
        candidates = candidates or names.called(name, cited.year)
    keys = [name_key(name) for name in cited.names]
    if len(candidates) > 1 and len(keys) > 1:
        closer = [at for at in candidates if names.has(at, keys)]
        candidates = closer or candidates
    if len(candidates) > 1:
        # `Short 2018` beside `Short et al. 2018`: as many authors as the marker says.
        several = cited.et_al or len(keys) > 2
        closer = [
            at
            for at in candidates
            if (len(names.people(at)) > 2 if several else len(names.people(at)) == len(keys))
        ]
        candidates = closer or candidates
    return candidates


def _identifiers(text: str) -> Iterator[Identifier]:
    """Yield what a reference can be known by when a link leads to it."""
    if "/" not in text and "pm" not in text.lower():
        return
    for doi in find_dois(text):
        pii = pii_of_doi(doi.doi)
        yield Identifier("pii", pii) if pii else Identifier("doi", doi.doi)
    yield from (Identifier("pmid", found.id) for found in find_pmids(text))
    yield from (Identifier("pmcid", found.id) for found in find_pmcids(text))
    yield from (Identifier("arxiv", found.id) for found in find_arxiv_ids(text))
    yield from (identifier_of_address(found.url) for found in find_urls(text))
