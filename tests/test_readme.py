"""The commands of the README and of the pages in docs/ are run as they stand: each must print what its page says.

A block that begins with ```` ```console ```` is run, in the order of its page. A page that brings files of its own
(`<!-- file: posts/tea.md -->` above a block) is run in a fresh folder with these, any other on a copy of `library/`.
`WRITE_DOCS=1` writes what the commands print into the pages; read the difference before you keep it.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from litman.cli.main import main
from tests.sources.server import RegistryServer

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"^<!-- file: (\S+) -->\n+```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TODAY = re.compile(r"\b20\d\d-\d\d-\d\d\b")
_ANYTHING = "…"  # a line of a page that stands for any lines


class Step(NamedTuple):
    """A command of a page and the lines that it is said to print."""

    command: str
    expected: list[str]


# Facts about the work, in the shape of Crossref's record of it.
BERMAN = {
    "DOI": "10.1016/s0006-3223(99)00230-9",
    "type": "journal-article",
    "title": ["Antidepressant effects of ketamine in depressed patients"],
    "author": [
        {"given": "Robert M", "family": "Berman", "sequence": "first"},
        {"given": "Angela", "family": "Cappiello", "sequence": "additional"},
        {"given": "Amit", "family": "Anand", "sequence": "additional"},
        {"given": "Dan A", "family": "Oren", "sequence": "additional"},
        {"given": "George R", "family": "Heninger", "sequence": "additional"},
        {"given": "Dennis S", "family": "Charney", "sequence": "additional"},
        {"given": "John H", "family": "Krystal", "sequence": "additional"},
    ],
    "container-title": ["Biological Psychiatry"],
    "volume": "47",
    "issue": "4",
    "page": "351-354",
    "issued": {"date-parts": [[2000, 2]]},
    "publisher": "Elsevier BV",
    "ISSN": ["0006-3223"],
}


def steps(page: Path) -> Iterator[Step]:
    for block in _BLOCK.findall(page.read_text(encoding="utf-8")):
        lines = block.splitlines()
        starts = [number for number, line in enumerate(lines) if line.startswith("$ ")]
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            yield Step(lines[start][2:], lines[start + 1 : end])


def fits(expected: list[str], printed: list[str]) -> bool:
    """Whether the lines were printed; `…` alone on a line stands for any number of lines, any day for any other."""
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == _ANYTHING else _any_day(line) + "\n" for line in expected
    )
    return re.fullmatch(pattern, "".join(line + "\n" for line in printed)) is not None


def _any_day(line: str) -> str:
    return r"20\d\d-\d\d-\d\d".join(re.escape(part) for part in _TODAY.split(line))


def lay_out(page: Path, folder: Path) -> None:
    """Put what the page's commands work on into the folder."""
    files = _FILE.findall(page.read_text(encoding="utf-8"))
    for name, text in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    if not files:
        shutil.copytree(ROOT / "library", folder / "library", ignore=shutil.ignore_patterns(".litman"))
        shutil.copytree(ROOT / "tests" / "data" / "posts", folder / "tests" / "data" / "posts")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], list[str]]]:
    """Run a command of a page in a folder of its own; a server on this machine knows the work that is added."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    with RegistryServer() as server:
        server.crossref_record(BERMAN)
        server.agency("10.99999/jrp.2019.77", None)
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)

        def run_command(command: str) -> list[str]:
            words = shlex.split(command)
            assert words[0] == "litman", command
            printed = CliRunner().invoke(main, words[1:], prog_name="litman").output
            # An address of a DOI is one of the server here that stands in for doi.org.
            return [line.rstrip() for line in printed.replace(server.url, "https://doi.org").splitlines()]

        yield run_command


@pytest.mark.parametrize("page", [pytest.param(page, id=page.name) for page in PAGES if any(steps(page))])
def test_the_commands_of_a_page_print_what_it_says(
    page: Path, run: Callable[[str], list[str]], tmp_path: Path
) -> None:
    lay_out(page, tmp_path)
    printed = [(step, run(step.command)) for step in steps(page)]
    if os.environ.get("WRITE_DOCS"):
        write_page(page, printed)
        return
    wrong = [
        f"$ {step.command}\n" + "\n".join(lines) for step, lines in printed if not fits(step.expected, lines)
    ]
    assert not wrong, "\n\n".join(wrong)


def test_the_tour_and_the_four_commands_are_there() -> None:
    assert len(list(steps(ROOT / "docs" / "tour.md"))) >= 15
    assert len(list(steps(ROOT / "README.md"))) == 4


def test_the_readme_has_its_two_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"<!-- command: (\w+) -->\n```sh\n([^\n]+)\n```", text)
    assert [name for name, _ in commands] == ["main", "tests"]
    assert all(command.startswith("python3 -m venv .venv && ") for _, command in commands)


def write_page(page: Path, printed: Iterable[tuple[Step, list[str]]]) -> None:
    """Put what was printed into the page; a step that fits, with its `…`, stays as it is."""
    text = page.read_text(encoding="utf-8")
    for step, lines in printed:
        if not fits(step.expected, lines):
            old = "\n".join([f"$ {step.command}", *step.expected]) + "\n"
            assert text.count(old) == 1, step.command
            text = text.replace(old, "\n".join([f"$ {step.command}", *lines]) + "\n")
    page.write_text(text, encoding="utf-8")
