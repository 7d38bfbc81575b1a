"""Citation markers that the mark-up gives away: citations, footnotes, links to works."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from litman.identifiers.addresses import direct_address, identify_address, is_shared
from litman.identifiers.doi import find_dois
from litman.posts.markers.cited_keys import with_identifier
from litman.posts.markers.marker import NUMBERS, Cited, Marker, expand_numbers
from litman.posts.markers.outside_links import is_number_of_reference, is_own, names_archive
from litman.posts.post import CitedItem, Hint, Post, Span, cites_by_key
from litman.text.lazy_pattern import lazy_pattern

# Where works stand: DOI and PubMed, journals and preprints, releases about works, agencies, trials.
_HOSTS = frozenset(
    [
        "doi.org",
        "dx.doi.org",
        "pubmed.ncbi.nlm.nih.gov",
        "pmc.ncbi.nlm.nih.gov",
        "europepmc.org",
        "arxiv.org",
        "biorxiv.org",
        "medrxiv.org",
        "psyarxiv.com",
        "osf.io",
        "ssrn.com",
        "nature.com",
        "thelancet.com",
        "nejm.org",
        "jamanetwork.com",
        "bmj.com",
        "onlinelibrary.wiley.com",
        "link.springer.com",
        "sciencedirect.com",
        "tandfonline.com",
        "journals.plos.org",
        "plos.org",
        "frontiersin.org",
        "mdpi.com",
        "cell.com",
        "science.org",
        "sciencemag.org",
        "pnas.org",
        "academic.oup.com",
        "cochranelibrary.com",
        "psycnet.apa.org",
        "journals.sagepub.com",
        "karger.com",
        "elifesciences.org",
        "ajp.psychiatryonline.org",
        "psychiatryonline.org",
        "ahajournals.org",
        "acpjournals.org",
        "annualreviews.org",
        "cambridge.org",
        "journals.lww.com",
        "biomedcentral.com",
        "peerj.com",
        "jneurosci.org",
        "eurekalert.org",
        "sciencedaily.com",
        "medicalxpress.com",
        "clinicaltrials.gov",
        "semanticscholar.org",
        "jstor.org",
        "hal.science",
        "zenodo.org",
    ]
)
_PATHS = (
    "/doi/",
    "/pubmed/",
    "/pmc/",
    "/article/",
    "/articles/",
    "/fulltext",
    "/abs/",
    "/releases/",
    "/news-releases/",
)
_RELEASES = ("nih.gov", "fda.gov", "who.int", "cdc.gov", "ema.europa.eu", "nhs.uk", "hopkinsmedicine.org")
# Lists, files and pages around works, on the same servers.
_NO_WORK = lazy_pattern(
    r"/(?:download|list|communities|search|toc|browse|topics?|collections?|subjects?|authors?|about|advanced|help)(?:[/?]|\Z)"
    r"|\.(?:jpe?g|png|gif|svg|tiff?|webp|mp[34]|webm|mov|zip|gz|csv|xlsx?|pptx?|bib|ris)(?:[?#]|\Z)|://iiif\.",
    re.IGNORECASE,
)
_SHOWN_BEFORE = lazy_pattern(
    r"(?<![^\W\d_])(?:figs?|figures?|tab|tables?|eqs?|equations?|sec|sections?|box|videos?|movies?|abb|kap|chap|chapter)"
    r"\.?\s?\Z",
    re.IGNORECASE,
)
_SHOWN_TARGET = lazy_pattern(r"#(?:fig|tbl|tab|table|eq|sec|video|box|app)[\w.:-]*", re.IGNORECASE)
_REACH = 400  # code points before a marker in which a link over all of it may begin
_NOTE = lazy_pattern(r"\[\^(?P<label>[^\]\s^]{1,60})\](?!:)")


def find_hinted(post: Post, spans: Sequence[Span]) -> list[Marker]:
    """Return the markers that the mark-up names, in order: fields, Pandoc citations, footnotes, links to works."""
    found = []
    raised = [hint for hint in post.hints if hint.kind == "superscript"]
    for hint in post.hints:
        if hint.end <= hint.start or not _is_within(hint, spans):
            continue
        text = hint.written or post.text[hint.start : hint.end]
        if hint.kind == "citation":
            found.append(_citation(post, hint, text))
        elif hint.kind == "footnote-reference":
            found.append(
                Marker((hint.target or text,), text, hint.start, hint.end, "footnote", target=hint.target)
            )
        elif (
            hint.kind == "link"
            and (hint.target or "").startswith("#")
            and _is_linked_number(post, hint, text)
        ):
            numbers, cut_short = expand_numbers(text)
            found.append(
                Marker(
                    numbers, text, hint.start, hint.end, "numeric", target=hint.target, cut_short=cut_short
                )
            )
        elif hint.kind == "link" and hint.target and _cites(post, hint, hint.target, raised):
            found.append(
                Marker((work_address(hint.target),), text, hint.start, hint.end, "link", target=hint.target)
            )
    return [*found, *_unanswered_notes(post, spans)]


def _cites(post: Post, hint: Hint, address: str, raised: Sequence[Hint]) -> bool:
    """Whether a link leads to a work other than the post, or shows the number of a reference; not a place of data."""
    if is_own(post, address) or names_archive(post.text[hint.start : hint.end], address):
        return False
    return leads_to_work(address) or is_number_of_reference(post, hint, raised)


def _is_linked_number(post: Post, hint: Hint, text: str) -> bool:
    """Whether a link within the page shows a number only, behind a text; that of a figure or table is none."""
    before = post.text[max(0, hint.start - 12) : hint.start]
    if not NUMBERS.fullmatch(text) or not before or before[-1] == "\n":
        return False
    return not _SHOWN_BEFORE.search(before) and not _SHOWN_TARGET.match(hint.target or "")


def _unanswered_notes(post: Post, spans: Sequence[Span]) -> list[Marker]:
    """Return what is printed as a footnote's call, `[^3]`, where the reader found no such footnote."""
    hinted = {hint.start for hint in post.hints if hint.kind == "footnote-reference"}
    return [
        Marker((match["label"],), match.group(), match.start(), match.end(), "footnote")
        for span in spans
        for match in _NOTE.finditer(post.text, span.start, span.end)
        if match.start() not in hinted
    ]


def leads_to_work(address: str) -> bool:
    """Whether the address is that of a DOI, of PubMed, of an article in a journal, or of a release about one."""
    if address.startswith("#") or is_shared(address):
        return False
    address = direct_address(address)
    if identify_address(address) or find_dois(address):
        return True
    if _NO_WORK.search(address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    path = parts.path.rstrip("/")
    if not host or path.count("/") < 1 or len(path) < 4:
        return False
    known = host in _HOSTS or any(host.endswith("." + name) for name in _HOSTS)
    if known:
        return True
    if any(host == name or host.endswith("." + name) for name in _RELEASES):
        return any(
            word in path for word in ("/news", "/press", "/release", "/pubmed/", "/pmc/", "/publications")
        )
    return any(step in parts.path for step in ("/doi/", "/pubmed/", "/pmc/articles/"))


def work_address(address: str) -> str:
    """Return the DOI in the address, or the address without scheme, tracking and fragment."""
    found = identify_address(address)
    if found is not None and found.kind == "doi":
        return found.value
    dois = [] if is_shared(address) else find_dois(address)
    if dois:
        return dois[0].doi
    parts = urlsplit(direct_address(address))
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}"


class Links:
    """The links of a post that show something, to ask which lies over a stretch of the text."""

    def __init__(self, post: Post) -> None:
        self._links = [hint for hint in post.hints if hint.kind == "link" and hint.end > hint.start]
        self._starts = [hint.start for hint in self._links]

    def over(self, start: int, end: int) -> str | None:
        """Return the address that the mark-up links the stretch to, or that it links a part of it to."""
        at = bisect_left(self._starts, start - _REACH)
        while at < len(self._links) and self._starts[at] < end:
            if self._links[at].end > start:
                return self._links[at].target
            at += 1
        return None


def _citation(post: Post, hint: Hint, text: str) -> Marker:
    """Return the marker of a citation: Pandoc's keys, or what a reference manager's field shows."""
    locators = [item.locator for item in hint.items if item.locator]
    locator = locators[0] if len(locators) == 1 else None
    if cites_by_key(post):
        items = tuple(with_identifier(item) for item in {item.key: item for item in hint.items}.values())
        labels = tuple(item.key or text for item in items)
        return Marker(labels, text, hint.start, hint.end, "pandoc", locator, items=items)
    if NUMBERS.fullmatch(text):
        numbers, _ = expand_numbers(text)
        return Marker(numbers, text, hint.start, hint.end, "field", locator, items=hint.items)
    cited = [_cited(item) for item in hint.items]
    works = tuple(one for one in cited if one is not None)
    if len(works) == len(cited):
        works = tuple({work.label: work for work in works}.values())
        labels = tuple(work.label for work in works)
        return Marker(labels, text, hint.start, hint.end, "field", locator, works, hint.items)
    labels = tuple(dict.fromkeys(item.key or text for item in hint.items))
    return Marker(labels, text, hint.start, hint.end, "field", locator, items=hint.items)


def _cited(item: CitedItem) -> Cited | None:
    """Return whom and which year a reference manager's item names, or None where it does not."""
    csl = item.csl or {}
    people = csl.get("author") or csl.get("editor")
    names = [
        str(name)
        for person in (people if isinstance(people, list) else [])
        if isinstance(person, Mapping) and (name := person.get("family") or person.get("literal"))
    ]
    issued = csl.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, Mapping) else None
    try:
        year = str(parts[0][0]) if isinstance(parts, list) else ""
    except (IndexError, TypeError, KeyError):
        year = ""
    return Cited(tuple(names), year, item.locator) if names else None


def _is_within(hint: Hint, spans: Sequence[Span]) -> bool:
    at = bisect_left(spans, hint.end, key=lambda span: span.end)
    return at < len(spans) and spans[at].start <= hint.start
