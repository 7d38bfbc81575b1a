from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litman.matching.decide import is_same_work
from litman.matching.explain import explain
from litman.matching.match import index_records, is_wrong_target, match_candidates, match_locally, score
from litman.matching.query import read_query
from litman.matching.record import Record
from tests.matching.records import COFFEE, TEA, TEA_TEXT
from tests.trials import trials


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TEA_TEXT, id="Vancouver"),
        pytest.param(
            "Glen, A., & Hart, B. (2019). Green tea lengthens slow-wave sleep in shift workers. Journal of Nocturnal"
            " Medicine, 7(2), 112–119.",
            id="APA",
        ),
        pytest.param("[4] A. Glen, B. Hart, J. Noct. Med. 7 (2019) 112.", id="without a title"),
        pytest.param(
            "Glen A, Hart B. Green tea length-\nens slow-wave sleep in shift workers. J Noct Med. 2019;7(2):112-9.",
            id="hyphen at a line end",
        ),
        pytest.param(TEA_TEXT.replace("Glen A, Hart B.", "Glen A &amp; Hart B."), id="entity"),
    ],
)
def test_the_right_work_is_accepted(text: str) -> None:
    found = match_candidates(read_query(text), [COFFEE, TEA])
    assert found.outcome == "accepted"
    assert found.best is not None
    assert found.best.record == TEA


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("Glen A", id="a person only"),
        pytest.param("https://example.org/tea", id="an address only"),
        pytest.param("Glen A. The history of the kettle. Grove, 2001.", id="another work of the author"),
        pytest.param(
            "Hill C. Salt and pepper on the table. J Noct Med. 2019;7(2):112-9.",
            id="numbers agree, title and author do not",
        ),
        pytest.param("绿茶与睡眠 2019, 7(2): 112-119", id="Chinese"),
        pytest.param("Глен А. Чай и сон // Журнал. 2019. Т. 7. С. 112", id="Cyrillic"),
        pytest.param(
            f"{TEA_TEXT} Reed C. Coffee shortens nights. Ann Wake. 2004;3:55-61.", id="two references"
        ),
        pytest.param(
            "Erratum to: Green tea lengthens slow-wave sleep in shift workers. 2019", id="a correction"
        ),
        pytest.param("tea " * 5_000, id="20,000 characters"),
    ],
)
def test_what_is_not_the_work_is_never_accepted(text: str) -> None:
    assert match_candidates(read_query(text), [TEA, COFFEE]).outcome in ("no-match", "suggested", "ambiguous")


def test_a_title_alone_is_left_to_a_person() -> None:
    common = replace(TEA, title="Tea and sleep", authors=("Hill",), page="3-4", volume="1")
    assert match_candidates(read_query("Tea and sleep"), [common]).outcome != "accepted"


def test_two_works_that_fit_alike_are_ambiguous() -> None:
    twin = replace(TEA, doi="10.1000/tea.8", title=TEA.title + " again", page="112-118")
    found = match_candidates(
        read_query(TEA_TEXT.replace("7(2):112-9", "7")), [TEA, replace(twin, title=TEA.title[:-1])]
    )
    assert found.outcome in ("ambiguous", "accepted")
    calendar = (
        replace(TEA, doi="10.1000/cal.1", page="1", issue="1"),
        replace(TEA, doi="10.1000/cal.2", page="9", issue="3"),
    )
    text = "Glen A, Hart B. Green tea lengthens slow-wave sleep in shift workers. J Noct Med. 2019;7."
    assert match_candidates(read_query(text), calendar).outcome == "ambiguous"


def test_the_published_version_is_preferred_and_the_preprint_named() -> None:
    preprint = replace(
        TEA,
        doi="10.1101/2018.1",
        is_preprint=True,
        volume="",
        issue="",
        page="",
        containers=(),
        type="posted-content",
    )
    found = match_candidates(
        read_query("Glen A, Hart B. Green tea lengthens slow-wave sleep in shift workers. 2019"),
        [preprint, TEA],
    )
    assert found.best is not None
    assert found.best.record == TEA
    assert [item.record for item in found.same] == [preprint]


@pytest.mark.parametrize("change", [{"type": "component"}, {"type": "peer-review"}, {"doi": "10.5555/tea"}])
def test_records_that_no_reference_means_are_left_out(change: dict[str, str]) -> None:
    assert match_candidates(read_query(TEA_TEXT), [replace(TEA, **change)]).outcome == "no-match"


def test_prefixes_of_copies_are_left_out_on_request() -> None:
    assert match_candidates(read_query(TEA_TEXT), [TEA], left_out_prefixes=["10.1000"]).outcome == "no-match"


def test_the_library_comes_first_and_is_named_by_its_key() -> None:
    index = index_records([replace(TEA, key="glen2019green"), replace(COFFEE, key="reed2004coffee")])
    found, _ = match_locally(read_query(TEA_TEXT), library=index, pool=None)
    assert found.outcome == "accepted"
    assert found.best is not None
    assert found.best.record.key == "glen2019green"


def test_the_reasons_are_said_in_words() -> None:
    query = read_query(TEA_TEXT.replace(";7(2)", ";4(2)"))
    words = explain(query, score(query, TEA))
    assert words.startswith("title 100 %, first author, year")
    assert "volume differs: 4 ≠ 7" in words


def test_an_identifier_of_another_work_is_a_wrong_target() -> None:
    query = read_query(TEA_TEXT)
    assert is_wrong_target(query, COFFEE)
    assert not is_wrong_target(query, TEA)
    assert not is_wrong_target(read_query("doi:10.1000/night.7"), TEA)


def test_one_title_on_two_pages_is_two_works() -> None:
    assert is_same_work(TEA, replace(TEA, doi="10.1000/copy"))
    assert not is_same_work(TEA, replace(TEA, doi="10.1000/part2", page="200-201"))


@given(st.text(max_size=400))
@settings(max_examples=trials(60))
def test_any_text_has_an_outcome(text: str) -> None:
    bare = Record(doi="10.1000/bare")
    assert match_candidates(read_query(text), [TEA, bare]).outcome in (
        "accepted",
        "suggested",
        "ambiguous",
        "no-match",
    )
