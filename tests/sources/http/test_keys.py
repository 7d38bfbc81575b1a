"""A key goes to its service and nowhere else: not to whom it redirects to, not into what is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from litman.service_keys import Key
from litman.sources.http.cache import AnswerCache
from litman.sources.http.limits import Limit, default_limits
from litman.sources.http.session import Session
from tests.sources.conftest import FakeTime
from tests.sources.server import Played, RegistryServer, played_json

IN_QUERY = Key("api_key", "secret key", is_header=False)
IN_HEADER = Key("x-api-key", "secret", is_header=True)


def ask(session: Session, path: str, *, key: str | None = "pubmed") -> str:
    return session.get(f"{session.settings.pubmed_url}{path}", lane="pubmed", key=key).url


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        pytest.param("/a", "/a?api_key=secret%20key", id="the first of its parameters"),
        pytest.param("/a?id=1", "/a?id=1&api_key=secret%20key", id="behind others"),
    ],
)
def test_a_key_goes_with_the_question(
    server: RegistryServer, make_session: Callable[..., Session], path: str, asked: str
) -> None:
    server.play(asked, played_json({}))
    assert ask(make_session(keys={"pubmed": IN_QUERY}), path) == f"{server.url}{path}"
    assert server.paths == [asked]


def test_a_key_may_be_a_header(server: RegistryServer, make_session: Callable[..., Session]) -> None:
    server.play("/a", played_json({}))
    ask(make_session(keys={"pubmed": IN_HEADER}), "/a")
    assert server.asked[0].headers["x-api-key"] == "secret"


def test_a_question_that_names_no_key_has_none(
    server: RegistryServer, make_session: Callable[..., Session]
) -> None:
    server.play("/a", played_json({}))
    ask(make_session(keys={"pubmed": IN_HEADER}), "/a", key=None)
    assert "x-api-key" not in server.asked[0].headers


@pytest.mark.parametrize("key", [IN_QUERY, IN_HEADER], ids=["query", "header"])
def test_whom_the_service_redirects_to_sees_no_key(
    server: RegistryServer, make_session: Callable[..., Session], key: Key
) -> None:
    with RegistryServer() as other:
        copied = "?api_key=secret%20key" if not key.is_header else ""
        target = {"location": f"{other.url}/b{copied}"}
        server.play(f"/a{copied}", Played(status=302, headers=target))
        other.play("/b", played_json({}))
        ask(make_session(keys={"pubmed": key}), "/a")
        assert other.paths == ["/b"]
        assert "x-api-key" not in other.asked[0].headers


def test_a_kept_answer_has_no_key_in_it(
    server: RegistryServer, make_session: Callable[..., Session], tmp_path: Path
) -> None:
    server.play("/a?api_key=secret%20key", played_json({}))
    cache = AnswerCache(tmp_path, max_age_days=1)
    ask(make_session(keys={"pubmed": IN_QUERY}, cache=cache), "/a")
    ask(make_session(cache=cache), "/a")  # and it is found again without the key
    assert len(server.asked) == 1
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"secret" in path.read_bytes()]


def test_a_key_makes_us_faster(fake_time: FakeTime) -> None:
    assert default_limits(is_polite=False)["pubmed"] == Limit(3)
    assert default_limits(is_polite=True, keys=["pubmed"])["pubmed"] == Limit(10, at_once=3)
    assert default_limits(is_polite=True, keys=["googlebooks"])["pubmed"] == Limit(3)
