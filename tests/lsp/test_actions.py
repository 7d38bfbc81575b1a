"""What an editor is offered: fixes, other keys, links, remarks; and the outline of a text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from litman.lsp.buffers import Spot, Text
from tests.lsp.boxes import write_box
from tests.lsp.client import Client

BIB = """\
@article{moss2019tea,
  author = {Moss, Ada and Fern, Bo},
  title = {Tea lengthens REM sleep},
  journal = {Journal of Tea},
  year = 2019, volume = 7, pages = {12--19}, doi = {https://doi.org/10.1000/tea.7},
}

@article{reed2001leaf, author = {Reed, Cy}, title = {Leaves of oak}, journal = {Trees}, year = 2001}
"""
POST = """\
# Tea

Tea lengthens sleep by an hour [@moss2019te].

## Oaks

Oak leaves fall in October. See 10.5555/kettle.
"""
CLAIMS = """\
[post]
title = "Tea"
source = "../posts/tea.md"
last_id = "c02"

[[claim]]
id = "c01"
text = "Tea lengthens sleep by an hour."
anchor = { exact = "Tea lengthens sleep by an hour [@moss2019te].", start = 5, end = 50 }

[[claim]]
id = "c02"
text = "Oak leaves fall in October."
anchor = { exact = "Oak leaves fall in October.", start = 60, end = 87 }
  [[claim.link]]
  key = "reed2001leaf"
  relation = "supports"
"""


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("actions")
    return write_box(
        root,
        {
            "references.bib": BIB,
            "posts/tea.md": POST,
            "claims/tea.toml": CLAIMS,
        },
    )


@pytest.fixture(scope="module")
def client(box: Path) -> Iterator[Client]:
    client = Client(box, options={"codeLens": True, "inlayHints": True})
    yield client
    assert client.end() == 0


def offered(client: Client, uri: str, line: int, column: int, found: list[dict[str, Any]]) -> dict[str, Any]:
    at = {"line": line, "character": column}
    context = {"diagnostics": found}
    document = {"textDocument": {"uri": uri}, "range": {"start": at, "end": at}, "context": context}
    return {action["title"]: action for action in client.ask("textDocument/codeAction", document)}


def made(text: str, edits: list[dict[str, Any]]) -> str:
    """Return the text after the edits, as an editor makes them."""
    content = Text(text)
    spans = []
    for edit in edits:
        ends = (edit["range"][name] for name in ("start", "end"))
        spans.append(
            (*(content.offset(Spot(at["line"], at["character"]), "utf-16") for at in ends), edit["newText"])
        )
    for start, end, new in sorted(spans, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def test_a_fix_of_the_check_is_an_edit_after_which_the_finding_is_gone(client: Client, box: Path) -> None:
    uri = client.open(box / "references.bib")
    found = [item for item in client.wait_for_diagnostics(uri) if item["code"] == "BIB102"]
    (finding,) = found
    actions = offered(client, uri, finding["range"]["start"]["line"], 0, found)
    action = actions["Set doi of moss2019tea to 10.1000/tea.7"]
    (change,) = action["edit"]["documentChanges"]
    after = made(BIB, change["edits"])
    assert after == BIB.replace("https://doi.org/10.1000/tea.7", "10.1000/tea.7")
    client.replace(uri, after)
    assert "BIB102" not in [item["code"] for item in client.wait_for_diagnostics(uri)]


def test_a_finding_can_be_silenced_with_a_reason(client: Client, box: Path) -> None:
    uri = client.open(box / "references.bib", BIB)
    found = [item for item in client.wait_for_diagnostics(uri) if item["code"] == "BIB102"]
    actions = offered(client, uri, found[0]["range"]["start"]["line"], 0, found)
    (change,) = actions["Say nothing of BIB102 here"]["edit"]["documentChanges"]
    client.replace(uri, made(BIB, change["edits"]))
    assert "BIB102" not in [item["code"] for item in client.wait_for_diagnostics(uri)]
    client.replace(uri, BIB)


def test_a_key_that_nobody_has_is_changed_for_one_that_is_spelt_alike(client: Client, box: Path) -> None:
    uri = client.open(box / "posts/tea.md")
    found = [item for item in client.wait_for_diagnostics(uri) if item["code"] == "REF101"]
    actions = offered(client, uri, 2, POST.splitlines()[2].index("moss"), found)
    (change,) = actions["Cite moss2019tea instead of moss2019te"]["edit"]["documentChanges"]
    client.replace(uri, made(POST, change["edits"]))
    assert "REF101" not in [item["code"] for item in client.wait_for_diagnostics(uri)]
    client.replace(uri, POST)


def test_a_claim_is_offered_the_works_that_speak_of_it(client: Client, box: Path) -> None:
    uri = client.open(box / "posts/tea.md")
    actions = offered(client, uri, 2, 3, [])
    action = actions["Link tea/c01 to moss2019tea: Tea lengthens REM sleep"]
    client.ask("workspace/executeCommand", {key: action["command"][key] for key in ("command", "arguments")})
    assert 'key = "moss2019tea"' in (box / "claims/tea.toml").read_text()


def test_a_doi_that_the_library_lacks_is_offered_for_it(client: Client, box: Path) -> None:
    uri = client.open(box / "posts/tea.md")
    actions = offered(client, uri, 6, POST.splitlines()[6].index("10.5555") + 2, [])
    assert "Add 10.5555/kettle to the library" in actions


def test_no_other_command_is_run_for_an_editor(client: Client, box: Path) -> None:
    for words in (["remove", "moss2019tea"], ["claims", "remove", "tea/c01"], ["--library", "x"], []):
        client.ask("workspace/executeCommand", {"command": "litman.run", "arguments": [str(box), *words]})
    assert (box / "references.bib").read_text() == BIB


def test_the_outline_has_headings_with_their_claims(client: Client, box: Path) -> None:
    uri = client.open(box / "posts/tea.md")
    document = {"textDocument": {"uri": uri}}
    found = client.ask("textDocument/documentSymbol", document)
    assert [(item["name"], [child["name"][:3] for child in item["children"]]) for item in found] == [
        ("Tea", ["c01"]),
        ("Oaks", ["c02"]),
    ]
    lenses = [lens["command"]["title"] for lens in client.ask("textDocument/codeLens", document)]
    assert lenses[-1] == "1 work, 1 unchecked"
    bib = client.open(box / "references.bib")
    names = [
        item["name"] for item in client.ask("textDocument/documentSymbol", {"textDocument": {"uri": bib}})
    ]
    assert names == ["moss2019tea", "reed2001leaf"]
    claims = client.open(box / "claims/tea.toml")
    names = [
        item["name"] for item in client.ask("textDocument/documentSymbol", {"textDocument": {"uri": claims}})
    ]
    assert [name[:3] for name in names] == ["c01", "c02"]
    client.replace(claims, CLAIMS.replace('[[claim]]\nid = "c01"', '[[claim]]\n\n[[claim]]\nid = "c01"', 1))
    found = client.ask("textDocument/documentSymbol", {"textDocument": {"uri": claims}})
    assert [(item["name"][:3], item["range"]["start"]["line"]) for item in found] == [("c01", 7), ("c02", 12)]


def test_a_number_becomes_a_citation_by_key(client: Client, box: Path) -> None:
    text = (
        "# Leaves\n\nLeaves of oak fall [1].\n\n## References\n\n1. Moss, A. (2019). Tea. doi:10.1000/tea.7\n"
    )
    (box / "posts/leaf.md").write_text(text)
    uri = client.open(box / "posts/leaf.md")
    actions = offered(client, uri, 2, text.splitlines()[2].index("[1]") + 1, [])
    (change,) = actions["Write [1] as [@moss2019tea]"]["edit"]["documentChanges"]
    assert made(text, change["edits"]) == text.replace("fall [1]", "fall [@moss2019tea]")
    client.replace(uri, text + "\nMore.\n")
    assert "Write [1] as [@moss2019tea]" not in offered(client, uri, 2, 20, []), (
        "what is not saved is not planned"
    )


def test_a_key_is_renamed_across_ten_posts_claims_and_bibliography_and_back(tmp_path: Path) -> None:
    posts = {
        f"posts/p{number}.md": f"# P\n\nTea {number} [@reed2001leaf, p. 3] and @reed2001leaf.\n"
        for number in range(10)
    }
    claims = {f"claims/p{number}.toml": CLAIMS.replace("tea.md", f"p{number}.md") for number in range(10)}
    files = {"litman.toml": 'posts = ["posts"]\n', "references.bib": BIB, **posts, **claims}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    client = Client(tmp_path)
    texts = dict(files)
    for old, new in (("reed2001leaf", "oak2001"), ("oak2001", "reed2001leaf")):
        uri = client.open(tmp_path / "posts/p0.md")
        edit = client.at(
            "textDocument/rename", uri, 2, texts["posts/p0.md"].splitlines()[2].index(old) + 2, newName=new
        )
        for change in edit["documentChanges"]:
            path = Path(change["textDocument"]["uri"].removeprefix("file://"))
            name = path.relative_to(tmp_path).as_posix()
            texts[name] = made(texts[name], change["edits"])
            path.write_text(texts[name])
        assert len(edit["documentChanges"]) == 21
        assert not [name for name, text in texts.items() if f"@{old}" in text or f'key = "{old}"' in text]
    assert {name: text for name, text in texts.items() if name != "references.bib"} == {
        name: text for name, text in files.items() if name != "references.bib"
    }
    assert texts["references.bib"].replace(", ids = {oak2001}", "") == BIB
    assert client.end() == 0
