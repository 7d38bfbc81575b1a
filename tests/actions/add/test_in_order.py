from __future__ import annotations

from litman.actions.add.in_order import InOrder
from tests.sources.conftest import FakeTime


def held(given: str, time: FakeTime | None = None) -> InOrder[str]:
    return InOrder(given, clock=(time or FakeTime()).clock, patience_s=10.0)


def take(order: InOrder[str]) -> list[str]:
    """What is ready, dropped at once."""
    found = order.ready()
    order.drop(found)
    return list(found.values())


def test_what_came_waits_for_what_was_given_before_it() -> None:
    order = held("abcd")
    order.put("c", "C")
    assert take(order) == []
    order.put("a", "A")
    assert take(order) == ["A"]
    order.put("b", "B")
    assert take(order) == ["B", "C"]
    assert len(order) == 0


def test_nothing_is_waited_for_that_will_not_come() -> None:
    order = held("abc")
    order.put("c", "C")
    order.miss("b")
    order.miss("a")
    assert take(order) == ["C"]


def test_patience_ends_with_what_waited_longest() -> None:
    time = FakeTime()
    order = held("abcdef", time)
    time.sleep(60)
    order.put("f", "F")
    for name in "ab":
        time.sleep(4)
        order.put(name, name.upper())
        assert take(order) == [name.upper()]
    order.put("e", "E")
    time.sleep(2)
    assert take(order) == ["E", "F"]
    order.put("c", "C")
    assert take(order) == ["C"]


def test_what_is_not_dropped_is_held_still() -> None:
    order = held("abcd")
    for name in "dbc":
        order.put(name, name.upper())
    assert list(order.rest().values()) == ["B", "C", "D"]
    order.put("a", "A")
    assert take(order) == ["A", "B", "C", "D"]
    assert order.rest() == {}


def test_no_more_than_a_thousand_are_held() -> None:
    order: InOrder[int] = InOrder(range(2_000), clock=FakeTime().clock)
    for number in range(999, 0, -1):
        order.put(number, number)
    assert order.ready() == {}
    order.put(1_500, 1_500)
    assert list(order.ready()) == [*range(1, 1_000), 1_500]
