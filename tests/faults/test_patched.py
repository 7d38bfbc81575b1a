import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.forks import Fault, Forks
from tests.faults.samples import BIB, WRITES, make_box
from tests.faults.trial import Trial

# SQLite syncs the folder, too; `mkdir(".")` is written differently.
_NOT_COMPARED = ("mkdir", "fsync /library/.litman")


@pytest.fixture(scope="module")
def plain() -> Iterator[Forks]:
    with Forks(None) as running:
        yield running


def calls(trace: tuple[str, ...]) -> list[str]:
    """Return the calls on files, the names of temporary ones made equal; SQLite's are left out."""
    named = [re.sub(r"\.litman-[0-9a-f-]+|\d{8}-[0-9a-f]{8}-", "", call) for call in trace]
    return [call for call in named if "/index" not in call and not call.startswith(_NOT_COMPARED)]


@pytest.mark.parametrize("name", ["set", "rename", "attach"])
def test_python_sees_the_calls_that_the_system_sees(
    plain: Forks, forks: Forks, folder: Path, name: str
) -> None:
    if not forks.has_shim:
        pytest.skip("there is no C compiler to compare with")
    traces = []
    for number, server in enumerate((plain, forks)):
        box = folder / str(number)
        library = make_box(box)
        server.run(("list",), box, cwd=library, in_server=True)
        traces.append(calls(server.run(WRITES[name], box, cwd=library).trace))
    assert traces[0] == traces[1]
    assert len(traces[0]) > 20


def test_without_a_compiler_the_same_faults_are_tried(plain: Forks, folder: Path) -> None:
    trial = Trial([plain], WRITES["set"], folder)
    trial.prepare()
    assert trial.try_all() == []
    assert trial.tried["kill"] >= 10
    assert min(trial.tried.values()) >= 1


def test_the_shim_fails_the_call_that_it_is_told(forks: Forks, folder: Path) -> None:
    library = make_box(folder / "box")
    ended = forks.run(WRITES["set"], folder / "box", cwd=library, fault=Fault("kill", 8))
    assert ended.status == -9
    assert (library / "references.bib").read_text() == BIB
