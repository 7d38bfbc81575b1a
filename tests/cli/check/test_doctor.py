"""`litman doctor`: what works here, what does not, and the command that mends it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run


def lines_of(run: Run) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for line in json.loads(run("doctor", "--json").stdout):
        found.setdefault(line["name"], []).append(line)
    return found


def test_every_thing_that_can_fail_has_a_line(run: Run, library: Path) -> None:
    names = set(lines_of(run))
    assert names >= {
        *("litman", "python", "extra pdf", "library", "settings", "bibliography", "posts", "files", "index"),
        *("lock", "git", "engine pandoc", "engine citeproc-js", "mail address", "lane crossref-single"),
    }


def test_a_library_in_order_ends_with_0_and_names_no_fault(run: Run, library: Path) -> None:
    result = run("doctor")
    assert result.exit_code == 0, result.stdout
    assert "fault" not in result.stdout


@pytest.mark.parametrize(
    ("name", "text", "line", "state", "said"),
    [
        pytest.param(
            "litman.toml", "colour = 3\n", "settings", "note", "`colour` do nothing", id="an idle setting"
        ),
        pytest.param(
            "litman.toml", '[check]\nignore = ["XYZ"]\n', "settings", "note", "`XYZ`", id="an idle code"
        ),
        pytest.param(
            "litman.toml", 'posts = ["nowhere"]\n', "posts", "note", "is not there", id="no such folder"
        ),
        pytest.param(
            "litman.toml",
            'posts = ["../posts"]\nexclude = ["old", "*.tmp.md"]\n',
            "posts",
            "note",
            "`old`, `*.tmp.md` in `exclude` leave out nothing",
            id="patterns that leave out nothing",
        ),
        pytest.param("litman.toml", "posts = 3\n", "settings", "fault", "`posts`", id="a wrong setting"),
        pytest.param("claims/bad.toml", "[[claim\n", "files", "fault", "bad.toml", id="a broken claims file"),
        pytest.param(".litman/pending", "x", "lock", "note", "interrupted", id="an interrupted change"),
        pytest.param(
            ".gitattributes", "*.bib merge=litman\n", "git", "note", "does not have it", id="no driver"
        ),
    ],
)
def test_what_is_amiss_is_said_with_what_mends_it(
    run: Run, library: Path, name: str, text: str, line: str, state: str, said: str
) -> None:
    if name == ".gitattributes":
        (library / ".git").mkdir()
    path = library / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    (library.parent / "posts").mkdir(exist_ok=True)
    found = [item for item in lines_of(run)[line] if said in item["said"]]
    assert [(item["state"], bool(item["mend"])) for item in found] == [(state, True)]


def test_without_a_library_the_program_is_looked_at_all_the_same(run: Run, library: Path) -> None:
    (library / "litman.toml").unlink()
    found = lines_of(run)
    assert found["library"][0]["mend"] == "litman init"
    assert "engine pandoc" in found


def test_texts_of_files_are_counted_with_the_room_that_they_take(run: Run, library: Path) -> None:
    assert "texts" not in lines_of(run)
    (library / "sources").mkdir()
    (library / "page.html").write_text("<p>Neap tides lengthen sleep.</p>")
    run("attach", "moss2019tea", str(library / "page.html"))
    assert "moss2019tea" in run("search", "neap").stdout
    (line,) = lines_of(run)["texts"]
    assert line["state"] == "ok"
    assert line["said"].startswith("1 text of files, ")
