"""What no editor should send, and what becomes of libraries: the server stays up and says what it cannot do."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from tests.lsp.client import Client

BIB = "@article{moss2019tea, author = {Moss, Ada}, title = {Tea}, journal = {Tea}, year = 2019}\n"


@pytest.fixture
def box(tmp_path: Path) -> Path:
    (tmp_path / "posts").mkdir()
    (tmp_path / "claims").mkdir()
    (tmp_path / "litman.toml").write_text('posts = ["posts"]\n')
    (tmp_path / "references.bib").write_text(BIB)
    (tmp_path / "posts/tea.md").write_text("# Tea\n\nTea lengthens sleep [@moss2019tea].\n")
    (tmp_path / "claims/tea.toml").write_text('[post]\nsource = "../posts/tea.md"\n')
    return tmp_path


def is_well(client: Client, box: Path) -> bool:
    uri = client.open(box / "posts/tea.md", "Tea [@mo")
    answer = client.at("textDocument/completion", uri, 0, 8)
    return [item["label"] for item in answer["items"]] == ["moss2019tea"]


def test_halves_of_files_and_edits_that_lie(client: Client, box: Path) -> None:
    bib = client.open(box / "references.bib")
    for text in ("@", "@article{", BIB[:40], "\x00\ud83d" * 3, "", BIB * 3):
        client.replace(bib, text)
    claims = client.open(box / "claims/tea.toml")
    for text in ("[[claim", "[[claim]]\nid = 3", "\ufeff[post]\n", "a" * 5000):
        client.replace(claims, text)
    client.wait_for_diagnostics(claims)
    post = client.open(box / "posts/tea.md")
    chance = random.Random(1)
    for _ in range(300):  # out of every order, at places that are nowhere
        spot = {"line": chance.randint(0, 9), "character": chance.randint(0, 99)}
        far = {"line": chance.randint(0, 9), "character": chance.randint(0, 99)}
        change = {"range": {"start": spot, "end": far}, "text": chance.choice(["", "x", "[@", "😋\r\n", "]"])}
        document = {"uri": post, "version": chance.randint(-5, 5)}
        client.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})
    nowhere = {"uri": "file:///nowhere.md", "version": 1}
    client.tell("textDocument/didChange", {"textDocument": nowhere, "contentChanges": [{"text": "x"}]})
    client.tell("textDocument/didClose", {"textDocument": {"uri": "untitled:Untitled-1"}})
    for method in ("hover", "definition", "completion", "documentSymbol"):
        client.at(f"textDocument/{method}", post, 10**6, 10**6)
        client.at(f"textDocument/{method}", "untitled:Untitled-1", 0, 0)
    client.replace(bib, BIB)
    assert is_well(client, box)


def test_a_library_that_goes_and_comes_back(
    client: Client, box: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert is_well(client, box)
    away = tmp_path_factory.mktemp("away") / "box"
    shutil.move(str(box), away)
    uri = (box / "posts/tea.md").as_uri()
    for method in ("hover", "completion", "documentSymbol"):
        client.at(f"textDocument/{method}", uri, 0, 6)
    client.replace(uri, "Tea [@moss2019tea]")
    shutil.move(str(away), box)
    assert is_well(client, box)


def test_a_library_whose_settings_are_broken_is_said_once(client: Client, box: Path) -> None:
    (box / "litman.toml").write_text("posts = [\n")
    uri = client.open(box / "posts/tea.md")
    for text in ("Tea [@a]", "Tea [@b]", "Tea [@c]"):
        client.replace(uri, text)
    client.at("textDocument/completion", uri, 0, 8)
    while not client.shown:
        client.at("textDocument/hover", uri, 0, 0)
    assert sum("litman.toml" in shown for shown in client.shown) == 1
    (box / "litman.toml").write_text('posts = ["posts"]\n')
    assert is_well(client, box)


def test_edits_faster_than_they_can_be_looked_at_are_taken_and_the_last_is_what_is_said(
    client: Client, box: Path
) -> None:
    uri = client.open(box / "posts/tea.md", "# Tea\n\n\n")
    for number in range(1_000):
        client.type(uri, (2, number), "[@x]. "[number % 6])
    found = client.wait_for_diagnostics(uri)
    assert "REF101" in [item["code"] for item in found]
    assert is_well(client, box)


def test_files_in_other_encodings_are_read_and_their_faults_are_said(client: Client, box: Path) -> None:
    names = {"latin.md": "Der Tee hilft [@moss2019tea], sagt Müller.\n".encode("latin-1")}
    names |= {
        "wide.md": "Tea helps [@moss2019tea].\n".encode("utf-16"),
        "cut.md": b"Tea \xff\xfe\x00 [@moss2019tea]",
    }
    for name, data in names.items():
        (box / "posts" / name).write_bytes(data)
    for name, text in {
        "latin.md": "Der Tee hilft [@moss2019tea], sagt Müller.\n",
        "wide.md": "Tea [@mo",
    }.items():
        uri = client.open(box / "posts" / name, text)
        client.wait_for_diagnostics(uri)
    (box / "references.bib").write_bytes(BIB.replace("Moss, Ada", "Müller, Ada").encode("latin-1"))
    bib = client.open(box / "references.bib", BIB.replace("Moss, Ada", "Müller, Ada"))
    client.wait_for_diagnostics(bib)
    told = client.at("textDocument/hover", bib, 0, 12)["contents"]["value"]
    assert "Müller" in told
    uses = client.at("textDocument/references", bib, 0, 12, context={"includeDeclaration": False})
    assert {use["uri"].rpartition("/")[2] for use in uses} >= {"latin.md", "tea.md"}
    (box / "references.bib").write_bytes(BIB.encode("utf-16"))
    client.replace(bib, BIB)
    client.at("textDocument/hover", bib, 0, 12)
    (box / "references.bib").write_text(BIB)
    assert is_well(client, box)
