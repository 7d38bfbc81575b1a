from __future__ import annotations

import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from litman.sources.http.cache import AnswerCache, KeptAnswer

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
URL = "https://api.example.org/works/10.5555%2Ftea"
ANSWER = KeptAnswer(200, {"content-type": "application/json"}, b'{"tea": "\xc3\xa9"}' * 50, URL, NOW)


@pytest.fixture
def cache(tmp_path: Path) -> AnswerCache:
    return AnswerCache(tmp_path / "http", max_age_days=30)


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_an_answer_comes_back_as_it_was(cache: AnswerCache) -> None:
    cache.put(URL, "application/json", ANSWER)
    assert cache.get(URL, "application/json", now=NOW) == ANSWER


def test_another_form_of_the_same_page_is_another_question(cache: AnswerCache) -> None:
    cache.put(URL, "application/json", ANSWER)
    assert cache.get(URL, "text/html", now=NOW) is None


@pytest.mark.parametrize(
    ("age", "is_lasting", "is_found"),
    [
        pytest.param(timedelta(days=29), True, True, id="young"),
        pytest.param(timedelta(days=30), True, False, id="old"),
        pytest.param(timedelta(hours=23), False, True, id="not lasting, of today"),
        pytest.param(timedelta(hours=25), False, False, id="not lasting, of yesterday"),
        pytest.param(timedelta(days=-2), True, False, id="from the future"),
    ],
)
def test_the_age_decides(cache: AnswerCache, age: timedelta, is_lasting: bool, is_found: bool) -> None:
    cache.put(URL, "", KeptAnswer(200, {}, b"x", URL, NOW, is_lasting))
    assert (cache.get(URL, "", now=NOW + age) is not None) is is_found
    assert cache.get(URL, "", now=NOW + age, any_age=True) is not None


def test_an_age_of_no_days_keeps_nothing_for_use(tmp_path: Path) -> None:
    cache = AnswerCache(tmp_path, max_age_days=0)
    cache.put(URL, "", ANSWER)
    assert cache.get(URL, "", now=NOW) is None


def test_a_file_that_is_damaged_anywhere_is_as_good_as_none(cache: AnswerCache, tmp_path: Path) -> None:
    cache.put(URL, "", ANSWER)
    (path,) = files(tmp_path)
    whole = path.read_bytes()
    for end in range(0, len(whole), 7):
        path.write_bytes(whole[:end])
        assert cache.get(URL, "", now=NOW) is None
    for index in range(len(whole.partition(b"\n")[0]) + 1, len(whole), 5):
        path.write_bytes(whole[:index] + bytes([whole[index] ^ 1]) + whole[index + 1 :])
        assert cache.get(URL, "", now=NOW) is None
    for other in (b"[]\n", b"null\n", b'{"format": 1}\n', b"{}", b"\xff\xfe"):
        path.write_bytes(other)
        assert cache.get(URL, "", now=NOW) is None


def test_nothing_is_left_beside_the_answer(cache: AnswerCache, tmp_path: Path) -> None:
    for number in range(3):
        cache.put(URL, "", KeptAnswer(200, {}, b"%d" % number, URL, NOW))
    assert len(files(tmp_path)) == 1
    kept = cache.get(URL, "", now=NOW)
    assert kept is not None
    assert kept.body == b"2"


def test_a_folder_that_cannot_be_made_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "http").write_text("a file is in the way")
    cache = AnswerCache(tmp_path / "http", max_age_days=30)
    cache.put(URL, "", ANSWER)
    assert cache.get(URL, "", now=NOW) is None


def test_only_the_content_type_of_the_headers_is_kept(cache: AnswerCache, tmp_path: Path) -> None:
    cache.put(URL, "", KeptAnswer(200, {"set-cookie": "secret", "content-type": "a/b"}, b"", URL, NOW))
    kept = cache.get(URL, "", now=NOW)
    assert kept is not None
    assert kept.headers == {"content-type": "a/b"}
    assert b"secret" not in files(tmp_path)[0].read_bytes()


HEAD = b'{"status": 200, "headers": {}, "url": "u", "fetched": "%b", "is_lasting": true}\n'


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"[]\n", id="a list"),
        pytest.param(b"{}\n", id="an object of nothing"),
        pytest.param(b"[" * 99_999 + b"\n", id="nested without end"),
        pytest.param(HEAD % b"2026-11-20" + zlib.compress(b"x"), id="a day without its zone"),
        pytest.param(HEAD % b"2026-11-20T12:00:00+00:00" + b"x", id="a body that is not packed"),
        pytest.param(
            HEAD % b"2026-11-20T12:00:00+00:00" + zlib.compress(bytes(2 << 20)), id="too large a body"
        ),
    ],
)
def test_what_a_stranger_wrote_is_as_good_as_none(
    cache: AnswerCache, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("litman.sources.http.cache._MOST_BYTES", 1 << 20)
    question = f" {URL}"
    cache._memory(question).write(data, made_from=question)
    assert cache.get(URL, "", now=NOW) is None
    assert cache.get(URL, "", now=NOW, any_age=True) is None
