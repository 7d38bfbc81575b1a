"""A pipe, a device or a socket that stands where a file should is refused at once, and nothing waits for it."""

from __future__ import annotations

import ast
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

import litman
from litman.batch.whole_file import whole_file
from litman.cli.main import main
from litman.errors import FileWriteError
from litman.files import write_file
from litman.memory import STATE_FOLDER, Memory
from litman.regular_files import read_regular
from tests.security.test_source import calls, found_by

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are POSIX")
PACKAGE = Path(litman.__file__).parent
ENTRY = "@book{ash2015, title = {Ash trees}, author = {Ash, El}, publisher = {Grove}, year = {2015}}\n"
# What a file of ours is read with, or a file that was asked about first.
FREE = {
    "cli/shared/ending.py",
    "files.py",
    "index/claims/files.py",
    "library/storage/file_lock.py",
    "meaning/wordpiece.py",
    "actions/publish/page.py",
    "cli/help.py",
    "regular_files.py",
    "text/titles/words.py",
    "posts/references/wordlists.py",
    "export/documents/convert.py",
    "export/styles/locales.py",
    "export/styles/citeproc_js.py",
    "library/clone.py",
}
OPENING = {"open", "io.open", "codecs.open", "gzip.open", "bz2.open", "lzma.open"}
KINDS = ("pipe", "socket", "device", "link to a device")


def put(kind: str, path: Path) -> None:
    path.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        folder, here = Path.cwd(), socket.socket(socket.AF_UNIX)
        os.chdir(path.parent)  # its name may have 100 bytes
        here.bind(path.name)
        os.chdir(folder)
    else:
        path.symlink_to("/dev/zero")


def run(folder: Path, *words: str, shell: str = "", stdin: int = subprocess.DEVNULL) -> tuple[int, str]:
    """Run litman in a process of its own, which may use so much memory and time."""
    limits = "import resource; resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30)); "
    start = f"{limits}from litman.cli.main import main; main(prog_name='litman')"
    words = ("--library", "library", *words)
    line = ["bash", "-c", f"{shell.replace('LITMAN', chr(34) + '$@' + chr(34))}", "bash"] if shell else []
    done = subprocess.run(
        [*line, sys.executable, "-c", start, *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(PACKAGE.parent)},
        stdin=stdin,
        capture_output=True,
        text=True,
        timeout=300,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "library" / "claims").mkdir(parents=True)
    (tmp_path / "library" / "litman.toml").write_text("")
    (tmp_path / "library" / "references.bib").write_text(ENTRY)
    return tmp_path


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_is_not_read(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "x"
    put(kind if kind != "device" else "link to a device", path)
    with pytest.raises(OSError, match="not a file"):
        read_regular(Path("/dev/zero") if kind == "device" else path)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("add", "bib", "x.bib"), id="bibliography"),
        pytest.param(("add", "ris", "x.ris"), id="records"),
        pytest.param(("add", "pdf", "x.pdf"), id="PDF"),
        pytest.param(("scan", "--offline", "x.md"), id="post"),
        pytest.param(("audit", "--offline", "x.md"), id="audit"),
    ],
)
def test_a_given_pipe_or_device_is_refused_at_once(folder: Path, words: tuple[str, ...]) -> None:
    for kind in ("pipe", "link to a device"):
        put(kind, folder / words[-1])
        code, said = run(folder, *words)
        assert code in (1, 2), said
        assert re.search(r"it is a (pipe|device), not a file|is no file", said)


@pytest.mark.parametrize("words", ["publish", "convert", "report", "badge", "review", "render", "quote"])
def test_a_pipe_that_is_named_as_a_post_is_said_to_be_one(folder: Path, words: str) -> None:
    put("pipe", folder / "x.md")
    result = CliRunner().invoke(main, ["--library", str(folder / "library"), words, str(folder / "x.md")])
    assert (result.exit_code, "x.md: it is a pipe, not a file" in result.stderr) == (2, True), result.output


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("add", "doi", "--from", "x"), id="identifiers"),
        pytest.param(("audit", "--offline", "references.bib", "--retraction-watch", "x"), id="notices"),
        pytest.param(("refresh", "--retraction-watch", "x"), id="notices for all"),
        pytest.param(("check", "--baseline", "x"), id="what is known"),
        pytest.param(("init", "new", "--bibliography", "x.bib"), id="a bibliography"),
    ],
)
def test_a_pipe_that_an_option_names_is_said_to_be_one(
    folder: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder / "library")
    put("pipe", Path(words[-1]))
    result = CliRunner().invoke(main, list(words))
    assert (result.exit_code, "it is a pipe, not a file" in result.stderr) == (2, True), result.output


def test_nothing_takes_the_place_of_a_pipe_or_device(tmp_path: Path) -> None:
    for kind in ("pipe", "socket", "link to a device"):
        put(kind, tmp_path / "x")
        before = (tmp_path / "x").lstat()
        with pytest.raises(FileWriteError, match="not a file"):
            write_file(tmp_path / "x", b"dear")
        with pytest.raises(FileWriteError, match="not a file"), whole_file(tmp_path / "x"):
            raise AssertionError("it begins to write")
        assert (tmp_path / "x").lstat() == before
        (tmp_path / "x").unlink()


@pytest.mark.parametrize("name", ["references.bib", "registry.jsonl", "different.txt"])
def test_a_file_of_the_library_that_is_a_pipe_is_named(folder: Path, name: str) -> None:
    put("pipe", folder / "library" / name)
    code, said = run(folder, "check")
    assert (code, f"{name}: it is a pipe, not a file" in said) == (2, True), said


@pytest.mark.parametrize(
    "name", ["lock", "lock-holder.json", "pending", "index.sqlite", "scans.json", "checks.json"]
)
def test_what_litman_keeps_for_itself_may_be_a_pipe(folder: Path, name: str) -> None:
    (folder / "library" / STATE_FOLDER).mkdir()
    put("pipe", folder / "library" / STATE_FOLDER / name)
    code, said = run(folder, "list")
    assert (code, "ash2015" in said) == (0, True), said
    code, said = run(folder, "set", "ash2015", "note=x")
    assert code == (2 if name in ("lock", "pending") else 0), said


@pytest.mark.parametrize(
    "shell",
    [
        pytest.param("LITMAN <(cat other.bib)", id="substituted"),
        pytest.param("cat other.bib | LITMAN /dev/stdin", id="piped"),
        pytest.param("LITMAN /dev/stdin < other.bib", id="redirected"),
    ],
)
def test_what_a_shell_hands_over_is_read(folder: Path, shell: str) -> None:
    (folder / "other.bib").write_text(
        ENTRY.replace("ash2015", "elm").replace("Ash trees", "Elms of the lowlands")
    )
    code, said = run(folder, "add", "bib", shell=shell)
    assert (code, "added     elm" in said) == (0, True), said


def test_records_of_other_programs_come_through_a_pipe(folder: Path) -> None:
    (folder / "other.ris").write_text(
        "TY  - BOOK\nTI  - Elms of the lowlands\nAU  - Elm, Fi\nPY  - 2014\nER  - \n"
    )
    code, said = run(folder, "add", "ris", shell="LITMAN <(cat other.ris)")
    assert (code, "1 added" in said) == (0, True), said


def opening(nodes: Sequence[ast.AST]) -> Iterator[str]:
    """Yield calls that open a file to read it, by whatever name it has."""
    for name, call in calls(nodes):
        words = [ast.unparse(word) for word in call.args]
        options = {item.arg: ast.unparse(item.value) for item in call.keywords}
        mode = options.get("mode", next(iter(words[name in OPENING :]), "'r'"))
        is_path = (
            name.endswith(".open") and name not in OPENING and not name.endswith(("index.open", "self.open"))
        )
        if name == "os.open":
            reads = "O_WRONLY" not in "".join(words)
        elif name in OPENING or is_path:
            reads = mode.startswith(("'r", '"r')) and "opener" not in options
        else:
            reads = name.endswith((".read_bytes", ".read_text", ".copyfile", ".copy2", ".copytree"))
            reads = reads or (name.endswith(".ZipFile") and "BytesIO" not in words[0] and "'w'" not in words)
        if reads or name == "click.File":
            yield f"{name}({', '.join(words)})"


def test_every_file_is_opened_by_what_refuses_pipes() -> None:
    found = found_by(opening)
    assert {name: said for name, said in found.items() if name not in FREE} == {}
    assert found.keys() >= FREE


@pytest.mark.parametrize(
    "code",
    [
        "path.read_bytes()",
        "path.read_text(encoding='utf-8')",
        "open(path)",
        "open(path, encoding='utf-8')",
        "open(path, 'rb')",
        "path.open()",
        "path.open('rb')",
        "path.open(encoding='utf-8')",
        "import io\nio.open(path)",
        "from os import open as opened\nopened(path, 0)",
        "import gzip\ngzip.open(path)",
        "import shutil\nshutil.copyfile(path, other)",
        "import zipfile\nzipfile.ZipFile(path)",
        "import click\nclick.argument('file', type=click.File('rb'))",
    ],
)
def test_each_way_of_opening_a_file_is_found(code: str) -> None:
    assert list(opening(list(ast.walk(ast.parse(code)))))


# Links in `.litman` of a stranger's library.


@pytest.mark.parametrize("name", ["lock-holder.new", "checks.json.new", "scans.json.new", "lock-holder.json"])
@pytest.mark.parametrize("place", [".", "library"])
def test_nothing_is_written_through_a_link(folder: Path, name: str, place: str) -> None:
    victim = folder / place / "victim"
    victim.write_text("dear")
    (folder / "library" / STATE_FOLDER).mkdir()
    (folder / "library" / STATE_FOLDER / name).symlink_to(victim)
    (folder / "p.md").write_text("# Trees\n\nAsh trees grow by 30 cm each year [1].\n")
    for words in (("set", "ash2015", "note=x"), ("scan", "--offline", "p.md"), ("check",)):
        run(folder, *words)
    assert victim.read_text() == "dear"


@pytest.mark.parametrize("name", ["", "undo", "http"])
def test_a_folder_that_leads_out_of_the_library_is_not_written(folder: Path, name: str) -> None:
    outside = folder / "outside"
    outside.mkdir()
    state = folder / "library" / STATE_FOLDER
    if name:
        state.mkdir()
    (state / name).symlink_to(outside) if name else state.symlink_to(outside)
    code, said = run(folder, "list")
    assert (code, "ash2015" in said) == (0, True), said
    code, said = run(folder, "set", "ash2015", "note=x")
    assert (code, "is a link that leads out of it; nothing was changed" in said) == (2, True), said
    Memory(state / name / "a.json", "answers 1", root=folder / "library").write(b"x")
    assert list(outside.iterdir()) == []
    assert (folder / "library" / "references.bib").read_text() == ENTRY


def test_a_folder_of_state_elsewhere_in_the_library_is_used(folder: Path) -> None:
    (folder / "library" / "state").mkdir()
    (folder / "library" / STATE_FOLDER).symlink_to("state")
    assert run(folder, "set", "ash2015", "note=x")[0] == 0
