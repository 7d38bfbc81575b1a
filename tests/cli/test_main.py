import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from litman.cli.main import _run, main
from litman.cli.shared.lazy import LazyGroup
from tests.cli.conftest import Run


def commands(group: LazyGroup, words: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = []
    for name in group.table:
        found.append((*words, name))
        command = group.get_command(None, name)  # type: ignore[arg-type]
        if isinstance(command, LazyGroup):
            found += commands(command, (*words, name))
    return found


@pytest.mark.parametrize("words", commands(main), ids=" ".join)  # type: ignore[arg-type]
def test_every_command_has_help(words: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, [*words, "--help"])
    assert result.exit_code == 0
    assert f"Usage: main {' '.join(words)}" in result.output.replace("main --library", "main")
    assert len(result.output.splitlines()) > 5


def test_a_command_that_does_not_exist_is_answered_with_one_that_does() -> None:
    result = CliRunner().invoke(main, ["clams"])
    assert result.exit_code == 2
    assert "no such command 'clams'; did you mean claims?" in result.output


def test_help_imports_nothing_heavy() -> None:
    packages = {name.split(".")[0] for name in _imported_by("--help")}
    assert not packages & {"requests", "bibtexparser", "docx", "lxml", "pylatexenc", "anyascii"}


_POSTS_LAID_OUT = ("litman.posts", "litman.standing.stand", "litman.standing.model", "litman.claims.model")
_COMPARISON = ("litman.library.comparison.compare", "litman.library.known_library")
_ENTRIES = ("litman.bibtex.file.parse", "litman.bibtex.works.to_work", "litman.bibtex.tex")


@pytest.mark.parametrize(
    ("words", "heavy"),
    [
        pytest.param(["list"], (*_POSTS_LAID_OUT, *_COMPARISON, *_ENTRIES, "litman.claims"), id="list"),
        pytest.param(["search", "cats"], (*_POSTS_LAID_OUT, *_COMPARISON, *_ENTRIES), id="search"),
        pytest.param(
            ["show", "short2018"],
            (*_POSTS_LAID_OUT, *_COMPARISON, "litman.claims.read", "litman.claims.post_claims", "litman.csl"),
            id="show",
        ),
        pytest.param(
            ["claims", "--post", "cats"],
            (
                *_POSTS_LAID_OUT,
                *_COMPARISON,
                *_ENTRIES,
                "litman.claims.address",
                "litman.claims.fingerprint",
                "litman.claims.read",
                "litman.finding",
                "litman.identifiers.doi",
                "litman.identifiers.pmid",
                "litman.library.library_works",
                "litman.library.ports",
                "litman.standing.by_file",
                "litman.standing.known",
                "litman.standing.links",
                "litman.text.spelling",
                "litman.work",
                "difflib",
            ),
            id="claims of a post that did not change",
        ),
        pytest.param(
            ["check"],
            (
                "litman.posts.analyse",
                "litman.posts.markers",
                "litman.posts.references",
                "litman.checks.need",
                "litman.standing.stand",
            ),
            id="check of posts that did not change",
        ),
        pytest.param(["export"], (*_POSTS_LAID_OUT, *_COMPARISON, "litman.claims"), id="export"),
    ],
)
def test_a_second_run_imports_only_what_it_needs(
    tmp_path: Path, words: list[str], heavy: tuple[str, ...]
) -> None:
    root = _library_with_a_post(tmp_path)
    _imported_by("--library", str(root), *words)
    modules = _imported_by("--library", str(root), *words)
    assert "litman.library.library" in modules
    parts = {name.rpartition(".")[0] for name in modules} | modules
    assert sorted(parts & set(heavy)) == []


def test_a_small_bibliography_that_changed_is_read_without_what_starts_processes(tmp_path: Path) -> None:
    root = _library_with_a_post(tmp_path)
    (root / "references.bib").write_text("@book{long2020, title = {Dogs bark}, year = 2020}\n")
    modules = _imported_by("--library", str(root), "show", "long2020")
    assert "litman.index.bibliography.workers" in modules
    assert "multiprocessing" not in modules


def test_a_change_of_a_work_imports_neither_sockets_nor_archives(tmp_path: Path) -> None:
    root = _library_with_a_post(tmp_path)
    modules = _imported_by("--library", str(root), "set", "short2018", "note=Read")
    assert "litman.library.storage.transaction" in modules
    assert sorted(modules & {"socket", "random", "tempfile", "bz2", "importlib.resources"}) == []


def _imported_by(*words: str) -> set[str]:
    """Return the modules that are there when litman ends."""
    code = (
        "import sys, atexit\n"
        "atexit.register(lambda: print('\\n' + ' '.join(sys.modules)))\n"
        f"sys.argv = ['litman', *{words!r}]\n"
        "from litman.cli.main import run\n"
        "run()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    return set(done.stdout.splitlines()[-1].split())


def _library_with_a_post(folder: Path) -> Path:
    root = folder / "library"
    (root / "claims").mkdir(parents=True)
    (root / "litman.toml").write_text('posts = ["../posts"]\n')
    (root / "references.bib").write_text(
        "@article{short2018, author = {Short, Ann}, title = {Cats purr}, doi = {10.5555/cats}, year = 2018}\n"
    )
    (folder / "posts").mkdir()
    (folder / "posts" / "cats.md").write_text("# Cats\n\nMost cats purr when they are fed [@short2018].\n")
    command = [
        sys.executable,
        "-m",
        "litman",
        "--library",
        str(root),
        "scan",
        "--offline",
        str(folder / "posts" / "cats.md"),
    ]
    subprocess.run(command, capture_output=True, check=False)
    return root


def test_a_library_that_does_not_exist_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["--library", str(tmp_path / "nowhere"), "list"])
    assert result.exit_code == 2
    assert result.stderr.startswith("litman: no library in ")
    assert "`litman init` makes one" in result.stderr


def test_an_error_in_the_settings_is_named_with_its_line(run: Run, library: Path) -> None:
    (library / "litman.toml").write_text("posts = []\nmailto = \n")
    result = run("list")
    assert result.exit_code == 2
    assert "litman.toml:2:" in result.stderr


def test_an_unknown_setting_is_pointed_out(run: Run, library: Path) -> None:
    (library / "litman.toml").write_text('mail = "a@example.org"\n')
    result = run("list")
    assert result.exit_code == 0
    assert "litman does not know the setting `mail`" in result.stderr


def test_settings_without_end_that_nobody_knows_are_counted(run: Run, library: Path) -> None:
    (library / "litman.toml").write_text("".join(f"[t{number}]\n" for number in range(1000)))
    assert run("list").stderr.count("\n") < 30
    assert run("list").stderr.endswith("litman.toml: and 980 more that litman does not know\n")


def test_what_the_system_refuses_is_named_and_is_no_bug(
    library: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(library)
    monkeypatch.setattr(sys, "argv", ["litman", "check", "x" * 300 + ".md"])
    with pytest.raises(SystemExit, match="2"):
        _run()
    complaint = capsys.readouterr().err
    assert complaint.startswith("litman: cannot use ")
    assert complaint.endswith("…: File name too long\n")


def test_output_into_a_closed_pipe_ends_quietly(library: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "litman", "--library", str(library), "export"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 0


def test_output_whose_reader_goes_while_it_is_written_ends_quietly(library: Path) -> None:
    entries = (f"@misc{{k{number},\n  title = {{Tea}},\n}}\n\n" for number in range(5000))
    (library / "references.bib").write_text("".join(entries))
    process = subprocess.Popen(
        [sys.executable, "-m", "litman", "--library", str(library), "export", "--format", "csl-json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.read(3) == b"[\n "
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 0


def test_init_makes_a_library_and_never_another_over_it(tmp_path: Path) -> None:
    folder = tmp_path / "lib"
    result = CliRunner().invoke(main, ["init", str(folder)])
    assert result.exit_code == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        ".litman",
        "claims",
        "litman.toml",
        "references.bib",
    ]
    before = (folder / "litman.toml").read_bytes()
    again = CliRunner().invoke(main, ["init", str(folder)])
    assert again.exit_code == 2
    assert "is a library already; nothing was changed" in again.stderr
    assert (folder / "litman.toml").read_bytes() == before
    listed = CliRunner().invoke(main, ["--library", str(folder), "list"])
    assert listed.exit_code == 0


def test_init_takes_over_a_bibliography_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "references.bib").write_text("@book{a, title = {B}}")
    assert CliRunner().invoke(main, ["init", str(tmp_path)]).exit_code == 0
    assert (tmp_path / "references.bib").read_text() == "@book{a, title = {B}}"
    assert CliRunner().invoke(main, ["--library", str(tmp_path), "list", "--keys"]).output == "a\n"
