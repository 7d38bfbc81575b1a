"""litman/privacy.py, by the commands that make something in a library"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from litman.assistants.desk import Desk as AssistantsDesk
from litman.cli.main import main
from litman.cli.shared.completing import _asking
from litman.lsp.desk import Desk as LspDesk
from litman.privacy import keep_private
from litman.web.desk import Desk as WebDesk
from tests.cli.conftest import Run

pytestmark = pytest.mark.skipif(os.name != "posix", reason="rights of others are POSIX")


@pytest.fixture(autouse=True)
def umask() -> Iterator[None]:
    """What most systems give: others may read what one makes."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def open_to_others(root: Path) -> list[str]:
    """Return what others may do anything with, of all that litman made in the library for itself."""
    state = root / ".litman"
    assert len(list(state.rglob("*"))) > 2
    return [str(path.relative_to(root)) for path in (state, *state.rglob("*")) if rights(path) & 0o077]


def work_in(run: Run, library: Path) -> None:
    """Make an index, a journal of undo, and the memories of scanning, checking and citing."""
    post = library.parent / "posts" / "tea.md"
    post.parent.mkdir(exist_ok=True)
    post.write_text("Tea shortens sleep (Moss, 2019).\n")
    for words in (
        ["tag", "moss2019tea", "--add", "new"],
        ["search", "tea"],
        ["scan", str(post)],
        ["check"],
        ["export"],
    ):
        assert run(*words).exit_code in (0, 1)


def test_what_is_made_for_a_private_bibliography_is_private(run: Run, library: Path) -> None:
    (library / "references.bib").chmod(0o600)
    work_in(run, library)
    assert open_to_others(library) == []
    assert rights(library / ".litman") == 0o700
    assert rights(library / "references.bib") == 0o600


def test_the_doctor_keeps_a_private_bibliography_private(run: Run, library: Path) -> None:
    (library / "references.bib").chmod(0o600)
    run("doctor")
    assert open_to_others(library) == []


def by_command(root: Path, *words: str) -> None:
    assert CliRunner().invoke(main, ["--library", str(root), *words]).exit_code == 0


def by_completion(root: Path) -> object:
    with click.Context(click.Command("show")) as ctx:
        ctx.params["library"] = root
        return _asking(lambda lookup, start: lookup.keys(start))(ctx, click.Argument(["key"]), "moss")


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda root: LspDesk(root).works(), id="editors"),
        pytest.param(
            lambda root: AssistantsDesk(root).library().require_entry("moss2019tea"), id="assistants"
        ),
        pytest.param(
            lambda root: WebDesk(root, environment=os.environ).library().require_entry("moss2019tea"),
            id="workbench",
        ),
        pytest.param(by_completion, id="completion"),
        pytest.param(lambda root: by_command(root, "cite", "moss2019tea"), id="cite"),
        pytest.param(lambda root: by_command(root, "show", "moss2019tea"), id="show"),
    ],
)
def test_whoever_opens_a_private_bibliography_keeps_it_private(
    library: Path, ask: Callable[[Path], object]
) -> None:
    (library / "references.bib").chmod(0o600)
    ask(library)
    assert os.umask(0o022) == 0o077
    assert [path for path in (library / ".litman").rglob("*") if rights(path) & 0o077] == []


def test_what_was_made_before_the_bibliography_became_private_is_made_private(
    run: Run, library: Path
) -> None:
    work_in(run, library)
    assert open_to_others(library)
    (library / "references.bib").chmod(0o600)
    run("list")
    assert open_to_others(library) == []


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o660, 0o604])
def test_a_bibliography_that_others_may_read_stays_as_it_is(library: Path, mode: int) -> None:
    (library / "references.bib").chmod(mode)
    assert not keep_private(library / "references.bib")
    assert os.umask(0o022) == 0o022


def test_a_link_in_the_folder_leads_to_no_change_outside(run: Run, library: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_text("another's")
    outside.chmod(0o644)
    (library / ".litman").mkdir()
    (library / ".litman" / "link").symlink_to(outside)
    (library / "references.bib").chmod(0o600)
    assert keep_private(library / "references.bib")
    assert rights(outside) == 0o644


def test_a_folder_that_is_a_link_is_left_alone(library: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir(mode=0o755)
    (library / ".litman").symlink_to(outside)
    (library / "references.bib").chmod(0o600)
    assert keep_private(library / "references.bib")
    assert rights(outside) == 0o755


def test_a_pool_of_a_private_file_is_private(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LITMAN_POOL", str(tmp_path / "cache" / "pool.sqlite"))
    for name, mode in (("open", 0o644), ("own", 0o600)):
        file = tmp_path / f"{name}.bib"
        file.write_text(f"@book{{{name}, title = {{Leaves}}, doi = {{10.1000/{name}}}, year = 2001}}\n")
        file.chmod(mode)
        assert run("pool", "add", str(file)).exit_code == 0
        assert rights(tmp_path / "cache" / "pool.sqlite") == mode


def test_a_pool_on_disk_of_a_private_file_is_private(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    file, folder = tmp_path / "own.bib", tmp_path / "pool"
    file.write_text("@book{own, title = {Leaves}, doi = {10.1000/own}, year = 2001}\n")
    file.chmod(0o600)
    assert run("pool", "build", str(file), "-o", str(folder)).exit_code == 0
    assert [path for path in (folder, *folder.rglob("*")) if rights(path) & 0o077] == []
