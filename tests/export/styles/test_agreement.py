"""Thirty items in nine styles, compared with what citeproc-js, the reference, made of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from litman.export.styles.catalogue import find_style
from litman.export.styles.citeproc_js import CiteprocJs
from litman.export.styles.formatting import run_request
from litman.export.styles.html_runs import runs_of_html
from litman.export.styles.pandoc import Pandoc
from litman.export.styles.request import Cite, Engine, Request

STYLES = {
    "apa": "apa",
    "vancouver": "vancouver",
    "ama": "ama",
    "chicago-ad": "chicago",
    "mla": "mla",
    "ieee": "ieee",
    "nature": "nature",
    "harvard": "harvard",
    "vanc-name": "nlm-name-year",
}
# Where pandoc prints something else, and why.
PANDOC_FAULTS = {
    ("chicago-ad", "inpress"): "pandoc capitalises `out` as a word of the title and repeats the status",
    ("mla", "inpress"): "pandoc capitalises `out` as a word of the title",
    ("mla", "italic"): "pandoc takes an article number with a hyphen for one page: `p.`, not `pp.`",
    ("harvard", "italic"): "pandoc takes an article number with a hyphen for one page: `p.`, not `pp.`",
    ("ieee", "italic"): "pandoc takes an article number with a hyphen for one page: `p.`, not `pp.`",
    ("nature", "question"): "pandoc turns quotation marks inside a title to single ones",
    ("vanc-name", "smith20a"): "pandoc prints the letter of the year in the citation only",
    ("vanc-name", "smith20b"): "pandoc prints the letter of the year in the citation only",
}


def differences(engine: Engine, folder: Path) -> tuple[dict[tuple[str, str], str], int]:
    items: list[dict[str, Any]] = json.loads((folder / "items.json").read_text())
    expected = json.loads((folder / "expected_citeproc_js.json").read_text())
    found, count = {}, 0
    for name, style in STYLES.items():
        citations = tuple((Cite(item["id"]),) for item in items)
        made = run_request(engine, Request(find_style(style), "", items, citations), by_manual=False)
        bodies = {entry.id: entry.body for entry in made.entries}
        for id, html in expected[name]["bibliography"].items():
            count += 1
            if bodies.get(id) != runs_of_html(html)[1]:
                found[name, id] = str(bodies.get(id))
        cited = dict(zip((item["id"] for item in items), made.citations, strict=True))
        for id, html in expected[name]["in_text"].items():
            assert cited[id] == runs_of_html(html)[1], f"{name} {id}: {cited[id]}"
    return found, count


def test_citeproc_js_makes_270_of_270_references_as_it_should(citeproc_js: CiteprocJs, shared: Path) -> None:
    found, count = differences(citeproc_js, shared / "csl")
    assert count == 270
    assert not found


def test_pandoc_makes_262_of_270_references_as_citeproc_js_does(pandoc: Pandoc, shared: Path) -> None:
    found, count = differences(pandoc, shared / "csl")
    assert count == 270
    assert set(found) <= set(PANDOC_FAULTS), found
