"""What is said of the thing under the cursor, behind claims, and in each encoding of columns."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.lsp.boxes import write_box
from tests.lsp.client import Client

BIB = """\
@article{moss2019tea, author = {Moss, Ada}, title = {Tea and sleep}, journal = {Tea}, year = 2019,
  doi = {10.1000/tea.7}}
@article{reed2001leaf, author = {Reed, Cy}, title = {RETRACTED: Leaves of oak}, journal = {Trees}, year = 2001}
"""
POST = """\
# Tea 😋

Tea lengthens sleep by an hour. See 10.1000/tea.7 and 10.5555/kettle.

Leaves fall 😋 as said in [@reed2001leaf].
"""
CLAIMS = """\
[post]
source = "../posts/tea.md"

[[claim]]
id = "c01"
text = "Tea lengthens sleep by an hour."
comment = "By how much?"
anchor = { exact = "Tea lengthens sleep by an hour." }
  [[claim.link]]
  key = "moss2019tea"
  relation = "supports"
  verdict = "partly"
  quote = "sleep rose by half an hour"
  [[claim.link]]
  key = "reed2001leaf"
  relation = "background"
"""
LINES = POST.splitlines()
CODEC = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


@pytest.fixture(scope="module", params=["utf-8", "utf-16", "utf-32"])
def client(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    root = tmp_path_factory.mktemp("about")
    write_box(
        root,
        {
            "references.bib": BIB,
            "posts/tea.md": POST,
            "claims/tea.toml": CLAIMS,
        },
    )
    client = Client(root, encoding=request.param, options={"inlayHints": True})
    client.root, client.encoding = root, request.param  # type: ignore[attr-defined]
    assert client.capabilities["positionEncoding"] == request.param
    yield client
    assert client.end() == 0


def units(client: Client, line: str, word: str) -> int:
    """Return the column of a word, as the client counts."""
    codec, width = CODEC[client.encoding]  # type: ignore[attr-defined]
    return len(line[: line.index(word)].encode(codec)) // width


def opened(client: Client) -> str:
    return client.open(client.root / "posts/tea.md", POST)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("line", "word", "said"),
    [
        pytest.param(2, "lengthens", ["`tea/c01`", "moss2019tea`, supports: confirmed in part", "sleep rose by half",
                     "reed2001leaf`, background: nobody has compared", "By how much?"], id="sentence"),
        pytest.param(2, "1000/tea", ["Tea and sleep", "`moss2019tea`"], id="DOI that the library has"),
        pytest.param(2, "5555", ["no work of the library", "litman add doi 10.5555/kettle"], id="DOI that it lacks"),
        pytest.param(4, "reed", ["**", "retracted", "Leaves of oak", "1 claim leans"], id="citation behind a smile"),
    ],
)  # fmt: skip
def test_what_is_known_is_shown(line: int, word: str, said: list[str], client: Client) -> None:
    uri = opened(client)
    told = client.at("textDocument/hover", uri, line, units(client, LINES[line], word))["contents"]["value"]
    assert [one for one in said if one.lower() not in told.lower()] == [], told


def test_places_are_told_as_the_editor_counts(client: Client) -> None:
    uri = opened(client)
    start = units(client, LINES[4], "reed")
    (found,) = (client.at("textDocument/prepareRename", uri, 4, start),)
    assert found["range"]["start"] == {"line": 4, "character": start}
    client.replace(uri, POST.replace("[@reed2001leaf]", "😋 [@nobody2020]"))
    line = LINES[4].replace("[@reed2001leaf]", "😋 [@nobody2020]")
    unknown = [item for item in client.wait_for_diagnostics(uri) if item["code"] == "REF101"]
    assert unknown[0]["range"]["start"]["character"] == units(client, line, "[@nobody")
    typed = "😋 [@leaves"
    client.replace(uri, POST + typed)
    answer = client.at("textDocument/completion", uri, 5, units(client, typed + "|", "|"))
    ends = answer["items"][0]["textEdit"]["range"]
    assert [ends[end]["character"] for end in ("start", "end")] == [
        units(client, typed, "leaves"),
        units(client, typed + "|", "|"),
    ]


def test_behind_a_claim_stands_on_how_much_it_leans(client: Client) -> None:
    uri = opened(client)
    between = {"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}}
    found = client.ask("textDocument/inlayHint", {"textDocument": {"uri": uri}, "range": between})
    hint = next(item for item in found if item["position"]["line"] == 2)
    assert hint["label"].strip() == "2 works, 1 unchecked"
    assert hint["position"]["character"] == units(client, LINES[2] + "|", " See")
