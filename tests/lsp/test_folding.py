"""What folds in bibliographies, claims files and posts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.lsp.boxes import write_box
from tests.lsp.client import Client

BIB = """\
% remarks fold not
@string{tea = {Journal of Tea}}

@article{moss2019,
  title = {Tea},
  year = 2019
}

@comment{jabref-meta:
a;
}

@book{reed2001, title = {Leaf}, year = 2001}

@article{half,
  title = {Tea
"""
CLAIMS = """\
[post]
title = "Tea"
source = "../posts/tea.md"

[[reference]]
label = "1"
key = "moss2019"

[[claim]]
id = "c01"
text = "x"
  [[claim.link]]
  key = "moss2019"
  relation = "supports"
  [[claim.link]]
  key = "reed2001"
  relation = "supports"

[[claim]]
id = "c02"
text = \"\"\"
y
\"\"\"
"""
POST = """\
# Tea

Tea lengthens sleep [1].

## Leaves

They fall
in October [2].

### Oaks

Old.

## References

1. Moss, A. (2019). Tea. *Journal of Tea*, 7, 12–19.
2. Reed, C. (2001). Leaf. Grove Press.
"""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    root = tmp_path_factory.mktemp("folds")
    write_box(
        root,
        {
            "references.bib": BIB,
            "claims/tea.toml": CLAIMS,
            "posts/tea.md": POST,
        },
    )
    client = Client(root)
    client.root = root  # type: ignore[attr-defined]
    yield client
    assert client.end() == 0


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param(
            "references.bib",
            [(3, 6, "region"), (8, 10, "comment"), (14, 15, "region")],
            id="blocks of a bibliography, one that is being typed too",
        ),
        pytest.param(
            "claims/tea.toml",
            [(0, 2, "region"), (4, 6, "region"), (8, 16, "region"), (11, 13, "region"), (14, 16, "region"),
             (18, 22, "region")],
            id="claims with their links",
        ),
        pytest.param(
            "posts/tea.md",
            [(0, 16, "region"), (4, 11, "region"), (9, 11, "region"), (13, 16, "region"), (15, 16, "region")],
            id="sections of a post and its list",
        ),
    ],
)  # fmt: skip
def test_what_folds(client: Client, name: str, expected: list[tuple[int, int, str]]) -> None:
    uri = client.open(client.root / name)  # type: ignore[attr-defined]
    found = client.ask("textDocument/foldingRange", {"textDocument": {"uri": uri}})
    assert [(item["startLine"], item["endLine"], item["kind"]) for item in found] == expected
