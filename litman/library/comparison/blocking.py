"""By what works that may be one are found: keys that all such works share, so that no two others need be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from litman.identifiers.isbn import isbn13, parse_isbn
from litman.identifiers.of_work import doi_of
from litman.text.folding import fold
from litman.text.lazy_pattern import lazy_pattern
from litman.text.names import last_word_key
from litman.text.plain import plain
from litman.work import Name, Work

_SCHEME = lazy_pattern(r"^[a-z]+://(?:www\.)?|^www\.", re.IGNORECASE)
_NOT_A_LETTER = lazy_pattern(r"[\W_]+")
_ROUTES = ("/", "!")  # `#/sleep` is a page of its own, `#sleep` a place in one
_ISBN_BREAK = lazy_pattern(r"(?<![,;\s])[,;\s]++(?=(?:ISBN\b)?[\s:]{0,20}+(?:97[89]|\d))")
_WHOLES = frozenset({"book", "classic", "report", "pamphlet", "collection", "document"})


def blocking_keys(work: Work) -> Iterator[str]:
    """Yield the keys of a work, the most telling first: works without one in common are not compared."""
    if doi := doi_of(work):
        yield f"doi:{doi}"
    if work.PMID:
        yield f"pmid:{work.PMID.strip()}"
    if work.PMCID:
        yield f"pmcid:{work.PMCID.strip().lower().removeprefix('pmc')}"
    if work.ISBN and work.type in _WHOLES:
        yield from (f"isbn:{isbn}" for isbn in sorted(isbns_of(work)))
    if work.URL and "doi.org/" not in work.URL:
        yield f"url:{bare_url(work.URL)}"
    yield from title_keys(work)


def title_keys(work: Work) -> Iterator[str]:
    """Yield title and first author, folded; of a work without a title what else there is."""
    author = creator_key(work)
    if title := folded_title(work.title or ""):
        yield f"{title}\n{author}"
    elif author or work.container_title:
        yield f"\n{author}\n{work.year}\n{folded_title(work.container_title or '')}"
    if work.original_title and (title := folded_title(work.original_title)):
        yield f"{title}\n{author}"


def creator_key(work: Work) -> str:
    """Return the last word of the first author's family name in small letters; empty where nobody is named."""
    people = work.author or work.editor or work.container_author or work.translator or work.director
    return last_word(people[0]) if people else ""


def last_word(name: Name) -> str:
    """Return the last word of a family name, or of an organisation, as names are compared."""
    return last_word_key(name.sort_name)


def folded_title(rich: str) -> str:
    """Return the letters and digits of a title, folded: what is left the same by any way of printing it."""
    if rich.isascii() and "<" not in rich:  # most titles, at a quarter of the time
        return _NOT_A_LETTER.sub("", rich.lower())
    return _NOT_A_LETTER.sub("", fold(plain(rich)))


def letters_of_title(plain_title: str) -> str:
    """Return letters and digits of a title without mark-up: the same wherever `folded_title` of it is the same."""
    return _NOT_A_LETTER.sub("", plain_title.lower() if plain_title.isascii() else fold(plain_title))


def bare_url(url: str) -> str:
    """Return an address without scheme, `www.`, fragment and a slash at its end: what tells pages apart."""
    bare, _, fragment = _SCHEME.sub("", url.strip()).partition("#")
    host, slash, rest = bare.rstrip("/").partition("/")
    route = f"#{fragment.rstrip('/')}" if fragment.startswith(_ROUTES) and len(fragment) > 2 else ""
    return host.lower() + slash + rest + route


def isbns_of(work: Work) -> frozenset[str]:
    """Return the ISBNs of a work, each of 13 digits."""
    if not work.ISBN:
        return frozenset()
    texts = (work.ISBN, *_ISBN_BREAK.split(work.ISBN))
    return frozenset(isbn13(isbn) for text in texts if (isbn := parse_isbn(text)))
