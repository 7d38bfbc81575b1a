"""Each tool that reads, played against the library that comes with litman: within its bound, valid by its own schema,
and what the command line says. With LITMAN_MCP_LIBRARY, a library's folder, against that one as well.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import anyio
import jsonschema
import pytest
from click.testing import CliRunner
from mcp.client import Client

from litman.assistants.answer import MAX_ANSWER, MAX_ITEMS, MAX_TEXT, bounded
from litman.assistants.server import make_server
from litman.cli.main import main

SHIPPED = Path(__file__).parents[2] / "library"
# Read before the tests take such names out of the environment.
OTHER, WORD = os.environ.get("LITMAN_MCP_LIBRARY"), os.environ.get("LITMAN_MCP_WORD", "sleep")
_ENVELOPE = 2_000  # characters of an answer beside its items


class Box:
    """A library, and a server that an assistant asks."""

    def __init__(self, root: Path, word: str) -> None:
        self.root = root
        self.word = word  # of some titles
        claims = next(item for item in self.call("list_claims", limit=MAX_ITEMS)["items"] if item["links"])
        self.post, self.claim = claims["post"], f"{claims['post']}/{claims['id']}"
        self.key = claims["links"][0]["key"]

    def call(self, name: str, **given: Any) -> dict[str, Any]:
        """Return what a tool answers, once it was found to be as its schema and its bound say."""

        async def play() -> dict[str, Any]:
            async with Client(make_server(self.root, version="1", write=False)) as client:
                (tool,) = [tool for tool in (await client.list_tools()).tools if tool.name == name]
                answer = await client.call_tool(name, given)
                assert not answer.is_error, answer.content
                assert answer.structured_content is not None
                jsonschema.validate(answer.structured_content, tool.output_schema)
                return answer.structured_content

        answer = anyio.run(play)
        assert len(json.dumps(answer["items"], ensure_ascii=False)) <= MAX_ANSWER + MAX_TEXT * 20 + _ENVELOPE
        assert len(answer["items"]) <= MAX_ITEMS
        assert answer["coverage"]
        return answer

    def all(self, name: str, *, pages: int = 100, **given: Any) -> list[dict[str, Any]]:
        """Return the items of all pages."""
        found: list[dict[str, Any]] = []
        cursor = None
        for _ in range(pages):
            page = self.call(name, **given, limit=MAX_ITEMS, cursor=cursor)
            found += page["items"]
            cursor = page["next_cursor"]
            if cursor is None:
                break
        return found

    def printed(self, *words: str, raw: bool = False) -> Any:
        said = CliRunner().invoke(main, ["--library", str(self.root), *words, *([] if raw else ["--json"])])
        assert said.exit_code in (0, 1), said.output
        return said.stdout if raw else json.loads(said.stdout)


@pytest.fixture(
    scope="module", params=[SHIPPED, *([Path(OTHER)] if OTHER else [])], ids=lambda path: path.name
)
def box(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Box:
    root = request.param
    if root == SHIPPED:
        root = tmp_path_factory.mktemp("shipped") / "library"
        shutil.copytree(SHIPPED, root, ignore=shutil.ignore_patterns(".litman"))
    return Box(root, "ketamine" if request.param == SHIPPED else WORD)


def test_works_are_those_of_search_and_show(box: Box) -> None:
    said = box.printed("search", box.word, "--limit", "50")
    for item in said:
        for name in ("score", "passages"):
            item["litman"].pop(name, None)
    assert said
    assert box.all("search_works", query=box.word, pages=3)[: len(said)] == bounded(said)
    (work,) = box.call("get_work", key=box.key)["items"]
    shown = bounded(box.printed("show", box.key))
    known = work.pop("litman")
    assert known.pop("leaning")
    assert shown.pop("litman") == known | {"notices": work.pop("notices")}
    assert work == shown


def test_claims_are_those_of_claims_and_show(box: Box) -> None:
    assert box.all("list_claims", post=box.post) == bounded(box.printed("claims", "--post", box.post))
    (claim,) = box.call("get_claim", claim=box.claim)["items"]
    assert claim in bounded(box.printed("claims", "--post", box.post))


def test_findings_are_those_of_check(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    assert box.all("check", target=box.post) == bounded(box.printed("check", box.post))


def test_places_to_read_are_those_of_suggest_quote_and_export(box: Box) -> None:
    suggested = box.call("suggest_evidence", claim=box.claim)["items"]
    (said,) = box.printed("claims", "suggest", box.claim, "--limit", "3", "--from", "library")
    assert suggested
    assert suggested == bounded(said["suggestions"])
    sentences = box.all("get_source_text", key=box.key)
    quotation = next((item["text"] for item in sentences if 20 < len(item["text"]) < 300), None)
    if quotation is not None:
        held = box.call("find_quote", quotation=quotation)["items"]
        assert held == bounded(box.printed("quote", quotation)["works"][: len(held)])
        assert box.key in [item["key"] for item in held]
    text = "".join(item["text"] for item in box.all("export", keys=[box.key]))
    assert text == box.printed("export", "--format", "bibtex", "--key", box.key, raw=True)


def test_a_reference_that_nobody_is_asked_about_is_said_to_be_unasked(box: Box) -> None:
    given = ["Nobody N. Nothing at all. J Nowhere. 1900;1:1-2."]
    answer = box.call("audit", references=given, offline=True)
    assert answer["items"]
    (matched,) = box.call("match_reference", reference=given[0], offline=True)["items"]
    assert matched["outcome"] in ("not-checked", "no-match")


def test_each_change_is_one_that_undo_takes_back(box: Box) -> None:
    if OTHER and box.root == Path(OTHER):
        pytest.skip("somebody's own library is not written into")
    files = [box.root / "references.bib", *sorted((box.root / "claims").glob("*.toml"))]
    before = [path.read_bytes() for path in files]
    given = {"claim": box.claim, "model": "m 1"}
    other = box.call("search_works", query="year:1950..", limit=MAX_ITEMS)["items"]
    linked = {link["key"] for link in box.call("get_claim", claim=box.claim)["items"][0]["links"]}
    unlinked = next(item["id"] for item in other if item["id"] not in linked)

    async def play() -> list[bool]:
        async with Client(make_server(box.root, version="1", write=True)) as client:
            calls = [
                ("link_claim", {**given, "key": unlinked}),
                ("propose_verdict", {**given, "key": unlinked, "verdict": "partly", "quote": "Leaf."}),
                ("comment", {**given, "key": unlinked, "text": "Of whom?"}),
            ]
            return [(await client.call_tool(name, call)).is_error for name, call in calls]

    assert not any(anyio.run(play))
    assert [path.read_bytes() for path in files] != before
    for _ in range(3):
        box.printed("undo", raw=True)
    assert [path.read_bytes() for path in files] == before
