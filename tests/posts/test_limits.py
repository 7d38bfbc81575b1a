from __future__ import annotations

from pathlib import Path

import pytest

from litman.errors import PostLinesError
from litman.posts import limits
from litman.posts.analyse import analyse_post
from litman.posts.readers import decode
from litman.posts.readers.read import read_post

_LIST = "\n\nReferences\n\n" + "".join(f"{at}. Moss A. Tea {at}. J Tea 2019;7:{at}.\n" for at in range(1, 8))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("p.txt", "Tea helps [1]. Milk helps [2]. Rest helps [3]." + _LIST, id="numbers"),
        pytest.param("p.md", "Tea [@a19] and milk [@b19] and rest [@c19] help.\n", id="keys"),
        pytest.param("p.md", "Tea[^1], milk[^1] and rest[^1] help.\n\n[^1]: Moss 2019.\n", id="notes"),
        pytest.param("p.html", "<p>Tea<sup>1</sup>, milk<sup>2</sup>, rest<sup>3</sup>.</p>", id="raised"),
    ],
)
def test_a_post_of_more_citations_than_a_book_has_is_refused(
    name: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_MARKERS", 3)
    analyse_post(read_post(Path(name), data=text.encode()))
    monkeypatch.setattr(limits, "MOST_MARKERS", 2)
    with pytest.raises(PostLinesError, match=rf"{name}: it has more than 2 citations.*by its chapters"):
        analyse_post(read_post(Path(name), data=text.encode()))


def test_a_list_of_more_references_than_a_book_has_is_refused_before_they_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    post = read_post(Path("p.txt"), data=("Tea helps [1]." + _LIST).encode())
    monkeypatch.setattr(limits, "MOST_REFERENCES", 7)
    assert len(analyse_post(post).references) == 7
    monkeypatch.setattr(limits, "MOST_REFERENCES", 6)
    with pytest.raises(PostLinesError, match="more than 6 references"):
        analyse_post(post)


def test_a_page_of_links_is_refused_and_raised_letters_and_links_are_no_citations(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "<p>The 1<sup>st</sup> and <a href='/a'>2</a><sup>nd</sup> and the <a href='/b'>3</a><sup>rd</sup>.</p>"
    post = read_post(Path("p.html"), data=text.encode())
    monkeypatch.setattr(limits, "MOST_MARKERS", 1)
    assert analyse_post(post).markers == ()
    monkeypatch.setattr(limits, "MOST_LINKS", 1)
    with pytest.raises(PostLinesError, match="more than 1 links"):
        analyse_post(post)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("p.md", "|a|b|\n|-|-|\n|c|d|\n", id="Markdown"),
        pytest.param("p.html", "<table><tr><td>a<td>b<tr><th>c<td>d</table>", id="HTML"),
    ],
)
def test_a_table_that_is_data_is_refused_before_it_is_read(
    name: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decode, "MOST_CELLS", 3)
    with pytest.raises(PostLinesError, match="more than 3 cells of tables"):
        read_post(Path(name), data=text.encode())


def test_a_post_of_more_claims_than_a_book_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    post = read_post(
        Path("p.txt"), data=b"On tea\n\nTea raises the pulse of adults. Milk lowers it by a tenth.\n"
    )
    monkeypatch.setattr(limits, "MOST_CLAIMS", 2)
    assert len(analyse_post(post).claims) == 2
    monkeypatch.setattr(limits, "MOST_CLAIMS", 1)
    with pytest.raises(PostLinesError, match="more than 1 sentences that claim something"):
        analyse_post(post)


def test_addresses_that_a_post_prints_are_counted_as_citations(monkeypatch: pytest.MonkeyPatch) -> None:
    post = read_post(
        Path("p.txt"), data=b"Tea helps: https://doi.org/10.1000/a and doi:10.1000/b say so to all.\n"
    )
    monkeypatch.setattr(limits, "MOST_MARKERS", 1)
    with pytest.raises(PostLinesError, match="more than 1 citations"):
        analyse_post(post)
