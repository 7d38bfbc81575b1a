"""Every command that writes, under faults. `LITMAN_FAULTS=all` tries them thoroughly, which takes minutes."""

import os
from pathlib import Path

import pytest

from litman.cli.main import main
from tests.faults.forks import Forks
from tests.faults.samples import AGAIN, BEFORE, READS, WRITES, command_names, make_box
from tests.faults.trial import Trial, files_of, leftovers
from tests.sources.server import RegistryServer

TRIES_ALL = os.environ.get("LITMAN_FAULTS") == "all"
COMMANDS = command_names(main)  # type: ignore[arg-type]


def _command(sample: str) -> str:
    return sample.partition(" +")[0]


def test_every_command_has_a_sample() -> None:
    assert set(COMMANDS) - {*map(_command, WRITES), *READS} == set()


@pytest.mark.parametrize("name", [name for name in WRITES if _command(name) in COMMANDS])
def test_the_library_is_the_old_or_the_new_one_whatever_fails(
    servers: list[Forks], folder: Path, registries: RegistryServer, name: str
) -> None:
    trial = Trial(
        servers,
        WRITES[name],
        folder,
        BEFORE.get(name, ()),
        following=WRITES[name] if name in AGAIN else ("list", "--keys"),
        environment={**registries.environment, "LITMAN_POOL": str(folder / "pool.sqlite")},
        is_thorough=TRIES_ALL,
    )
    trial.prepare()
    assert trial.new != trial.old
    problems = trial.try_all()
    print(name, len(trial.trace), "calls", dict(trial.tried))
    assert not problems, "\n".join([f"{len(problems)} problems", *problems[:12]])
    assert trial.tried["kill"] >= 5
    assert trial.tried["once"] >= 2


@pytest.mark.parametrize("name", [name for name in READS if name in COMMANDS])
def test_a_reading_command_changes_nothing(forks: Forks, folder: Path, name: str) -> None:
    library = make_box(folder / "box")
    before = files_of(folder / "box")
    environment = {"LITMAN_POOL": str(folder / "pool.sqlite")}
    ended = forks.run(READS[name], folder / "box", cwd=library, environment=environment)
    assert ended.status in (0, 1), ended
    assert files_of(folder / "box") == before
    assert not leftovers(folder / "box")
    assert [line for line in ended.trace if "/.litman" not in line] == []
