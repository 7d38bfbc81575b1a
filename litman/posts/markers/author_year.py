"""Author and year as citation markers: `(Wang & Kaplin, 2019)`, `Short et al. (2018)`, `(WHO, 2020a, b)`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from litman.posts.markers.marker import Cited, Marker
from litman.posts.post import Span
from litman.text.folding import collapse_white_space
from litman.text.names import PARTICLE, name_key
from litman.text.years import NO_YEAR, YEAR

_YEAR = rf"(?:{YEAR}(?:[a-z](?![a-z]))?(?:[–/-](?:{YEAR}|\d\d))?|{NO_YEAR})"
_YEARS = rf"{_YEAR}(?:\s?[,;&]\s?(?:{_YEAR}|[a-z](?![\w.])))*"
_LOCATOR = (
    r"(?:,?\s?(?:pp?\.|pages?|chap\.|chapter|ch\.|sec\.|§|para\.|paras?\.|fig\.|table|vol\.)\s?[\w.–—-]{1,16}"
    r"|[,:]\s?\d{1,5}(?:[–-]\d{1,5})?)"
)
_WORD = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’ʼ‐‑-]{0,40}"
_S = r"\s{1,3}"  # wrapped lines may end with a space
_PARTICLE = rf"(?:{PARTICLE}{_S})"
_NAME = (
    rf"(?:{_PARTICLE}{{0,3}}{_WORD}(?:{_S}(?:{_PARTICLE}{{0,2}}{_WORD}"
    rf"|(?:of|the|for|and|on|in)(?={_S}(?:(?:the|of){_S})?[A-Z]))){{0,9}})"
)
_OTHERS = rf"(?:,?{_S}(?:et{_S}al|and{_S}(?:others|colleagues)|&\s?al)\.?)"
_NAMES = rf"{_NAME}(?:,{_S}{_NAME}){{0,8}}(?:,?{_S}(?:&|and|und|et|y|e){_S}{_NAME})?{_OTHERS}?"
_PREFIX = (
    r"(?:(?:see(?:\salso)?|e\.\s?g\.|i\.\s?e\.|cf\.|for\s(?:example|instance|(?:a\s)?reviews?)|reviewed\s(?:in|by)"
    r"|review(?:s)?(?:\sin)?:?|as\scited\sin|"
    r"cited\sin|adapted\sfrom|according\sto|by|from|but\ssee|compare|also|study\sby|data\sfrom|source:?)[,:]?\s)"
)
_PART = re.compile(
    rf"\s*{_PREFIX}{{0,3}}(?P<names>{_NAMES})(?:\s?\[[A-Z][\w.-]{{1,15}}\])?(?P<comma>,)?\s(?:\((?P<inner>{_YEARS})\)|(?P<years>{_YEARS}))"
    rf"(?P<locator>{_LOCATOR})?\s*"
)
_MORE_YEARS = re.compile(rf"\s*(?P<years>{_YEARS})(?P<locator>{_LOCATOR})?\s*")
_PAGE_PART = re.compile(rf"\s*{_PREFIX}?(?P<names>{_NAMES})\s(?P<page>\d{{1,4}}(?:[–-]\d{{1,4}})?)\s*")
_BRACKET = re.compile(
    r"\((?:[^()\n]|\n(?!\s*\n)|\([^()\n]{1,40}\)){3,400}\)|\[(?=[A-ZÀ-Þ])[^\[\]\n]{5,300}\]|（[^（）\n]{3,120}）"
)
_YEAR_BRACKET = re.compile(rf"\((?P<years>{_YEARS})(?P<locator>{_LOCATOR})?\)\Z")
_BEFORE_YEAR = re.compile(rf"(?P<names>{_NAMES})\s{{0,3}}\Z")
_CJK_PART = re.compile(
    rf"[（]\s*(?P<names>[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af・、和等]{{1,24}})[，,、]?\s?(?P<years>{YEAR}[a-z]?)年?\s*[）]"
)
_ET_AL = re.compile(rf"{_OTHERS}\Z")
_INITIALS = re.compile(r"\A(?:[A-ZÀ-Þ]\.[\s-]?){1,4}(?=[A-ZÀ-Þ][a-zà-ÿ])")
_POSSESSIVE = re.compile(r"(?<=\w)[’'](?:s)?\Z")
_SPLIT_NAMES = re.compile(r",?\s(?:&|und|et|y|e)\s(?!al\b)|,\sand\s|(?<=\w)\sand\s(?=[A-Z])|,\s")
_ORGANISATION = re.compile(
    r"\b(?:of|for|the)\b|\b(?:[Aa]ssociation|[Ii]nstitutes?|[Oo]rgani[sz]ation|[Dd]epartment|[Mm]inistry"
    r"|[Cc]enters?|[Cc]entres?|[Cc]ouncil|[Ss]ociety|[Aa]gency|[Aa]dministration|[Cc]ollege|[Uu]niversity"
    r"|[Ff]oundation|[Cc]ommittee|[Nn]etwork|[Cc]ollaboration|[Gg]roup)\b"
)
# A capital before a year that is no author: a month, a season, a place in a series, a thing.
_NO_AUTHOR = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)?\b|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|"
    r"(?:spring|summer|autumn|fall|winter|early|late|mid|since|from|until|till|in|by|as|phase|version|figure|fig"
    r"|table|chapter|about|between|"
    r"before|after|copyright|updated|published|accessed|retrieved|approved|aged?|year|born|founded|est|established"
    r"|circa|ca|during|vol|volume|"
    r"windows|office|olympics|world\scup|super|season|episode|act|directive|resolution|regulation|model|class"
    r"|q[1-4])\b",
    re.IGNORECASE,
)
_REPORTING_NEXT = re.compile(
    r"\s(?:found|showed|shows?|reported|reports?|argued?s?|suggest(?:s|ed)?|demonstrated?s?|concluded?s?|observed?"
    r"|described?s?|proposed?s?|noted?s?|"
    r"estimated?s?|identified|compared|examined|reviewed|used|tested|analy[sz]ed|studied|measured|confirmed|sa(?:id"
    r"|ys)|states?d?|warn(?:s|ed)|recommend(?:s|ed)|explain(?:s|ed)|wrote|calls|called|provides?|claims?|claimed)\b"
)
_STOP_WORDS = frozenset(
    [
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "by",
        "from",
        "see",
        "while",
        "although",
        "however",
        "this",
        "these",
        "that",
        "when",
        "if",
        "as",
        "but",
        "and",
        "or",
        "for",
        "with",
        "since",
        "after",
        "before",
        "both",
        "because",
        "according",
        "study",
        "studies",
        "trial",
        "review",
        "figure",
        "table",
        "section",
        "chapter",
        "our",
        "we",
        "they",
        "he",
        "she",
        "it",
        "its",
        "their",
        "his",
        "her",
        "also",
        "similarly",
        "recently",
    ]
)


def find_author_year(text: str, spans: Sequence[Span], surnames: frozenset[str]) -> list[Marker]:
    """Return the author–year markers in the spans, in order; several works in one bracket are one marker.

    `surnames` are the names of the reference list, as `name_key` has them. Without one of them a bracket like
    `(Name 2019)` or `Name (2019)` counts only where something else tells it from a film, a place or an event: a
    comma, `&`, `et al.`, a verb of reporting.
    """
    found = []
    for span in spans:
        for match in _BRACKET.finditer(text, span.start, span.end):
            marker = (
                _narrative(text, match, span, surnames)
                or _bracketed(text, match, surnames)
                or _in_cjk(text, match)
            )
            if marker:
                found.append(marker)
    return found


def _bracketed(text: str, match: re.Match[str], surnames: frozenset[str]) -> Marker | None:
    inside = match.group()[1:-1]
    cited: list[Cited] = []
    for part in inside.split(";"):
        more = _MORE_YEARS.fullmatch(part) if cited else None
        if more:
            cited += [
                Cited(cited[-1].names, year, more["locator"], cited[-1].et_al)
                for year in _split_years(more["years"])
            ]
            continue
        cited += _read_part(part, surnames)
    if not cited:
        return None
    return _marker(text, match.start(), match.end(), cited)


def _read_part(part: str, surnames: frozenset[str]) -> list[Cited]:
    match = _PART.fullmatch(part)
    if match is None:
        page = _PAGE_PART.fullmatch(part) if surnames else None
        if page and name_key(_people(page["names"])[0]) in surnames:  # MLA: `(Short 42)`
            return [Cited(_people(page["names"]), "", page["page"])]
        return []
    names = _people(match["names"])
    known = any(name_key(name) in surnames for name in names)
    if not known:
        things = _NO_AUTHOR.match(match["names"]) and not _ORGANISATION.search(match["names"])
        if things or not _tells_author(match):
            return []
    locator = (match["locator"] or "").strip(" ,:") or None
    et_al = bool(_ET_AL.search(match["names"]))
    return [Cited(names, year, locator, et_al) for year in _split_years(match["years"] or match["inner"])]


def _tells_author(match: re.Match[str]) -> bool:
    names = match["names"]
    return bool(
        match["comma"] or match["inner"] or _ET_AL.search(names) or re.search(r"\s(?:&|and)\s", names)
    )


def _narrative(text: str, match: re.Match[str], span: Span, surnames: frozenset[str]) -> Marker | None:
    years = _YEAR_BRACKET.match(match.group())
    if years is None:
        return None
    start = max(span.start, match.start() - 160)
    before = text[start : match.start()]
    found = _BEFORE_YEAR.search(before)
    if found is None:
        return None
    printed, offset = _without_opening_words(found["names"])
    if not printed or (_NO_AUTHOR.match(printed) and not _ORGANISATION.search(printed)):
        return None
    names = _people(printed)
    sure = (
        any(name_key(name) in surnames for name in names)
        or len(names) > 1
        or _ET_AL.search(printed)
        or _POSSESSIVE.search(printed)
        or _ORGANISATION.search(printed)
        or _REPORTING_NEXT.match(text, match.end(), min(len(text), match.end() + 20))
    )
    if not sure:
        return None
    locator = (years["locator"] or "").strip(" ,:") or None
    et_al = bool(_ET_AL.search(printed))
    cited = [Cited(names, year, locator, et_al) for year in _split_years(years["years"])]
    return _marker(text, start + found.start("names") + offset, match.end(), cited)


def _without_opening_words(names: str) -> tuple[str, int]:
    """Return the names without the sentence's own words in front (`The Smith and Doe`), and how much was cut."""
    offset = 0
    while True:
        word, _, rest = names[offset:].partition(" ")
        if word.strip(",.").casefold() not in _STOP_WORDS and not word.endswith("ly,"):
            return names[offset:], offset
        if not rest:
            return "", 0
        offset += len(word) + 1


def _people(printed: str) -> tuple[str, ...]:
    bare = _INITIALS.sub("", collapse_white_space(_POSSESSIVE.sub("", _ET_AL.sub("", printed).strip())))
    if _ORGANISATION.search(bare) and "&" not in bare and " and " not in bare.split(" of ")[0]:
        return (bare,)
    return tuple(name.strip(" ,") for name in _SPLIT_NAMES.split(bare) if name.strip(" ,")) or (bare,)


def _split_years(printed: str) -> list[str]:
    """Return each year of `2018a, b, 2019` as one would write it alone: 2018a, 2018b, 2019."""
    years: list[str] = []
    for part in re.split(r"\s?[,;&]\s?", printed.strip()):
        if len(part) == 1 and years:
            years.append(years[-1][:4] + part)
        else:
            years.append(re.sub(r"\s+", " ", part))
    return years


def _in_cjk(text: str, match: re.Match[str]) -> Marker | None:
    found = _CJK_PART.fullmatch(match.group())
    if found is None:
        return None
    names = tuple(re.split(r"[・、和]", found["names"].removesuffix("等")))
    return _marker(text, match.start(), match.end(), [Cited(names, found["years"])])


def _marker(text: str, start: int, end: int, cited: Sequence[Cited]) -> Marker:
    labels = tuple(dict.fromkeys(work.label for work in cited))
    distinct = tuple({work.label: work for work in cited}.values())
    locator = next((work.locator for work in cited if work.locator), None) if len(distinct) == 1 else None
    return Marker(labels, text[start:end], start, end, "author-year", locator=locator, cited=distinct)
