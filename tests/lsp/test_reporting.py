"""What is said of texts beside their own faults: other places, pages of rules, what stands between posts, folders."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.lsp.client import Client

STATEMENTS = '[[statement]]\nid = "tea-helps"\ntext = "Tea helps."\n'
POSTS = {"a": "# A\n\nTea helps sleepers very much.\n", "b": "# B\n\nTea helps no sleeper at all.\n"}


def claims(name: str, stance: str) -> str:
    sentence = POSTS[name].splitlines()[2]
    return (
        f'[post]\nsource = "../posts/{name}.md"\n\n[[claim]]\nid = "c01"\ntext = "{sentence}"\nstance = "{stance}"\n'
        f'statement = "tea-helps"\nanchor = {{ exact = "{sentence}" }}\n'
    )


def make_library(root: Path) -> Path:
    files = {
        "litman.toml": 'posts = ["posts"]\n',
        "references.bib": "@book{moss2019, author = {Moss}, title = {Tea}, publisher = {Leaf}, year = 2019}\n",
        "statements.toml": STATEMENTS,
        "claims/a.toml": claims("a", "asserts"),
        "claims/b.toml": claims("b", "denies"),
        **{f"posts/{name}.md": text for name, text in POSTS.items()},
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


@pytest.fixture
def box(tmp_path: Path) -> Path:
    return make_library(tmp_path / "box")


def contradiction(client: Client, uri: str, line: int) -> dict[str, Any]:
    """Return what is said of the contradiction once it is said of this line."""
    return client.wait_until(
        lambda: next(
            (
                item
                for item in client.diagnostics.get(uri, ())
                if item["code"] == "EVD107" and item["range"]["start"]["line"] == line
            ),
            None,
        )
    )


def test_a_contradiction_leads_to_the_other_post_and_moves_with_what_is_typed(
    client: Client, box: Path
) -> None:
    uri = client.open(box / "posts/a.md")
    (other,) = contradiction(client, uri, 2)["relatedInformation"]
    assert other["location"]["uri"] == (box / "posts/b.md").as_uri()
    assert other["location"]["range"]["start"] == {"line": 2, "character": 0}
    assert other["message"] == "b/c01 denies tea-helps"
    client.type(uri, (0, 0), "Above it\n\n")
    page = contradiction(client, uri, 4)["codeDescription"]["href"]
    assert Path(page.removeprefix("file://")).read_text().startswith("EVD107  two posts say different things")
    client.replace(uri, "# A\n\nSomething else altogether.\n")
    client.wait_until(lambda: "EVD107" not in [item["code"] for item in client.diagnostics[uri]])


def test_the_first_check_is_told_and_a_person_may_stop_it(box: Path) -> None:
    # A library whose check does not end by itself: the file of a post is opened, and nobody writes into it.
    program = box.parent / "slow"
    program.mkdir()
    (program / "sitecustomize.py").write_text(
        "import sys, time\nif 'check' in sys.orig_argv: time.sleep(600)\n"
    )
    client = Client(box, capabilities={"window": {"workDoneProgress": True}}, path=program)
    began = client.wait_until(lambda: [item for item in client.progress if item["kind"] == "begin"])
    assert (began[0]["title"], began[0]["cancellable"]) == ("Checking box", True)
    client.tell("window/workDoneProgress/cancel", {"token": began[0]["token"]})
    ended = client.wait_until(lambda: [item for item in client.progress if item["kind"] == "end"])
    assert (ended[0]["message"], ended[0]["token"]) == ("stopped", began[0]["token"])
    uri = client.open(box / "posts/a.md", "# A\n\nTea [@nobody].\n")
    assert "REF101" in [item["code"] for item in client.wait_for_diagnostics(uri)]
    assert client.end() == 0


def test_folders_come_and_go(client: Client, box: Path, tmp_path: Path) -> None:
    other = make_library(tmp_path / "other")
    (other / "posts/c.md").write_text("# C\n\nTea [@nobody].\n")
    (box / "posts/c.md").write_text("# C\n\nTea [@nobody].\n")
    theirs, ours = ((root / "posts/c.md").as_uri() for root in (other, box))
    folder = {"uri": other.as_uri(), "name": "other"}
    change = {"event": {"added": [folder], "removed": []}}
    client.tell("workspace/didChangeWorkspaceFolders", change)
    client.wait_until(lambda: client.diagnostics.get(theirs) and client.diagnostics.get(ours))
    client.tell("workspace/didChangeWorkspaceFolders", {"event": {"added": [], "removed": [folder]}})
    client.wait_until(lambda: not client.diagnostics[theirs])
    assert client.diagnostics[ours]


@pytest.mark.parametrize("is_told", [True, False], ids=["the editor tells", "the server looks"])
def test_a_file_that_another_program_changes_is_looked_at_again(is_told: bool, box: Path) -> None:
    watched = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": is_told}}}
    client = Client(box, capabilities=watched)
    uri = client.open(box / "posts/a.md", "# A\n\nTea [@fern2020].\n")
    client.wait_until(lambda: "REF101" in [item["code"] for item in client.diagnostics.get(uri, ())])
    bib = box / "references.bib"
    if is_told:
        asked = client.wait_until(lambda: dict(client.asked).get("client/registerCapability"))
        options = asked["registrations"][0]["registerOptions"]
        patterns = [watcher["globPattern"] for watcher in options["watchers"]]
        assert {"**/*.bib", "**/*.toml", "**/*.md", "**/*.tex"} <= set(patterns)
    bib.write_text(bib.read_text() + "@book{fern2020, author = {Fern}, title = {Moss}, year = 2020}\n")
    if is_told:
        client.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": bib.as_uri(), "type": 2}]})
    client.wait_until(lambda: "REF101" not in [item["code"] for item in client.diagnostics[uri]])
    assert client.end() == 0
