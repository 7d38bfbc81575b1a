from __future__ import annotations

import pytest

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
            "[@moss2018, pp. 33-35, 38 and elsewhere]",
            [CitedItem("moss2018", locator="pp. 33-35, 38", suffix="and elsewhere")],
            id="pages and suffix",
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
