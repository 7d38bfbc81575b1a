"""Whatever is given to `litman match`: one of the outcomes, never a guess dressed as a match."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.matching.records import COFFEE, TEA, TEA_TEXT, message_of
from tests.sources.server import Asked, Played, RegistryServer, played_json

COFFEE_TEXT = "Reed C. Coffee shortens the nights of night nurses. Ann Wake. 2004;3:55-61."
OUTCOMES = {"accepted", "suggested", "ambiguous", "no-match", "not-checked"}
DATA = {
    "doi": "10.5072/sleep.1",
    "types": {"resourceTypeGeneral": "Dataset"},
    "titles": [{"title": "Sleep of shift workers in four towns"}],
    "creators": [{"familyName": "Glen", "givenName": "Ada", "nameType": "Personal"}],
    "publicationYear": 2020,
    "publisher": "Zenodo",
}
DATA_TEXT = "Glen A. Sleep of shift workers in four towns [Data set]. Zenodo. 2020."


class BothServer(RegistryServer):
    """Crossref knows two papers, DataCite one data set; every list has all that its service knows."""

    def __init__(self, **answers: Played) -> None:
        super().__init__()
        papers = {"status": "ok", "message": {"items": [message_of(TEA), message_of(COFFEE)]}}
        self.crossref_list = answers.get("crossref", played_json(papers))
        self.datacite_list = answers.get("datacite", played_json({"data": [{"attributes": DATA}]}))

    def _begin(self, request: Asked) -> Played:
        played = super()._begin(request)
        if request.path.startswith("/works?"):
            return self.crossref_list
        return self.datacite_list if request.path.startswith("/dois?") else played

    @property
    def lists(self) -> list[str]:
        """Who was asked for lists, in order."""
        return ["crossref" if "/works?" in path else "datacite" for path in self.paths if "?" in path]


def _match(run: Run, tmp_path: Path, text: str, server: RegistryServer) -> tuple[dict[str, object], int]:
    env = {**server.environment, "LITMAN_POOL": str(tmp_path / "none.sqlite")}
    result = run("match", "--json", text, env=env)
    assert result.exit_code in (0, 1, 3), result.output
    (found,) = json.loads(result.stdout)
    assert found["outcome"] in OUTCOMES
    return found, result.exit_code


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{TEA_TEXT} {COFFEE_TEXT}", id="two references in one string"),
        pytest.param("J Noct Med. 2019;7(2):112-9.", id="the second half of a reference"),
        pytest.param("Glen A, Hart B. Green tea", id="the first half of a reference"),
        pytest.param("Tea and sleep", id="a title only, of another work"),
        pytest.param("Ada Glen", id="a person's name only"),
        pytest.param("https://example.org/2019/tea", id="an address only"),
        pytest.param("x" * 20_000, id="20,000 letters"),
        pytest.param("Hill C. Kettles of the north. " * 700, id="20,000 characters of references"),
        pytest.param("格伦. 绿茶延长轮班工人的慢波睡眠[J]. 夜间医学杂志, 2018, 6(1): 3-9.", id="Chinese"),
        pytest.param(
            "Глен А. Зелёный чай и сон // Журнал ночной медицины. 2018. Т. 6. С. 3–9.", id="Cyrillic"
        ),
        pytest.param("G1en A, H@rt B. Gr##n t3a l~ngth 2O19;?(2):ll2", id="noise of a scanner"),
        pytest.param("\x00\x1b[31m\u202e\ufeff", id="signs that nobody sees"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_names_no_work_for_sure_is_never_accepted(run: Run, tmp_path: Path, text: str) -> None:
    with BothServer() as server:
        found, code = _match(run, tmp_path, text, server)
    assert found["outcome"] != "accepted"
    assert code == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Glen A, Hart B. Green tea length-\nens slow-wave sleep in shift work-\ners. J Noct Med. 2019;7(2):112-9.",
            id="hyphens at line ends",
        ),
        pytest.param(
            "Glen A, Hart B. Green tea lengthens slow&#45;wave sleep in shift workers. J&nbsp;Noct&nbsp;Med."
            " 2019;7(2):112&ndash;9.",
            id="HTML entities",
        ),
        pytest.param(
            "Glen A. Hart B Greem tea lengthens slowwave sleep in shift vvorkers J Noct Med 2019;7(2):112-9",
            id="a little noise",
        ),
        pytest.param(TEA_TEXT + " " * 3_000 + "x" * 17_000, id="a reference and 20,000 characters"),
    ],
)
def test_damage_does_not_hide_a_work(run: Run, tmp_path: Path, text: str) -> None:
    with BothServer() as server:
        found, code = _match(run, tmp_path, text, server)
    assert (found["outcome"], code) == ("accepted", 0)


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        pytest.param(played_json({"status": "ok", "message": {"items": []}}), "no-match", id="no items"),
        pytest.param(
            Played(status=503, body=b"busy", headers={"retry-after": "3600"}), "not-checked", id="busy"
        ),
        pytest.param(
            Played(body=b'{"message": {"items": [{"DOI":', headers={"content-type": "application/json"}),
            "not-checked",
            id="broken",
        ),
    ],
)
def test_an_answer_that_helps_nobody_is_said(run: Run, tmp_path: Path, answer: Played, outcome: str) -> None:
    with BothServer(crossref=answer, datacite=played_json({"data": []})) as server:
        found, code = _match(run, tmp_path, TEA_TEXT, server)
    assert found["outcome"] == outcome
    assert code == (1 if outcome == "no-match" else 3)


def test_data_is_looked_for_at_datacite_first(run: Run, tmp_path: Path) -> None:
    with BothServer() as server:
        found, code = _match(run, tmp_path, DATA_TEXT, server)
        assert server.lists == ["datacite"]
    assert (found["outcome"], code) == ("accepted", 0)
    work = found["work"]
    assert isinstance(work, dict)
    assert (work["DOI"], work["type"]) == ("10.5072/sleep.1", "dataset")


def test_datacite_is_asked_last_for_what_crossref_lacks(run: Run, tmp_path: Path) -> None:
    nothing = played_json({"status": "ok", "message": {"items": []}})
    with BothServer(crossref=nothing) as server:
        found, _ = _match(run, tmp_path, "Glen A. Sleep of shift workers in four towns. 2020.", server)
        assert server.lists == ["crossref", "crossref", "datacite"]
    assert found["outcome"] in ("accepted", "suggested")
    with BothServer() as server:
        _match(run, tmp_path, TEA_TEXT, server)
        assert server.lists == ["crossref"]


def test_the_data_of_a_paper_are_not_the_paper(run: Run, tmp_path: Path) -> None:
    text = "Glen A, Hart B. Data from: Green tea lengthens slow-wave sleep in shift workers. Dryad. 2019."
    with BothServer() as server:
        found, _ = _match(run, tmp_path, text, server)
    assert found["outcome"] != "accepted"


def test_a_silent_datacite_leaves_a_reference_unchecked(run: Run, tmp_path: Path) -> None:
    nothing = played_json({"status": "ok", "message": {"items": []}})
    with BothServer(crossref=nothing, datacite=Played(status=403, body=b"no")) as server:
        found, code = _match(run, tmp_path, DATA_TEXT, server)
    assert (found["outcome"], code) == ("not-checked", 3)
    assert "DataCite" in str(found["unanswered"])


def test_copies_are_left_out_where_the_settings_say_so(run: Run, library: Path, tmp_path: Path) -> None:
    settings = library / "litman.toml"
    settings.write_text(settings.read_text() + 'left_out_prefixes = ["10.1000"]\n')
    with BothServer() as server:
        found, _ = _match(run, tmp_path, TEA_TEXT, server)
    assert found["outcome"] == "no-match"


def test_two_dois_in_one_string_are_left_to_a_person(run: Run, tmp_path: Path) -> None:
    with BothServer() as server:
        server.crossref_record(message_of(TEA))
        found, _ = _match(run, tmp_path, f"{TEA_TEXT} doi:10.1000/night.7 doi:10.1000/coffee.3", server)
    assert (found["outcome"], found["reason"]) == ("suggested", "the string seems to hold two references")


def test_an_identifier_of_the_librarys_work_comes_first(run: Run, library: Path, tmp_path: Path) -> None:
    bib = library / "references.bib"
    bib.write_text(
        bib.read_text().replace("    volume  = {7},", "    volume  = {7},\n    pmid = {31234567},")
    )
    with BothServer() as server:
        found, _ = _match(run, tmp_path, "Moss A. Tea and REM sleep. PMID: 31234567", server)
        assert server.lists == []
    assert found["outcome"] == "accepted"


def test_json_has_the_work_the_score_and_the_reasons(run: Run, tmp_path: Path) -> None:
    with BothServer() as server:
        found, _ = _match(run, tmp_path, TEA_TEXT, server)
    work, reasons = found["work"], found["reasons"]
    assert isinstance(work, dict)
    assert isinstance(reasons, list)
    assert (work["DOI"], work["volume"]) == ("10.1000/night.7", "7")
    assert reasons[:3] == ["title 100 %", "first author", "year"]
    assert isinstance(found["score"], float)
    assert [item["doi"] for item in found["candidates"]][:1] == ["10.1000/night.7"]  # type: ignore[attr-defined]
