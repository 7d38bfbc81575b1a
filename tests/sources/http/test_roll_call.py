from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from litman.sources.http.roll_call import RollCall
from tests.sources.conftest import end_roll_call

ROLL = {
    "Crossref": "http://crossref.test",
    "DataCite": "http://datacite.test/api",
    "doi.org": "http://doi.test",
}


def called(knock: Callable[[str], bool], nobody: Callable[[], None], *, after_s: float = 60.0) -> RollCall:
    return RollCall(ROLL, after_s=after_s, knock=knock, nobody=nobody)


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        pytest.param((), 1, id="nobody"),
        pytest.param(("DataCite",), 0, id="one"),
        pytest.param(tuple(ROLL), 0, id="all"),
        pytest.param(("Crossref",), 1, id="only the one that is asked already, which is not counted"),
    ],
)
def test_it_is_told_where_nobody_is_there(there: tuple[str, ...], expected: int) -> None:
    told: list[bool] = []
    roll = called(lambda url: url in {ROLL[name] for name in there}, lambda: told.append(True))
    roll.begin("Crossref")
    end_roll_call()
    assert len(told) == expected


def test_each_service_is_asked_once() -> None:
    knocked: list[str] = []
    roll = called(lambda url: bool(knocked.append(url)), lambda: None)
    roll.begin("Crossref")
    roll.begin("doi.org")
    end_roll_call()
    assert sorted(knocked) == [ROLL["DataCite"], ROLL["doi.org"]]


@pytest.mark.parametrize(
    ("after_s", "begins"), [pytest.param(0.01, True, id="lasts"), pytest.param(60.0, False, id="quick")]
)
def test_a_question_that_lasts_begins_it_and_a_quick_one_does_not(after_s: float, begins: bool) -> None:
    begun = threading.Event()
    roll = called(lambda url: bool(begun.set()), lambda: None, after_s=after_s)
    with roll.awaiting("Crossref"):
        assert begun.wait(10 if begins else 0.1) == begins
    end_roll_call()


def test_without_others_there_is_nobody_to_ask() -> None:
    told: list[bool] = []
    roll = RollCall(
        {"Crossref": "http://crossref.test"},
        after_s=60.0,
        knock=lambda url: False,
        nobody=lambda: told.append(True),
    )
    roll.begin("Crossref")
    end_roll_call()
    assert told == []
