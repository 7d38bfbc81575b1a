from __future__ import annotations

import pytest

from litman.identifiers.addresses import (
    direct_address,
    identify_address,
    is_shared,
    pii_in_address,
    pii_of_doi,
)
from litman.identifiers.doi import find_dois
from litman.posts.references.parts import parse_reference


@pytest.mark.parametrize(
    ("address", "identifier"),
    [
        pytest.param(
            "https://onlinelibrary.wiley.com/doi/abs/10.1002/ab.123", "doi:10.1002/ab.123", id="Wiley"
        ),
        pytest.param(
            "http://onlinelibrary.wiley.com/doi/10.1002/ab.123/abstract",
            "doi:10.1002/ab.123",
            id="Wiley, old",
        ),
        pytest.param(
            "https://link.springer.com/article/10.1007/s1-2#Sec3", "doi:10.1007/s1-2", id="Springer"
        ),
        pytest.param(
            "https://link.springer.com/content/pdf/10.1007%2Fs1-2.pdf",
            "doi:10.1007/s1-2",
            id="Springer's file",
        ),
        pytest.param(
            "https://www.tandfonline.com/doi/full/10.1080/1.2?needAccess=true", "doi:10.1080/1.2", id="T&F"
        ),
        pytest.param(
            "https://journals.sagepub.com/doi/10.1177/123?journalCode=abc", "doi:10.1177/123", id="SAGE"
        ),
        pytest.param("https://aip.scitation.org/doi/10.1063/1.5", "doi:10.1063/1.5", id="AIP"),
        pytest.param(
            "https://www.frontiersin.org/articles/10.3389/fx.2019.1/full",
            "doi:10.3389/fx.2019.1",
            id="Frontiers",
        ),
        pytest.param(
            "https://www.biorxiv.org/content/10.1101/2021.01.02.345v2.full.pdf",
            "doi:10.1101/2021.01.02.345",
            id="bioRxiv",
        ),
        pytest.param(
            "https://www.nature.com/articles/s41000-020-1-2?utm_source=x",
            "doi:10.1038/s41000-020-1-2",
            id="Nature",
        ),
        pytest.param(
            "https://www.nature.com/articles/srep123.pdf", "doi:10.1038/srep123", id="Nature's file"
        ),
        pytest.param(
            "https://journals.plos.org/plosone/article?id=10.1371/journal.p.1",
            "doi:10.1371/journal.p.1",
            id="PLOS",
        ),
        pytest.param(
            "https://journals.plos.org/plosone/article/file?id=10.1371/journal.p.1&type=printable",
            "doi:10.1371/journal.p.1",
            id="PLOS's file",
        ),
        pytest.param("https://elifesciences.org/articles/12345", "doi:10.7554/elife.12345", id="eLife"),
        pytest.param(
            "https://www.thelancet.com/journals/lancet/article/PIIS0140-6736(97)12345-0/fulltext",
            "doi:10.1016/s0140-6736(97)12345-0",
            id="The Lancet",
        ),
        pytest.param(
            "https://academic.oup.com/x/article/doi/10.1093/x/abc12/5551234", "doi:10.1093/x/abc12", id="OUP"
        ),
        pytest.param("https://doi.org/10.1000/ab?utm_source=mail", "doi:10.1000/ab", id="DOI and tracking"),
        pytest.param(
            "https://web.archive.org/web/20190102030405/https://doi.org/10.1000/ab",
            "doi:10.1000/ab",
            id="archive",
        ),
        pytest.param(
            "https://archive.ph/2019.01.02/https://doi.org/10.1000/ab", "doi:10.1000/ab", id="another archive"
        ),
        pytest.param(
            "https://www.google.com/url?sa=t&url=https%3A%2F%2Fdoi.org%2F10.1000%2Fab&usg=1",
            "doi:10.1000/ab",
            id="redirector",
        ),
        pytest.param(
            "https://ezproxy.lib.example.edu/login?url=https://doi.org/10.1000/ab",
            "doi:10.1000/ab",
            id="proxy's login",
        ),
        pytest.param(
            "https://www-nature-com.ezproxy.example.edu/articles/srep123",
            "doi:10.1038/srep123",
            id="proxy, hyphens",
        ),
        pytest.param(
            "https://www.nature.com.libproxy.example.edu/articles/srep123",
            "doi:10.1038/srep123",
            id="proxy, dots",
        ),
        pytest.param("https://pubmed.ncbi.nlm.nih.gov/123/", "pmid:123", id="PubMed"),
        pytest.param("https://www.ncbi.nlm.nih.gov/pubmed/?term=123", "pmid:123", id="PubMed's search"),
        pytest.param("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/", "pmcid:PMC1234567", id="PMC"),
        pytest.param("https://europepmc.org/article/MED/123", "pmid:123", id="Europe PMC"),
        pytest.param("https://arxiv.org/pdf/2101.00001v2.pdf", "arxiv:2101.00001v2", id="arXiv"),
    ],
)
def test_an_address_holds_the_identifier_of_a_work(address: str, identifier: str) -> None:
    found = identify_address(address)
    assert found is not None
    assert f"{found.kind}:{found.value}" == identifier


@pytest.mark.parametrize(
    "address",
    [
        "https://www.nature.com/",
        "https://www.nature.com/articles",
        "https://example.org/10.html",
        "https://www.mendeley.com/import?doi=10.1000/ab",
        "https://twitter.com/intent/tweet?url=https://doi.org/10.1000/ab",
        "https://arxiv.org/list/cs.LG/recent",
        "https://web.archive.org/",
        "http://[broken",
        "",
    ],
)
def test_other_addresses_hold_none(address: str) -> None:
    assert identify_address(address) is None


def test_an_item_number_is_the_same_in_address_and_doi() -> None:
    address = "https://www.sciencedirect.com/science/article/pii/S0140673697123450?via%3Dihub"
    assert pii_in_address(address) == "S0140673697123450" == pii_of_doi("10.1016/s0140-6736(97)12345-0")
    assert pii_of_doi("10.1016/j.x.2019.01.001") is None
    assert identify_address(address) is None


def test_an_address_is_direct_or_made_so() -> None:
    assert direct_address("https://example.org/a?b=https://c.org") == "https://example.org/a?b=https://c.org"
    assert direct_address("https://web.archive.org/web/2019/http:/example.org/a") == "http://example.org/a"
    assert is_shared("https://www.mendeley.com/import?doi=10.1000/ab")
    assert not is_shared("https://doi.org/10.1000/ab")


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        pytest.param("DOI 10.1000/ab.1_1?cookieSet=1", "10.1000/ab.1_1", id="cookie"),
        pytest.param("https://doi.org/10.1000/ab?utm_source=mail&utm_medium=x", "10.1000/ab", id="tracking"),
        pytest.param("id=10.1000/ab&type=printable", "10.1000/ab", id="a file's form"),
        pytest.param("10.1000/a&b?c", "10.1000/a&b?c", id="signs that are the DOI's own"),
    ],
)
def test_a_doi_ends_before_the_query_of_its_address(text: str, doi: str) -> None:
    assert [found.doi for found in find_dois(text)] == [doi]


def test_a_reference_has_the_identifier_that_its_address_holds() -> None:
    text = "Holm P. Moods. Sea Stud. 2011;1:1-9. http://onlinelibrary.wiley.com/doi/10.1002/sea.1/abstract"
    work = parse_reference(text).work
    assert ("10.1002/sea.1", text.rpartition(" ")[2]) == (work.DOI, work.URL)
