from __future__ import annotations

import pytest

from litman.sources.http.services import Peer, Services
from tests.sources.conftest import FakeTime

CROSSREF, DATACITE = Peer("Crossref", "crossref.test"), Peer("DataCite", "datacite.test")
PUBMED = Peer("PubMed", "pubmed.test")


@pytest.fixture
def services(fake_time: FakeTime) -> Services:
    return Services(fake_time.clock)


def test_a_new_service_is_left_alone_after_one_question_and_says_why(services: Services) -> None:
    services.gave_up(CROSSREF, "did not answer in time", is_slow=True)
    assert services.why_left_alone(CROSSREF) == "did not answer in time"
    assert services.why_left_alone(DATACITE) is None


def test_four_tries_of_a_new_service_are_enough_whoever_asked(services: Services) -> None:
    for _ in range(3):
        services.tried(CROSSREF, "is broken")
    assert services.why_left_alone(CROSSREF) is None
    services.tried(CROSSREF, "is broken")
    assert services.why_left_alone(CROSSREF) == "is broken"


def test_half_an_answer_of_a_new_service_says_little_about_the_next(services: Services) -> None:
    services.gave_up(CROSSREF, "the answer was cut off", has_come=True)
    assert services.why_left_alone(CROSSREF) is None


@pytest.mark.parametrize(
    ("is_slow", "questions"),
    [pytest.param(True, 2, id="that were waited for"), pytest.param(False, 4, id="that failed at once")],
)
def test_a_service_that_has_answered_is_left_alone_after_some_questions(
    services: Services, is_slow: bool, questions: int
) -> None:
    services.answered(CROSSREF)
    for _ in range(questions):
        assert services.why_left_alone(CROSSREF) is None
        services.gave_up(CROSSREF, "is gone", is_slow=is_slow)
        assert not services.is_trusted(CROSSREF)
    assert services.why_left_alone(CROSSREF) == "is gone"


def test_after_a_minute_one_question_finds_out_for_all(services: Services, fake_time: FakeTime) -> None:
    services.gave_up(CROSSREF, "is gone")
    fake_time.sleep(61)
    assert services.why_left_alone(CROSSREF) is None
    assert services.why_left_alone(CROSSREF, begins=True) is None
    assert services.why_left_alone(CROSSREF, begins=True) == "is gone"
    services.answered(CROSSREF)
    assert services.why_left_alone(CROSSREF, begins=True) is None


def test_where_nobody_else_is_there_no_other_is_waited_for_once_one_was_given_up(services: Services) -> None:
    services.nobody_else_is_there()
    assert services.why_left_alone(DATACITE) is None
    services.gave_up(CROSSREF, "did not answer in time", is_slow=True)
    assert services.why_left_alone(DATACITE) == "was not asked: no service answers"


def test_one_that_answers_after_all_lets_the_others_be_asked(services: Services) -> None:
    services.nobody_else_is_there()
    services.gave_up(CROSSREF, "did not answer in time", is_slow=True)
    services.answered(CROSSREF)
    assert services.why_left_alone(DATACITE) is None


def test_nobody_else_is_no_word_on_services_that_answered(services: Services) -> None:
    services.answered(DATACITE)
    services.nobody_else_is_there()
    services.gave_up(CROSSREF, "did not answer in time", is_slow=True)
    assert services.why_left_alone(PUBMED) is None
