"""What is said of texts beside their own faults: other places, pages of rules, what stands between posts, folders."""

from __future__ import annotations

from collections.abc import Iterator
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


@pytest.fixture
def client(box: Path) -> Iterator[Client]:
    client = Client(box)
    yield client
    assert client.end() == 0


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
