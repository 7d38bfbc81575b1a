"""What every source checks in an answer: its status, that it is JSON, that its values have sane sizes."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

from litman.errors import BrokenAnswerError, NoAnswerError
from litman.sources.http.session import Answer, Session
from litman.text.xml_entities import drop_entities
from litman.work import NAME_FIELDS, TEXT_FIELDS, Work

_LONGEST_TEXT = 100_000  # code points; the longest abstract seen has 20,000
_LONGEST_NAME = 1_000
_FIRST_BYTES = {"JSON": b"{[", "XML": b"<"}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_REFUSALS = (401, 403, 407, 451)


def read_json(answer: Answer, *, service: str) -> object:
    """Return the JSON document that the answer is.

    Raises:
        BrokenAnswerError: it is none; says what came instead.
    """
    try:
        document: object = json.loads(_in_its_encoding(answer))
    except (ValueError, RecursionError) as exc:
        raise BrokenAnswerError(service, answer.host, _what_came(answer, "JSON")) from exc
    return document


def read_xml(answer: Answer, *, service: str) -> Any:
    """Return the root of the XML document that the answer is; nothing is fetched for it, no entity expanded.

    Raises:
        BrokenAnswerError: it is none; says what came instead.
    """
    from lxml import etree

    if is_web_page(answer):
        raise BrokenAnswerError(service, answer.host, _what_came(answer, "XML"))
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        recover=True,
    )
    try:
        root = etree.fromstring(answer.body, parser)
    except (etree.XMLSyntaxError, ValueError) as exc:
        raise BrokenAnswerError(service, answer.host, _what_came(answer, "XML")) from exc
    # A prefix that nobody declared is a slip of libraries; everything else is damage.
    if root is None or any(error.domain_name != "NAMESPACE" for error in parser.error_log):
        raise BrokenAnswerError(service, answer.host, _what_came(answer, "XML"))
    drop_entities(root)
    return root


def ask_about_one(
    session: Session,
    url: str,
    *,
    lane: str,
    check_found: Callable[[Answer], object],
    check_absence: Callable[[Answer], object],
) -> Answer | None:
    """Return the answer about one identifier, None where the service itself says that it has none.

    Args:
        session: Asks, and keeps what passes.
        url: Where the record of the identifier is.
        lane: The lane of the service.
        check_found: Raises where an answer is not the record.
        check_absence: Raises where a 404 is not the service's own: any server on the way can say that.

    Raises:
        IncompleteError: there is no answer, or none that can be used.
    """

    def check(answer: Answer) -> None:
        if answer.status == 404:
            check_absence(answer)
        else:
            check_found(answer)

    answer = session.get(url, lane=lane, check=check)
    return None if answer.status == 404 else answer


def refuse_status(answer: Answer, *, service: str) -> None:
    """Raise the error for a status that says neither "here it is" nor "not there".

    Raises:
        NoAnswerError: the service, or something before it, does not let us in.
        BrokenAnswerError: any other status.
    """
    if answer.status in _REFUSALS:
        raise NoAnswerError(service, answer.host, f"refuses to answer (status {answer.status})")
    raise BrokenAnswerError(service, answer.host, f"status {answer.status}, which it does not give")


def check_sizes(work: Work, answer: Answer, *, service: str) -> None:
    """Pass a work whose values have sizes that titles, abstracts and names have.

    Raises:
        BrokenAnswerError: a value is so long that it must be a mistake; names the field.
    """
    for name in TEXT_FIELDS:
        text = getattr(work, name)
        if text is not None and len(text) > _LONGEST_TEXT:
            raise BrokenAnswerError(service, answer.host, f"a {name} of {len(text)} characters")
    for name in NAME_FIELDS:
        longest = max((len(part) for person in getattr(work, name) for part in _parts(person)), default=0)
        if longest > _LONGEST_NAME:
            raise BrokenAnswerError(service, answer.host, f"a name of {longest} characters in {name}")


def asked_on(answer: Answer, *, today: date) -> date:
    """Return the day on which the service said this: a kept answer is as old as it is."""
    return min(answer.fetched, today) if answer.from_cache else today


def is_web_page(answer: Answer) -> bool:
    """Return whether the body is HTML, whatever its label says."""
    start = answer.body[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html")) or (
        "html" in answer.content_type and start.startswith(b"<")
    )


def _in_its_encoding(answer: Answer) -> bytes | str:
    """The body, decoded where it is not in Unicode and its label says in what it is (RFC 8259 knows UTF-8 only)."""
    named = _CHARSET.search(answer.headers.get("content-type", ""))
    if named is None or named[1].lower().startswith("utf"):
        return answer.body
    try:
        answer.body.decode("utf-8")
    except UnicodeDecodeError:
        with contextlib.suppress(LookupError):
            return answer.body.decode(named[1])
    return answer.body


def _what_came(answer: Answer, expected: str) -> str:
    if not answer.body.strip():
        return "an empty answer"
    if is_web_page(answer):
        return "a web page in place of data (a sign-in page or a proxy?)"
    if answer.body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in _FIRST_BYTES[expected]:
        return f"{expected} that breaks off or is damaged{_in_no_unicode(answer)}"
    return f"{answer.content_type or 'something'} in place of {expected}"


def _in_no_unicode(answer: Answer) -> str:
    try:
        answer.body.decode(json.detect_encoding(answer.body))
    except UnicodeDecodeError as exc:
        cut_short = exc.end >= len(answer.body) - 3
        return "" if cut_short else ", and in no form of Unicode"
    return ""


def _parts(person: object) -> list[str]:
    return [part for name in ("family", "given", "literal", "suffix") if (part := getattr(person, name))]
