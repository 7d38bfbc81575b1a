"""What is changed on the page of a work: splices, each one change, and nothing that another program saved is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.library.storage.undo import kept_changes
from tests.web.browsing import ORIGIN, Browser
from tests.web.test_work import TWIN, with_entry

WORK = "/works/moss2019tea"


def seen(browser: Browser, key: str = "moss2019tea") -> str:
    (mark,) = browser.part(f"/works/{key}").tree.xpath("//*[@data-work]/@data-mark")
    return str(mark)


def test_fields_are_changed_as_splices_and_taken_back(root: Path, browser: Browser) -> None:
    path = root / "references.bib"
    before = path.read_text()
    sent = {
        "field:title": "Tea and {REM} sleep",
        "field:year": "2020",
        "field:abstract": "",
        "new_name": "volume",
        "new_value": "7",
    }
    answer = browser.send(f"{WORK}/fields", seen=seen(browser), **sent)
    assert answer.json() == {"said": "Saved: year, volume; taken out: abstract"}
    after = path.read_text()
    assert "title   = {Tea and {REM} sleep}," in after
    assert "year    = 2020," in after
    assert "abstract" not in after
    assert "volume" in after
    (change,) = kept_changes(root)
    assert str(change.request) == "litman set moss2019tea"
    browser.send("/undo")
    assert path.read_text() == before


def test_a_field_that_is_as_it_was_changes_nothing(root: Path, browser: Browser) -> None:
    before = (root / "references.bib").read_bytes()
    answer = browser.send(f"{WORK}/fields", **{"field:doi": "10.1000/tea.7", "seen": seen(browser)})
    assert answer.json() == {"said": "Nothing was changed"}
    assert (root / "references.bib").read_bytes() == before
    assert list(kept_changes(root)) == []


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        pytest.param({"field:doi": "no doi"}, "is not a DOI", id="a DOI that is none"),
        pytest.param({"field:title": "open {brace"}, "brace", id="an open brace"),
        pytest.param({"new_name": "a b", "new_value": "x"}, "a b", id="a name that is none"),
        pytest.param({"new_name": "Title", "new_value": "x"}, "the entry has it", id="a name that is there"),
    ],
)
def test_what_cannot_be_written_is_refused(
    root: Path, browser: Browser, sent: dict[str, str], said: str
) -> None:
    before = (root / "references.bib").read_bytes()
    answer = browser.send(f"{WORK}/fields", seen=seen(browser), **sent)
    assert (answer.status_code, said in answer.json()["refused"]) == (422, True)
    assert (root / "references.bib").read_bytes() == before


@pytest.mark.parametrize(
    ("act", "sent"),
    [
        pytest.param("fields", {"field:year": "2021"}, id="fields"),
        pytest.param("note", {"note": "Read it."}, id="note"),
        pytest.param("rename", {"new": "moss2019"}, id="rename"),
        pytest.param("remove", {"force": "yes"}, id="remove"),
    ],
)
def test_an_entry_that_was_changed_meanwhile_is_not_written_over(
    root: Path, browser: Browser, act: str, sent: dict[str, str]
) -> None:
    mark = seen(browser)
    path = root / "references.bib"
    path.write_text(path.read_text().replace("2019,", "2018,"))
    before = path.read_bytes()
    answer = browser.send(f"{WORK}/{act}", seen=mark, **sent)
    assert (answer.status_code, answer.json()["changed"]) == (409, True)
    assert path.read_bytes() == before
    assert browser.send(f"{WORK}/{act}", seen=seen(browser), **sent).status_code == 200


def test_a_change_of_another_entry_stands_in_nobodys_way(root: Path, browser: Browser) -> None:
    mark = seen(browser)
    path = root / "references.bib"
    path.write_text(path.read_text().replace('"The Leaf"', '"The Leaves"'))
    assert (
        browser.send(f"{WORK}/fields", **{"field:year": "2021", "seen": mark}).json()["said"] == "Saved: year"
    )
    assert '"The Leaves"' in path.read_text()


def test_tags_and_notes(root: Path, browser: Browser) -> None:
    assert browser.send(f"{WORK}/tags", add="sleep, to read").json()["said"] == "Tags: sleep, to read"
    assert browser.send(f"{WORK}/tags", remove="Sleep").json()["said"] == "Tags: to read"
    assert browser.open("/works?tag=to+read").texts("//ol/li//code") == ["moss2019tea"]
    note = "First.\r\n\r\nSecond & last."
    assert browser.send(f"{WORK}/note", note=note, seen=seen(browser)).json()["said"] == "Note kept"
    (area,) = browser.open(WORK).tree.xpath("//textarea[@name='note']")
    assert area.text_content() == "First.\n\nSecond & last."


def test_renaming_takes_claims_along_and_leads_to_the_new_page(root: Path, browser: Browser) -> None:
    answer = browser.send(f"{WORK}/rename", new="moss2019", seen=seen(browser))
    assert answer.json() == {
        "said": "moss2019tea is now moss2019; 1 claims file followed",
        "go": "/works/moss2019",
    }
    assert 'key = "moss2019"  # the trial' in (root / "claims" / "sleep.toml").read_text()
    assert (
        "reed2001leaf"
        in browser.send("/works/moss2019/rename", new="reed2001leaf", seen=seen(browser, "moss2019")).json()[
            "refused"
        ]
    )


def test_removing_says_who_uses_it(root: Path, browser: Browser) -> None:
    page = browser.open(WORK)
    assert "sleep/c01" in page.texts("//dialog[@id='remove']")[0]
    answer = browser.send(f"{WORK}/remove", seen=seen(browser))
    assert (answer.status_code, "is used by claims sleep/c01" in answer.json()["refused"]) == (422, True)
    answer = browser.send("/works/reed2001leaf/remove", seen=seen(browser, "reed2001leaf"))
    assert answer.json() == {"said": "Removed: reed2001leaf", "go": "/works"}
    browser.send("/undo")
    assert "reed2001leaf" in (root / "references.bib").read_text()


def test_two_entries_are_merged_as_they_were_shown(root: Path, browser: Browser) -> None:
    with_entry(root, TWIN)
    path = root / "references.bib"
    before = path.read_bytes()
    page = browser.open("/merge?keep=moss2019tea&drop=moss2019again")
    names = ("drop", "take", "seen_keep", "seen_drop")
    sent = {
        name: str(page.tree.xpath(f"//form[@data-change]//input[@name='{name}']/@value")[0]) for name in names
    }
    path.write_bytes(before.replace(b"volume = 7", b"volume = 8"))
    assert browser.send(f"{WORK}/merge", **sent).status_code == 409
    path.write_bytes(before)
    assert browser.send(f"{WORK}/merge", **sent).json()["go"] == "/works/moss2019tea"
    assert b"moss2019again," not in path.read_bytes()
    browser.send("/undo")
    assert path.read_bytes() == before
    assert "different works" in browser.send(f"{WORK}/different", other="moss2019again").json()["said"]
    assert browser.open(WORK).tree.xpath("//div[contains(@class, 'alike')]") == []


def test_a_file_is_kept_with_the_work(root: Path, browser: Browser) -> None:
    answer = browser.send(f"{WORK}/file", files={"file": ("../../evil name.TXT", b"Tea.")})
    assert answer.json() == {"said": "Kept: files/moss2019tea.txt"}
    assert (root / "files" / "moss2019tea.txt").read_bytes() == b"Tea."
    assert browser.open("/file/1/moss2019tea").source == "Tea."
    assert browser.send(f"{WORK}/file").status_code == 422


def test_what_is_too_large_is_refused_before_it_is_read(root: Path, browser: Browser) -> None:
    before = (root / "references.bib").read_bytes()
    headers = {"origin": ORIGIN, "content-length": str(1 << 40), "x-litman-fragment": "1"}
    answer = browser.client.post(f"{WORK}/file", content=b"", headers=headers)
    assert (answer.status_code, "larger than 256 MB" in answer.json()["refused"]) == (413, True)
    long = browser.send(f"{WORK}/note", note="x" * (5 << 20), seen=seen(browser))
    assert long.status_code == 413
    assert (root / "references.bib").read_bytes() == before


def test_a_form_without_scripts_leads_back_to_the_work(browser: Browser) -> None:
    (token,) = browser.open(WORK).tree.xpath("//form[@data-change][1]//input[@name='form_token']/@value")[:1]
    answer = browser.client.post(
        f"{WORK}/tags", data={"add": "tea", "form_token": str(token)}, headers={"origin": ORIGIN}
    )
    assert (answer.status_code, answer.headers["location"]) == (303, WORK)
