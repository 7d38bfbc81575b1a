from __future__ import annotations

import threading

import pytest

from litman.errors import StoppedError
from litman.sources.http.session import Session
from litman.sources.side_by_side import side_by_side


def test_each_question_comes_back_with_what_was_said(session: Session) -> None:
    found = side_by_side(session, lambda view, number: number * 10, range(20), at_once=4)
    assert sorted(found) == [(number, number * 10) for number in range(20)]


def test_an_error_that_is_the_answer_is_no_error_of_the_asking(session: Session) -> None:
    error = StoppedError()
    assert list(side_by_side(session, lambda view, number: error, [1], at_once=4)) == [(1, error)]


def test_no_questions_are_no_answers(session: Session) -> None:
    assert list(side_by_side(session, lambda view, number: number, [], at_once=4)) == []


def test_no_more_are_under_way_than_wanted(session: Session) -> None:
    lock, under_way, most = threading.Lock(), [], []

    def ask(view: Session, number: int) -> None:
        with lock:
            under_way.append(number)
            most.append(len(under_way))
        with lock:
            under_way.remove(number)

    assert len(list(side_by_side(session, ask, range(50), at_once=3))) == 50
    assert max(most) <= 3


def test_an_error_is_raised_and_the_rest_is_not_asked(session: Session) -> None:
    asked: list[int] = []

    def ask(view: Session, number: int) -> None:
        asked.append(number)
        raise ValueError(number)

    with pytest.raises(ValueError, match="0"):
        list(side_by_side(session, ask, range(1000), at_once=1))
    assert asked == [0]


def test_who_stops_taking_stops_the_asking_and_waits_for_nobody(session: Session) -> None:
    held, views = threading.Event(), []

    def ask(view: Session, number: int) -> int:
        views.append(view)
        if number:
            held.wait(60)
        return number

    found = side_by_side(session, ask, range(3), at_once=2)
    assert next(found) == (0, 0)
    found.close()
    with pytest.raises(StoppedError):
        views[0].get("http://127.0.0.1:9/", lane="web")
    held.set()
