"""What tells works of one title, author and year apart: numbers, pages, books, addresses, days; field by field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from litman.library.comparison.blocking import bare_url, isbns_of
from litman.library.comparison.names import is_acronym
from litman.library.comparison.periodicals import same_container
from litman.library.comparison.stages import eprint_parts, family_of, other_degree
from litman.library.comparison.verdict import Apart
from litman.library.comparison.words import raw_words_of
from litman.text.folding import fold
from litman.text.lazy_pattern import lazy_pattern
from litman.text.pages import compare_pages
from litman.text.plain import plain
from litman.text.roman import roman_value
from litman.work import Date, Name, Work

_TOKEN = lazy_pattern(r"[^\W\d_]+|\d+")
_NUMBER_WORDS = frozenset(
    """
    no nr num number report rept tech technical vol volume band bd issue heft article art ser series the of part
    """.split()
)
_SUPPLEMENT = lazy_pattern(r"\bsuppl(?:ement)?\b\.?|\bs(?=\d)")
_PUBLISHER_WORDS = frozenset(
    "the of and press publishers publishing publications verlag books inc ltd gmbh co company sons".split()
)
_OWN_DAY = frozenset(
    {"article-newspaper", "article-magazine", "broadcast", "interview", "personal_communication", "speech"}
) | {"post", "post-weblog", "hearing"}
_PUBLISHED_BY = frozenset({"whole", "thesis", "", "web"})
_SECOND_LEVELS = frozenset("ac co com edu gob gov gouv govt net ne nhs or org".split())  # `co.uk`
_PAGES = frozenset({"web", ""})


def tell_apart(ours: Work, theirs: Work) -> Iterator[Apart]:
    """Yield the fields that both have and that make them two works; the years and authors aside."""
    if apart := other_degree(ours, theirs) or _container(ours, theirs):
        yield apart
    for field, differ, mine, registered in _compared(ours, theirs):
        if mine and registered and mine != registered and differ(mine, registered):
            yield Apart(field, plain(mine), plain(registered))
    if isbns_of(ours) and isbns_of(theirs) and not isbns_of(ours) & isbns_of(theirs):
        yield Apart("ISBN", ours.ISBN or "", theirs.ISBN or "")
    if compare_pages(*_pages(ours, theirs)) in ("other", "within"):
        yield Apart("page", ours.page or "", theirs.page or "")
    if apart := _day(ours, theirs):
        yield apart
    if _publisher_differs(ours, theirs):
        field = "published-in" if ours.type == theirs.type == "document" else "publisher"
        yield Apart(field, ours.publisher or "", theirs.publisher or "")
    if ours.recipient and theirs.recipient and _letters(ours.recipient[0]) != _letters(theirs.recipient[0]):
        yield Apart("recipient", ours.recipient[0].sort_name, theirs.recipient[0].sort_name)


def other_addresses(ours: Work, theirs: Work) -> Apart | None:
    """Return the addresses where they are those of two pages.

    One paper lies in many places: addresses of works that are no web pages count within one site only, and not where
    volume or pages say that both are one.
    """
    one, other = page_address(ours), page_address(theirs)
    if not one or not other or one == other:
        return None
    is_page = bool(_PAGES & {family_of(ours), family_of(theirs)})
    if not is_page and (_agreeing_place(ours, theirs) or _site(one) != _site(other)):
        return None
    return Apart("URL", ours.URL or "", theirs.URL or "")


def page_address(work: Work) -> str:
    """Return the address of the page that the work is; empty where it has none but that of its DOI."""
    if not work.URL or "doi.org/" in work.URL:
        return ""
    return bare_url(work.URL)


def agreeing_places(ours: Work, theirs: Work) -> tuple[str, ...]:
    """Return the variables that say where both are to be found, and agree; the most telling first."""
    found = []
    if page_address(ours) and page_address(ours) == page_address(theirs):
        found.append("URL")
    if compare_pages(*_pages(ours, theirs)) == "same":
        found.append("page")
    for field, differ, mine, registered in _compared(ours, theirs):
        if mine and registered and (mine == registered or not differ(mine, registered)):
            found.append(field)
    if ours.container_title and theirs.container_title and _container(ours, theirs) is None:
        found.append("container-title")
    if ours.publisher and theirs.publisher and not _names_differ(ours.publisher, theirs.publisher):
        found.append("publisher")
    if isbns_of(ours) & isbns_of(theirs):
        found.append("ISBN")
    return tuple(found)


def _compared(
    ours: Work, theirs: Work
) -> tuple[tuple[str, Callable[[str, str], bool], str | None, str | None], ...]:
    return (
        ("number", _numbers_differ, ours.number, theirs.number),
        ("PMID", _numbers_differ, ours.PMID, theirs.PMID),
        ("PMCID", _numbers_differ, ours.PMCID, theirs.PMCID),
        ("archive-location", _eprints_differ, ours.archive_location, theirs.archive_location),
        ("volume", _numbers_differ, _volume(ours), _volume(theirs)),
        ("issue", _issues_differ, ours.issue, theirs.issue),
        ("collection-number", _numbers_differ, ours.collection_number, theirs.collection_number),
        ("part-number", _numbers_differ, ours.part_number, theirs.part_number),
        ("chapter-number", _numbers_differ, ours.chapter_number, theirs.chapter_number),
        ("section", _numbers_differ, ours.section, theirs.section),
        ("event-title", _names_differ, ours.event_title, theirs.event_title),
    )


def _volume(work: Work) -> str | None:
    """The volume; a year in its place tells nothing that the year does not."""
    return None if work.volume and work.volume.strip() == str(work.year) else work.volume


def _tokens(text: str) -> tuple[list[str], set[str]]:
    """Numbers, no zeros in front, and words of a number as it is printed: `TR-186-02`."""
    tokens = _TOKEN.findall(fold(plain(text)))
    digits = [token.lstrip("0") or "0" for token in tokens if token.isdigit()]
    words = {token for token in tokens if not token.isdigit()} - _NUMBER_WORDS
    if not digits and len(words) == 1 and (value := roman_value(next(iter(words)))):
        return [str(value)], set()
    return digits, words


def _numbers_differ(one: str, other: str) -> bool:
    """Whether two numbers are other ones; `TR-186-2` can be `186-2`."""
    (digits, words), (more_digits, more_words) = _tokens(one), _tokens(other)
    if digits != more_digits:
        return bool(digits or more_digits) and (bool(digits) == bool(more_digits) or not (words & more_words))
    return bool(words and more_words) and not (words <= more_words or more_words <= words)


def _issues_differ(one: str, other: str) -> bool:
    """Whether two issues are other ones: double issues by either number, supplements by what they are."""
    texts = [fold(plain(text)) for text in (one, other)]
    supplements = [bool(_SUPPLEMENT.search(text)) for text in texts]
    (digits, words), (more_digits, more_words) = (_tokens(_SUPPLEMENT.sub(" ", text)) for text in texts)
    if supplements[0] != supplements[1]:
        return True
    if not digits or not more_digits:
        return not digits and not more_digits and words != more_words
    return not set(digits) & set(more_digits) or (bool(words and more_words) and words != more_words)


def _eprints_differ(one: str, other: str) -> bool:
    """Whether two numbers of an archive are other ones, whatever version they name."""
    return eprint_parts(one)[0] != eprint_parts(other)[0]


def _names_differ(one: str, other: str) -> bool:
    """Whether two names of events, publishers or series have no word in common, nor is one short for the other."""
    a, b = ([w for w in raw_words_of(text) if w not in _PUBLISHER_WORDS] for text in (one, other))
    numbers = [{word for word in words if word.isdigit()} for words in (a, b)]
    if numbers[0] and numbers[1] and numbers[0] != numbers[1]:
        return True
    if not a or not b or set(a) & set(b) - numbers[0]:
        return False
    pairs = ((a, raw_words_of(other)), (b, raw_words_of(one)))
    return not any(is_acronym(word, words) for short, words in pairs for word in short)


def _container(ours: Work, theirs: Work) -> Apart | None:
    """The journals or books, where they are other ones; a book's name with another number or letter is another."""
    mine, registered = _containers(ours), _containers(theirs)
    if not mine or not registered:
        return None
    if ours.ISSN and theirs.ISSN and set(ours.ISSN.split()) & set(theirs.ISSN.split()):
        return None
    if same_container(mine, registered) and _labels(mine[0]) == _labels(registered[0]):
        return None
    if same_container(mine, registered) and "article" in (family_of(ours), family_of(theirs)):
        return None
    return Apart("container-title", plain(mine[0]), plain(registered[0]))


def _containers(work: Work) -> list[str]:
    return [name for name in (work.container_title, work.container_title_short) if name]


def _labels(name: str) -> list[str]:
    """What tells volumes of one name apart: numbers, and single letters at the end."""
    words = raw_words_of(name)
    return [word for word in words if word.isdigit() or roman_value(word)] + [
        word for word in words[-1:] if len(word) == 1
    ]


def _day(ours: Work, theirs: Work) -> Apart | None:
    """The days on which columns, talks and letters appeared or were held, where they are other ones."""
    days = [work.issued if work.type in _OWN_DAY else None for work in (ours, theirs)]
    for field, one, other in (("event-date", ours.event_date, theirs.event_date), ("day", days[0], days[1])):
        if _is_other_day(one, other):
            return Apart(field, _day_text(one), _day_text(other))
    return None


def _is_other_day(one: Date | None, other: Date | None) -> bool:
    a, b = (date.start if date else None for date in (one, other))
    if not a or not b or a.year != b.year or not a.month or not b.month:
        return False
    return a.month != b.month or bool(a.day and b.day and a.day != b.day)


def _day_text(date: Date | None) -> str:
    start = date.start if date else None
    return "-".join(f"{part:02}" for part in (start.year, start.month, start.day) if part) if start else ""


def _publisher_differs(ours: Work, theirs: Work) -> bool:
    """Whether publishers tell them apart: those of books and reports, and what says where a thing without a type is."""
    families = {family_of(ours), family_of(theirs)}
    if not ours.publisher or not theirs.publisher or not families <= _PUBLISHED_BY:
        return False
    if isbns_of(ours) & isbns_of(theirs):
        return False
    if ours.type == theirs.type == "document":  # `howpublished = {Book A}`
        return fold(plain(ours.publisher)) != fold(plain(theirs.publisher))
    return _names_differ(ours.publisher, theirs.publisher)


def _pages(ours: Work, theirs: Work) -> tuple[str | None, str | None]:
    """The pages; a book's number of pages is none."""
    if family_of(ours) == family_of(theirs) == "whole" and not (ours.volume and theirs.volume):
        texts = [
            work.page if work.page and re.search(r"\d\s*[-–,]", work.page) else None
            for work in (ours, theirs)
        ]
        return texts[0], texts[1]
    return ours.page, theirs.page


def _agreeing_place(ours: Work, theirs: Work) -> bool:
    same_pages = compare_pages(ours.page, theirs.page) == "same"
    return same_pages or bool(
        ours.volume and theirs.volume and not _numbers_differ(ours.volume, theirs.volume)
    )


def _site(address: str) -> str:
    labels = address.partition("/")[0].partition(":")[0].split(".")
    is_deep = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVELS
    return ".".join(labels[-3:] if is_deep else labels[-2:])


def _letters(name: Name) -> str:
    return "".join(raw_words_of(name.sort_name))
