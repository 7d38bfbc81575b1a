import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import BashComplete

from litman.cli.completion import SCRIPTS
from litman.cli.main import main
from litman.cli.shared.lazy import COMPLETE_VARIABLE
from tests.cli.conftest import Run

START = "import sys; sys.argv[0] = 'litman'; from litman.cli.main import run; run()"
COSTLY = (
    "litman.bibtex.file.whole_document",
    "litman.claims.read",
    "requests",
    "bibtexparser",
    "tomlkit",
    "rich",
    "rapidfuzz",
)


@pytest.mark.parametrize(
    ("words", "start", "expected"),
    [
        pytest.param([], "sea", ["search"], id="a command"),
        pytest.param(["claims"], "li", ["link"], id="a command of a group"),
        pytest.param(["list"], "--so", ["--sort"], id="an option"),
        pytest.param(["list", "--sort"], "y", ["year"], id="a choice"),
        pytest.param(["show"], "m", ["moss2019tea"], id="a key"),
        pytest.param(["show"], "MOSS", ["moss2019tea"], id="a key in another case"),
        pytest.param(["show"], "", ["moss2019tea", "reed2001leaf", "teahouse2019news"], id="all keys"),
        pytest.param(["export", "--key"], "r", ["reed2001leaf"], id="a key after an option"),
        pytest.param(["claims", "--post"], "s", ["sleep"], id="a post"),
        pytest.param(["claims", "show"], "s", ["sleep/"], id="the post of a claim"),
        pytest.param(["claims", "show"], "sleep/c0", ["sleep/c01", "sleep/c02"], id="a claim"),
        pytest.param(["claims", "confirm", "sleep/c01"], "m", ["moss2019tea"], id="a key after a claim"),
        pytest.param(["set", "moss2019tea"], "ti", ["title="], id="a field to set"),
        pytest.param(["unset", "moss2019tea"], "jou", ["journal", "journaltitle"], id="a field"),
        pytest.param(["search"], "ti", ["title:"], id="a field to search"),
        pytest.param(
            ["search"], "notice:r", ["notice:retracted", "notice:replaced"], id="a value of a field"
        ),
        pytest.param(["list", "--has"], "cl", ["claims"], id="what a work may have"),
        pytest.param(["show"], "zz", [], id="nothing"),
    ],
)
def test_what_was_begun_is_completed(
    run: Run,
    library: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    start: str,
    expected: list[str],
) -> None:
    run("list")
    monkeypatch.setenv(COMPLETE_VARIABLE, "bash_complete")
    found = BashComplete(main, {}, "litman", COMPLETE_VARIABLE).get_completions(
        ["--library", str(library), *words], start
    )
    assert [item.value for item in found if item.type == "plain"] == expected


def test_keys_of_a_small_library_are_completed_without_an_index(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(COMPLETE_VARIABLE, "bash_complete")
    found = BashComplete(main, {}, "litman", COMPLETE_VARIABLE).get_completions(
        ["--library", str(library), "show"], "t"
    )
    assert [item.value for item in found] == ["teahouse2019news"]
    assert not (library / ".litman").exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_is_answered_where_the_library_is_found(run: Run, library: Path, shell: str) -> None:
    run("list")
    current = "2" if shell != "fish" else "mo"
    added = {COMPLETE_VARIABLE: f"{shell}_complete", "COMP_WORDS": "litman show mo", "COMP_CWORD": current}
    added["LITMAN_LIBRARY"] = str(library)
    result = subprocess.run(
        [sys.executable, "-c", START], env=os.environ | added, capture_output=True, text=True, check=True
    )
    expected = {
        "bash": "plain,moss2019tea\n",
        "zsh": "plain\nmoss2019tea\nTea and REM sleep\n",
        "fish": "plain,moss2019tea\tTea and REM sleep\n",
    }
    assert result.stdout == expected[shell]
    assert result.stderr == ""


def test_completion_of_a_key_imports_nothing_costly(run: Run, library: Path) -> None:
    run("list")
    code = START.replace("run()", "") + (
        "import atexit; atexit.register(lambda: sys.stderr.write(' '.join(sys.modules))); run()"
    )
    added = {COMPLETE_VARIABLE: "bash_complete", "COMP_WORDS": "litman show mo", "COMP_CWORD": "2"}
    added["LITMAN_LIBRARY"] = str(library)
    result = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | added, capture_output=True, text=True, check=True
    )
    modules = set(result.stderr.split())
    assert "litman.cli.shared.completing" in modules
    assert modules.isdisjoint(COSTLY)


def test_no_library_completes_to_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LITMAN_LIBRARY", raising=False)
    monkeypatch.setenv(COMPLETE_VARIABLE, "bash_complete")
    assert BashComplete(main, {}, "litman", COMPLETE_VARIABLE).get_completions(["show"], "m") == []


@pytest.mark.parametrize("shell", list(SCRIPTS))
def test_the_script_of_each_shell_is_printed(run: Run, shell: str) -> None:
    result = run("completion", shell)
    assert result.stdout == SCRIPTS[shell]
    spoken = "bash" if shell == "powershell" else shell
    assert f"{COMPLETE_VARIABLE}={spoken}_complete" in result.stdout.replace("$env:", "").replace(" = '", "=")


@pytest.mark.skipif(sys.platform == "win32", reason="no bash")
def test_bash_completes_with_the_script(run: Run, library: Path, tmp_path: Path) -> None:
    run("list")
    program = tmp_path / "litman"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{START}" "$@"\n')
    program.chmod(0o755)
    script = (
        'eval "$("$0" completion bash)"; COMP_WORDS=(litman show MO); COMP_CWORD=2; _litman_completion "$0"; '
        'echo "${COMPREPLY[@]}"'
    )
    result = subprocess.run(
        ["bash", "-c", script, str(program)],
        env=os.environ | {"LITMAN_LIBRARY": str(library)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout == "moss2019tea\n"
