"""Two hundred identifiers of five kinds: right or honestly failed, in their order, within the limits of every lane."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import litman
from tests.cli.add.every_service import ABSENT, EveryService, identifiers, title_of, titles_of

COUNT = 200


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[EveryService]:
    with EveryService() as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("LITMAN_MAILTO", "ada@example.org")
        yield running


def add(library: Path, given: list[str], *words: str) -> subprocess.CompletedProcess[str]:
    """Add in a process of its own: what saving costs must not delay what the server notes."""
    command = [sys.executable, "-m", "litman", "--library", str(library), "add", "any", *words, "-"]
    folder = Path(litman.__path__[0]).parent
    return subprocess.run(
        command, input="\n".join(given), capture_output=True, text=True, cwd=folder, check=False
    )


def test_mixed_identifiers_are_added_in_their_order_within_the_limits(
    library: Path, server: EveryService
) -> None:
    given = identifiers(COUNT)
    result = add(library, given, "--json")
    assert result.returncode == 1, [
        one for one in json.loads(result.stdout) if one["outcome"] == "incomplete"
    ]
    outcomes = {item["given"]: item["outcome"] for item in json.loads(result.stdout)}
    absent = {name for number, name in enumerate(given, start=1) if number % 10 == ABSENT}
    assert {name for name, outcome in outcomes.items() if outcome == "added"} == {*given} - absent
    assert {outcomes[name] for name in absent} == {"unregistered"}
    wanted = [title_of(number) for number in range(1, COUNT + 1) if number % 10 != ABSENT]
    assert titles_of(library)[-len(wanted) :] == wanted
    assert server.beyond_limits() == {}
    asked = len(server.asked)
    assert add(library, given).returncode == 1
    assert titles_of(library)[-len(wanted) :] == wanted
    assert len(server.asked) - asked <= len(absent)  # of what was found nobody is asked again
