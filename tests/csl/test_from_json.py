from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.csl.from_json import work_from_item
from litman.csl.to_json import item_from_work
from litman.work import Date, DateParts, Name, Work
from tests.bibtex import made_works as works


@pytest.mark.parametrize(
    ("item", "work"),
    [
        pytest.param({"type": "book", "title": "T", "volume": 3}, Work("book", "T", volume="3"), id="a number"),
        pytest.param({"type": "journal-article"}, Work("article-journal"), id="Crossref's name of a type"),
        pytest.param({"type": "gizmo"}, Work("document"), id="unknown type"),
        pytest.param({"title": ["T", "U"], "ISSN": ["1234-5678"]}, Work(title="T", ISSN="1234-5678"), id="lists"),
        pytest.param({"title": " a\n b ", "note": "", "URL": None}, Work(title="a b"), id="white space and nothing"),
        pytest.param({"journalAbbreviation": "J", "shortTitle": "S", "event": "E"},
                     Work(container_title_short="J", title_short="S", event_title="E"), id="older names"),
        pytest.param({"author": [{"family": "Roe", "given": "R."}, {"literal": "WHO"}, {"name": "Group"}, "X", {}]},
                     Work(author=(Name("Roe", "R."), Name(literal="WHO"), Name(literal="Group"), Name(literal="X"))),
                     id="names"),
        pytest.param({"author": {"given": "R."}}, Work(author=(Name(literal="R."),)), id="a name without family"),
        pytest.param({"issued": {"date-parts": [["2019", "5", "31"]]}}, Work(issued=Date(DateParts(2019, 5, 31))),
                     id="texts for numbers"),
        pytest.param({"issued": {"date-parts": [[2019, None]]}}, Work(issued=Date(DateParts(2019))), id="no month"),
        pytest.param({"issued": {"date-parts": [[None]], "literal": "in press"}}, Work(issued=Date(literal="in press")),
                     id="no year"),
        pytest.param({"issued": {"raw": "31 May 2019"}}, Work(issued=Date(DateParts(2019, 5, 31))), id="raw"),
        pytest.param({"issued": "2019-05/2020"}, Work(issued=Date(DateParts(2019, 5), DateParts(2020))), id="EDTF"),
        pytest.param({"issued": {"date-parts": [[2019]], "season": "Spring", "circa": 1}},
                     Work(issued=Date(DateParts(2019), season=1, circa=True)), id="season and circa"),
        pytest.param({"issued": 2019}, Work(issued=Date(DateParts(2019))), id="a bare year"),
    ],
)  # fmt: skip
def test_items_in_the_wild_are_read(item: dict[str, Any], work: Work) -> None:
    assert work_from_item(item) == work


@given(works.works)
def test_a_work_comes_back_from_its_item(work: Work) -> None:
    assert work_from_item(item_from_work(work, id="key")) == work


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["date-parts", "family", "raw"]), inner)
    ),
    max_leaves=8,
)
_KEYS = st.sampled_from(["type", "title", "author", "issued", "ISSN", "volume", "event", "accessed"])


@given(st.dictionaries(_KEYS, _JSON) | _JSON)
def test_any_json_is_read_without_an_exception(item: Any) -> None:
    work = work_from_item(item)
    again = item_from_work(work, id="key")
    assert item_from_work(work_from_item(again), id="key") == again
