"""References of retracted works."""

from __future__ import annotations

from datetime import date

import pytest

from litman.export.styles.notices import with_notice
from litman.identifiers.identifier import doi_identifier
from litman.library.registry import Notice, NoticeKind, RegistryRecord


def _record(kind: NoticeKind, type: str) -> RegistryRecord:
    return RegistryRecord(
        doi_identifier("10.1000/x"), date(2026, 1, 1), "found", notices=(Notice(kind, type),)
    )


@pytest.mark.parametrize(
    ("title", "kind", "type", "printed"),
    [
        pytest.param("Tea", "retracted", "retraction", "Tea [Retracted]", id="retracted"),
        pytest.param("Tea", "retracted", "partial_retraction", "Tea [Partially retracted]", id="in part"),
        pytest.param("Tea", "withdrawn", "withdrawal", "Tea [Withdrawn]", id="withdrawn"),
        pytest.param("Tea", "corrected", "erratum", "Tea", id="corrected"),
        pytest.param("Tea", "concern", "expression_of_concern", "Tea", id="a concern is no retraction"),
        pytest.param("RETRACTED: Tea", "retracted", "retraction", "RETRACTED: Tea", id="the title says so"),
        pytest.param("[Retracted] Tea", "retracted", "retraction", "[Retracted] Tea", id="in brackets"),
        pytest.param("<i>Retracted</i> Article: Tea", "retracted", "retraction", "<i>Retracted</i> Article: Tea",
                     id="with mark-up"),
        pytest.param(None, "retracted", "retraction", "[Retracted]", id="no title"),
    ],
)  # fmt: skip
def test_a_title_says_what_became_of_the_work(
    title: str | None, kind: NoticeKind, type: str, printed: str
) -> None:
    item = {"id": "a", "title": title} if title else {"id": "a"}
    assert with_notice(item, _record(kind, type))["title"] == printed


def test_a_work_without_a_record_stays_as_it_is() -> None:
    assert with_notice({"id": "a", "title": "Tea"}, None) == {"id": "a", "title": "Tea"}


def test_what_a_work_states_itself_is_printed_once() -> None:
    stated = Notice("retracted", "retraction", source="entry")
    item = {"id": "a", "title": "Tea", "status": "retracted"}
    assert with_notice(item, None, stated) == {"id": "a", "title": "Tea [Retracted]"}
    marked = {"id": "a", "title": "ARTIGO RETRATADO: Chá"}
    assert with_notice(marked, None, stated) == marked
