"""`litman cite`, through the command."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from litman.export.styles.catalogue import styles_folder
from litman.export.styles.find_engines import find_pandoc
from litman.export.styles.pandoc import Pandoc
from tests.cli.conftest import Run

pytestmark = pytest.mark.skipif(
    find_pandoc(os.environ) is None or styles_folder() is None, reason="the extra `styles` is not installed"
)
MOSS = "Moss, A., & Fern, B. (2019). Tea and REM sleep. Journal of Tea, 7, 12–19. https://doi.org/10.1000/tea.7\n"


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The requests that reached pandoc."""
    seen: list[str] = []
    ask: Callable[..., object] = Pandoc.format

    def counted(self: Pandoc, request: object) -> object:
        seen.append("asked")
        return ask(self, request)

    monkeypatch.setattr(Pandoc, "format", counted)
    monkeypatch.setattr("litman.export.styles.engines.find_runtime", lambda: "")
    return seen


@pytest.mark.parametrize(
    ("words", "text"),
    [
        pytest.param(["moss2019tea"], MOSS, id="a reference"),
        pytest.param(["moss2019tea", "--in-text"], "(Moss & Fern, 2019)\n", id="in the text"),
        pytest.param(["moss2019tea", "--narrative"], "Moss and Fern (2019)\n", id="in a sentence"),
        pytest.param(["moss2019tea", "--locator", "p. 4"], "(Moss & Fern, 2019, p. 4)\n", id="with a page"),
        pytest.param(["moss2019tea", "--locator", "pp. 4–6"], "(Moss & Fern, 2019, pp. 4–6)\n", id="with pages"),
        pytest.param(["moss2019tea", "--locator", "ch. 2"], "(Moss & Fern, 2019, Chapter 2)\n", id="a chapter"),
        pytest.param(
            ["reed2001leaf", "moss2019tea", "--in-text"], "(Moss & Fern, 2019; Reed, 2001)\n", id="several works"
        ),
        pytest.param(["reed2001leaf", "--to", "markdown"], "Reed, C. (2001). *The leaf*. Grove.\n", id="Markdown"),
        pytest.param(["reed2001leaf", "--style", "vancouver"], "Reed C. The leaf. Grove; 2001.\n", id="Vancouver"),
        pytest.param(["reed2001leaf", "--style", "ama", "--in-text", "--to", "html"], "<sup>1</sup>\n", id="AMA"),
        pytest.param(["REED2001LEAF"], "Reed, C. (2001). The leaf. Grove.\n", id="the key in other case"),
    ],
)  # fmt: skip
def test_a_reference_or_a_citation_is_printed_for_pasting(run: Run, words: list[str], text: str) -> None:
    result = run("cite", *words)
    assert result.exit_code == 0, result.output
    assert result.stdout == text
    assert run("cite", *words).stdout == text


def test_the_second_call_asks_no_engine(run: Run, calls: list[str]) -> None:
    assert [run("cite", "moss2019tea").stdout for _ in range(3)] == [MOSS] * 3
    assert calls == ["asked"]


def test_an_edited_entry_is_cited_as_it_is_now(run: Run, library: Path, calls: list[str]) -> None:
    run("cite", "moss2019tea")
    path = library / "references.bib"
    path.write_text(path.read_text().replace("Journal of Tea", "Leaves"))
    assert "Leaves" in run("cite", "moss2019tea").stdout
    assert len(calls) == 2


def test_another_edited_entry_asks_no_engine(run: Run, library: Path, calls: list[str]) -> None:
    run("cite", "moss2019tea")
    path = library / "references.bib"
    path.write_text(path.read_text().replace("The Leaf", "The Branch"))
    assert run("cite", "moss2019tea").stdout == MOSS
    assert calls == ["asked"]


def test_a_retraction_that_became_known_is_said(run: Run, library: Path) -> None:
    run("cite", "moss2019tea")
    (library / "registry.jsonl").write_text(
        '{"doi": "10.1000/tea.7", "asked": "2026-01-01", "outcome": "found", '
        '"notices": [{"kind": "retracted", "type": "retraction"}]}\n'
    )
    assert "sleep [Retracted]. Journal" in run("cite", "moss2019tea").stdout
    assert run("cite", "moss2019tea", "--no-notices").stdout == MOSS


def test_an_edited_style_file_counts_at_once(run: Run, tmp_path: Path) -> None:
    style = tmp_path / "own.csl"
    text = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>Own</title></info>'
        '<citation><layout><text variable="title"/></layout></citation>'
        '<bibliography><layout><text variable="title" suffix="!"/></layout></bibliography></style>'
    )
    style.write_text(text)
    assert run("cite", "reed2001leaf", "--style", str(style)).stdout == "The Leaf!\n"
    style.write_text(text.replace("!", "?"))
    assert run("cite", "reed2001leaf", "--style", str(style)).stdout == "The Leaf?\n"


def test_a_damaged_answer_is_made_anew(run: Run, library: Path) -> None:
    run("cite", "moss2019tea")
    kept = [path for path in (library / ".litman" / "cite").iterdir() if path.is_file()]
    assert kept
    for path in kept:
        path.write_bytes(path.read_bytes()[:-3])
    assert run("cite", "moss2019tea").stdout == MOSS


def test_what_another_litman_printed_is_made_anew(
    run: Run, calls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run("cite", "moss2019tea")
    monkeypatch.setattr("litman.memory.program_stamp", lambda: "another litman")
    assert run("cite", "moss2019tea").stdout == MOSS
    assert len(calls) == 2


def test_a_library_that_cannot_be_written_is_cited_all_the_same(run: Run, library: Path) -> None:
    (library / ".litman").write_text("no folder")
    assert run("cite", "moss2019tea").stdout == MOSS


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["nobody"], "no entry has the key 'nobody'", id="no such work"),
        pytest.param(["moss2019tea", "--locator", "hm"], "'hm' is no locator", id="no place"),
        pytest.param(
            ["moss2019tea", "--locator", "4", "--locator", "5"], "more places than works", id="places"
        ),
        pytest.param([], "Missing argument", id="nothing"),
    ],
)
def test_what_cannot_be_cited_is_said(run: Run, words: list[str], message: str) -> None:
    result = run("cite", *words)
    assert result.exit_code == 2
    assert message in result.stderr


def test_the_clipboard_gets_the_text(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "bin" / "pbcopy"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n/bin/cat > {tmp_path}/copied\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(program.parent))
    result = run("cite", "reed2001leaf", "--clipboard")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "copied").read_text() == "Reed, C. (2001). The leaf. Grove."
    monkeypatch.setenv("PATH", "")
    result = run("cite", "reed2001leaf", "--clipboard")
    assert (result.exit_code, result.stdout) == (2, "Reed, C. (2001). The leaf. Grove.\n")
    assert "no clipboard" in result.stderr
