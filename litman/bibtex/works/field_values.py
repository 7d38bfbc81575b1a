"""Single values between BibTeX fields and CSL variables: pages, editions, dates, identifiers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from litman.bibtex.tex.latex import decode_latex, decode_verbatim
from litman.edtf import date_in_year, parse_date, parse_edtf, parse_year
from litman.text.folding import collapse_white_space
from litman.text.lazy_pattern import lazy_pattern
from litman.text.months import month_number, season_number
from litman.text.plain import plain
from litman.work import Date, DateParts

_ORDINAL_WORDS = "first second third fourth fifth sixth seventh eighth ninth tenth"
_ORDINALS = _ORDINAL_WORDS.split()
_EDITION = lazy_pattern(
    r"([0-9]{1,3})(?:\s*+(?:st|nd|rd|th|\.)(?:\s++(?:edition|edn?\.?))?|\s++(?:edition|edn?\.?)|\s*+)",
    re.IGNORECASE,
)
_ACCESS_NOTE = lazy_pattern(
    r"[\[(]?(?:date\s+)?(?:last\s+|online;?\s+)?(?:accessed|retrieved|visited|checked|viewed)(?:\s+on)?\s*:?\s*([^)\]]{4,40}?)[)\].]*",
    re.IGNORECASE,
)
_URL_ONLY = lazy_pattern(
    r"(?:available\s++(?:at|from|online)\s*+(?::\s*+)?)?(?:\\(?:url|path|href)\s*+\{)?(?:\{\s*+|\s*+)((?:https?|ftp)://\S+?|www\.\S+?)\}?\}?\.?",
    re.IGNORECASE,
)
_DOI_PREFIX = lazy_pattern(
    r"(?:(?:(?:https?:)?//)?(?:(?:dx|www)\.)?doi\.org/|doi(?::\s*|\s+|(?=10\.)))+", re.IGNORECASE
)
_SHORT = 80  # characters of a date that are worth a memory
_DASHES = lazy_pattern(r" ?(?:-{2,}|[–—]|(?<= )-(?= )|(?<=[0-9])-(?= [0-9])) ?")
_WIDE_SPACE = lazy_pattern("[\u00a0\u2009\u202f]")
_DAY = lazy_pattern(r"(?<![0-9])([0-9]{1,2})(?![0-9])")


def pages_from_tex(tex: str) -> str | None:
    """Return pages as CSL has them: ranges with `-`, or `–` where page numbers hold hyphens."""
    if not tex:
        return None
    tex = collapse_white_space(tex)
    dashed = _DASHES.sub("–", tex)
    text = _WIDE_SPACE.sub(" ", plain(decode_latex(dashed))).replace("−", "-")
    parts = [part.strip().rstrip(".") for part in text.split(",")]
    return ", ".join(part if "-" in part else part.replace("–", "-") for part in parts if part) or None


def pages_to_tex_ranges(page: str) -> list[str]:
    """Return the pieces of a page variable that a BibTeX `pages` field joins with `--`."""
    page = collapse_white_space(page)
    if re.search("[–—]", page):
        return re.split(r" ?[–—] ?", page)
    # Hyphens within page numbers (`7-1-7-9`) cannot be told from those between them.
    return re.split(r"(?<=[0-9A-Za-z]) ?- ?(?=[0-9A-Za-z])", page) if _is_range_list(page) else [page]


def _is_range_list(page: str) -> bool:
    return all(part.count("-") <= 1 for part in page.split(","))


def edition_from_tex(tex: str) -> str | None:
    """Return an edition, as a number where it is one (`Second`, `2nd ed.` → `2`)."""
    if not tex:
        return None
    text = decode_latex(tex)
    word = text.lower().removesuffix(" edition").strip()
    if word in _ORDINALS:
        return str(_ORDINALS.index(word) + 1)
    match = _EDITION.fullmatch(text)
    return match[1] if match else text or None


def ordinal_word(number: int) -> str:
    """Return `First` to `Tenth`, then `11th`: BibTeX styles print the edition as it is written."""
    if 1 <= number <= len(_ORDINALS):
        return _ORDINALS[number - 1].capitalize()
    return ordinal_number(number)


def ordinal_number(number: int) -> str:
    """Return `1st`, `2nd`, `3rd`, `11th`…"""
    suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def doi_from_tex(tex: str) -> str | None:
    """Return a DOI without its link or `doi:`; its case is kept as it was typed."""
    doi = decode_verbatim(tex)
    match = _DOI_PREFIX.match(doi)
    return (doi[match.end() :] if match else doi).strip() or None


def url_only(tex: str) -> str | None:
    """Return the URL if the text is nothing but one (`\\url{…}`, `Available at: …`)."""
    match = _URL_ONLY.fullmatch(tex.strip()) if tex and len(tex) < 4000 else None
    return decode_verbatim(match[1]) if match else None


def access_date(text: str) -> Date | None:
    """Return the date of a note that says nothing but when a page was read (`Accessed: 2023-07-14`)."""
    match = _ACCESS_NOTE.fullmatch(text) if text and len(text) < 100 else None
    date = parse_date(match[1]) if match else None
    return date if date and date.start else None


def date_from_fields(fields: Mapping[str, str], prefix: str = "") -> Date | None:
    """Return the date of `date`, or of `year`, `month` and `day`; `prefix` is `orig`, `event` or `url`.

    Source: biblatex manual, section 2.3.8 (`date` goes before `year`); btxdoc, section 3.2 (`month` may
    hold a day).
    """
    if prefix + "date" not in fields and prefix + "year" not in fields:
        return None
    said = tuple(fields.get(prefix + name, "") for name in ("date", "year", "month", "day"))
    return _known_date(*said) if sum(map(len, said)) < _SHORT else _date_said(*said)


def _date_said(date_tex: str, year_tex: str, month: str, day: str) -> Date | None:
    date = parse_edtf(decode_verbatim(date_tex))
    if date and date.start:
        return date
    year_text = plain(decode_latex(year_tex)) or plain(decode_latex(date_tex))
    year = parse_date(year_text) if date is None else date
    if year is None or year.start is None or year.start.month or year.end or not month.strip():
        return year or parse_year(year_text)
    return _with_month(year, month, day)


_known_date = lru_cache(maxsize=4096)(_date_said)  # a library's works are of some hundred months


def _with_month(date: Date, month_tex: str, day_tex: str) -> Date:
    assert date.start is not None, date
    text = plain(decode_latex(month_tex)).replace("\u00a0", " ")
    if season := season_number(text):
        return replace(date, season=season)
    is_month = month_number(text) is not None  # most are: nothing else has to be read
    if not is_month and not day_tex.strip() and (full := date_in_year(text, date)) != date:
        return replace(full, circa=date.circa)
    months = [number for word in re.findall(r"[A-Za-z]{3,}", text) if (number := month_number(word))]
    if not months and (number := month_number(text)):
        months = [number]
    if not months:
        return date
    year = date.start.year
    if len(months) == 2 and months[0] < months[1]:
        return replace(date, start=DateParts(year, months[0]), end=DateParts(year, months[1]))
    found = _DAY.findall(day_tex) or (_DAY.findall(text) if re.search("[A-Za-z]", text) else [])
    day = int(found[0]) if len(found) == 1 and 1 <= int(found[0]) <= 31 else None
    return replace(date, start=DateParts(year, months[0], day))


def says_doi(url: str, doi: str | None) -> bool:
    """Return whether an address says nothing but this DOI."""
    bare = re.sub(r"^https?://(?:dx\.)?doi\.org/", "", url, flags=re.IGNORECASE)
    return bool(doi) and bare != url and bare.lower() == (doi or "").lower()
