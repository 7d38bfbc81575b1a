"""An entry of arXiv's feed as a work, and what its authors say of it there: withdrawn, replaced, published."""

from __future__ import annotations

import re

from litman.bibtex.tex.latex import decode_latex
from litman.identifiers.arxiv import arxiv_doi, parse_arxiv, without_version
from litman.identifiers.doi import parse_doi
from litman.library.registry import Notice, sort_notices
from litman.sources.arxiv.feed import FeedEntry
from litman.sources.reading.people import person_of
from litman.text.folding import collapse_white_space
from litman.work import Date, DateParts, Work

_NOTICE_SOURCE = "arxiv"
_PAPER = (
    r"(?:(?:this|the|our)\s+)?(?:(?:current|present|arxiv)\s+)?"
    r"(?:paper|article|submission|manuscript|preprint|e-?print|work|letter|draft|note|version|report)"
)
# What authors write where they take a paper back: arXiv has no field for it. An earlier version that was withdrawn,
# and a paper about withdrawals, do not begin a sentence so.
_TAKEN_BACK = re.compile(
    rf"(?:^|[.;,:!]\s+|\()(?:{_PAPER}\s+(?:has\s+(?:now\s+)?been|is\s+being|is|was)\s+|{_PAPER}\s+|)"
    r"(?:temporarily\s+)?(?P<word>withdrawn|retracted)\b(?P<more>[^.;]{0,40})",
    re.IGNORECASE,
)
_BY_WHOM = re.compile(r"\s*(?:by|due|because|since|as|for|pending|until|,|-|\Z|\))", re.IGNORECASE)
_SUPERSEDED = re.compile(r"\bsuperseded\s+by\s+(?:the\s+paper\s+)?(\S+)", re.IGNORECASE)
# Characters: what stands in place of an abstract of a paper that was taken back is short.
_EMPTY_ABSTRACT = 400


def work_of(entry: FeedEntry, identifier: str) -> Work:
    """Return the work that an entry describes; it bears the identifier that was asked for.

    Its DOI is the one that arXiv registers for each of its papers. That of the published paper is another work's.

    Source: arXiv API User's Manual, section 5.2.
    """
    reference = f"Journal reference: {entry.journal_ref}" if entry.journal_ref else ""
    first = entry.published or entry.updated
    return Work(
        type="article",
        title=rich_from_tex(entry.title),
        author=tuple(name for text in entry.authors if (name := person_of(_plain(text)))),
        issued=Date(start=DateParts(first.year, first.month, first.day)) if first else None,
        number=f"arXiv:{identifier}",
        publisher="arXiv",
        genre="Preprint",
        abstract=rich_from_tex(entry.summary) if entry.summary else None,
        keyword="; ".join(entry.categories) or None,
        annote=". ".join(filter(None, (reference, entry.comment))) or None,
        archive="arXiv",
        archive_location=identifier,
        DOI=arxiv_doi(identifier),
        URL=f"https://arxiv.org/abs/{identifier}",
    )


def published_as(newest: FeedEntry, identifier: str) -> tuple[str, ...]:
    """Return the DOIs of the paper that a preprint became, as its authors told arXiv."""
    dois = (parse_doi(doi) for doi in newest.dois)
    return tuple(dict.fromkeys(doi for doi in dois if doi and doi != arxiv_doi(identifier)))


def notices_of(entry: FeedEntry, newest: FeedEntry) -> tuple[Notice, ...]:
    """Return what a paper's newest version says against the one that was asked for."""
    notices = []
    word = _taken_back(newest)
    if word is not None:
        kind, type_ = ("retracted", "retraction") if word == "retracted" else ("withdrawn", "withdrawal")
        notices.append(Notice(kind, type_, date=newest.updated, source=_NOTICE_SOURCE))  # type: ignore[arg-type]
    elif newest.version > entry.version:
        notices.append(Notice("replaced", "new_version", date=newest.updated, source=_NOTICE_SOURCE))
    by = _SUPERSEDED.search(newest.comment)
    other = parse_arxiv(by[1]) if by else None
    if other is not None and without_version(other) != newest.id:
        notices.append(Notice("replaced", "new_version", arxiv_doi(other), source=_NOTICE_SOURCE))
    return sort_notices(notices)


def rich_from_tex(text: str) -> str:
    """Return what authors typed, TeX and all, as CSL rich text on one line."""
    if "$" in text or "\\" in text:
        return collapse_white_space(decode_latex(text)) or text
    return text.replace("---", "—").replace("--", "–")


def _plain(text: str) -> str:
    return collapse_white_space(decode_latex(text)) if "\\" in text else text


def _taken_back(newest: FeedEntry) -> str | None:
    """`withdrawn` or `retracted` where the comment, or what stands in place of an abstract, says so."""
    texts = [newest.comment]
    if len(newest.summary) <= _EMPTY_ABSTRACT:
        texts.append(newest.summary)
    for text in texts:
        for found in _TAKEN_BACK.finditer(text):
            if _BY_WHOM.match(found["more"]) or found["more"].strip() == "":
                return found["word"].lower()
    return None
