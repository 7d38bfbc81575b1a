"""Articles printed so plainly that their punctuation alone says what each part is; no model is asked."""

from __future__ import annotations

from litman.posts.references.segments import Segment
from litman.text.lazy_pattern import lazy_pattern
from litman.text.years import EARLY_YEAR

_CAPITAL = "[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽ]"
_FAMILY = rf"(?:{_CAPITAL}['’])?{_CAPITAL}[^\W\d_]+(?:['’-][^\W\d_]+){{0,2}}(?: {_CAPITAL}[^\W\d_]+)?"
_WORD = r"[(“‘\"']?[^\W_]+(?:['’/–-][^\W_]+)*[)”’\"']?"
_TITLE = rf"(?P<title>(?=[“\"‘(]?{_CAPITAL}){_WORD}(?:[,:;]? {_WORD}){{2,50}})"
_LABEL = r"(?:(?P<label>\[\d{1,4}\]|\d{1,4}\.)\s)?"
_CONTAINER = rf"(?P<container>{_CAPITAL}[^\W\d_]*(?:[ -](?:&|[^\W\d_]+)){{0,12}})"
_VOLUME = r"(?P<volume>\d{1,4}(?:\(\d{1,4}(?:[-–]\d{1,4})?\))?)"
_PAGES = r"(?P<pages>[A-Za-z]?\d{1,7}(?:[-–][A-Za-z]?\d{1,7})?)"
_DOI = r"(?:\.? (?P<doi>(?:https?://(?:dx\.)?doi\.org/|doi: ?)10\.\S+))?"
_APA_PERSON = rf"{_FAMILY}, {_CAPITAL}\.(?:[ -]?{_CAPITAL}\.){{0,3}}"
_PERSON = rf"{_FAMILY} {_CAPITAL}{{1,3}}"
_PATTERNS = (
    # `Moss, A., & Holm, I. B. (2018). Tea and sleep. Journal of Rest, 12(3), 45–51. https://doi.org/10.5555/rest.12`
    lazy_pattern(
        rf"{_LABEL}(?P<author>{_APA_PERSON}(?:,? (?:& |and )?{_APA_PERSON}){{0,30}})\s"
        rf"\((?P<date>{EARLY_YEAR}[a-d]?)\)\. {_TITLE}\. {_CONTAINER}, {_VOLUME}, {_PAGES}\.?{_DOI}\s*"
    ),
    # `Moss A, Holm IB. Tea and sleep. J Rest. 2018;12(3):45-51. doi:10.5555/rest.12`
    lazy_pattern(
        rf"{_LABEL}(?P<author>{_PERSON}(?:, {_PERSON}){{0,30}}(?:, et al)?\.) {_TITLE}\. {_CONTAINER}\.? "
        rf"(?P<date>{EARLY_YEAR}(?: [A-Z][a-z][a-z]{{1,2}}(?: \d{{1,2}})?)?); ?{_VOLUME}: ?{_PAGES}\.?{_DOI}\s*"
    ),
)
_LABELS = {
    "label": "citation-number",
    "author": "author",
    "date": "date",
    "title": "title",
    "container": "container-title",
    "volume": "volume",
    "pages": "pages",
    "doi": "doi",
}


def read_plain_article(text: str) -> list[Segment] | None:
    """Return the stretches of a reference to an article in order; None where anything in it is not plain."""
    match = next(filter(None, (pattern.fullmatch(text) for pattern in _PATTERNS)), None)
    if match is None:
        return None
    found = [Segment(label, *match.span(name)) for name, label in _LABELS.items() if match[name]]
    return sorted(found, key=lambda segment: segment.start)
