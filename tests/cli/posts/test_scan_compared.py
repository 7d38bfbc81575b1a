"""What `litman scan` says of references against the works that their identifiers lead to."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.posts.docx_maker import citation_field, docx, paragraph
from tests.posts.docx_maker import run as run_of
from tests.sources.server import RegistryServer

POST = """\
# Kettles and sleep

Green tea lowers the pulse of tired cats by a tenth [1]. Loud kettles wake one sleeper in five [2].

## References

1. {first}
2. Moss A, Fern B. Tea and REM sleep. Journal of Tea. 2019;7:12-19. https://doi.org/10.1000/tea.7
"""
INVENTED = "Kelp D, Elm F. Beetles that dream of coffee in winter. Annals of Insects. 2021;3:44-51. doi:10.1000/tea.7"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[RegistryServer]:
    """A server that plays the registries and knows no work."""
    with RegistryServer() as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        yield running


def written(library: Path, first: str) -> Path:
    path = library.parent / "kettles.md"
    path.write_text(POST.format(first=first))
    return path


def test_an_invented_reference_with_a_real_doi_is_an_error_and_tied_to_nothing(
    run: Run, library: Path
) -> None:
    post = written(library, INVENTED)
    result = run("scan", "--offline", "--json", str(post))
    assert result.exit_code == 1
    first, second = json.loads(result.stdout)[0]["references"]
    assert (first["outcome"], first.get("key")) == ("wrong-target", None)
    assert (second["outcome"], second["key"], second["differences"]) == ("accepted", "moss2019tea", [])
    file = tomllib.loads((library / "claims" / "kettles.toml").read_text())
    assert file["reference"][0]["match"] == {"outcome": "wrong-target", "by": "doi"}
    assert [link["key"] for claim in file["claim"] for link in claim.get("link", [])] == ["moss2019tea"]
    checked = run("check", str(post))
    assert (checked.exit_code, "REF113" in checked.output) == (1, True)


def test_a_doi_that_every_registry_denies_is_an_error_also_in_check(
    run: Run, library: Path, server: RegistryServer
) -> None:
    server.agency("10.5555/none", None)
    post = written(library, "Oak D. Spouts and what they pour. Pot Journal. 1999;1:1-9. doi:10.5555/none")
    for words in (("scan", str(post)), ("check", str(post)), ("scan", "--offline", str(post))):
        result = run(*words)
        assert (result.exit_code, "REF120" in result.output) == (1, True), result.output
    assert "unregistered" in (library / "registry.jsonl").read_text()


def test_an_outage_denies_nothing(run: Run, library: Path, server: RegistryServer) -> None:
    post = written(library, "Oak D. Spouts and what they pour. Pot Journal. 1999;1:1-9. doi:10.5555/none")
    result = run("scan", str(post))
    assert result.exit_code == 3
    assert "REF120" not in result.output


def findings(run: Run, post: Path) -> list[tuple[str, str]]:
    """The findings about comparisons that a scan prints, which a check has to repeat."""
    scanned = json.loads(run("scan", "--offline", "--json", str(post)).stdout)[0]["findings"]
    checked = json.loads(run("check", "--json", str(post)).stdout)
    found = [(item["code"], item["message"]) for item in scanned if item["code"] > "REF112"]
    assert found == [(item["code"], item["message"]) for item in checked if "REF112" < item["code"] < "REG"]
    return found


def test_the_words_of_a_link_are_compared_with_the_work_that_it_leads_to(run: Run, library: Path) -> None:
    post = library.parent / "kettles.md"
    post.write_text(
        "# Kettles\n\n"
        "Green tea lowers the pulse of cats by a tenth ([Moss & Fern, 2019](https://doi.org/10.1000/tea.7)).\n\n"
        "Loud kettles wake one sleeper in five ([Odum et al. 2011](https://doi.org/10.1000/tea.7)).\n\n"
        "Cold kettles wake one sleeper in nine, as [Moss & Odum (2019)](https://doi.org/10.1000/tea.7) found.\n"
    )
    (other, name) = findings(run, post)
    assert other[0] == "REF113"
    assert "the link '(Odum et al. 2011)' describes another work than its DOI" in other[1]
    assert name == (
        "REF115",
        "the link 'Moss & Odum (2019)': author 2, Odum, is no author of it; the record has Ada Moss; Bo Fern",
    )
    markers = json.loads(run("scan", "--offline", "--json", str(post)).stdout)[0]["markers"]
    assert [marker["keys"] for marker in markers] == [["moss2019tea"], [], ["moss2019tea"]]
    assert markers[2]["leads"][0]["differences"][0]["field"] == "author"
    assert markers[0]["leads"][0]["not_compared"] == ["title"]


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        pytest.param({}, [], id="as the record has it"),
        pytest.param(
            {"author": [{"family": "Moss", "given": "A."}, {"family": "Kelp"}]}, ["REF115"], id="author"
        ),
        pytest.param({"container-title": "Nature"}, ["REF117"], id="journal"),
        pytest.param({"issued": {"date-parts": [[2009]]}}, ["REF116"], id="year"),
        pytest.param(
            {"title": "Beetles that dream of coffee", "author": [{"family": "Oak", "given": "Di"}]},
            ["REF113"],
            id="another work",
        ),
    ],
)
def test_the_record_within_a_citation_field_is_compared_with_that_of_its_doi(
    run: Run, library: Path, changes: dict[str, object], codes: list[str]
) -> None:
    data = {
        "type": "article-journal",
        "title": "Tea and REM sleep",
        "author": [{"family": "Moss", "given": "Ada"}, {"family": "Fern", "given": "Bo"}],
        "issued": {"date-parts": [[2019]]},
        "container-title": "Journal of Tea",
        "volume": "7",
        "page": "12-19",
        "DOI": "10.1000/tea.7",
    }
    items = {"citationItems": [{"id": 1, "itemData": data | changes}]}
    field = citation_field("ADDIN ZOTERO_ITEM CSL_CITATION " + json.dumps(items), "(Moss & Fern, 2019)")
    post = library.parent / "kettles.docx"
    post.write_bytes(docx(paragraph(run_of("Green tea lowers the pulse of tired cats "), field, run_of("."))))
    found = findings(run, post)
    assert [code for code, _ in found] == codes
    assert all("the citation '(Moss & Fern, 2019)'" in message for _, message in found)
    (marker,) = json.loads(run("scan", "--offline", "--json", str(post)).stdout)[0]["markers"]
    assert marker["keys"] == ([] if codes == ["REF113"] else ["moss2019tea"])
