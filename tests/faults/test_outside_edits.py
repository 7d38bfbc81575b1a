"""Another program saves a file of the library at every step of a command."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from litman.cli.main import main
from tests.faults.patched import Patched
from tests.faults.samples import WRITES, make_box
from tests.faults.trial import leftovers

_REAL_OPEN, _REAL_REPLACE = open, os.replace


def run(library: Path, name: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["--library", str(library), *WRITES[name]])
    return result.exit_code, result.output


def save_edited(path: Path, *, in_place: bool) -> None:
    """Save the file as an editor does after its first line was edited: as a new file, or over the old one."""
    with _REAL_OPEN(path, "rb") as stream:
        data = stream.read()
    new = path if in_place else path.with_name("editor.swp")
    with _REAL_OPEN(new, "wb") as stream:
        stream.write(b"% edited\n" + data if path.suffix == ".bib" else b"# edited\n" + data)
    if not in_place:
        _REAL_REPLACE(new, path)


@pytest.mark.parametrize(
    ("name", "edited", "in_place"),
    [
        pytest.param("set", "references.bib", False, id="set, a new file"),
        pytest.param("set", "references.bib", True, id="set, over the old file"),
        pytest.param("claims confirm", "claims/sleep.toml", False, id="claims confirm"),
    ],
)
def test_a_file_that_is_saved_meanwhile_is_never_overwritten(
    tmp_path: Path, name: str, edited: str, in_place: bool
) -> None:
    refused = done = 0
    for n in range(1_000):
        box = tmp_path / str(n)
        library = make_box(box)
        path, steps = library / edited, 0
        with _REAL_OPEN(path, "rb") as stream:
            old = stream.read()
        is_last_moment = False

        def step(call: str, called: str) -> bool:
            nonlocal steps, is_last_moment
            if steps == n:  # noqa: B023
                # Between the last look at a file and its replacement lies one system call.
                is_last_moment = (call, called) == ("rename", f"/library/{edited}")
                if not is_last_moment:
                    save_edited(path, in_place=in_place)  # noqa: B023
            steps += 1
            return False

        with Patched(str(box), step, sees_reading=True):
            code, said = run(library, name)
        if steps <= n:
            break
        if is_last_moment:
            continue
        data = path.read_bytes()
        assert b" edited\n" in data, (n, said)  # whatever became of the command, the edit is there
        if code == 0:
            done += 1
            assert data.split(b" edited\n", 1)[1] != old
        else:
            refused += 1
            assert code == 2
            assert data.endswith(b" edited\n" + old)
            assert "changed by another program" in said
        assert not leftovers(box)
    assert refused >= 3
    assert done >= 3
