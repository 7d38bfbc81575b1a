"""The identifier that a web address holds: a publisher's, an archive's, one behind a proxy or a redirector."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from litman.identifiers.arxiv import find_arxiv_ids
from litman.identifiers.doi import trim_doi
from litman.identifiers.identifier import Identifier
from litman.identifiers.pmid import find_pmcids
from litman.text.lazy_pattern import lazy_pattern

_MOST = 2_000  # characters of an address
_KEPT = 2_000  # answers: a post prints an address again and again, and it is asked about from several sides
_WRAPPED = 4  # an archive's copy of a redirector's link behind a proxy
_ARCHIVED = lazy_pattern(
    r"https?://(?:web\.archive\.org/(?:web/)?\d{4,14}(?:[a-z]{2}_)?/|(?:www\.)?archive\.(?:is|ph|today|li|fo|vn|md)/"
    r"(?:\d[\d.-]{3,20}/|newest/|o/\w+/)?|webcache\.googleusercontent\.com/search\?q=cache:(?:[\w-]{4,20}:)?)"
    r"(?P<rest>(?:https?:/{1,2}|www\.).+)",
    re.IGNORECASE,
)
_REDIRECTOR = lazy_pattern(
    r"(?:^|\.)(?:google\.[a-z.]{2,6}/url|lm?\.facebook\.com/l\.php|out\.reddit\.com/|t\.umblr\.com/redirect"
    r"|slack-redir\.net/|safelinks\.protection\.outlook\.com/|urldefense\.(?:proofpoint\.)?com/|vk\.com/away"
    r"|youtube\.com/redirect|linkedin\.com/redir|duckduckgo\.com/l/|steamcommunity\.com/linkfilter|href\.li/)"
    r"|proxy[\w.-]{0,80}/|/login\Z",
    re.IGNORECASE,
)
_LONGEST_HOST = 253  # characters. Source: RFC 1035, section 2.3.4
_PROXIED = lazy_pattern(
    r"(?P<host>[\w.-]+?)\.(?:[\w-]*(?:ez|lib)?prox[yi]\w*|ezp|idm|remotexs|sslvpn|myaccess)\.[\w.-]+",
    re.IGNORECASE,
)
_DOI = lazy_pattern(r"(?:\A|/|:)(?P<doi>10\.\d{4,9}(?:\.\d+)*/.+)", re.DOTALL)
# What publishers put behind a DOI: the view of the article, the form of the file.
_VIEWS = frozenset(
    "abstract abs full fulltext full-text full-html pdf epdf pdfdirect epub html xml summary meta references reference"
    " figures tables metrics citedby cited-by suppl supplementary suppinfo supporting-information otherversions"
    " download pdfdownload media comments related permissions read format=pdf".split()
)
_FORM = lazy_pattern(
    r"\.(?:pdf|full|full-text|abstract|short|long|extract|figures-only|supplementary-material|html?|xml|epub)(?:\+html)?\Z",
    re.IGNORECASE,
)
_PREPRINT_VERSION = lazy_pattern(r"(?<=\d)v\d{1,2}\Z")
_NATURE = lazy_pattern(r"/articles/(?P<id>(?=[\w.-]*\d)[a-z\d][\w.-]{4,60})", re.IGNORECASE)
_NUMBERED: tuple[tuple[str, re.Pattern[str], str], ...] = (
    (
        "elifesciences.org",
        lazy_pattern(r"/(?:articles|content|reviewed-preprints)/(\d{5,6})\b"),
        "10.7554/elife.{}",
    ),
    ("peerj.com", lazy_pattern(r"/articles/(\d{1,6})\b"), "10.7717/peerj.{}"),
    ("peerj.com", lazy_pattern(r"/articles/(cs-\d{1,6})\b"), "10.7717/peerj-{}"),
    ("zenodo.org", lazy_pattern(r"/records?/(\d{4,9})\b"), "10.5281/zenodo.{}"),
    ("psyarxiv.com", lazy_pattern(r"\A/(\w{5})\b"), "10.31234/osf.io/{}"),
    ("osf.io", lazy_pattern(r"\A/preprints/psyarxiv/(\w{5})\b"), "10.31234/osf.io/{}"),
    # The Lancet's DOIs are made of the item's number.
    (
        "thelancet.com",
        lazy_pattern(r"/PII(S\d{4}-\d{3}[\dX]\(\d\d\)\d{5}-[\dX])", re.IGNORECASE),
        "10.1016/{}",
    ),
)
_PUBMED = lazy_pattern(
    r"/(?:m/)?(?:pubmed/|(?:article|abstract)/med/|pmc/articles/pmid/)?(\d{1,8})/?\Z", re.IGNORECASE
)
_PUBMED_HOSTS = ("pubmed.ncbi.nlm.nih.gov", "pubmed.gov", "ncbi.nlm.nih.gov", "europepmc.org")
_PII = lazy_pattern(r"S?\d{4}-?\d{3}[\dX]\(?\d\d\)?\d{5}-?[\dX]", re.IGNORECASE)
_PII_IN_PATH = lazy_pattern(rf"/(?:pii/|PII|fulltext/|abstract/)(?P<pii>{_PII.pattern})", re.IGNORECASE)
_SIGN = lazy_pattern(r"[^0-9A-Za-z]")
# Places that pass an address on, or note it, and are no place of the work themselves.
_SHARED = lazy_pattern(
    r"(?:^|\.)(?:twitter|x|facebook|linkedin|reddit|mendeley|citeulike|delicious|connotea|pinterest|tumblr|wa|telegram"
    r"|weibo|altmetric|plu|plumx|scholar\.google|crossmark\.crossref)\.\w",
    re.IGNORECASE,
)


class _Address(NamedTuple):
    """What is asked of an address, taken out of it once."""

    host: str
    path: str
    query: str

    @property
    def bare_host(self) -> str:
        return self.host.removeprefix("www.")


@lru_cache(maxsize=_KEPT)
def direct_address(address: str) -> str:
    """Return the address that an archive, a proxy or a redirector leads to; any other address as it is."""
    for _ in range(_WRAPPED):
        inner = _inner(address)
        if inner is None:
            return address
        address = inner
    return address


@lru_cache(maxsize=_KEPT)
def identify_address(address: str) -> Identifier | None:
    """Return the DOI, PubMed or arXiv identifier that an address holds, or None.

    The view that a publisher puts behind a DOI (`/abstract`, `.full.pdf`, `?cookieSet=1`) is no part of it. An
    address that shares another one, or hands it to a reference manager, holds none.
    """
    parts = _split(direct_address(address.strip()))
    if parts is None:
        return None
    host = parts.bare_host
    if _SHARED.search(host):
        return None
    doi = _doi_in(host, parts)
    if doi is not None:
        return Identifier("doi", doi)
    path = unquote(parts.path)
    if host.endswith("arxiv.org") and (found := find_arxiv_ids(f"arxiv.org{path}")):
        return Identifier("arxiv", found[0].id)
    if any(host == name or host.endswith("." + name) for name in _PUBMED_HOSTS):
        if pmcids := find_pmcids(path):
            return Identifier("pmcid", pmcids[0].id)
        term = dict(parse_qsl(parts.query)).get("term", "")
        number = _PUBMED.search(path) or _PUBMED.search(f"/{term}")
        if number:
            return Identifier("pmid", number[1].lstrip("0"))
    return None


def pii_in_address(address: str) -> str | None:
    """Return the publisher's item number in an address, letters and digits only: `S0140673697110960`."""
    parts = _split(direct_address(address.strip()))
    found = _PII_IN_PATH.search(unquote(parts.path)) if parts is not None else None
    return _SIGN.sub("", found["pii"]).upper() if found else None


def pii_of_doi(doi: str) -> str | None:
    """Return the item number that a DOI is made of (`10.1016/s0140-6736(97)11096-0`), or None."""
    _, _, suffix = doi.partition("/")
    return _SIGN.sub("", suffix).upper() if _PII.fullmatch(suffix) else None


def doi_of_pii(pii: str) -> str:
    """Return the DOI that an item number would end, if its journal makes its DOIs of them; many do not."""
    bare = pii.upper().removeprefix("S")
    return f"10.1016/s{bare[:4]}-{bare[4:8]}({bare[8:10]}){bare[10:15]}-{bare[15:]}".lower()


def is_shared(address: str) -> bool:
    """Whether the address hands another one on: to people, to a reference manager."""
    parts = _split(address.strip())
    return parts is not None and bool(_SHARED.search(parts.bare_host))


def _split(address: str) -> _Address | None:
    try:
        parts = urlsplit(address[:_MOST] if "://" in address[:12] else f"https://{address[:_MOST]}")
        host = parts.hostname
        return _Address(host, parts.path, parts.query) if host else None
    except ValueError:  # `http://[` is no address
        return None


def _inner(address: str) -> str | None:
    archived = _ARCHIVED.match(address[:_MOST])
    if archived:
        rest = unquote(archived["rest"]) if "://" not in archived["rest"] else archived["rest"]
        return (
            re.sub(r"\A(https?):/(?!/)", r"\1://", rest) if rest[:4].lower() == "http" else f"https://{rest}"
        )
    parts = _split(address)
    if parts is None:
        return None
    host = parts.host
    if _REDIRECTOR.search(f"{host}{parts.path}"):
        for _, value in parse_qsl(parts.query):
            if value[:8].lower().startswith(("http://", "https://")):
                return value
        if parts.query[:4].lower() == "http":
            return unquote(parts.query)
    proxied = _PROXIED.fullmatch(host) if len(host) <= _LONGEST_HOST else None
    if proxied and "." in (inner := _unproxied(proxied["host"])):
        return f"https://{inner}{parts.path}{'?' + parts.query if parts.query else ''}"
    return None


def _unproxied(host: str) -> str:
    """Return the host that a proxy writes with hyphens: `www-nature-com` is www.nature.com."""
    return host if "." in host else host.replace("--", "\0").replace("-", ".").replace("\0", "-")


def _doi_in(host: str, parts: _Address) -> str | None:
    path = unquote(parts.path)
    found = _DOI.search(path)
    if found:
        return _tidied(found["doi"], host)
    for name, value in parse_qsl(parts.query):
        if name.lower() in ("id", "doi", "rft_id", "articleid", "uri"):
            found = _DOI.search(value)
            if found:
                return _tidied(found["doi"], host)
    if host == "nature.com":
        article = _NATURE.match(path)
        return f"10.1038/{_FORM.sub('', article['id']).lower()}" if article else None
    for name, pattern, form in _NUMBERED:
        if host == name and (match := pattern.search(path)):
            return form.format(match[1]).lower()
    return None


def _tidied(doi: str, host: str) -> str | None:
    doi = trim_doi(doi.rstrip("/"))
    if host.endswith("doi.org"):
        return doi.lower()
    while doi.count("/") > 1 and (doi.rpartition("/")[2].lower() in _VIEWS):
        doi = doi.rpartition("/")[0]
    for _ in range(3):
        doi = _FORM.sub("", doi)
    if host.endswith(("biorxiv.org", "medrxiv.org")):
        doi = _PREPRINT_VERSION.sub("", doi)
    if host == "academic.oup.com":
        doi = re.sub(r"(?<=\w)/\d{5,9}\Z", "", doi) if doi.count("/") > 1 else doi
    return doi.lower() if doi.count("/") >= 1 and not doi.endswith("/") else None
