"""A service that fails, in whatever way, accuses nobody, and is soon known."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from litman.cli.main import main
from litman.sources.http import session
from tests.cli.audit.documents import (
    FORGED_TITLES,
    INVENTED,
    RETRACTED,
    RETRACTED_DOIS,
    TRUES,
    UNREGISTERED,
    WORKS,
)
from tests.cli.audit.world import World
from tests.sources.server import Asked, Played, envelope, played_json, played_page

TRUE_ONES = TRUES[:8]
FALSE_ONES = [*FORGED_TITLES[:2], *UNREGISTERED[:2], INVENTED[0], RETRACTED[0]]
OTHER = WORKS[49]


class SickWorld(World):
    """A world of which one service fails; each stands under a path of its own."""

    sick = ""
    fault = Played()

    @property
    def environment(self) -> dict[str, str]:
        names = super().environment
        return {name: f"{url}/{name.split('_')[1].lower()}" for name, url in names.items()}

    def _begin(self, request: Asked) -> Played:
        service, _, path = request.path[1:].partition("/")
        played = super()._begin(Asked(f"/{path}", request.headers, request.at))
        return self.fault if self.sick in (service, "all") else played


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SickWorld]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LITMAN_POOL", str(tmp_path / "pool.sqlite"))
    monkeypatch.setenv("LITMAN_MAILTO", "ada@example.org")
    monkeypatch.setattr(session, "backoff_s", lambda attempt, *, random: 0.0)
    with SickWorld(WORKS, retracted=RETRACTED_DOIS) as server:
        for name, url in server.environment.items():
            monkeypatch.setenv(name, url)
        yield server


FAULTS = [
    pytest.param(Played(raw=b""), id="hangs up"),
    pytest.param(Played(status=429, headers={"retry-after": "3600"}), id="limits for an hour"),
    pytest.param(Played(status=429), id="limits"),
    pytest.param(Played(status=503), id="is out of service"),
    pytest.param(played_page(), id="answers a web page"),
    pytest.param(played_page(status=404), id="answers a web page that is not there"),
    pytest.param(played_page(status=403), id="lets nobody in"),
    pytest.param(Played(headers={"content-type": "application/json"}), id="answers nothing"),
    pytest.param(played_json({}), id="answers an empty object"),
    pytest.param(
        played_json({"status": "ok", "message": {**envelope(OTHER), "items": [OTHER] * 5, **OTHER}}),
        id="answers another work",
    ),
    pytest.param(played_json(envelope(OTHER), cut_after=90), id="cuts its answers off"),
    pytest.param(
        Played(body=json.dumps(envelope(OTHER)).encode()[:-9], headers={"content-type": "application/json"}),
        id="sends half its answers",
    ),
]


@pytest.mark.parametrize("service", ["crossref", "doi", "datacite"])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_service_that_fails_accuses_nobody(service: str, fault: Played, world: SickWorld) -> None:
    world.sick, world.fault = service, fault
    Path("list.txt").write_text("\n".join(item.text for item in (*TRUE_ONES, *FALSE_ONES)))
    result = CliRunner().invoke(main, ["audit", "--json", "list.txt"], catch_exceptions=False)
    said = {one["text"]: one["verdict"] for one in json.loads(result.stdout)["references"]}
    assert len(said) == len(TRUE_ONES) + len(FALSE_ONES)
    assert {said[item.text] for item in TRUE_ONES} <= {"verified", "not-checked"}
    assert not [item.text for item in FALSE_ONES if said[item.text] not in (*item.right, "not-checked")]
    assert "not-checked" in said.values()
    assert result.exit_code == 3
    assert len(world.asked) < 150  # and soon: who never answers is not asked about each


def test_who_fails_is_said_once_without_advice(world: SickWorld) -> None:
    world.sick, world.fault = "crossref", Played(status=503)
    Path("list.txt").write_text("\n".join(item.text for item in TRUE_ONES))
    result = CliRunner().invoke(main, ["audit", "list.txt"], catch_exceptions=False)
    assert "try again later" not in result.stdout
    assert result.stderr.count("run it again later") == 1
    assert "references: Crossref (" in result.stdout


def test_a_service_that_never_answered_in_time_is_left_alone(
    world: SickWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    from litman.cli.check import audit

    monkeypatch.setattr(audit, "_SILENCE_S", 0.1)
    world.sick, world.fault = "crossref", Played(delay_s=60)
    Path("litman.toml").write_text("timeout_s = 1\n")
    Path("references.bib").write_text("")
    Path("list.txt").write_text("\n".join(item.text for item in TRUE_ONES))
    result = CliRunner().invoke(main, ["audit", "list.txt"], catch_exceptions=False)
    assert result.exit_code == 3
    assert "no service has answered yet" in result.stderr
    asked = [one.path for one in world.asked if "works" in one.path]
    assert len(asked) <= 6  # what was under way together, twice


@pytest.mark.parametrize(
    "fault",
    [pytest.param(Played(delay_s=60), id="silent"), pytest.param(Played(status=500), id="out of service")],
)
def test_where_no_service_answers_each_is_asked_once_and_nobody_is_accused(
    fault: Played, world: SickWorld
) -> None:
    world.sick, world.fault = "all", fault
    Path("litman.toml").write_text("first_answer_s = 0.6\n")
    Path("references.bib").write_text("")
    Path("list.txt").write_text("\n".join(item.text for item in (*TRUE_ONES, *FALSE_ONES)))
    result = CliRunner().invoke(main, ["audit", "--json", "list.txt"], catch_exceptions=False)
    assert result.exit_code == 3
    assert {one["verdict"] for one in json.loads(result.stdout)["references"]} == {"not-checked"}
    questions = [one.path for one in world.asked if one.path != "/"]
    assert 1 <= len(questions) <= 12  # each was asked whether it is there, and few were asked more
