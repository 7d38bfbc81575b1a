from dataclasses import replace

import pytest

from litman.library.comparison.same_work import doi_of, known_works
from litman.work import Date, DateParts, Name, Work


def work(
    title: str = "Tea and sleep", author: str = "Moss", year: int = 2019, doi: str | None = None
) -> Work:
    return Work(title=title, author=(Name(family=author),), issued=Date(DateParts(year)), DOI=doi)


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        pytest.param(
            work(doi="10.1000/A"), work("Other", "Moss", 1999, "10.1000/a"), True, id="DOI without case"
        ),
        pytest.param(work(), work("Tea & sleep?".replace("&", "and")), True, id="punctuation"),
        pytest.param(work("<i>Tea</i> and Sleep"), work(), True, id="mark-up and case"),
        pytest.param(work(author="Müller"), work(author="Muller"), True, id="accents"),
        pytest.param(work(), work(year=2020), False, id="another year"),
        pytest.param(work(), work(author="Fern"), False, id="another author"),
        pytest.param(work(doi="10.1000/a"), work(doi="10.1000/b"), False, id="two DOIs are two works"),
        pytest.param(work(), work(doi="10.1000/b"), True, id="only one of them has a DOI"),
        pytest.param(work(), replace(work(), volume="3", page="12–15"), True, id="only one says where"),
        pytest.param(
            replace(work(), issue="1", page="12"),
            replace(work(), issue="2", page="12"),
            False,
            id="another issue",
        ),
        pytest.param(
            replace(work(), page="12–15"), replace(work(), page="12-5"), True, id="the same first page"
        ),
        pytest.param(
            work(doi="10.1000/a"), work("Other", "Fern", 1999, "10.1000/a"), False, id="a copied DOI"
        ),
        pytest.param(Work(title="Tea"), Work(title="TEA."), False, id="a title alone, in another print"),
        pytest.param(
            Work(title="Tea"), Work(title="tea", keyword="herbs"), True, id="the same in all fields"
        ),
        pytest.param(work(), replace(work(), page="pp. 12–15"), True, id="only one says the page"),
        pytest.param(
            replace(work(), page="pp. 12–15"), replace(work(), page="0012--15"), True, id="pages in two forms"
        ),
    ],
)
def test_the_same_work_is_found(ours: Work, theirs: Work, same: bool) -> None:
    assert known_works([("key", ours)]).find(theirs) == ("key" if same else None)


def test_a_link_to_the_resolver_is_a_doi() -> None:
    assert doi_of(Work(URL="https://doi.org/10.1000/ABC")) == "10.1000/abc"
    assert doi_of(Work(URL="https://example.org/10.1000/abc")) is None


def test_a_work_of_a_column_is_found_among_hundreds_of_its_title() -> None:
    columns = [(f"k{number}", replace(work(), volume="7", issue=str(number))) for number in range(300)]
    known = known_works(columns)
    assert known.find(replace(work(), volume="7", issue="233")) == "k233"
    assert known.find(replace(work(), volume="7", issue="999")) is None
    likest = known.likest(replace(work(), volume="7", issue="999"))
    assert likest is not None
    assert likest.verdict.kind == "different"
