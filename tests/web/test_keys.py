"""One table says which keys there are: the pages' help, their scripts, the terminal and the documentation have it."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from litman.actions.walk.keys import IN_TERMINAL, IN_WORKBENCH
from litman.web import app
from litman.web.keys import OF_BROWSER, POST_KEYS, WORK_KEYS, WORKS_KEYS, PageKey
from tests.web.browsing import Browser

DOCS = Path(__file__).parents[2] / "docs" / "workbench.md"
PAGES = [
    pytest.param("/posts/sleep", POST_KEYS, "acts.js post.js", id="a post"),
    pytest.param("/works", WORKS_KEYS, "works.js frame.js", id="works"),
    pytest.param("/works/moss2019tea", WORK_KEYS, "work.js", id="a work"),
]


@pytest.mark.parametrize(("address", "rows", "scripts"), PAGES)
def test_each_key_of_the_help_is_bound_on_its_page_and_does_something(
    browser: Browser, address: str, rows: tuple[PageKey, ...], scripts: str
) -> None:
    (bound,) = browser.open(address).tree.xpath("//*/@data-keys")
    assert json.loads(bound) == {key: row.act for row in rows for key in row.keys}
    source = "\n".join((app.STATIC / name).read_text() for name in scripts.split())
    tables = re.findall(
        r"export const (?:ACTS|MOVES) = \{(.*?)(?:\n| )\};$", source, re.DOTALL | re.MULTILINE
    )
    acts = set(re.findall(r"(?:^|[{,]\s)\s*(?:async )?(\w+)(?:: |\()", "\n".join(tables), re.MULTILINE))
    own = {"search"} if 'event.key !== "/"' in source else set()
    assert [row for row in rows if row.act not in acts | own | OF_BROWSER] == []


def test_no_key_is_two_things() -> None:
    for rows in (IN_TERMINAL, IN_WORKBENCH, WORKS_KEYS, WORK_KEYS):
        keys = [key for row in rows for key in row.keys]
        assert len(set(keys)) == len(keys)
        assert len({row.act for row in rows}) == len(rows)


def test_the_help_says_what_each_key_does(browser: Browser) -> None:
    said = browser.open("/help").texts("//table[@class='keys']//tr")
    rows = (*POST_KEYS, *WORKS_KEYS, *WORK_KEYS)
    assert said == [f"{' '.join(row.keys)}{row.about}" for row in rows]


def test_the_documentation_has_the_same_keys() -> None:
    text = DOCS.read_text(encoding="utf-8")
    table = re.search(r"(?<=\| key \| does \|\n\|---\|---\|\n)(?:\|.*\n)+", text)
    assert table is not None
    lines = [f"| {' '.join(f'`{key}`' for key in row.keys)} | {row.about} |\n" for row in POST_KEYS]
    if os.environ.get("WRITE_DOCS"):
        DOCS.write_text(text.replace(table[0], "".join(lines)), encoding="utf-8")
    assert table[0] == "".join(lines) or os.environ.get("WRITE_DOCS")
