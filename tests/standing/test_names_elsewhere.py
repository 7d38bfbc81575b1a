"""Names and years of a post without a list: which work of the library, or of a bibliography beside it, they lead to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.standing.commands import Commands

MOSS = "@article{moss2019, author = {Moss, Ada}, title = {Tea and sleep}, journal = {Tea}, year = 2019}\n"
OTHER = (
    "@article{moss2019salt, author = {Moss, Bo}, title = {Salt and thirst}, journal = {Salt}, year = 2019}\n"
)
TEXT = "# Tea\n\nThe tea of Moss (2019) lengthens sleep by an hour.\n"


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Commands:
    """A library of nothing, and a post that names Moss and 2019."""
    library = tmp_path / "library"
    (library / "claims").mkdir(parents=True)
    (library / "litman.toml").write_text('posts = ["../posts"]\n')
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "tea.md").write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    return Commands(library)


def leads(commands: Commands, *, bib: str, beside: str = "", options: tuple[str, ...] = ()) -> Any:
    (commands.library / "references.bib").write_text(bib)
    if beside:
        (commands.library.parent / "posts" / "tea.bib").write_text(beside)
    (post,) = json.loads(commands.text("scan", "--offline", "--json", *options, "posts/tea.md"))
    return [
        (lead["to"], lead.get("key", lead["label"]), *lead.get("fits", ()))
        for marker in post["markers"]
        for lead in marker["leads"]
    ]


@pytest.mark.parametrize(
    ("bib", "beside", "found"),
    [
        pytest.param("", "", [], id="nobody has it"),
        pytest.param(MOSS, "", [("work", "moss2019")], id="the library"),
        pytest.param(
            MOSS + OTHER, "", [("ambiguous", "Moss 2019", "moss2019", "moss2019salt")], id="several"
        ),
        pytest.param("", MOSS, [("bibliography", "moss2019")], id="the file beside"),
        pytest.param(MOSS + OTHER, MOSS, [("work", "moss2019")], id="the file beside says which"),
        pytest.param(OTHER, MOSS, [("bibliography", "moss2019")], id="another in the library"),
        pytest.param(
            MOSS.replace("moss2019", "moss19tea"),
            MOSS,
            [("work", "moss19tea")],
            id="the same under another key",
        ),
        pytest.param(
            "", MOSS + OTHER, [("ambiguous", "Moss 2019", "moss2019", "moss2019salt")], id="several beside"
        ),
    ],
)
def test_the_file_beside_a_post_goes_before_the_library(
    commands: Commands, bib: str, beside: str, found: list[tuple[str, ...]]
) -> None:
    assert leads(commands, bib=bib, beside=beside) == found


def test_a_bibliography_in_csl_json_counts_as_one(commands: Commands) -> None:
    posts = commands.library.parent / "posts"
    item = {"id": "moss", "title": "Tea", "author": [{"family": "Moss"}], "issued": {"date-parts": [[2019]]}}
    (posts / "tea.json").write_text(json.dumps([item]))
    (posts / "tea.md").write_text(f"---\nbibliography: tea.json\n---\n\n{TEXT}")
    assert leads(commands, bib="") == [("bibliography", "moss")]


HAYAGRIVA = "moss:\n  type: Article\n  title: Tea and sleep\n  author: Moss, Ada\n  date: 2019-03\n"
CSL_YAML = """\
---
references:
- id: moss
  type: book
  author: [{family: Moss}]
  issued: {date-parts: [[2019]]}
---
"""


@pytest.mark.parametrize("text", [HAYAGRIVA, CSL_YAML], ids=["hayagriva", "csl"])
def test_a_bibliography_in_yaml_counts_as_one_and_can_be_taken_over(commands: Commands, text: str) -> None:
    posts = commands.library.parent / "posts"
    (posts / "works.yml").write_text(text)
    cited = f"{TEXT}\nSleep lengthens tea by an hour [@moss].\n"
    (posts / "tea.md").write_text(f"---\nbibliography: works.yml\n---\n\n{cited}")
    assert leads(commands, bib="") == [("bibliography", "moss")] * 2
    (found,) = [item["message"] for item in commands.json("check") if item["code"] == "REF122"]
    assert "litman add yaml" in found
    commands.text("add", "yaml", str(posts / "works.yml"))
    commands.text("scan", "--offline", "posts/tea.md")
    assert {link["key"] for claim in commands.json("claims") for link in claim["links"]} == {"moss"}


def test_a_post_is_scanned_again_when_works_come_and_go_that_fit(commands: Commands) -> None:
    def listed(bib: str) -> str:
        (commands.library / "references.bib").write_text(bib)
        commands.text("scan", "--offline")
        return commands.text("claims", "--post", "tea")

    assert "no evidence" in listed("")
    assert "→ moss2019 " in listed(MOSS)
    assert "✗ Moss 2019 fits moss2019 and moss2019salt" in listed(MOSS + OTHER)
    assert "→ moss2019salt " in listed(OTHER)
    assert "no evidence" in listed("")


def test_claims_follow_the_bibliography_beside_a_post(commands: Commands) -> None:
    beside = commands.library.parent / "posts" / "tea.bib"
    commands.text("scan", "--offline", "posts/tea.md")
    assert "no evidence" in commands.text("claims", "--post", "tea")
    beside.write_text(MOSS + OTHER)
    assert "fits moss2019 and moss2019salt" in commands.text("claims", "--post", "tea")
    beside.write_text(MOSS)
    assert "fits" not in commands.text("claims", "--post", "tea")
    (claim,) = commands.json("claims", "--post", "tea")
    assert [(lead["to"], lead["label"]) for lead in claim["leads"]] == [("bibliography", "moss2019")]


def test_what_fits_several_works_is_said_and_exports_none(commands: Commands) -> None:
    assert leads(commands, bib=MOSS + OTHER)
    (finding,) = [item for item in commands.json("check") if item["code"] == "REF107"]
    assert (finding["message"], finding["line"], finding["column"]) == (
        "Moss 2019 fits moss2019 and moss2019salt",
        3,
        12,
    )
    assert commands.exported("--post", "tea") == set()
