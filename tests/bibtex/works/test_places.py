import pytest

from litman.bibtex.works.to_work import work_from_fields


@pytest.mark.parametrize(
    ("fields", "variables"),
    [
        pytest.param({"eprint": "2001.01234"}, {"archive": "arXiv", "URL": "https://arxiv.org/abs/2001.01234"},
                     id="arXiv by its form"),
        pytest.param({"eprint": "arXiv:2001.01234v2", "eprinttype": "arXiv"}, {"archive_location": "2001.01234v2"},
                     id="arXiv with its prefix"),
        pytest.param({"eprint": "https://a.example/1", "doi": "10.1000/x"},
                     {"archive": None, "archive_location": None, "URL": "https://a.example/1"}, id="an address"),
        pytest.param({"eprint": "aBc", "eprinttype": "googlebooks"},
                     {"URL": "https://books.google.com/books?id=aBc", "archive_location": "aBc"}, id="Google Books"),
        pytest.param({"eprint": "7", "eprinttype": "jstor", "url": "https://a.example"}, {"URL": "https://a.example"},
                     id="an address that is stated"),
        pytest.param({"eprint": "PMC7", "eprinttype": "pmc"}, {"PMCID": "PMC7", "archive": None}, id="PubMed Central"),
        pytest.param({"howpublished": "\\url{https://a.example/x_y}"}, {"URL": "https://a.example/x_y", "medium": None},
                     id="howpublished is an address"),
        pytest.param({"issn": "1234-5678\\textbackslash{}r8765-4321"}, {"ISSN": "1234-5678, 8765-4321"},
                     id="two numbers of Mendeley"),
        pytest.param({"doi": "doi: 10.1000/x"}, {"DOI": "10.1000/x"}, id="DOI with its name"),
        pytest.param({"doi": "doi10.1000/x"}, {"DOI": "10.1000/x"}, id="DOI with its name and no colon"),
        pytest.param({"doi": "doi-6"}, {"DOI": "doi-6"}, id="no DOI"),
    ],
)  # fmt: skip
def test_places_are_read(fields: dict[str, str], variables: dict[str, str | None]) -> None:
    work = work_from_fields("misc", fields)
    assert {name: getattr(work, name) for name in variables} == variables


@pytest.mark.parametrize(
    ("fields", "language"),
    [
        pytest.param({"langid": "english", "langidopts": "variant=british"}, "en-GB", id="variant"),
        pytest.param({"langid": "german", "langidopts": "variant=british"}, "de", id="variant of another language"),
        pytest.param({"language": "langfrench"}, "fr", id="key"),
        pytest.param({}, None, id="none"),
    ],
)  # fmt: skip
def test_the_language_is_read_with_its_variant(fields: dict[str, str], language: str | None) -> None:
    assert work_from_fields("book", fields).language == language
