"""A reference is matched with its work though the record's title says that the work was taken back."""

import pytest

from litman.matching.features import compare
from litman.matching.query import read_query
from litman.matching.record import Record

TITLE = "Sleep hormones grow hair"
NOTICE = Record("10.1000/n", f"Retraction: {TITLE}", ("Glass",), (2019,), "4", "1", "7", ("Hair Reports",))


@pytest.mark.parametrize(
    "said", [TITLE, f"RETRACTED: {TITLE}", f"{TITLE} (Retracted)"], ids=["before", "marked", "marked behind"]
)
@pytest.mark.parametrize(
    "title",
    [TITLE, f"RETRACTED ARTICLE: {TITLE}", f"[Retracted] {TITLE}", f"{TITLE} (Retracted article)",
     f"ARTÍCULO RETRACTADO: {TITLE}", f"WITHDRAWN: {TITLE}"],
)  # fmt: skip
def test_a_mark_in_a_title_makes_no_other_work_of_it(title: str, said: str) -> None:
    record = Record("10.1000/a", title, ("Glass",), (2018,), "3", "1", "9-15", ("Hair Reports",))
    found = compare(read_query(f"Glass O. {said}. Hair Reports. 2018;3(1):9-15."), record)
    assert (found["notice_other"], found["title_whole"], found["title_words"]) == (0.0, 1.0, 1.0)


def test_the_notice_of_a_retraction_is_another_work() -> None:
    assert compare(read_query(f"Glass O. {TITLE}. Hair Reports. 2018;3(1):9-15."), NOTICE)["notice_other"]
    assert not compare(read_query(f"Glass O. Retraction: {TITLE}. Hair Reports 2019;4:7."), NOTICE)[
        "notice_other"
    ]
