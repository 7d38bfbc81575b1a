"""The Atom feed in which arXiv answers: entries by identifier and version, and errors, which are entries too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from litman.errors import BrokenAnswerError
from litman.identifiers.arxiv import parse_arxiv, without_version
from litman.sources.http.answers import read_xml, refuse_status
from litman.sources.http.session import Answer
from litman.sources.reading.markup import unescape
from litman.text.folding import collapse_white_space

SERVICE = "arXiv"
# Source: arXiv API User's Manual, sections 3.3 and 3.4, "Outline of an Atom feed" and "Errors".
_ATOM = "{http://www.w3.org/2005/Atom}"
_OWN = "{http://arxiv.org/schemas/atom}"
_TOTAL = "{http://a9.com/-/spec/opensearch/1.1/}totalResults"
_ERROR = re.compile(r"arxiv\.org/api/errors#")
_NO_SUCH_FORM = re.compile(r"incorrect id format for (\S+)", re.IGNORECASE)
_BETWEEN_DOIS = re.compile(r"(?<![,;\s])[,;\s]+(?=10\.)")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """What arXiv says of one version of a paper; texts on one line."""

    id: str  # without version
    version: int
    title: str
    summary: str
    authors: tuple[str, ...]
    published: date | None  # of the first version
    updated: date | None  # of this version
    comment: str
    journal_ref: str
    dois: tuple[str, ...]  # of the published paper, as they are written
    categories: tuple[str, ...]  # the primary one first


@dataclass(frozen=True, slots=True)
class Feed:
    """One answer."""

    entries: tuple[FeedEntry, ...] = ()
    malformed: str | None = None  # the identifier for which arXiv says that there can be none such

    def newest(self, identifier: str) -> FeedEntry | None:
        """Return the newest version that the answer has of a paper."""
        own = [entry for entry in self.entries if entry.id == without_version(identifier)]
        return max(own, key=lambda entry: entry.version, default=None)

    def find(self, identifier: str) -> FeedEntry | None:
        """Return the version that the identifier names, the newest where it names none."""
        if identifier == without_version(identifier):
            return self.newest(identifier)
        named = (entry for entry in self.entries if f"{entry.id}v{entry.version}" == identifier)
        return next(named, None)


def read_feed(answer: Answer) -> Feed:
    """Return what the answer holds.

    arXiv says an error in an entry of its own, with status 400, before 2026 with 200.

    Raises:
        IncompleteError: it is no feed, a page that is empty by mistake, or an error that says nothing of a paper.
    """
    if answer.status not in (200, 400):
        refuse_status(answer, service=SERVICE)
    root = read_xml(answer, service=SERVICE)
    if root.tag != f"{_ATOM}feed":
        raise BrokenAnswerError(SERVICE, answer.host, "XML that is no feed")
    nodes = root.findall(f"{_ATOM}entry")
    for node in nodes:
        if _ERROR.search(_text(node, f"{_ATOM}id")):
            return _error(answer, _text(node, f"{_ATOM}summary"))
    if answer.status != 200:
        refuse_status(answer, service=SERVICE)
    if not nodes and (root.findtext(_TOTAL) or "").strip() != "0":
        raise BrokenAnswerError(SERVICE, answer.host, "a feed that is empty and says that it is not")
    return Feed(tuple(_entries(nodes)))


def _error(answer: Answer, said: str) -> Feed:
    named = _NO_SUCH_FORM.search(said)
    if named is None:
        raise BrokenAnswerError(SERVICE, answer.host, f"an error: {said[:100] or 'without a word'}")
    return Feed(malformed=parse_arxiv(named[1]) or named[1])


def _entries(nodes: list[Any]) -> Iterator[FeedEntry]:
    for node in nodes:
        name = parse_arxiv(_text(node, f"{_ATOM}id"))
        title = _text(node, f"{_ATOM}title")
        if name is None or not title:
            continue  # an entry without a title has been seen for papers that were taken away
        number, version = without_version(name), name.removeprefix(without_version(name))
        primary = [child.get("term") or "" for child in node.findall(f"{_OWN}primary_category")]
        others = [child.get("term") or "" for child in node.findall(f"{_ATOM}category")]
        yield FeedEntry(
            id=number,
            version=int(version[1:] or 1),
            title=title,
            summary=_text(node, f"{_ATOM}summary"),
            authors=tuple(_text(child, f"{_ATOM}name") for child in node.findall(f"{_ATOM}author")),
            published=_day(_text(node, f"{_ATOM}published")),
            updated=_day(_text(node, f"{_ATOM}updated")),
            comment=_text(node, f"{_OWN}comment"),
            journal_ref=_text(node, f"{_OWN}journal_ref"),
            dois=tuple(
                doi for child in node.findall(f"{_OWN}doi") for doi in _BETWEEN_DOIS.split(child.text or "")
            ),
            categories=tuple(dict.fromkeys(term for term in primary + others if term)),
        )


def _text(node: Any, tag: str) -> str:
    child = node.find(tag)
    return collapse_white_space(unescape("".join(child.itertext()))) if child is not None else ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
