"""Who is let in, by which name, and what an answer allows a browser."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from litman.web.app import make_app
from litman.web.desk import Desk
from litman.web.safety import HEADERS, Guard, Keys, path_inside
from tests.web.browsing import ORIGIN, Browser
from tests.web.conftest import opened

KEYS = Keys("a-token")
COOKIE = "litman-8765"


@pytest.fixture
def client() -> TestClient:
    """What is guarded: any address answers `here`."""
    guard = Guard(
        PlainTextResponse("here"), KEYS, port=8765, names=("127.0.0.1", "localhost", "::1", "desk.example")
    )
    return TestClient(guard, base_url=ORIGIN, follow_redirects=False)


def test_who_has_no_token_sees_nothing(client: TestClient) -> None:
    answer = client.get("/posts")
    assert (answer.status_code, "here" in answer.text) == (403, False)
    assert client.get("/posts?token=another").status_code == 403
    client.cookies.set(COOKIE, "another")
    assert client.get("/posts").status_code == 403


def test_the_token_in_the_address_becomes_a_cookie_that_no_script_and_no_other_page_sends(
    client: TestClient,
) -> None:
    answer = client.get("/posts?token=a-token&sort=title")
    assert (answer.status_code, answer.headers["location"]) == (303, "/posts?sort=title")
    cookie = answer.headers["set-cookie"].lower()
    assert all(word in cookie for word in (f"{COOKIE}=a-token", "httponly", "samesite=strict", "path=/"))
    assert client.get("/posts").text == "here"


def test_the_token_leads_to_no_other_server(client: TestClient) -> None:
    assert (
        client.get("http://127.0.0.1:8765//evil.example/?token=a-token").headers["location"]
        == "/evil.example/"
    )


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8765", "localhost:8765", "[::1]:8765", "desk.example", "desk.example:80"]
)
def test_it_answers_to_names_of_this_machine_and_to_those_allowed(client: TestClient, host: str) -> None:
    client.cookies.set(COOKIE, "a-token")
    assert client.get("/", headers={"host": host}).text == "here"


@pytest.mark.parametrize(
    "host",
    [
        "evil.example:8765",
        "127.0.0.1.evil.example:8765",
        "127.0.0.1:80",
        "localhost",
        "",
        "a@127.0.0.1:8765",
        "[::1",
    ],
)
def test_a_foreign_name_that_was_pointed_here_gets_nothing(client: TestClient, host: str) -> None:
    client.cookies.set(COOKIE, "a-token")
    assert client.get("/?token=a-token", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "origin", [None, "null", "http://evil.example", "http://127.0.0.1:9", "file://127.0.0.1:8765", "http://["]
)
def test_no_other_page_can_make_a_change(client: TestClient, origin: str | None) -> None:
    client.cookies.set(COOKIE, "a-token")
    headers = {} if origin is None else {"origin": origin}
    assert client.post("/", headers=headers).status_code == 403
    assert client.post("/", headers={"origin": ORIGIN}).text == "here"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_only_get_and_post_are_answered(client: TestClient, method: str) -> None:
    client.cookies.set(COOKIE, "a-token")
    assert client.request(method, "/").status_code == 405


def test_every_answer_has_the_headers_of_safety(browser: Browser) -> None:
    for address in ("/posts", "/nowhere", "/static/frame.js", "/favicon.ico"):
        found = browser.open(address).headers
        assert {name: found.get(name) for name in HEADERS} == HEADERS, address
    policy = HEADERS["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_a_form_of_another_run_changes_nothing(root: Path) -> None:
    app = make_app(Desk(root, os.environ), KEYS, port=8765)
    client = TestClient(app, base_url=ORIGIN)
    client.cookies.set(COOKIE, "a-token")
    for token in ("", "old", KEYS.token):
        sent = {"origin": ORIGIN, "x-litman-form-token": token}
        assert client.post("/posts/sleep/visited", headers=sent).status_code == 403
    assert not (root / ".litman" / "visits.json").exists()


def test_no_page_answers_get_and_post_alike() -> None:
    from litman.web.table import PAGES

    both = {page.path for page in PAGES if page.method == "GET"} & {
        page.path for page in PAGES if page.method == "POST"
    }
    assert both == set()


def test_a_workbench_that_only_reads_has_no_form_and_wants_no_token(root: Path) -> None:
    with opened(root, is_read_only=True) as reader:
        page = reader.open("/posts")
        assert page.status == 200
        assert page.tree.xpath("//form[not(@method='get')]") == []
        assert reader.send("/posts/sleep/visited").status_code == 403
        assert reader.open("/posts", host="evil.example").status == 421


@pytest.mark.parametrize(
    "name",
    [
        "../outside.txt",
        "files/../../outside.txt",
        "/etc/passwd",
        "files/link.txt",
        "files",
        "gone.txt",
        "a\0b",
    ],
)
def test_no_file_outside_the_library_is_given(tmp_path: Path, name: str) -> None:
    root = tmp_path / "library"
    (root / "files").mkdir(parents=True)
    (tmp_path / "outside.txt").write_text("secret")
    (root / "files" / "link.txt").symlink_to(tmp_path / "outside.txt")
    (root / "files" / "inside.txt").write_text("open")
    assert path_inside(root, name) is None
    assert path_inside(root, "files/inside.txt") == (root / "files" / "inside.txt").resolve()


def test_links_in_a_circle_among_the_posts_keep_no_page_from_being_shown(
    browser: Browser, root: Path
) -> None:
    (root / "posts").mkdir(exist_ok=True)
    (root / "posts" / "circle.md").symlink_to("circle.md")
    (root / "litman.toml").write_text('posts = ["posts"]\n')
    for address in ("/posts", "/findings"):
        assert browser.open(address).status == 200
