import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.errors import MalformedDoiError
from litman.identifiers.doi import doi_link, doi_path, find_dois, parse_doi, require_doi

SICI = "10.1002/1096-9861(20010212)430:3<283::aid-cne1031>3.0.co;2-v"


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        pytest.param("10.1000/ABC", "10.1000/abc", id="capitals"),
        pytest.param(" https://doi.org/10.1000/abc\n", "10.1000/abc", id="link with white space around"),
        pytest.param("http://dx.doi.org/10.1000/abc", "10.1000/abc", id="old resolver"),
        pytest.param("www.doi.org/10.1000/abc", "10.1000/abc", id="www"),
        pytest.param("doi.org/10.1000/abc", "10.1000/abc", id="no scheme"),
        pytest.param("DOI: 10.1000/abc", "10.1000/abc", id="label and space"),
        pytest.param("doi:https://doi.org/10.1000/abc", "10.1000/abc", id="label before a link"),
        pytest.param("10.1016/S2215-0366(17)30272-9", "10.1016/s2215-0366(17)30272-9", id="brackets inside"),
        pytest.param("10.1000/abc(7)", "10.1000/abc(7)", id="closing bracket that belongs to it"),
        pytest.param("10.1000/abc).", "10.1000/abc", id="closing bracket of the sentence"),
        pytest.param("<10.1000/abc>", "10.1000/abc", id="in angle brackets"),
        pytest.param(SICI.upper(), SICI, id="SICI"),
        pytest.param(
            "https://doi.org/10.1002%2F1096%3C283%3E", "10.1002/1096<283>", id="percent-encoded link"
        ),
        pytest.param("10.1002%2Fabc", "10.1002/abc", id="percent-encoded slash"),
        pytest.param("10.1000/100%25", "10.1000/100%25", id="a bare DOI may hold a percent sign"),
        pytest.param("10.1000.10/abc", "10.1000.10/abc", id="subdivided registrant"),
        pytest.param("10.1000", None, id="no suffix"),
        pytest.param("10.1000/", None, id="empty suffix"),
        pytest.param("10.12/abc", None, id="registrant too short"),
        pytest.param("10.1000/a b", None, id="white space inside"),
        pytest.param("", None, id="empty"),
        pytest.param("https://example.org/10.1000/abc", None, id="another site"),
    ],
)
def test_doi_is_parsed(text: str, doi: str | None) -> None:
    assert parse_doi(text) == doi


@pytest.mark.parametrize(
    ("text", "dois"),
    [
        pytest.param("see doi:10.1000/abc.", ["10.1000/abc"], id="full stop after it"),
        pytest.param("(10.1000/abc) and (10.1000/d(1)e)", ["10.1000/abc", "10.1000/d(1)e"], id="in brackets"),
        pytest.param("version 10.1000 of 2020", [], id="a number only"),
        pytest.param("https://example.org/x/10.1000/abc", [], id="part of another link"),
        pytest.param("“10.1000/abc”", ["10.1000/abc"], id="in quotes"),
    ],
)
def test_dois_are_found_in_text(text: str, dois: list[str]) -> None:
    found = find_dois(text)
    assert [f.doi for f in found] == dois
    assert [text[f.start : f.end].lower() for f in found] == dois


def test_what_is_no_doi_is_refused_with_an_example() -> None:
    with pytest.raises(MalformedDoiError, match="is not a DOI; a DOI looks like"):
        require_doi("nonsense")


def test_a_doi_is_encoded_as_a_whole() -> None:
    assert doi_path(SICI) == "10.1002%2F1096-9861%2820010212%29430%3A3%3C283%3A%3Aaid-cne1031%3E3.0.co%3B2-v"
    assert parse_doi(doi_link(SICI)) == SICI


@given(st.text(max_size=60))
def test_parsing_twice_is_parsing_once(text: str) -> None:
    doi = parse_doi(text)
    assert doi is None or parse_doi(doi) == doi


@pytest.mark.parametrize(
    ("text", "dois", "printed"),
    [
        ("doi: 10.1000/xyz-\n123-456. Next", ["10.1000/xyz-123-456"], "10.1000/xyz-\n123-456"),
        ("https://doi.org/10.1000/xyz-\n  a.2018.12)", ["10.1000/xyz-a.2018.12"], "10.1000/xyz-\n  a.2018.12"),
        ("https://doi.org/10.1000/xyz- 123-456.", ["10.1000/xyz-123-456"], "10.1000/xyz- 123-456"),
        ("doi:10.1000/xyz-\nMoss A. Dogs. 2018.", ["10.1000/xyz-"], "10.1000/xyz-"),
        ("doi:10.1000/xyz\n123", ["10.1000/xyz"], "10.1000/xyz"),
    ],
)  # fmt: skip
def test_a_doi_that_a_line_end_cuts_at_a_hyphen_is_whole(text: str, dois: list[str], printed: str) -> None:
    found = find_dois(text)
    assert [one.doi for one in found] == dois
    assert text[found[0].start : found[0].end] == printed
