"""What goes into a pipe of another encoding, or to a terminal that wants no colours."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from litman.cli.shared.colour import refuses_colour
from litman.cli.shared.output import cut


def litman(library: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run litman as a program of its own, into pipes."""
    return subprocess.run(
        [sys.executable, "-m", "litman", "--library", str(library), *words],
        capture_output=True,
        env=os.environ | {"PYTHONUTF8": "0"} | environment,
    )


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "latin-1", "cp1251", "cp932", "ascii", "utf-8"])
@pytest.mark.parametrize("words", ["claims", "list", "show reed2001leaf", "help words", "check"])
def test_a_pipe_of_any_encoding_is_written(library: Path, encoding: str, words: str) -> None:
    bib = library / "references.bib"
    bib.write_text(bib.read_text().replace("The Leaf", "Лист → 叶 “Ł”…"))
    done = litman(library, *words.split(), PYTHONIOENCODING=encoding)
    assert b"bug in litman" not in done.stderr
    assert done.returncode in (0, 1)
    assert done.stdout.decode(encoding)


def test_the_arrow_of_a_claim_is_an_arrow_wherever_there_is_one(library: Path) -> None:
    assert b"> moss2019tea" in litman(library, "claims", PYTHONIOENCODING="latin-1").stdout
    assert "→ moss2019tea".encode() in litman(library, "claims", PYTHONIOENCODING="utf-8").stdout


def test_who_asks_for_another_way_gets_it(library: Path) -> None:
    done = litman(library, "claims", PYTHONIOENCODING="cp1252:xmlcharrefreplace")
    assert b"&#8594; moss2019tea" in done.stdout


def test_an_error_names_what_it_is_about_in_the_letters_that_there_are(library: Path) -> None:
    done = litman(library, "show", "łąka", PYTHONIOENCODING="cp1252")
    assert done.returncode == 2
    assert b"laka" in done.stderr


@pytest.mark.parametrize(
    ("environment", "refused"),
    [
        pytest.param({}, False, id="nothing said"),
        pytest.param({"NO_COLOR": "1"}, True, id="NO_COLOR"),
        pytest.param({"NO_COLOR": ""}, False, id="NO_COLOR is empty, which says nothing"),
        pytest.param({"CLICOLOR": "0"}, True, id="CLICOLOR"),
        pytest.param({"CLICOLOR": "1"}, False, id="CLICOLOR wants them"),
        pytest.param({"TERM": "dumb"}, True, id="a terminal without"),
        pytest.param({"TERM": "xterm"}, False, id="a terminal with"),
    ],
)
def test_colours_are_refused_by_the_environment(environment: dict[str, str], refused: bool) -> None:
    assert refuses_colour(environment) is refused


@pytest.mark.skipif(sys.platform == "win32", reason="has no pseudo-terminals")
@pytest.mark.parametrize("words", ["list", "claims", "show nobody", "search tea", "rule BIB001", "--help"])
@pytest.mark.parametrize("refusal", ["NO_COLOR=1", "CLICOLOR=0", "TERM=dumb", ""])
def test_a_terminal_that_wants_no_colours_gets_none(library: Path, words: str, refusal: str) -> None:
    import pty

    name, _, value = refusal.partition("=")
    environment = {"TERM": "xterm"} | ({name: value} if name else {})
    shown, terminal = pty.openpty()
    command = [sys.executable, "-m", "litman", "--library", str(library), *words.split()]
    with subprocess.Popen(command, stdout=terminal, stderr=terminal, env=os.environ | environment):
        os.close(terminal)
        data = b""
        while piece := _read(shown):
            data += piece
    os.close(shown)
    assert data
    assert (b"\x1b[" in data) is (not refusal and words != "--help")


def _read(shown: int) -> bytes:
    try:
        return os.read(shown, 1 << 16)
    except OSError:  # the other end was closed
        return b""


@pytest.mark.parametrize(
    ("text", "columns", "kept"),
    [
        pytest.param("abc", 3, "abc", id="fits"),
        pytest.param("abcd", 3, "ab…", id="cut"),
        pytest.param("日本語", 5, "日本…", id="wide letters"),
        pytest.param("日本語", 4, "日…", id="half a wide letter is none"),
        pytest.param("abc", 1, "…", id="one column"),
        pytest.param("abc", 0, "", id="none"),
        pytest.param("abc", -3, "", id="fewer than none"),
    ],
)
def test_a_text_is_cut_to_columns(text: str, columns: int, kept: str) -> None:
    assert cut(text, columns) == kept


def ends_with(library: Path, *words: str, reads: int) -> int:
    """Run litman into a pipe of which so many bytes are read before it is closed; return what it leaves with."""
    command = [sys.executable, "-m", "litman", "--library", str(library), *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        if reads:
            process.stdout.read(reads)
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        return process.wait(timeout=60)


@pytest.mark.parametrize("reads", [0, 10], ids=["none of it", "its beginning"])
@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "html"])
def test_a_check_says_what_it_came_to_though_nobody_reads_to_the_end(
    library: Path, form: str, reads: int
) -> None:
    bib = library / "references.bib"
    assert ends_with(library, "check", "--format", form, "--select", "BIB", reads=0) == 0
    bib.write_text(
        bib.read_text() + "".join(f"@article{{k{at}, title = {{Leaf {at}}}}}\n" for at in range(700))
    )
    assert ends_with(library, "check", "--format", form, reads=reads) == 1


@pytest.mark.parametrize("words", [("list",), ("list", "--json"), ("help", "words")], ids=" ".join)
def test_what_finds_nothing_wrong_ends_well_though_nobody_reads_to_the_end(
    library: Path, words: tuple[str, ...]
) -> None:
    assert ends_with(library, *words, reads=0) == 0
