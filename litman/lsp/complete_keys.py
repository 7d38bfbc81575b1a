"""Completion of citation keys: where one is being typed, and which works the words so far may mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from heapq import nsmallest
from typing import NamedTuple

from litman.index.query.known_works import KnownWork, words_of
from litman.text.folding import fold, to_ascii

MOST_OFFERED = 60
_KEY = r"[^\s\[\]{}()<>@,;\"'`\\|=]"
# From the place where a key begins to the cursor, in the forms of `posts/markers/key_citations.py`. What stands in
# brackets or braces may be several words: people look for a work by what they know of it.
_PLACES = (
    # [@moss 2019 sleep   [cite:@moss   [see @moss
    re.compile(r"\[(?:[^\[\]]*[\s;\[,:*+!-])?@\{?(?P<words>[^\[\]@;,{}]{0,80})$"),
    re.compile(
        r"\\[A-Za-z]{0,30}?[cC]ite[A-Za-z]{0,30}\*?\s*(?:\[[^\[\]]*\]\s*){0,2}\{(?:[^{}]*,)?\s*(?P<words>[^{},]{0,80})$"
    ),
    re.compile(
        r"(?::|\{)(?:foot|full|footfull)?cite[a-z]*(?::[a-z]+)?[:}]`(?:[^`]*[,;])?\s*(?P<words>[^`,;]{0,80})$"
    ),
    re.compile(r"\bcite[a-zA-Z]*\*?:\[?&?(?:[^\s\[\]]{0,300}[,;]&?)?\s*(?P<words>[^\s\[\],;&]{0,80})$"),
    re.compile(r"#cite\((?:<|label\(\")(?P<words>[^<>\"()]{0,80})$"),
    re.compile(r"<d(?:t)?-cite\s[^<>]*key=\"(?:[^\"]*,)?\s*(?P<words>[^\",]{0,80})$"),
    re.compile(r"\{[{%][<%]?\s*cite\s(?:[^{}%]*[\s,])?\"?(?P<words>[^\s,\"{}%]{0,80})$"),
    re.compile(rf"(?:^|[^\w@.\\/+-])@\{{?(?P<words>{_KEY}{{0,80}})$"),  # @moss2019 in running text
)
_IN_CLAIMS = re.compile(r"^\s*(?:\[\[?claim[.\w]*\]\]?\s*)?key\s*=\s*\"(?P<words>[^\"]{0,80})$")
_IN_BIB = re.compile(
    r"\b(?:crossref|xref|xdata|related|entryset)\s*=\s*[{\"](?:[^{}\"]*,)?\s*(?P<words>[^{}\",]{0,80})$"
)


class KeyPlace(NamedTuple):
    """Where a key is being typed, in a line."""

    start: int  # column of its first code point
    words: str  # from there to the cursor


def key_place(before: str, suffix: str) -> KeyPlace | None:
    """Return where a key is being typed; None where none is.

    Args:
        before: The line up to the cursor.
        suffix: Of the file, in lower case.
    """
    if suffix == ".toml":
        forms: Sequence[re.Pattern[str]] = (_IN_CLAIMS,)
    else:
        forms = (_IN_BIB,) if suffix == ".bib" else _PLACES
    for form in forms:
        match = form.search(before[-300:])
        if match:
            return KeyPlace(len(before) - len(match["words"]), match["words"])
    return None


def matching_works(
    works: Sequence[KnownWork], words: str, cited: frozenset[str]
) -> tuple[list[KnownWork], bool]:
    """Return the works in which each word begins a word, best first, and whether that is all of them.

    First those whose key begins with what was typed, then those that the post cites already, then the newest.
    """
    wanted = words_of(words)
    typed = fold(to_ascii(words.strip()))
    found = list(_holding(works, [f" {word}" for word in wanted]))
    first = nsmallest(MOST_OFFERED, found, key=lambda work: _rank(work, typed, wanted, cited))
    return first, len(found) <= MOST_OFFERED


def _holding(works: Sequence[KnownWork], wanted: Sequence[str]) -> Iterable[KnownWork]:
    if not wanted:
        return works
    first, *others = sorted(wanted, key=len, reverse=True)  # the longest leaves fewest
    found = [work for work in works if first in work.words]
    for word in others:
        found = [work for work in found if word in work.words]
    return found


def _rank(
    work: KnownWork, typed: str, wanted: Sequence[str], cited: frozenset[str]
) -> tuple[bool, bool, int, int, str]:
    is_other = not typed or not work.folded.startswith(typed)
    names = work.who.casefold()
    by_name = sum(1 for word in wanted if not names.startswith(word))
    return is_other, work.key not in cited, by_name, -(work.year or 0), work.folded
