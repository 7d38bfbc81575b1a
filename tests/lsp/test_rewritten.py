"""A bibliography that another program rewrites while keys are completed; from a number to the reference printed."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.lsp.client import WAIT_S, Client

ENTRY = (
    "@book{{{key}, author = {{Moss, Ada}}, title = {{Tea and leaf}}, publisher = {{Leaf}}, year = 2019}}\n"
)
LIST = (
    "# Tea\n\nTea helps [1].\n\n## References\n\n1. Nobody, N. (1900). Nothing at all. *Nowhere*, 1, 1–2.\n"
)


@pytest.fixture
def box(tmp_path: Path) -> Path:
    (tmp_path / "posts").mkdir()
    (tmp_path / "litman.toml").write_text('posts = ["posts"]\n')
    (tmp_path / "references.bib").write_text(ENTRY.format(key="moss2019"))
    (tmp_path / "posts/tea.md").write_text(LIST)
    return tmp_path


def keys(client: Client, uri: str) -> set[str]:
    answer = client.at("textDocument/completion", uri, 0, len("Tea [@leaf"))
    return {item["label"] for item in answer["items"]}


def test_keys_are_completed_while_the_bibliography_is_rewritten(client: Client, box: Path) -> None:
    uri = client.open(box / "posts/tea.md", "Tea [@leaf")
    assert keys(client, uri) == {"moss2019"}
    bib = box / "references.bib"
    for number in range(20):
        bib.write_text(ENTRY.format(key="moss2019")[: 20 + number])  # half of it, as the other program writes
        assert keys(client, uri) <= {"moss2019", f"moss{number - 1}"}
        bib.write_text(ENTRY.format(key="moss2019") + ENTRY.format(key=f"moss{number}"))
    deadline = time.monotonic() + WAIT_S  # what was read last is told, and read anew for the next time
    while keys(client, uri) != {"moss2019", "moss19"}:
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_number_leads_to_the_reference_that_the_post_prints(client: Client, box: Path) -> None:
    uri = client.open(box / "posts/tea.md")
    (found,) = client.at("textDocument/definition", uri, 2, len("Tea helps [1"))
    assert (found["uri"], found["range"]["start"]["line"]) == (uri, 6)
