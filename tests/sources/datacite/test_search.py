from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

import pytest

from litman.errors import BrokenAnswerError, IncompleteError
from litman.settings import Settings
from litman.sources.datacite.search import search_described
from litman.sources.found_work import SoughtWork
from litman.sources.http.session import Session
from tests.sources.server import Asked, Played, RegistryServer, played_json, played_page


class ListServer(RegistryServer):
    """A DataCite that answers every list call alike."""

    def __init__(self, answer: Played) -> None:
        super().__init__()
        self.answer = answer

    def _begin(self, request: Asked) -> Played:
        super()._begin(request)
        return self.answer


def _ask(
    answer: Played, title: str, author: str = "Roe"
) -> tuple[list[Mapping[str, object]], list[dict[str, list[str]]]]:
    with ListServer(answer) as server:
        session = Session(Settings(datacite_url=server.url), cache=None)
        found = search_described(session, SoughtWork(title, title, author))
        return [work.said for work in found], [parse_qs(urlsplit(path).query) for path in server.paths]


def test_title_and_name_are_asked_for_and_the_attributes_come_back() -> None:
    answer = played_json({"data": [{"attributes": {"doi": "10.5072/1"}}, {"attributes": None}, 7]})
    found, asked = _ask(answer, "Sleep AND waking: of (bees)")
    assert found == [{"doi": "10.5072/1"}]
    assert asked[0]["query"] == [
        "titles.title:(sleep OR and OR waking OR of OR bees) AND creators.name:(roe)"
    ]
    assert asked[0]["sort"] == ["relevance"]


def test_without_a_word_nobody_is_asked() -> None:
    assert _ask(played_json({"data": []}), "– ! –") == ([], [])


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(played_page(), id="a page"),
        pytest.param(played_json({"data": {}}), id="no list"),
        pytest.param(Played(body=b'{"data": [', headers={"content-type": "application/json"}), id="cut off"),
    ],
)
def test_what_is_no_answer_is_no_empty_list(answer: Played) -> None:
    with pytest.raises(BrokenAnswerError):
        _ask(answer, "Sleep of bees")


def test_a_refusal_is_no_answer() -> None:
    with pytest.raises(IncompleteError):
        _ask(Played(status=403, body=b"no"), "Sleep of bees")
