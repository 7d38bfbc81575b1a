"""Crossref: an answer that is a list of works, whatever was asked for."""

from __future__ import annotations

from collections.abc import Mapping

from litman.errors import BrokenAnswerError
from litman.sources.http.answers import read_json, refuse_status
from litman.sources.http.session import Answer
from litman.sources.reading.json_fields import mapping_of

_SERVICE = "Crossref"


def works_in(answer: Answer) -> list[Mapping[str, object]]:
    """Return the `message` of each work that the answer lists; of what is none in it, an empty one.

    Raises:
        NoAnswerError: Crossref does not let us in.
        BrokenAnswerError: it is no list of works.
    """
    if answer.status != 200:
        refuse_status(answer, service=_SERVICE)
    items = mapping_of(mapping_of(read_json(answer, service=_SERVICE)).get("message")).get("items")
    if not isinstance(items, list):
        raise BrokenAnswerError(_SERVICE, answer.host, "JSON without a list of works in it")
    return [mapping_of(item) for item in items]


def check_works(answer: Answer) -> None:
    """Raise what `works_in` raises of an answer that is no list of works."""
    works_in(answer)
