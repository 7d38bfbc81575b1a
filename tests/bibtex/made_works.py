"""Works for property tests: what a registry or a person may say of a publication."""

import string
from dataclasses import replace

from hypothesis import strategies as st

from litman.bibtex.works.entry_types import ENTRY_TYPES
from litman.text.page import is_article_number
from litman.work import Date, DateParts, Name, Work

_LETTERS = string.ascii_letters + "éüßØčłñ"
_MARKS = " -.,:;&%$#_{}~^\\\"'`<>@()[]/+*=!?|–—“”’‘αβ≤°µ"
words = st.text(_LETTERS, min_size=2, max_size=8)
_names = words.map(str.capitalize).filter(lambda name: name.lower() not in ("and", "others"))
_scraps = st.text(_LETTERS + _MARKS + string.digits, max_size=12)


def _single_spaces(text: str) -> str:
    return " ".join(text.split())


texts = st.lists(words | _scraps, min_size=1, max_size=5).map(" ".join).map(_single_spaces).filter(bool)
rich_texts = st.lists(
    words | words.map("<i>{}</i>".format) | words.map("CO<sub>{}</sub>".format) | _scraps, min_size=1, max_size=5
).map(lambda parts: _single_spaces(" ".join(parts))).filter(bool)  # fmt: skip
numbers = st.integers(1, 9999).map(str)
pages = st.tuples(numbers, numbers).map("-".join) | numbers | numbers.map("e1{}".format)
people = st.builds(
    Name,
    family=_names,
    given=_names,
    suffix=st.none() | st.sampled_from(["Jr.", "III"]),
    non_dropping_particle=st.none() | st.sampled_from(["von", "de la", "van der"]),
)
organisations = texts.map(lambda text: Name(literal=text))
names = st.lists(people | organisations, max_size=4).map(tuple)
_days = st.builds(DateParts, year=st.integers(1000, 2100), month=st.integers(1, 12), day=st.integers(1, 28))
dates = (
    st.builds(Date, start=_days)
    | st.builds(Date, start=st.builds(DateParts, year=st.integers(1000, 2100)), circa=st.booleans())
    | st.builds(Date, start=st.builds(DateParts, year=st.integers(1000, 2100)), season=st.integers(1, 4))
    | st.builds(Date, start=_days, end=_days)
    | st.just(Date(literal="in press"))
)
_links = st.text(string.ascii_letters + string.digits + "/_-.~%?=&#();", min_size=1, max_size=20)


def _maybe(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | values


def _numbered(work: Work) -> Work:
    """The work with its article number in both places, as it is read."""
    is_article = work.page is not None and is_article_number(work.page)
    return replace(work, number=work.page) if is_article else work


articles = st.builds(
    Work,
    type=st.sampled_from(["article-journal", "article-magazine", "article-newspaper", "review"]),
    title=rich_texts,
    author=names,
    issued=_maybe(dates),
    container_title=texts,
    volume=_maybe(numbers),
    issue=_maybe(numbers),
    page=_maybe(pages),
    abstract=_maybe(rich_texts),
    DOI=_maybe(_links.map("10.1000/{}".format)),
    URL=_maybe(_links.map("https://example.org/{}".format)),
    ISSN=_maybe(st.just("1234-5678")),
    language=st.sampled_from([None, "en", "de", "pt-BR"]),
).map(_numbered)
others = st.builds(
    Work,
    type=st.sampled_from(
        sorted(set(ENTRY_TYPES) - {"article-journal", "article-magazine", "article-newspaper"})
    ),
    title=rich_texts,
    author=names,
    editor=names,
    translator=names,
    issued=_maybe(dates),
    accessed=_maybe(st.builds(Date, start=_days)),
    publisher=_maybe(texts),
    publisher_place=_maybe(words),
    genre=_maybe(words),
    note=_maybe(words),
    keyword=_maybe(words),
    URL=_maybe(_links.map("https://example.org/{}".format)),
    ISBN=_maybe(st.just("978-3-16-148410-0")),
)
works = articles | others
