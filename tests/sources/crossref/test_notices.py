from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from litman.library.registry import Notice
from litman.sources.crossref.notices import notices_from_message
from tests.sources.records import crossref_message


def entry(
    kind: str, doi: str | None = "10.5555/notice", day: tuple[int, ...] = (2020, 5, 1), **more: Any
) -> dict[str, Any]:
    found = {"type": kind, "DOI": doi, "source": "publisher", "updated": {"date-parts": [list(day)]}, **more}
    return {name: value for name, value in found.items() if value is not None}


def about(*entries: dict[str, Any], **changes: Any) -> tuple[Notice, ...]:
    return notices_from_message(crossref_message(**{"updated-by": list(entries), **changes}))[0]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("retraction", "retracted"),
        ("partial_retraction", "retracted"),
        ("withdrawal", "withdrawn"),
        ("removal", "withdrawn"),
        ("expression_of_concern", "concern"),
        ("Expression of Concern", "concern"),
        ("correction", "corrected"),
        ("erratum", "corrected"),
        ("corrigendum", "corrected"),
        ("new_version", "replaced"),
        ("retract_and_replace", "retracted"),
        ("interim-correction", "corrected"),
        ("something_else", None),
        ("", None),
    ],
)
def test_kinds_are_told_apart(kind: str, expected: str | None) -> None:
    assert [notice.kind for notice in about(entry(kind))] == ([expected] if expected else [])


def test_a_notice_has_its_doi_day_and_source() -> None:
    assert about(entry("retraction", "10.5555/NOTICE")) == (
        Notice("retracted", "retraction", "10.5555/notice", date(2020, 5, 1), "publisher"),
    )


def test_the_gravest_comes_first() -> None:
    found = about(
        entry("correction", "10.5555/a"),
        entry("expression_of_concern", "10.5555/b"),
        entry("retraction", "10.5555/c"),
    )
    assert [notice.kind for notice in found] == ["retracted", "concern", "corrected"]


def test_a_notice_that_two_report_counts_once_in_the_publishers_words() -> None:
    found = about(
        entry("expression_of_concern", day=(2024, 6, 27), source="retraction-watch"),
        entry("expression_of_concern", day=(2024, 8, 1)),
    )
    assert [(notice.source, notice.date) for notice in found] == [("publisher", date(2024, 8, 1))]


def test_a_new_version_that_is_the_work_itself_is_no_notice() -> None:
    own = entry("new_version", "10.5555/TEA")
    assert notices_from_message(crossref_message(**{"updated-by": [own], "update-to": [own]})) == ((), ())


def test_a_work_that_was_withdrawn_in_place_is_withdrawn() -> None:
    notices, updates = notices_from_message(
        crossref_message(**{"update-to": [entry("withdrawal", "10.5555/tea")]})
    )
    assert ([notice.kind for notice in notices], updates) == (["withdrawn"], ())


def test_a_notice_says_what_it_is_about() -> None:
    message = crossref_message(
        title=["Retraction: Why tea"], **{"update-to": [entry("retraction", "10.5555/other")]}
    )
    notices, updates = notices_from_message(message)
    assert notices == ()
    assert [(notice.kind, notice.doi) for notice in updates] == [("retracted", "10.5555/other")]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("RETRACTED: Why tea", "retracted"),
        ("RETRACTED ARTICLE: Why tea", "retracted"),
        ("Retracted: Why tea", "retracted"),
        ("[Retracted] Why tea", "retracted"),
        ("<b>RETRACTED:</b> Why tea", "retracted"),
        ("Article retracted: Why tea", "retracted"),
        ("WITHDRAWN: Why tea", "withdrawn"),
        ("WITHDRAWN", "withdrawn"),
        ("REMOVED: Why tea", "withdrawn"),
        ("Temporarily removed: Why tea", "withdrawn"),
        ("Retraction: Why tea", None),
        ("Retraction notice to: Why tea", None),
        ("Withdrawal of tea from mice", None),
        ("Retracted tongues of the chameleon", None),
        ("Withdrawn and lonely: teapots", None),
        ("Why tea was RETRACTED: a study", None),
    ],
)
def test_a_title_is_a_notice_where_no_record_is(title: str, kind: str | None) -> None:
    found = about(title=[title])
    assert [(notice.kind, notice.source) for notice in found] == ([(kind, "title")] if kind else [])


def test_a_title_adds_nothing_to_a_record() -> None:
    found = about(entry("retraction"), title=["RETRACTED: Why tea"])
    assert [notice.source for notice in found] == ["publisher"]


def test_a_reinstatement_undoes_what_came_before_it() -> None:
    before, after = (
        entry("retraction", "10.5555/a", (2019, 1, 1)),
        entry("retraction", "10.5555/b", (2022, 1, 1)),
    )
    again = entry("reinstatement", "10.5555/c", (2020, 1, 1))
    corrected = entry("correction", "10.5555/d", (2018, 1, 1))
    assert [n.kind for n in about(before, again, corrected, title=["RETRACTED: Tea"])] == ["corrected"]
    assert [n.doi for n in about(before, again, after)] == ["10.5555/b"]


@pytest.mark.parametrize(
    "value", [None, "retraction", 5, [None], [[]], [{"type": None}], [{"type": []}], {"type": "retraction"}]
)
def test_notices_in_no_shape_are_left_out(value: object) -> None:
    assert notices_from_message(crossref_message(**{"updated-by": value, "update-to": value})) == ((), ())


def test_a_day_that_does_not_exist_is_left_out() -> None:
    assert about(entry("retraction", day=(2020, 2, 31)))[0].date is None


RECORDED = {
    "10.1016_s0140_6736_97_11096_0": [
        ("retracted", "10.1016/s0140-6736(10)60175-4"),
        ("corrected", "10.1016/s0140-6736(04)15715-2"),
    ],
    "10.1056_nejmoa2007621": [("retracted", "10.1056/nejmc2021225"), ("concern", "10.1056/nejme2020822")],
    "10.1016_j.ejogrb.2014.02.038": [("concern", "10.1016/j.ejogrb.2024.06.039")],
    "10.1023_a_1025493705728": [],
    "10.1002_14651858.cd008900.pub3": [],
}


@pytest.mark.parametrize("name", RECORDED)
def test_recorded_notices_are_right(shared: Path, name: str) -> None:
    message = json.loads((shared / "crossref" / "retractions" / f"{name}.json").read_bytes())["message"]
    assert [(notice.kind, notice.doi) for notice in notices_from_message(message)[0]] == RECORDED[name]


def test_a_recorded_new_version_says_what_it_replaces(shared: Path) -> None:
    path = shared / "crossref" / "retractions" / "10.1002_14651858.cd008900.pub3.json"
    updates = notices_from_message(json.loads(path.read_bytes())["message"])[1]
    assert [(notice.kind, notice.doi) for notice in updates] == [
        ("replaced", "10.1002/14651858.cd008900.pub2")
    ]
