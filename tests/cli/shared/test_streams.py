"""What goes into a pipe of another encoding, or to a terminal that wants no colours."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from litman.cli.shared.colour import refuses_colour
from litman.cli.shared.widths import cut

# Each line of the input is a command, which runs in a fork: with a terminal, or with a pipe.
_FORKS = """
import os, pty, sys
import litman.cli.main
for line in sys.stdin.read().splitlines():
    if sys.argv[2] == "terminal":
        pid, shown = pty.fork()
    else:
        shown, writer = os.pipe()
        pid = os.fork()
    if not pid:
        if sys.argv[2] != "terminal":
            os.dup2(writer, 1)
            os.dup2(writer, 2)
        sys.argv = ["litman", "--library", sys.argv[1], *line.split()]
        from litman.__main__ import run
        run()
    if sys.argv[2] != "terminal":
        os.close(writer)
    data = b""
    try:
        while piece := os.read(shown, 1 << 16):
            data += piece
    except OSError:
        pass  # the other end of a terminal was closed
    os.close(shown)
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), data.hex(), flush=True)
"""


def forked(
    library: Path, *commands: str, terminal: bool = False, **environment: str
) -> list[tuple[int, bytes]]:
    """Run each command as a program of its own; return what it leaves with and all that it writes."""
    done = subprocess.run(
        [sys.executable, "-c", _FORKS, str(library), "terminal" if terminal else "pipe"],
        input="\n".join(commands),
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | environment,
    )
    lines = (line.split(" ") for line in done.stdout.splitlines())
    return [(int(code), bytes.fromhex(data)) for code, data in lines]


def litman(library: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run litman as a program of its own, into pipes."""
    return subprocess.run(
        [sys.executable, "-m", "litman", "--library", str(library), *words],
        capture_output=True,
        env=os.environ | {"PYTHONUTF8": "0"} | environment,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="runs litman in forks")
@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "latin-1", "cp1251", "cp932", "ascii", "utf-8"])
def test_a_pipe_of_any_encoding_is_written(library: Path, encoding: str) -> None:
    bib = library / "references.bib"
    bib.write_text(bib.read_text().replace("The Leaf", "Лист → 叶 “Ł”…"))
    commands = ["claims", "list", "show reed2001leaf", "help words", "check"]
    done = forked(library, *commands, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    for words, (code, data) in zip(commands, done, strict=True):
        assert b"bug in litman" not in data, words
        assert code in (0, 1), words
        assert data.decode(encoding), words


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
@pytest.mark.parametrize("refusal", ["NO_COLOR=1", "CLICOLOR=0", "TERM=dumb", ""])
def test_a_terminal_that_wants_no_colours_gets_none(library: Path, refusal: str) -> None:
    name, _, value = refusal.partition("=")
    commands = ["list", "claims", "show nobody", "search tea", "rule BIB001", "--help"]
    done = forked(library, *commands, terminal=True, **{"TERM": "xterm"} | ({name: value} if name else {}))
    for words, (_, data) in zip(commands, done, strict=True):
        assert data, words
        assert (b"\x1b[" in data) is (not refusal and words != "--help"), words


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
    """Run litman into a small pipe of which so many bytes are read before it is closed; return what it leaves with."""
    command = [sys.executable, "-m", "litman", "--library", str(library), *words]
    size = 4096 if sys.platform == "linux" else -1
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, pipesize=size) as process:
        assert process.stdout is not None
        if reads:
            process.stdout.read(reads)
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        return process.wait(timeout=300)


FORMS = pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "html"])


@FORMS
def test_a_check_that_finds_nothing_ends_well_though_nobody_reads_it(library: Path, form: str) -> None:
    assert ends_with(library, "check", "--format", form, "--select", "BIB", reads=0) == 0


@pytest.mark.parametrize(
    ("form", "reads"),
    [("text", 0), *((form, 10) for form in ("text", "json", "sarif", "github", "html"))],
    ids=lambda item: str(item),
)
def test_a_check_says_what_it_came_to_though_nobody_reads_to_the_end(
    library: Path, form: str, reads: int
) -> None:
    bib = library / "references.bib"
    # More than a pipe holds: of 4 kB on Linux, of 64 kB elsewhere.
    count = 100 if sys.platform == "linux" else 700
    bib.write_text(
        bib.read_text() + "".join(f"@article{{k{at}, title = {{Leaf {at}}}}}\n" for at in range(count))
    )
    assert ends_with(library, "check", "--format", form, reads=reads) == 1


@pytest.mark.parametrize("words", [("list",), ("list", "--json"), ("help", "words")], ids=" ".join)
def test_what_finds_nothing_wrong_ends_well_though_nobody_reads_to_the_end(
    library: Path, words: tuple[str, ...]
) -> None:
    assert ends_with(library, *words, reads=0) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text are a matter of Linux")
@pytest.mark.parametrize("command", ["show", "check"])
def test_a_name_that_is_no_text_is_no_bug(library: Path, command: str) -> None:
    name = os.fsdecode(b"t\xe9a.md")
    (library / name).write_text("# Tea\n\nTea helps.\n")
    done = litman(library, command, str(library / name), PYTHONUTF8="1")
    assert (done.returncode, b"is not in UTF-8" in done.stderr) == (2, True), done.stderr
