"""What `litman check` prints for other programs, held against what those programs publish."""

from __future__ import annotations

import json
import re
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from tests.cli.conftest import CLAIMS, Run
from tests.published_schemas import published_schema

jsonschema = pytest.importorskip("jsonschema")
yaml = pytest.importorskip("yaml")

SARIF = "Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema"
WORKFLOW = "github-workflow.json"
ROOT = Path(__file__).parents[3]


def errors_of(document: Any, schema_name: str) -> list[str]:
    schema = published_schema(schema_name)
    validator = jsonschema.validators.validator_for(schema)(schema)
    return [error.message for error in validator.iter_errors(document)]


@pytest.fixture
def spoilt(library: Path) -> Path:
    """The library with findings of many rules, in files whose names are no plain words."""
    posts = library.parent / "posts"
    posts.mkdir()
    (posts / "sleep-well.txt").write_text("Tea lengthens REM sleep. [7]\n\nCoffee shortens it.\n")
    (library / "claims" / "tee & 100% schlaf – ä#1.toml").write_text(CLAIMS.replace("moss2019tea", "moss"))
    with open(library / "references.bib", "a") as file:
        file.write("@article{bad, author={Moss}, title={A <b> of it}, year={20x1}, pages={9-2},\n")
        file.write("  doi={https://doi.org/10.1000/tea.8}}\n@book{open,")
    return library


def test_sarif_validates_against_the_published_schema(run: Run, spoilt: Path) -> None:
    log = json.loads(run("check", "--format", "sarif").stdout)
    assert len({result["ruleId"] for result in log["runs"][0]["results"]}) > 8
    assert errors_of(log, SARIF) == []


def test_sarif_without_findings_validates_too(run: Run) -> None:
    log = json.loads(run("check", "--select", "BIB101", "--format", "sarif").stdout)
    assert log["runs"][0]["results"] == []
    assert errors_of(log, SARIF) == []


def test_the_schema_would_see_a_mistake(run: Run) -> None:
    log = json.loads(run("check", "--format", "sarif").stdout)
    del log["runs"][0]["results"][0]["message"]
    log["runs"][0]["columns"] = "unicode"
    assert len(errors_of(log, SARIF)) == 2


def test_places_in_sarif_are_uris_of_files_that_are_there(run: Run, spoilt: Path) -> None:
    log = json.loads(run("check", "--format", "sarif").stdout)
    places = [result["locations"][0]["physicalLocation"] for result in log["runs"][0]["results"]]
    uris = {place["artifactLocation"]["uri"] for place in places}
    assert any("%20" in uri for uri in uris)
    for uri in uris:
        assert re.fullmatch(r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-F]{2})+", uri)
        assert (spoilt.parent / unquote(uri).removeprefix("file://")).is_file()
    assert all(place["region"]["startLine"] >= 1 <= place["region"]["startColumn"] for place in places)


def test_each_finding_and_each_gap_is_one_annotation(run: Run, spoilt: Path) -> None:
    annotations = run("check", "--format", "github").stdout.splitlines()
    findings = json.loads(run("check", "--json").stdout)
    form = re.compile(
        r"::(?:error|warning|notice) file=[^,:]+,line=\d+,col=\d+(?:,endColumn=\d+)?,title=[A-Z]+\d+::.+"
    )
    placed = [line for line in annotations if " file=" in line]
    assert len(placed) == len(findings)
    assert all(form.fullmatch(line) for line in placed)
    assert [line for line in annotations if line.startswith("::notice title=not checked::")]


def _examples() -> list[Any]:
    page = resources.files("litman").joinpath("help", "ci.md").read_text(encoding="utf-8")
    return [yaml.safe_load(text) for text in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)]


def test_the_example_workflows_are_workflows() -> None:
    workflows = [example for example in _examples() if "jobs" in example]
    assert len(workflows) == 2
    for workflow in workflows:
        # YAML 1.1: on is true
        named = {"on" if key is True else key: value for key, value in workflow.items()}
        assert errors_of(named, WORKFLOW) == []


def test_what_the_examples_run_is_understood(run: Run, library: Path) -> None:
    _break(library)
    jobs = [example["jobs"]["check"]["steps"] for example in _examples() if "jobs" in example]
    commands = [step["run"].split()[1:] for steps in jobs for step in steps if "litman check" in str(step)]
    assert len(commands) == 2
    assert [run(*words).exit_code for words in commands] == [1, 1]


def _break(library: Path) -> None:
    path = library / "claims" / "sleep.toml"
    path.write_text(path.read_text() + '  [[claim.link]]\n  key = "nobody2019"\n')


def test_the_hook_of_the_example_is_the_one_that_is_offered(run: Run, library: Path) -> None:
    _break(library)
    hook, _ = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    (wanted,) = [example for example in _examples() if "repos" in example]
    assert wanted["repos"][0]["hooks"] == [{"id": hook["id"]}]
    assert {"id", "name", "entry", "language"} <= set(hook)
    assert run(*hook["entry"].split()[1:]).exit_code == 1
    files = ["library/references.bib", "claims/a.toml", "registry.jsonl", "posts/p.md"]
    assert [name for name in files if re.search(hook["files"], name)] == files


def test_lines_for_editors_name_file_line_column_and_severity(run: Run, spoilt: Path) -> None:
    """Each finding is a line that the pattern in docs/editors.md takes, between a first and a last line that say so."""
    said = run("check", "--format", "errorformat").stdout.splitlines()
    assert (said[0], said[-1]) == ("litman: looking", "litman: looked")
    pattern = re.compile(r"^(.+?):(\d+):(\d+): (error|warning|info): ([A-Z]{3}\d{3}) .+$")
    found = [pattern.match(line) for line in said[1:-1]]
    assert all(found)
    places = {
        (item["code"], item["line"], item["column"], item["severity"])
        for item in json.loads(run("check", "--json").stdout)
    }
    assert {(m[5], int(m[2]), int(m[3]), m[4]) for m in found if m} == places


def test_the_action_is_one_by_the_published_schema() -> None:
    assert errors_of(yaml.safe_load((ROOT / "action.yml").read_text()), "github-action.json") == []
