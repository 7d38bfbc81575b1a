from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.identifiers.identifier import Identifier
from litman.identifiers.kinds import KINDS, label_of, link_of, parse_identifier, printed


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        pytest.param("10.1000/ABC", "doi:10.1000/abc", id="a DOI alone"),
        pytest.param("https://doi.org/10.1000/ABC", "doi:10.1000/abc", id="a DOI as a link"),
        pytest.param("doi: 10.1000/abc.", "doi:10.1000/abc", id="a DOI with its name"),
        pytest.param("PMID: 031256000", "pmid:31256000", id="a PMID with its name"),
        pytest.param("pmid:31256000", "pmid:31256000", id="a PMID as litman writes it"),
        pytest.param("https://pubmed.ncbi.nlm.nih.gov/31256000/", "pmid:31256000", id="a PubMed link"),
        pytest.param("PMC3536657", "pmcid:PMC3536657", id="a PMCID alone"),
        pytest.param(
            "https://pmc.ncbi.nlm.nih.gov/articles/PMC3536657/", "pmcid:PMC3536657", id="a link to PMC"
        ),
        pytest.param("arXiv:2101.00001v2", "arxiv:2101.00001v2", id="an arXiv identifier with its name"),
        pytest.param("https://arxiv.org/abs/2101.00001", "arxiv:2101.00001", id="an arXiv link"),
        pytest.param("math/0211159", "arxiv:math/0211159", id="an old arXiv identifier"),
        pytest.param("978-0-306-40615-7", "isbn:9780306406157", id="an ISBN with hyphens"),
        pytest.param("ISBN 0-306-40615-2", "isbn:9780306406157", id="an ISBN of ten digits"),
        pytest.param("https://example.org/a", "url:https://example.org/a", id="an address"),
        pytest.param(
            "https://example.org/PMC12345", "url:https://example.org/PMC12345", id="PMC in another address"
        ),
        pytest.param("url: example.org/a", "url:https://example.org/a", id="an address with its kind"),
        pytest.param("31256000", None, id="a number alone"),
        pytest.param("pmid:10.1000/abc", None, id="another kind than it says"),
        pytest.param("tea", None, id="a word"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_the_kind_of_a_text_is_found(text: str, identifier: str | None) -> None:
    found = parse_identifier(text)
    assert (str(found) if found else None) == identifier


@pytest.mark.parametrize(
    ("text", "kinds", "identifier"),
    [
        pytest.param("31256000", ("pmid",), Identifier("pmid", "31256000"), id="a number where one kind is meant"),
        pytest.param("31256000", ("doi", "pmid"), None, id="a number where two are"),
        pytest.param("PMID 31256000", ("doi",), None, id="a kind that is not asked for"),
        pytest.param("https://a.org/10", ("url",), Identifier("url", "https://a.org/10"), id="a link"),
    ],
)  # fmt: skip
def test_only_the_kinds_that_are_asked_for_are_found(
    text: str, kinds: tuple[str, ...], identifier: Identifier | None
) -> None:
    assert parse_identifier(text, kinds) == identifier


@given(
    st.sampled_from([*KINDS]), st.text(max_size=40) | st.from_regex(r"[A-Z0-9:/.x -]{1,20}", fullmatch=True)
)
def test_normalising_twice_is_normalising_once(kind: str, text: str) -> None:
    value = KINDS[kind].parse(text)
    assert value is None or KINDS[kind].parse(value) == value


@pytest.mark.parametrize(
    ("identifier", "text", "link"),
    [
        pytest.param(Identifier("doi", "10.1000/x"), "10.1000/x", "https://doi.org/10.1000/x", id="doi"),
        pytest.param(Identifier("pmid", "17"), "PMID 17", "https://pubmed.ncbi.nlm.nih.gov/17/", id="pmid"),
        pytest.param(
            Identifier("pmcid", "PMC17000"), "PMC17000", "https://pmc.ncbi.nlm.nih.gov/articles/PMC17000/", id="pmcid"
        ),
        pytest.param(
            Identifier("arxiv", "math/0211159"), "arXiv:math/0211159", "https://arxiv.org/abs/math/0211159", id="arxiv"
        ),
        pytest.param(Identifier("isbn", "9780306406157"), "ISBN 9780306406157", None, id="isbn"),
        pytest.param(Identifier("url", "https://a.org/b"), "https://a.org/b", "https://a.org/b", id="url"),
        pytest.param(Identifier("moon", "7"), "moon:7", None, id="a kind that nobody knows yet"),
    ],
)  # fmt: skip
def test_an_identifier_is_printed_and_linked_to(identifier: Identifier, text: str, link: str | None) -> None:
    assert printed(identifier) == text
    assert link_of(identifier) == link


def test_what_is_printed_is_read_again() -> None:
    for text in ("10.1000/x", "PMID 17", "PMC17000", "arXiv:math/0211159", "ISBN 9780306406157"):
        found = parse_identifier(text)
        assert found is not None
        assert parse_identifier(printed(found)) == found == parse_identifier(str(found))


def test_a_kind_has_a_name_for_people() -> None:
    assert label_of("doi") == "DOI"
    assert label_of("moon") == "moon"
