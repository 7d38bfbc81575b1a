"""Reports print the sentence that a finding is about; in a Word document the heading above it says where it is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.posts.docx_maker import docx, paragraph
from tests.posts.docx_maker import run as words

SENTENCE = "Tea lengthens nights by ten minutes in every trial."


@pytest.fixture(autouse=True)
def posts(library: Path, run: Run) -> None:
    """A post in Markdown and one in Word, both scanned, in which one claim leans on nothing."""
    folder = library.parent / "posts"
    folder.mkdir()
    (folder / "plain.md").write_text(f"# Plain\n\n{SENTENCE}\n\nIt cites [9].\n")
    body = [
        paragraph(words("Coffee shortens nights by an hour.")),
        paragraph(words("Methods & means"), style="Heading1"),
        paragraph(words(SENTENCE)),
    ]
    (folder / "word.docx").write_bytes(docx("".join(body)))
    run("scan", "--offline", "posts")


def findings(run: Run, post: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run("check", post, "--json").stdout)
    return found


@pytest.mark.parametrize(
    ("form", "around"), [("html", "q>"), ("markdown", "“"), ("sarif", "“"), ("json", '"')]
)
def test_a_report_prints_the_sentence(run: Run, form: str, around: str) -> None:
    output = run("check", "plain", "word", "--format", form).stdout
    assert output.count(f"{around}{SENTENCE}") == 2


def test_a_finding_without_a_claim_has_the_sentence_at_its_place(run: Run) -> None:
    (found,) = [item for item in findings(run, "plain") if item["code"] == "REF102"]
    assert found["sentence"] == "It cites [9]."


def test_files_that_a_post_includes_have_sentences_of_their_own(run: Run, library: Path) -> None:
    folder = library.parent / "posts"
    (folder / "whole.org").write_text("Coffee cites [[cite:&gone1]].\n\n#+INCLUDE: parts/more.org\n")
    (folder / "parts").mkdir()
    (folder / "parts" / "more.org").write_text("Milk cites [[cite:&gone2]].\n")
    found = {str(item["message"])[-5:]: item.get("sentence", "") for item in findings(run, "posts/whole.org")}
    assert str(found["gone1"]).startswith("Coffee cites")
    assert str(found["gone2"]).startswith("Milk cites")


def test_a_place_in_a_word_document_is_a_heading_and_a_sentence(run: Run) -> None:
    output = run("check", "word", "--select", "CLM101").stdout
    assert "posts/word.docx, under “Methods & means”: CLM101" in output
    assert "posts/word.docx, at the beginning: CLM101" in output
    assert f"    “{SENTENCE}”" in output.splitlines()
    assert "word.docx:" not in output


@pytest.mark.parametrize("form", ["html", "markdown", "github"])
def test_no_report_says_a_line_of_a_word_document(run: Run, form: str) -> None:
    lines = [line for line in run("check", "word", "--format", form).stdout.splitlines() if "c02" in line]
    assert lines
    for line in lines:
        assert "under “Methods &amp; means”" in line or "under “Methods & means”" in line
        assert "3:1" not in line
        assert "line=" not in line


def test_json_has_the_heading_beside_the_paragraph(run: Run) -> None:
    assert [item["heading"] for item in findings(run, "word")] == ["", "Methods & means"]
    assert all("heading" not in item for item in findings(run, "plain"))


def test_what_is_remembered_says_the_same(run: Run) -> None:
    assert run("check", "word").output == run("check", "word").output
    assert findings(run, "word") == findings(run, "word")


def test_scan_says_it_so_too(run: Run, library: Path) -> None:
    body = [paragraph(words("Means"), style="Heading1"), paragraph(words("Tea lengthens nights [7]."))]
    (library.parent / "posts" / "word.docx").write_bytes(docx("".join(body)))
    output = run("scan", "--offline", "posts/word.docx").stdout
    assert "posts/word.docx, under “Means”: REF102" in output
    assert "“Tea lengthens nights [7].”" in output


@pytest.mark.parametrize("encoding", ["utf-8", "cp850"])
def test_carets_stand_under_the_words_in_any_encoding(library: Path, encoding: str) -> None:
    (library.parent / "posts" / "plain.md").write_text(
        f"{'Tea grows in many places of the world. ' * 6}{SENTENCE}\n"
    )
    command = [sys.executable, "-m", "litman", "--library", str(library), "check", "plain"]
    environment = os.environ | {"PYTHONUTF8": "0", "PYTHONIOENCODING": encoding, "COLUMNS": "80"}
    lines = subprocess.run(command, capture_output=True, env=environment).stdout.decode(encoding).splitlines()
    shown = [(above, line.index("^")) for above, line in pairwise(lines) if "^" in line]
    assert any(above[at:].startswith("Tea lengthens") for above, at in shown)
