from collections.abc import Callable
from datetime import date

import pytest

from litman.errors import IncompleteError, PrivateAddressError
from litman.library.page_record import PageRecord
from litman.sources.http.session import Session
from litman.sources.web.page import fetch_page, text_digest
from tests.sources.server import Played, RegistryServer

TODAY = date(2026, 11, 20)
HTML = {"content-type": "text/html; charset=utf-8"}
PAGE = """<!DOCTYPE html><html><head><title>Tea helps | Tea House</title>
<meta property="og:title" content="Tea helps you sleep"><meta property="og:site_name" content="Tea House">
<meta name="author" content="Ada Moss"><meta property="article:published_time" content="2019-05-02T10:00:00Z">
</head><body><main><h1>Tea helps you sleep</h1><p>A cup before bed lengthens the night by an hour, says a study.</p>
<p>The house has served tea since it was built, and means to go on.</p></main></body></html>"""


@pytest.fixture
def web(make_session: Callable[..., Session]) -> Session:
    """A session that may ask this machine."""
    return make_session(private_addresses=True)


def page(text: str = PAGE) -> Played:
    return Played(body=text.encode(), headers=HTML)


def test_a_page_is_read_with_its_meta_tags_and_digest(server: RegistryServer, web: Session) -> None:
    server.play("/news/1", page())
    record = fetch_page(web, f"{server.url}/news/1#top", today=TODAY).record
    assert (record.url, record.status, record.seen) == (f"{server.url}/news/1", 200, TODAY)
    assert record.item is not None
    assert record.item["title"] == "Tea helps you sleep"
    assert record.item["container-title"] == "Tea House"
    assert record.item["issued"] == {"date-parts": [[2019, 5, 2]]}
    assert record.item["author"] == [{"literal": "Ada Moss"}]
    again = page(PAGE.replace("<p>", "\n  <p class=x>"))
    server.play("/news/1", again)
    assert fetch_page(web, f"{server.url}/news/1", today=TODAY).record.sha256 == record.sha256
    server.play("/news/1", page(PAGE.replace("an hour", "a minute")))
    assert fetch_page(web, f"{server.url}/news/1", today=TODAY).record.sha256 != record.sha256


def test_a_page_that_is_gone_keeps_what_was_known(server: RegistryServer, web: Session) -> None:
    url = f"{server.url}/news/1"
    before = PageRecord(url, date(2025, 1, 1), 200, date(2025, 1, 1), sha256="a" * 64, about=("10.5555/tea",))
    server.play("/news/1", Played(status=410))
    record = fetch_page(web, url, today=TODAY, before=before).record
    assert record.is_gone
    assert (record.asked, record.status, record.seen) == (TODAY, 410, date(2025, 1, 1))
    assert (record.sha256, record.about) == (before.sha256, before.about)


def test_a_page_that_moved_says_where(server: RegistryServer, web: Session) -> None:
    server.play("/old", Played(status=301, headers={"location": "/news/1"}))
    server.play("/news/1", page())
    assert fetch_page(web, f"{server.url}/old", today=TODAY).record.moved_to == f"{server.url}/news/1"


def test_more_than_five_redirects_are_no_answer(server: RegistryServer, web: Session) -> None:
    server.play("/round", Played(status=302, headers={"location": "/round"}))
    with pytest.raises(IncompleteError, match="redirects more than 5 times"):
        fetch_page(web, f"{server.url}/round", today=TODAY)


def test_a_page_of_another_type_is_there(server: RegistryServer, web: Session) -> None:
    server.play("/a.pdf", Played(body=b"%PDF-1.7 tea", headers={"content-type": "application/pdf"}))
    record = fetch_page(web, f"{server.url}/a.pdf", today=TODAY).record
    assert (record.status, record.item) == (200, None)
    assert record.sha256


@pytest.mark.parametrize(
    "played",
    [
        pytest.param(Played(status=503), id="busy"),
        pytest.param(Played(raw=b""), id="hangs up"),
        pytest.param(Played(body=b"  ", headers=HTML), id="empty"),
    ],
)
def test_an_outage_says_nothing_about_the_page(server: RegistryServer, web: Session, played: Played) -> None:
    server.play("/news/1", played)
    with pytest.raises(IncompleteError):
        fetch_page(web, f"{server.url}/news/1", today=TODAY)


def test_this_machine_is_not_asked_unless_the_settings_say_so(
    server: RegistryServer, session: Session
) -> None:
    with pytest.raises(PrivateAddressError, match="private_addresses = true"):
        fetch_page(session, f"{server.url}/news/1", today=TODAY)
    assert server.asked == []


def test_the_text_of_a_page_is_what_a_person_reads(server: RegistryServer, web: Session) -> None:
    server.play("/news/1", page())
    seen = fetch_page(web, f"{server.url}/news/1", today=TODAY)
    assert seen.text is not None
    assert "A cup before bed lengthens the night by an hour, says a study." in seen.text
    assert "<p>" not in seen.text
    assert seen.record.sha256 == text_digest(seen.text)


def test_plain_text_is_text_and_a_picture_is_none(server: RegistryServer, web: Session) -> None:
    server.play("/a.txt", Played(body="Tea, é.\n".encode(), headers={"content-type": "text/plain"}))
    seen = fetch_page(web, f"{server.url}/a.txt", today=TODAY)
    assert seen.text == "Tea, é.\n"
    assert seen.record.sha256 == text_digest("Tea,  é.")
    server.play("/a.png", Played(body=b"\x89PNG", headers={"content-type": "image/png"}))
    assert fetch_page(web, f"{server.url}/a.png", today=TODAY).text is None
    server.play("/a.png", Played(status=404, body=b"<p>gone</p>", headers=HTML))
    assert fetch_page(web, f"{server.url}/a.png", today=TODAY).text is None
