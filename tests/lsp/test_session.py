"""Sessions with `litman lsp` over its streams: typing, what is wrong, completion, the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lsp.boxes import write_box
from tests.lsp.client import Client

BIB = """\
@article{moss2019tea,
  author = {Moss, Ada and Fern, Bo},
  title = {Tea and {REM} sleep},
  journal = {Journal of Tea},
  year = 2019, volume = 7, pages = {12--19}, doi = {10.1000/tea.7},
}
"""
POST = "# Tea 😋\n\nTea lengthens sleep, as Moss found in 2019 [@moss2019tea].\n"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    root = tmp_path_factory.mktemp("lsp")
    write_box(
        root,
        {
            "references.bib": BIB,
            "posts/tea.md": POST,
            "posts/herbs.md": "# Herbs\n\nHerbs help [@fern].\n",
        },
    )
    client = Client(root)
    client.root = root  # type: ignore[attr-defined]
    yield client
    assert client.end() == 0


def root_of(client: Client) -> Path:
    return client.root  # type: ignore[attr-defined, no-any-return]


def test_what_is_typed_is_checked_before_it_is_saved(client: Client) -> None:
    uri = client.open(root_of(client) / "posts/tea.md")
    before = [item["code"] for item in client.wait_for_diagnostics(uri)]
    assert "REF107" not in before
    client.type(uri, (2, len("Tea lengthens sleep")), "😋 [@nobody2020]")
    client.type(uri, (0, 0), "")
    found = client.wait_for_diagnostics(uri)
    unknown = [item for item in found if "nobody2020" in item["message"]]
    assert unknown, found
    start, end = unknown[0]["range"]["start"], unknown[0]["range"]["end"]
    line = "Tea lengthens sleep😋 [@nobody2020], as Moss".encode("utf-16-le")
    assert start["line"] == end["line"] == 2
    assert (
        line[2 * start["character"] : 2 * end["character"]].decode("utf-16-le").strip("[]") == "@nobody2020"
    )
    client.replace(uri, POST)
    assert [item["code"] for item in client.wait_for_diagnostics(uri)] == before


def test_files_that_are_not_open_are_checked_too(client: Client) -> None:
    uri = (root_of(client) / "posts/herbs.md").as_uri()
    tea = client.open(root_of(client) / "posts/tea.md")
    client.wait_for_diagnostics(tea)
    while uri not in client.diagnostics:
        client.at("textDocument/completion", tea, 0, 0)
    assert any("fern" in item["message"] for item in client.diagnostics[uri])


def test_a_key_is_completed_by_words_of_the_title(client: Client) -> None:
    uri = client.open(root_of(client) / "posts/tea.md", "Tea 😋 [@rem moss")
    answer = client.at("textDocument/completion", uri, 0, len("Tea 😋 [@rem moss") + 1)
    (item,) = answer["items"]
    edit = item["textEdit"]
    assert (item["label"], edit["newText"]) == ("moss2019tea", "moss2019tea")
    assert [edit["range"][end]["character"] for end in ("start", "end")] == [9, 17]
    told = client.ask("completionItem/resolve", item)["documentation"]["value"]
    assert "Tea and REM sleep" in told
    assert "No registry was asked" in told


def test_what_is_known_of_a_citation_and_of_its_claim_is_shown(client: Client) -> None:
    uri = client.open(root_of(client) / "posts/tea.md", POST)
    told = client.at("textDocument/hover", uri, 2, POST.splitlines()[2].index("moss2019tea") + 3)["contents"][
        "value"
    ]
    assert "Tea and REM sleep" in told
    told = client.at("textDocument/hover", uri, 2, 3)["contents"]["value"]
    assert "a scan would add it" in told
    assert client.at("textDocument/hover", uri, 0, 1) is None


def test_a_citation_leads_to_its_entry_and_the_entry_to_all_that_use_it(client: Client) -> None:
    uri = client.open(root_of(client) / "posts/tea.md", POST)
    column = POST.splitlines()[2].index("moss2019tea")
    (found,) = client.at("textDocument/definition", uri, 2, column)
    assert found["uri"].endswith("references.bib")
    assert found["range"]["start"] == {"line": 0, "character": len("@article{")}
    bib = client.open(root_of(client) / "references.bib")
    uses = client.at("textDocument/references", bib, 0, 12, context={"includeDeclaration": False})
    assert [(use["uri"], use["range"]["start"]["character"]) for use in uses] == [(uri, column)]


def test_a_key_is_renamed_everywhere_in_one_edit(client: Client) -> None:
    uri = client.open(root_of(client) / "posts/tea.md", POST)
    column = POST.splitlines()[2].index("moss2019tea")
    assert client.at("textDocument/prepareRename", uri, 2, column)["placeholder"] == "moss2019tea"
    edit = client.at("textDocument/rename", uri, 2, column, newName="moss2019")
    changed = {item["textDocument"]["uri"]: item["edits"] for item in edit["documentChanges"]}
    bib = (root_of(client) / "references.bib").as_uri()
    assert set(changed) == {uri, bib}
    assert [item["newText"] for item in changed[uri]] == ["moss2019"]
    assert "".join(item["newText"] for item in changed[bib]).startswith("@article{moss2019,")
    with pytest.raises(AssertionError, match="key"):
        client.at("textDocument/rename", uri, 2, column, newName="two words")
