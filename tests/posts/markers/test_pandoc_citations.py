from __future__ import annotations

import pytest

from litman.posts.markers.cited_keys import with_identifier
from litman.posts.markers.pandoc_citations import find_pandoc_citations
from litman.posts.post import Block, CitedItem


def _found(text: str) -> list[tuple[str, tuple[CitedItem, ...]]]:
    return [
        (text[h.start : h.end], h.items)
        for h in find_pandoc_citations(text, [Block("paragraph", 0, len(text))])
    ]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        pytest.param("[@moss2018]", [CitedItem("moss2018")], id="key"),
        pytest.param("[-@moss2018]", [CitedItem("moss2018")], id="author suppressed"),
        pytest.param("[@moss2018, p. 4]", [CitedItem("moss2018", locator="p. 4")], id="page"),
        pytest.param(
            "[@moss2018, pg. 22]", [CitedItem("moss2018", locator="pg. 22")], id="page as MyST has it"
        ),
        pytest.param(
            "[@moss2018 pgs. 3-4]", [CitedItem("moss2018", locator="pgs. 3-4")], id="pages as MyST has them"
        ),
        pytest.param(
            "[@moss2018, pp. 33-35, 38 and elsewhere]",
            [CitedItem("moss2018", locator="pp. 33-35, 38", suffix="and elsewhere")],
            id="pages and suffix",
        ),
        pytest.param(
            "[@moss2018, pp. iv, vi-xi and elsewhere]",
            [CitedItem("moss2018", locator="pp. iv, vi-xi", suffix="and elsewhere")],
            id="pages of a preface",
        ),
        pytest.param(
            "[@moss2018{pp. iv, D-Z} on tea]",
            [CitedItem("moss2018", locator="pp. iv, D-Z", suffix="on tea")],
            id="place in braces",
        ),
        pytest.param(
            "[@moss2018, {}, 99 years later]", [CitedItem("moss2018", suffix="99 years later")], id="no place"
        ),
        pytest.param(
            "[see @moss2018; also @ray:x.1, chap. 3]",
            [CitedItem("moss2018", prefix="see"), CitedItem("ray:x.1", prefix="also", locator="chap. 3")],
            id="two works",
        ),
        pytest.param(
            "[@evidence:moss2018]", [CitedItem("moss2018", relation="evidence")], id="relation of CiTO"
        ),
        pytest.param(
            "[@disagrees_with:moss2018]",
            [CitedItem("moss2018", relation="disagrees_with")],
            id="another relation",
        ),
        pytest.param(
            "[@doi:10.1016/S0006-3223(99)00230-9]",
            [CitedItem("doi:10.1016/S0006-3223(99)00230-9")],
            id="brackets of a DOI",
        ),
        pytest.param("@10.1000/a(b)", [CitedItem("10.1000/a(b)")], id="a DOI alone"),
        pytest.param("@{https://example.org/a}", [CitedItem("https://example.org/a")], id="key in braces"),
        pytest.param(
            "@moss2018 [p. 3]", [CitedItem("moss2018", locator="p. 3")], id="in the sentence, with a page"
        ),
    ],
)
def test_citations_are_read(text: str, items: list[CitedItem]) -> None:
    assert _found(f"Dogs {text} grow.") == [(text, tuple(items))]


@pytest.mark.parametrize(
    "text", ["Write to ann@example.org.", r"A \@key.", "At @ noon.", "[a link](x)", "a@b"]
)
def test_other_at_signs_are_no_citations(text: str) -> None:
    assert _found(text) == []


def test_a_full_stop_after_a_key_is_none_of_it() -> None:
    assert _found("Dogs, says @moss2018.")[0][0] == "@moss2018"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("Dogs grow as @10.1000/a(b).", "10.1000/a(b)", id="a full stop"),
        pytest.param("Dogs grow (so @doi:10.1000/ab).", "doi:10.1000/ab", id="in brackets"),
        pytest.param("Dogs grow as @doi:10.1000/ab, and cats.", "doi:10.1000/ab", id="a comma"),
    ],
)
def test_a_doi_ends_before_the_sentence_goes_on(text: str, key: str) -> None:
    assert [items[0].key for _, items in _found(text)] == [key]


@pytest.mark.parametrize(
    ("key", "csl"),
    [
        pytest.param("doi:10.1016/S0006-3223(99)00230-9", {"DOI": "10.1016/s0006-3223(99)00230-9"}, id="DOI"),
        pytest.param("pmid:31256000", {"PMID": "31256000"}, id="PMID"),
        pytest.param("arXiv:1502.04015v1", {"DOI": "10.48550/arxiv.1502.04015"}, id="arXiv, with a version"),
        pytest.param(
            "arxiv:math/0309136", {"DOI": "10.48550/arxiv.math/0309136"}, id="an old number of arXiv"
        ),
        pytest.param("arxiv:moss", None, id="a key that begins so"),
    ],
)
def test_a_key_may_be_an_identifier(key: str, csl: dict[str, str] | None) -> None:
    assert with_identifier(CitedItem(key)).csl == csl
