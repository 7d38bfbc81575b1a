from __future__ import annotations

from litman.actions.add.in_order import InOrder
from tests.sources.conftest import FakeTime


def held(given: str, time: FakeTime | None = None) -> InOrder[str]:
    return InOrder(given, clock=(time or FakeTime()).clock, patience_s=10.0)


def test_what_came_waits_for_what_was_given_before_it() -> None:
    order = held("abcd")
    order.put("c", "C")
    assert order.ready() == []
    order.put("a", "A")
    assert order.ready() == ["A"]
    order.put("b", "B")
    assert order.ready() == ["B", "C"]
    assert len(order) == 0


def test_nothing_is_waited_for_that_will_not_come() -> None:
    order = held("abc")
    order.put("c", "C")
    order.miss("b")
    order.miss("a")
    assert order.ready() == ["C"]


def test_patience_ends() -> None:
    time = FakeTime()
    order = held("abc", time)
    time.sleep(60)
    order.put("c", "C")
    order.put("b", "B")
    assert order.ready() == []
    time.sleep(10)
    assert order.ready() == ["B", "C"]
    order.put("a", "A")
    assert order.ready() == ["A"]


def test_all_is_let_go_at_the_end_in_order() -> None:
    order = held("abcd")
    for name in "dbc":
        order.put(name, name.upper())
    assert order.rest() == ["B", "C", "D"]
    assert order.rest() == []
