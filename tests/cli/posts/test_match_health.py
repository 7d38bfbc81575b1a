"""References of medicine that Crossref does not find are looked for in PubMed and Europe PMC."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.cli.conftest import Run
from tests.sources.pubmed.citations import article, played
from tests.sources.server import Asked, Played, RegistryServer, played_json

TITLE = "Peppermint tea for patients with nocturnal headache"
TEXT = f"Kessel AB. {TITLE}. Annals of kettles. 2015;12(3):637-641."
UNHEALTHY = "Kessel AB. Whistling kettles and their harmonics. Annals of kettles. 2015;12(3):637-641."
WITHOUT_DOI = article("31000001", f"{TITLE}.").replace(
    '<ArticleId IdType="doi">10.5555/kettle.31000001</ArticleId>', ""
)


class Medicine(RegistryServer):
    """Registries that find nothing, and a PubMed with one paper that has no DOI."""

    def __init__(self, *, has: bool = True, down: str = "") -> None:
        super().__init__()
        self.has, self.down = has, down

    def _begin(self, request: Asked) -> Played:
        answer = super()._begin(request)
        if self.down and request.path.startswith(self.down):
            return Played(status=503)
        if self.has and request.path.startswith("/esearch"):
            return played_json({"esearchresult": {"count": "1", "idlist": ["31000001"]}})
        return played(WITHOUT_DOI) if request.path.startswith("/efetch") else answer

    def searched(self, name: str) -> list[str]:
        return [unquote(path) for path in self.paths if path.startswith(name)]


@pytest.fixture(autouse=True)
def no_pool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LITMAN_POOL", str(tmp_path / "pool.sqlite"))
    monkeypatch.setattr("litman.sources.http.session.backoff_s", lambda attempt, random: 0.01)


def test_a_work_without_a_doi_is_found_and_added(run: Run, library: Path) -> None:
    with Medicine() as server:
        result = run("match", "--add", TEXT, env=server.environment)
        assert result.exit_code == 0, result.output
        assert "pmid:31000001" in result.output
    assert TITLE.split()[0] in (library / "references.bib").read_text()
    assert "accepted" in run("match", "--offline", TEXT).output


def test_what_is_not_about_health_is_not_looked_for_there(run: Run) -> None:
    with Medicine() as server:
        assert run("match", UNHEALTHY, env=server.environment).exit_code == 1
        assert server.searched("/esearch") == server.searched("/search") == []


def test_both_are_asked_where_neither_has_it(run: Run) -> None:
    with Medicine(has=False) as server:
        assert run("match", TEXT, env=server.environment).exit_code == 1
        assert (len(server.searched("/esearch")), len(server.searched("/search"))) == (1, 1)


@pytest.mark.parametrize("down", ["/esearch", "/search"])
def test_the_silence_of_one_is_no_absence(run: Run, down: str) -> None:
    with Medicine(has=False, down=down) as server:
        result = run("match", TEXT, env=server.environment)
        assert (result.exit_code, result.output.startswith("not-checked")) == (3, True)


def test_a_post_about_health_lends_its_subject_to_its_references(
    run: Run, library: Path, tmp_path: Path
) -> None:
    post = tmp_path / "post.md"
    plain = UNHEALTHY.replace("Kessel", "Urn")
    body = "Patients with headache, insomnia and other symptoms went to the clinic for therapy [1].\n"
    post.write_text(f"# Tea\n\n{body}\n## References\n\n1. {plain}\n")
    with Medicine(has=False) as server:
        run("scan", "--resolve", str(post), env=server.environment)
        assert len(server.searched("/esearch")) == 1
