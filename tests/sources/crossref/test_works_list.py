"""An answer of Crossref that is a list of works."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from litman.errors import BrokenAnswerError
from litman.sources.crossref.works_list import check_works, works_in
from litman.sources.http.session import Answer


def answer(body: object, status: int = 200) -> Answer:
    return Answer(
        url="https://api.example.org/works?rows=2",
        status=status,
        headers={"content-type": "application/json"},
        body=json.dumps(body).encode(),
        fetched=datetime.now(UTC).date(),
        from_cache=False,
    )


def test_the_works_of_a_list_are_given_in_order() -> None:
    listed = [{"DOI": "10.5555/a"}, {"DOI": "10.5555/b"}]
    assert works_in(answer({"message": {"items": listed}})) == listed


def test_what_is_no_work_in_a_list_says_nothing() -> None:
    assert works_in(answer({"message": {"items": [None, "10.5555/a", {"DOI": "10.5555/b"}]}})) == [
        {},
        {},
        {"DOI": "10.5555/b"},
    ]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        pytest.param({"message": {"DOI": "10.5555/a"}}, 200, id="a record"),
        pytest.param({"message": {"items": None}}, 200, id="a list that is null"),
        pytest.param({"message": {"items": {"DOI": "10.5555/a"}}}, 200, id="an object in place of the list"),
        pytest.param([], 200, id="no object"),
        pytest.param({"message": {"items": []}}, 404, id="another status"),
    ],
)
def test_what_is_no_list_of_works_is_no_answer(body: object, status: int) -> None:
    with pytest.raises(BrokenAnswerError):
        check_works(answer(body, status))
