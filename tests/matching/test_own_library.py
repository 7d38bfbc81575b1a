"""The references of one of the posts, without their DOIs, against the library that lies beside the program."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from litman.library.library import Library
from litman.matching.match import RecordIndex, index_records, match_locally
from litman.matching.query import read_query
from litman.matching.record import record_from_work
from litman.settings import Settings

ROOT = Path(__file__).parents[2] / "library"


@pytest.fixture(scope="module")
def index() -> RecordIndex:
    """The works of the library."""
    works = Library(ROOT, Settings()).works()
    return index_records(replace(record_from_work(work), key=entry.key) for entry, work in works)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param(
            "Wang M, Kaplin A (2019) Explaining naltrexone's interference with ketamine's antidepressant effect."
            " American Journal of Psychiatry 176:410-411",
            "wang2019explaining",
            id="a paper",
        ),
        pytest.param(
            "Short B, Fong J, et al. Side-effects associated with ketamine use in depression."
            " Lancet Psychiatry 2018;5:65",
            "short2018sideeffects",
            id="a paper whose subtitle is left out",
        ),
    ],
)
def test_a_paper_is_accepted(index: RecordIndex, text: str, key: str) -> None:
    found, _ = match_locally(read_query(text), library=index, pool=None)
    assert found.outcome == "accepted"
    assert found.best is not None
    assert found.best.record.key == key


@pytest.mark.parametrize(
    "text",
    [
        "Johns Hopkins Medicine. Ketamine isn't an opioid and treats depression in a unique way."
        " ScienceDaily, 31 July 2019.",
        'Karolinska Institutet. "How ketamine combats depression." ScienceDaily, 31 May 2020.',
    ],
)
def test_a_release_is_never_matched_to_a_paper(index: RecordIndex, text: str) -> None:
    found, _ = match_locally(read_query(text), library=index, pool=None)
    named = [item.record for item in (found.best, *found.others) if item is not None and item.veto is None]
    assert all(record.type != "article-journal" for record in named)
