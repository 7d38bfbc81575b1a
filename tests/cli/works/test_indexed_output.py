"""What commands print through the index is what they print by reading the whole file, after any edit."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from litman.bibtex.file.whole_document import WholeDocument
from litman.cli.main import main
from litman.cli.shared import context
from litman.library.whole.doors import WholeDoors
from litman.text.terminal import terminal_safe
from tests.index.bibliography.test_document import files
from tests.index.indexing import small_chunks, write

_COMMANDS = (
    ["show", "k1"],
    ["show", "o", "--json"],
    ["export", "--key", "p"],
    ["export", "--format", "csl-json"],
)


def _printed(root: Path) -> list[tuple[int, str]]:
    done = [CliRunner().invoke(main, ["--library", str(root), *words]) for words in _COMMANDS]
    assert not any("Usage:" in result.output for result in done)
    return [(result.exit_code, result.output) for result in done]


@given(st.lists(files, min_size=1, max_size=3))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_commands_print_the_same_with_the_index_as_without(tmp_path: Path, states: list[bytes]) -> None:
    (tmp_path / "litman.toml").write_text("")
    for data in states:
        write(tmp_path / "references.bib", data)
        with small_chunks():
            known = _printed(tmp_path)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(context, "doors_of", lambda root, settings: WholeDoors())
            assert known == _printed(tmp_path)
        listed = CliRunner().invoke(main, ["--library", str(tmp_path), "list", "--keys"]).stdout
        assert listed.split("\n")[:-1] == [terminal_safe(key) for key in WholeDocument(tmp_path, data).keys()]  # noqa: SIM118


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(b"no database at all", id="another file"),
        pytest.param(b"", id="an empty file"),
        pytest.param(None, id="rows of another library"),
    ],
)
def test_an_index_in_doubt_is_made_anew(tmp_path: Path, damage: bytes | None) -> None:
    (tmp_path / "litman.toml").write_text("")
    write(tmp_path / "references.bib", b"@misc{k1, title = {First}}\n")
    index = tmp_path / ".litman" / "index.sqlite"
    assert "First" in _printed(tmp_path)[0][1]
    assert index.is_file()
    if damage is None:
        (tmp_path / "references.bib").unlink()
    else:
        index.write_bytes(damage)
    write(tmp_path / "references.bib", b"@misc{k1, title = {Other}}\n")
    assert "Other" in _printed(tmp_path)[0][1]


def test_a_library_that_cannot_be_written_has_its_index_in_the_cache_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "library"
    root.mkdir()
    (root / "litman.toml").write_text("")
    write(root / "references.bib", b"@misc{k1, title = {First}}\n")
    (root / ".litman").write_text("a file where the folder would be")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert "First" in _printed(root)[0][1]
    assert list((tmp_path / "cache" / "litman").glob("*/index.sqlite"))
