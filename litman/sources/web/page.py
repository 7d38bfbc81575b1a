"""A web page that an entry cites: whether it is there, what its meta tags say, the digest of its text."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from litman.csl.to_json import item_from_work
from litman.edtf import parse_date
from litman.errors import BrokenAnswerError, LitmanError, PrivateAddressError
from litman.library.page_record import PageRecord, page_url
from litman.posts.readers.html import parse_page, read_html_post
from litman.posts.readers.html_meta import read_page_facts
from litman.sources.http.private_addresses import is_private
from litman.sources.http.session import Answer, Session
from litman.sources.web.about import paper_of_page, papers_about
from litman.sources.web.walls import is_wall
from litman.text.folding import collapse_white_space
from litman.work import Date, Name, Work

LANE = "web"
_MAX_BYTES = 8 * 1024 * 1024
_SERVICE = "the web server"
_ACCEPT = "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.1"
_LONGEST_DATE = 10  # of `2019-05-02T10:00:00Z`, the day


class SeenPage(NamedTuple):
    """A page as it was seen today."""

    record: PageRecord
    text: str | None = None  # what a person reads; None where it is no text, or was not there
    root: Any = None  # the parsed page, where it is HTML
    url: str = ""  # that answered in the end


def fetch_page(session: Session, url: str, *, today: date, before: PageRecord | None = None) -> SeenPage:
    """Return what is at the address today; of a page that is gone, what was known of it stays.

    Args:
        session: Follows at most five redirects, and keeps sizes and times in bounds.
        url: As the entry cites it.
        today: The day of the record.
        before: The record so far.

    Raises:
        IncompleteError: nobody answered, or the server said that it cannot now.
        PrivateAddressError: the address leads to this machine or its own network.
    """
    url = page_url(url)
    allowed = session.settings.private_addresses

    def refuse(address: str) -> str | None:
        return "leads to a private network" if not allowed and is_private(address) else None

    if refuse(url) is not None:
        raise PrivateAddressError(url)
    answer = session.get(
        url,
        lane=LANE,
        headers={"Accept": _ACCEPT},
        max_bytes=_MAX_BYTES,
        check=_refuse_what_is_no_page,
        refuse=None if allowed else refuse,
    )
    known = before or PageRecord(url, today, answer.status)
    if answer.status != 200:
        return SeenPage(replace(known, asked=today, status=answer.status))
    return _seen(url, answer, today)


def _refuse_what_is_no_page(answer: Answer) -> None:
    if answer.status == 200 and not answer.body.strip():
        raise BrokenAnswerError(_SERVICE, answer.host, "an empty page")
    if answer.status in (200, 401, 403) and "html" in answer.content_type and is_wall(answer.body):
        what = "a page that tells people from programs, in place of the one that was asked for"
        raise BrokenAnswerError(_SERVICE, answer.host, what)


def _seen(url: str, answer: Answer, today: date) -> SeenPage:
    moved = page_url(answer.url)
    record = PageRecord(
        url=url,
        asked=today,
        status=answer.status,
        seen=today,
        moved_to=moved if moved != url else None,
        sha256=hashlib.sha256(answer.body).hexdigest(),
    )
    kind = answer.content_type
    try:
        if "html" in kind or answer.body[:200].lstrip().lower().startswith(b"<!doctype html"):
            return _seen_html(record, answer)
        text = _decoded(answer) if kind.startswith("text/plain") else None
    except LitmanError:
        return SeenPage(record)  # a page that holds no text is there all the same
    return SeenPage(record if text is None else replace(record, sha256=text_digest(text)), text)


def _seen_html(record: PageRecord, answer: Answer) -> SeenPage:
    name = Path("page.html")
    text = read_html_post(name, answer.body).text
    root = parse_page(name, _decoded(answer))
    record = replace(
        record,
        sha256=text_digest(text),
        item=page_item(root, answer.url),
        about=papers_about(root, answer.url),
    )
    return SeenPage(record, text, root, answer.url)


def text_digest(text: str) -> str:
    """Return the SHA-256 of a page's text; white space does not count."""
    return hashlib.sha256(collapse_white_space(text).encode()).hexdigest()


def page_item(root: Any, url: str) -> Mapping[str, Any]:
    """Return what a parsed page says of itself as a CSL-JSON item: title, people, date, site, its own DOI."""
    facts = read_page_facts(root)
    date_text = (facts.date or "")[:_LONGEST_DATE] if (facts.date or "")[:4].isdigit() else facts.date or ""
    issued = parse_date(date_text.replace("/", "-"))
    work = Work(
        type="webpage",
        title=facts.title,
        author=tuple(Name(literal=name) for name in facts.authors),
        issued=issued if issued and issued.start else Date(literal=facts.date) if facts.date else None,
        container_title=facts.site,
        URL=url,
        DOI=paper_of_page(root),
    )
    return item_from_work(work, id=url)


def _decoded(answer: Answer) -> str:
    from litman.posts.readers.decode import decode_text

    return decode_text(Path("page.html"), answer.body)
