"""Completion of citation keys: where one is being typed, and which works the words so far may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from litman.index.query.known_works import KnownWork, folded_words

MOST_OFFERED = 60
_KEY = r"[^\s\[\]{}()<>@,;\"'`\\|=]"
# From the place where a key begins to the cursor, in the forms of `posts/markers/key_citations.py`. What stands in
# brackets or braces may be several words: people look for a work by what they know of it.
_PLACES = (
    # [@moss 2019 sleep   [cite:@moss   [see @moss
    re.compile(r"\[(?:[^\[\]]*[\s;\[,:*+!-])?@\{?(?P<words>[^\[\]@;,{}]{0,80})$"),
    re.compile(
        r"\\[A-Za-z]*[cC]ite[A-Za-z]*\*?\s*(?:\[[^\[\]]*\]\s*){0,2}\{(?:[^{}]*,)?\s*(?P<words>[^{},]{0,80})$"
    ),
    re.compile(
        r"(?::|\{)(?:foot|full|footfull)?cite[a-z]*(?::[a-z]+)?[:}]`(?:[^`]*[,;])?\s*(?P<words>[^`,;]{0,80})$"
    ),
    re.compile(r"\bcite[a-zA-Z]*\*?:\[?&?(?:[^\s\[\]]*[,;]&?)?\s*(?P<words>[^\s\[\],;&]{0,80})$"),
    re.compile(r"#cite\((?:<|label\(\")(?P<words>[^<>\"()]{0,80})$"),
    re.compile(r"<d(?:t)?-cite\s[^<>]*key=\"(?:[^\"]*,)?\s*(?P<words>[^\",]{0,80})$"),
    re.compile(r"\{[{%][<%]?\s*cite\s(?:[^{}%]*[\s,])?\"?(?P<words>[^\s,\"{}%]{0,80})$"),
    re.compile(rf"(?:^|[^\w@.\\/+-])@\{{?(?P<words>{_KEY}{{0,80}})$"),  # @moss2019 in running text
)
_IN_CLAIMS = re.compile(r"^\s*(?:\[\[?claim[.\w]*\]\]?\s*)?key\s*=\s*\"(?P<words>[^\"]{0,80})$")
_IN_BIB = re.compile(
    r"\b(?:crossref|xref|xdata|related|entryset)\s*=\s*[{\"](?:[^{}\"]*,)?\s*(?P<words>[^{}\",]{0,80})$"
)
_WORD = re.compile(r"[^\W_]+")


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
    wanted = [folded_words(word) for word in _WORD.findall(words)]
    typed = folded_words(words.strip())
    found = list(_holding(works, wanted))
    found.sort(key=lambda work: _rank(work, typed, wanted, cited))
    return found[:MOST_OFFERED], len(found) <= MOST_OFFERED


def _holding(works: Sequence[KnownWork], wanted: Sequence[str]) -> Iterator[KnownWork]:
    if not wanted:
        yield from works
        return
    # One search for the longest word leaves few; only of these each word is looked for at a word's beginning.
    longest = max(wanted, key=len)
    begins = [
        re.compile(rf"(?:(?<![a-z0-9])|(?<=[a-z])(?=[0-9])|(?<=[0-9])(?=[a-z])){re.escape(word)}")
        for word in wanted
    ]
    for work in works:
        if longest in work.words and all(begin.search(work.words) for begin in begins):
            yield work


def _rank(work: KnownWork, typed: str, wanted: Sequence[str], cited: frozenset[str]) -> tuple[object, ...]:
    key = folded_words(work.key)
    by_key = 0 if typed and key.startswith(typed) else 1
    by_name = sum(1 for word in wanted if not folded_words(work.who).startswith(word))
    return by_key, work.key not in cited, by_name, -(work.year or 0), key
