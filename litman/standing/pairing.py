"""Which printed reference is which of the claims file: by its identifier, else by its text, never by its number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from litman.claims.likeness import WordIndex, likeness, words_of
from litman.identifiers.doi import find_dois
from litman.identifiers.url import find_urls
from litman.library.comparison.blocking import bare_url
from litman.text.folding import fold
from litman.text.years import find_years

LIKE = 0.9  # how alike two texts of one reference are at least, 0–1
CLEAR = 0.1  # by how much more alike than any other
_LABEL = re.compile(r"\A\s*(?:\[\w{1,12}\]|\(?\d{1,4}[.)\]]|[•*-])\s*")
_LONGEST_LABEL = 16  # characters, white space behind it left out
_PMID = re.compile(r"\bPMID\b:?\s*(\d{4,9})\b", re.IGNORECASE)


class _Text(NamedTuple):
    folded: str
    strong: frozenset[str]  # DOIs and PMIDs: two texts with different ones are two works
    addresses: frozenset[str]
    years: frozenset[int]
    keys: frozenset[str]  # the citation key of its work


def pair_references(
    printed: Sequence[str],
    kept: Sequence[str],
    *,
    printed_keys: Sequence[str | None] = (),
    kept_keys: Sequence[str | None] = (),
) -> list[int | None]:
    """Return for each printed reference the index of the kept one that it is; None: it is new.

    Two are one where an identifier (DOI, PMID, else an address) is the same, else where the text is, else where the
    texts are alike by at least `LIKE`, clearly more than any other pair of either, with the same years and no
    identifiers that differ. Each is taken once; among equals the order decides.

    `printed_keys` and `kept_keys` are the citation keys of works that identifiers lead to, which are identifiers too.
    """
    if list(printed) == list(kept) and all(len(text.strip()) > _LONGEST_LABEL for text in printed):
        return list(range(len(kept)))  # each finds itself, whole
    new = [_read(text, key) for text, key in zip_longest(printed, printed_keys)]
    old = [_read(text, key) for text, key in zip_longest(kept, kept_keys)]
    pairs: dict[int, int] = {}
    taken: set[int] = set()

    def take(name: str) -> None:
        by_value: dict[object, list[int]] = {}
        for number, item in enumerate(old):
            for value in _values(item, name):
                by_value.setdefault(value, []).append(number)
        for at, item in enumerate(new):
            if at in pairs:
                continue
            if name == "addresses" and any(len(by_value.get(value, ())) > 1 for value in item.addresses):
                continue  # an address of several references is that of none
            found = (number for value in _values(item, name) for number in by_value.get(value, ()))
            free = next(
                (number for number in found if number not in taken and _may_be(item, old[number])), None
            )
            if free is not None:
                pairs[at] = free
                taken.add(free)

    for name in ("whole", "strong", "folded", "keys", "addresses"):
        take(name)
    for at, number in _alike(new, old, pairs, taken):
        pairs[at] = number
    return [pairs.get(at) for at in range(len(new))]


def folded_text(text: str) -> str:
    """Return a reference's text folded, without the number that may stand before it."""
    return fold(_LABEL.sub("", text))


def _read(text: str, key: str | None) -> _Text:
    read = _read_text(text)
    return read._replace(keys=frozenset([key])) if key else read


@lru_cache(maxsize=512)  # the post prints, for the most part, what the file keeps
def _read_text(text: str) -> _Text:
    dois = {found.doi for found in find_dois(text)}
    pmids = {f"pmid:{found}" for found in _PMID.findall(text)}
    addresses = {bare_url(found.url) for found in find_urls(text)}
    addresses = {
        bare for bare in addresses if "/" in bare and not bare.startswith(("doi.org/", "dx.doi.org/"))
    }
    folded = folded_text(text)
    return _Text(
        folded,
        frozenset(dois | pmids),
        frozenset(addresses),
        frozenset(find_years(folded)),
        frozenset(),
    )


def _values(item: _Text, name: str) -> Sequence[object]:
    if name == "whole":  # text and identifiers: of two references with one DOI each finds itself
        return [(item.folded, item.strong)] if item.folded else []
    if name == "folded":
        return [item.folded] if item.folded else []
    return sorted({"strong": item.strong, "keys": item.keys, "addresses": item.addresses}[name])


def _may_be(one: _Text, other: _Text) -> bool:
    return not (one.strong and other.strong) or bool(one.strong & other.strong)


def _alike(
    new: Sequence[_Text], old: Sequence[_Text], pairs: dict[int, int], taken: set[int]
) -> list[tuple[int, int]]:
    """Return pairs of those left whose texts are alike, clearly more than any other pair of either."""
    rest = [number for number in range(len(old)) if number not in taken]
    left = [at for at in range(len(new)) if at not in pairs]
    if not rest or not left:
        return []
    words = [words_of(old[number].folded) for number in rest]
    index, free = WordIndex(words), [True] * len(rest)
    scores: dict[tuple[int, int], float] = {}
    for at in left:
        own = words_of(new[at].folded)
        for near in index.likely(own, free):
            scores[at, near] = likeness(own, words[near], new[at].folded, old[rest[near]].folded)
    found = []
    for (at, near), score in scores.items():
        others = (
            other
            for pair, other in scores.items()
            if pair != (at, near) and (pair[0] == at or pair[1] == near)
        )
        one, other = new[at], old[rest[near]]
        is_clear = score >= LIKE and score - max(others, default=0.0) >= CLEAR
        if is_clear and _may_be(one, other) and one.years == other.years:
            found.append((at, rest[near]))
    return found
