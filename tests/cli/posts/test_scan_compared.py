"""What `litman scan` says of references against the works that their identifiers lead to."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
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
