"""Each thing that is offered is done, and `litman check` then says what it should: one finding less."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from litman.cli.main import main
from litman.identifiers.doi import find_dois
from litman.lsp.add_and_cite import bare_start
from tests.lsp.boxes import write_box
from tests.lsp.client import Client
from tests.lsp.test_actions import made, offered
from tests.sources.records import crossref_message
from tests.sources.server import RegistryServer

BIB = """\
@article{moss2019tea, author = {Moss, Ada}, title = {Tea lengthens sleep}, journal = {Tea}, year = 2019,
  volume = 7, pages = {12-19}, doi = {https://doi.org/10.1000/tea.7}}
"""
POST = """\
# Tea

Tea lengthens sleep by an hour [@moss2019te].

Oak leaves fall late in October each year.

Tea lengthens the sleep of students.
"""
CLAIMS = """\
[post]
title = "Tea"
source = "../posts/tea.md"
last_id = "c03"

[[claim]]
id = "c01"
text = "Tea lengthens sleep by an hour."
anchor = { exact = "Tea lengthens sleep by an hour [@moss2019te].", start = 5, end = 50 }

[[claim]]
id = "c02"
text = "Oak leaves fall in October each year."
anchor = { exact = "Oak leaves fall in October each year.", start = 52, end = 89, fingerprint = "0000000000000000" }
  [[claim.link]]
  key = "moss2019tea"
  relation = "supports"

[[claim]]
id = "c03"
text = "Tea lengthens the sleep of students."
anchor = { exact = "Tea lengthens the sleep of students." }
"""


@pytest.fixture
def box(tmp_path: Path) -> Path:
    return write_box(
        tmp_path,
        {
            "references.bib": BIB,
            "posts/tea.md": POST,
            "claims/tea.toml": CLAIMS,
        },
    )


def codes(box: Path) -> Counter[str]:
    said = CliRunner().invoke(main, ["--library", str(box), "check", "--json"])
    return Counter(item["code"] for item in json.loads(said.stdout))


def do(client: Client, action: dict[str, Any]) -> None:
    """Do what an action says, as an editor does, and save."""
    for change in action.get("edit", {}).get("documentChanges", ()):
        path = Path(change["textDocument"]["uri"].removeprefix("file://"))
        path.write_text(made(path.read_text(), change["edits"]))
    if "command" in action:
        client.ask(
            "workspace/executeCommand", {name: action["command"][name] for name in ("command", "arguments")}
        )


@pytest.mark.parametrize(
    ("name", "code", "title"),
    [
        pytest.param("references.bib", "BIB102", "Set doi of moss2019tea to 10.1000/tea.7", id="a fix of the check"),
        pytest.param("references.bib", "BIB102", "Say nothing of BIB102 here", id="silence in a bibliography"),
        pytest.param("posts/tea.md", "REF101", "Cite moss2019tea instead of moss2019te", id="another key"),
        pytest.param("posts/tea.md", "REF101", "Say nothing of REF101 here", id="silence in a post"),
        pytest.param("posts/tea.md", "CLM104", "Accept the edited sentence of tea/c02", id="accept a sentence"),
        pytest.param("posts/tea.md", "CLM101", "Link tea/c03 to moss2019tea: Tea lengthens sleep", id="link a work"),
    ],
)  # fmt: skip
def test_what_is_offered_mends_what_the_check_finds(
    name: str, code: str, title: str, client: Client, box: Path
) -> None:
    before = codes(box)
    assert before[code] == 1, before
    uri = client.open(box / name)
    found = client.wait_until(
        lambda: [item for item in client.diagnostics.get(uri, ()) if item["code"] == code]
    )
    start = found[0]["range"]["start"]
    actions = offered(client, uri, start["line"], start["character"], found)
    assert title in actions, list(actions)
    do(client, actions[title])
    assert codes(box)[code] == 0


def test_a_doi_is_added_and_its_citation_takes_its_place(box: Path) -> None:
    (box / "posts/tea.md").write_text(POST + "\nKettles boil, see https://doi.org/10.5555/kettle.\n")
    with RegistryServer() as registry:
        registry.crossref_record(crossref_message("10.5555/kettle"))
        client = Client(box, environment=registry.environment)
        uri = client.open(box / "posts/tea.md")
        actions = offered(client, uri, 8, 45, [])
        do(client, actions["Add 10.5555/kettle to the library and cite it here"])
        ((_, said),) = [asked for asked in client.asked if asked[0] == "workspace/applyEdit"]
        do(client, said)
        assert client.end() == 0
    assert (box / "posts/tea.md").read_text().endswith("\nKettles boil, see [@kessel2015tea].\n")
    assert "kessel2015tea" in (box / "references.bib").read_text()


@pytest.mark.parametrize(
    ("line", "start"),
    [
        pytest.param("see 10.5555/kettle.", 4, id="alone"),
        pytest.param("see doi:10.5555/kettle", 4, id="with its word"),
        pytest.param("(https://doi.org/10.5555/kettle)", 1, id="address in brackets"),
        pytest.param("10.5555/kettle", 0, id="at the beginning"),
        pytest.param("[Kettles](https://doi.org/10.5555/kettle)", None, id="link of Markdown"),
        pytest.param("<https://doi.org/10.5555/kettle>", None, id="address in angles"),
        pytest.param(r"\doi{10.5555/kettle}", None, id="command of TeX"),
        pytest.param('<a href="https://doi.org/10.5555/kettle">', None, id="link of HTML"),
        pytest.param("[[https://doi.org/10.5555/kettle][Kettles]]", None, id="link of Org"),
    ],
)  # fmt: skip
def test_only_a_doi_that_stands_by_itself_gives_way_to_a_citation(line: str, start: int | None) -> None:
    (found,) = find_dois(line)
    assert bare_start(line, found) == start
