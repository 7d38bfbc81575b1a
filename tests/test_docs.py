"""The pages of the repository: every link leads somewhere, every file that they name is there, nothing stands twice."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from litman.cli.main import main
from tests.test_layers import ROOMS

ROOT = Path(__file__).parents[1]
MOST_BYTES_OF_THE_README = 10_240
# Each of them has one text, which the program has with it: pages of `litman help`, made of its tables and commands.
WRITTEN = {"CHANGELOG.md": "changes", "docs/settings.md": "settings", "docs/litman.1": "man"}
_ROOMS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "docs/**/*.md", "litman/help/*.md")
PAGES = sorted(path for pattern in _ROOMS for path in ROOT.glob(pattern))
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<!!)\[[^\]\n]*(?:\n[^\]\n]*)?\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
_CODE = re.compile(r"`([^`\n]+)`")
_BEGINNINGS = ("litman/", "tests/", "benchmarks/", "docs/", ".ci/")
_PLACEHOLDER = re.compile(r"[A-Z]{3,}|[<>…*{}]")
_NAME_OF_A_MODULE = re.compile(r"litman(?:\.\w+)+")


def ids(pages: list[Path]) -> list[object]:
    return [pytest.param(page, id=str(page.relative_to(ROOT))) for page in pages]


def prose(page: Path) -> str:
    return _FENCE.sub("", page.read_text(encoding="utf-8"))


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as GitHub makes them."""
    return {
        re.sub(r"[^\w\- ]", "", re.sub(r"[`*]", "", heading).strip().lower()).replace(" ", "-")
        for heading in _HEADING.findall(prose(page))
    }


def broken_links(page: Path) -> Iterator[str]:
    for target in _LINK.findall(prose(page)):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        path = (page.parent / name).resolve() if name else page
        if not path.exists() or not path.is_relative_to(ROOT):
            yield f"{target}: there is no such file"
        elif anchor and anchor not in anchors(path):
            yield f"{target}: the page has no such heading"


def absent_files(page: Path) -> Iterator[str]:
    """Yield what a page names in code as a file, folder or module of the repository, and is not there."""
    for code in _CODE.findall(prose(page)):
        if not _PLACEHOLDER.search(code) and not _is_there(code):
            yield code


def _is_there(code: str) -> bool:
    """Whether a word in code that has the shape of a path or a module's name is one."""
    if code.startswith(_BEGINNINGS) and " " not in code:
        return (ROOT / code).exists()
    return not _NAME_OF_A_MODULE.fullmatch(code) or _is_module(code)


def _is_module(dotted: str) -> bool:
    """Whether it is a module or a name that a module defines."""
    whole = ROOT.joinpath(*dotted.split("."))
    parent = whole.parent.with_suffix(".py")
    return whole.is_dir() or whole.with_suffix(".py").is_file() or parent.is_file()


@pytest.mark.parametrize("page", ids(PAGES))
def test_every_link_of_a_page_leads_to_a_file_and_heading(page: Path) -> None:
    assert list(broken_links(page)) == []


@pytest.mark.parametrize("page", ids(PAGES))
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    assert list(absent_files(page)) == []


def test_every_page_can_be_reached_from_the_readme() -> None:
    found, left = set(), [ROOT / "README.md"]
    while left:
        page = left.pop()
        if page not in found and page.suffix == ".md":
            found.add(page)
            links = (target.partition("#")[0] for target in _LINK.findall(prose(page)))
            left += [(page.parent / name).resolve() for name in links if name and ":" not in name]
    assert [str(page.relative_to(ROOT)) for page in PAGES if page not in found] == []


def test_the_page_about_the_house_has_its_rooms_in_their_order() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = page.partition("| room |")[2].partition("\n\n")[0]
    rows = [row.split(" | ")[0] for row in table.splitlines()[2:]]
    said = [set(re.findall(r"`litman/(\w+)(?:/|\.py)`", row)) for row in rows]
    assert said == [set(row) for row in ROOMS]


def test_the_readme_is_short() -> None:
    assert (ROOT / "README.md").stat().st_size <= MOST_BYTES_OF_THE_README


@pytest.mark.parametrize(("name", "topic"), WRITTEN.items())
def test_a_page_that_is_made_is_what_the_help_prints(name: str, topic: str) -> None:
    printed = CliRunner().invoke(main, ["help", topic]).stdout
    if os.environ.get("WRITE_DOCS"):
        (ROOT / name).write_text(printed, encoding="utf-8")
    said = (ROOT / name).read_text(encoding="utf-8")
    assert said == printed, "WRITE_DOCS=1 python -m pytest tests/test_docs.py writes it"


def test_nobody_is_told_to_install_litman_by_its_bare_name() -> None:
    """In the package index the name is another program's."""
    files = [*PAGES, *(ROOT / "litman").rglob("*.py")]
    by_name = re.compile(r"(?:pipx?|uv tool) install +(?:-\S+ +)*[\"']?litman\b(?! @)")
    found = [path for path in files if by_name.search(path.read_text(encoding="utf-8"))]
    assert found == []


def test_no_comment_points_outside_the_repository() -> None:
    files = [path for room in ("litman", "tests", "benchmarks") for path in (ROOT / room).rglob("*.py")]
    outside = re.compile(r"\.\./shared\b|\b(?:DESIGN|STYLE_GUIDE)(?:\.md)?\b|\bissue #?\d")
    assert [
        path for path in files if path != Path(__file__) and outside.search(path.read_text("utf-8"))
    ] == []
