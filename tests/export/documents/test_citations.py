"""Citations in a document tree: what is found, and what stands in their place."""

from __future__ import annotations

from typing import Any

import pytest

from litman.export.documents.citations import (
    citations_of,
    named_keys,
    uncited_keys,
    with_brackets_read,
    with_citations,
)
from litman.export.documents.tree import paragraph, words
from litman.export.styles.request import Cite
from litman.export.styles.rich import Rich, Run

BY_KEY = {"moss2019": "moss2019", "fern2020": "fern2020", "old": "moss2019"}


def _item(key: str, mode: str = "NormalCitation", prefix: str = "", suffix: str = "") -> dict[str, Any]:
    return {
        "citationId": key,
        "citationMode": {"t": mode},
        "citationPrefix": words(prefix),
        "citationSuffix": words(suffix),
    }


def _cite(*items: dict[str, Any]) -> dict[str, Any]:
    return {"t": "Cite", "c": [list(items), [{"t": "Str", "c": "[@written]"}]]}


def _tree(*nodes: dict[str, Any]) -> dict[str, Any]:
    return {"pandoc-api-version": [1, 23], "meta": {}, "blocks": [paragraph(list(nodes))]}


def _replaced(
    tree: dict[str, Any], made: list[Rich | None], lead: str = "", *, as_notes: bool = False
) -> Any:
    return with_citations(tree, made, [lead] * len(made), as_notes=as_notes)["blocks"][0]["c"]


@pytest.mark.parametrize(
    ("item", "cite"),
    [
        pytest.param(_item("moss2019"), Cite("moss2019"), id="in brackets"),
        pytest.param(
            _item("fern2020", prefix="see also ", suffix=", pp. 4-6, at length"),
            Cite("fern2020", locator="4-6", prefix="see also", suffix=", at length"),
            id="words around it",
        ),
        pytest.param(
            _item("old", "SuppressAuthor"), Cite("moss2019", form="suppress-author"), id="an old key"
        ),
        pytest.param(_item("evidence:moss2019"), Cite("moss2019"), id="a relation before the key"),
    ],
)
def test_a_citation_is_read(item: dict[str, Any], cite: Cite) -> None:
    (placed,) = citations_of(_tree(_cite(item)), BY_KEY.get, names_apart=False)
    assert placed is not None
    assert placed.citation == (cite,)


def test_unknown_works_are_left_out_of_a_citation() -> None:
    tree = _tree(_cite(_item("nobody"), _item("moss2019")), _cite(_item("nobody")))
    first, second = citations_of(tree, BY_KEY.get, names_apart=False)
    assert first is not None
    assert first.citation == (Cite("moss2019"),)
    assert second is None
    assert [named.key for named in named_keys(tree)] == ["nobody", "moss2019", "nobody"]


def test_the_sentence_gets_the_names_where_the_style_has_none() -> None:
    tree = _tree(_cite(_item("moss2019", "AuthorInText")))
    (apart,) = citations_of(tree, BY_KEY.get, names_apart=True)
    (together,) = citations_of(tree, BY_KEY.get, names_apart=False)
    assert apart is not None
    assert together is not None
    assert (apart.in_text, apart.citation[0].form) == ("moss2019", "normal")
    assert (together.in_text, together.citation[0].form) == (None, "in-text")


def test_a_citation_gives_way_to_its_text_and_an_unknown_one_stays() -> None:
    tree = _tree(*words("So "), _cite(_item("moss2019")), *words(" and "), _cite(_item("nobody")))
    nodes = _replaced(tree, [(Run("(Moss, "), Run("2019", italic=True), Run(")")), None])
    assert nodes == [
        *words("So (Moss, "),
        {"t": "Emph", "c": [{"t": "Str", "c": "2019"}]},
        *words(") and "),
        {"t": "Str", "c": "[@written]"},
    ]


def test_a_raised_number_stands_behind_its_word() -> None:
    nodes = _replaced(_tree(*words("So "), _cite(_item("moss2019"))), [(Run("1", shift="super"),)])
    assert nodes == [{"t": "Str", "c": "So"}, {"t": "Superscript", "c": [{"t": "Str", "c": "1"}]}]


def test_names_stand_before_a_number() -> None:
    nodes = _replaced(_tree(*words("As "), _cite(_item("moss2019"))), [(Run("[1]"),)], "Moss et al.")
    assert nodes == words("As Moss et al. [1]")


def test_a_citation_becomes_a_footnote_but_not_inside_one() -> None:
    inner = {
        "t": "Note",
        "c": [paragraph([*words("See "), _cite(_item("fern2020")), {"t": "Str", "c": "."}])],
    }
    tree = _tree(*words("So "), _cite(_item("moss2019")), inner)
    nodes = _replaced(tree, [(Run("Moss, Tea."),), (Run("Fern, Mint."),)], as_notes=True)
    assert nodes == [
        {"t": "Str", "c": "So"},
        {"t": "Note", "c": [paragraph(words("Moss, Tea."))]},
        {"t": "Note", "c": [paragraph([*words("See Fern, Mint"), {"t": "Str", "c": "."}])]},
    ]


def test_works_that_are_wanted_uncited_are_read() -> None:
    tree = _tree()
    tree["meta"] = {"nocite": {"t": "MetaInlines", "c": [_cite(_item("fern2020")), _cite(_item("*"))]}}
    assert uncited_keys(tree) == ["fern2020", "*"]


@pytest.mark.parametrize(
    ("before", "after", "mode", "texts"),
    [
        pytest.param("(", ")", "NormalCitation", [], id="brackets around it alone"),
        pytest.param("so(", ").", "NormalCitation", ["so", "."], id="words outside"),
        pytest.param("(", ",", "AuthorInText", ["(", ","], id="the bracket goes on"),
        pytest.param("as", ")", "AuthorInText", ["as", ")"], id="the bracket began before"),
    ],
)
def test_a_key_alone_in_brackets_is_cited_in_brackets(
    before: str, after: str, mode: str, texts: list[str]
) -> None:
    cite = _cite(_item("moss2019", "AuthorInText"))
    tree = with_brackets_read(_tree({"t": "Str", "c": before}, cite, {"t": "Str", "c": after}))
    nodes = tree["blocks"][0]["c"]
    assert [node["c"] for node in nodes if node["t"] == "Str"] == texts
    assert [node["c"][0][0]["citationMode"]["t"] for node in nodes if node["t"] == "Cite"] == [mode]
