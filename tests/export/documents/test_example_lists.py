"""Labels of pandoc's examples, told from citation keys."""

from __future__ import annotations

import pytest

from litman.export.documents.example_lists import has_examples, with_guards, without_guards


def is_cited(label: str) -> bool:
    return label == "moss2019"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("(@) one", True, id="without a label"),
        pytest.param("(@good) one", True, id="a label"),
        pytest.param("@good. one", True, id="with a full stop"),
        pytest.param("> - (@good) one", True, id="in an item of a quotation"),
        pytest.param("[^1]: (@good) one", True, id="in a note"),
        pytest.param("(@moss2019) says", False, id="a key"),
        pytest.param("as (@good) shows", False, id="within a line"),
        pytest.param("(@good)", True, id="nothing behind it"),
        pytest.param("a mail@host.org", False, id="an address"),
    ],
)
def test_examples_begin_lines(text: str, expected: bool) -> None:
    assert has_examples(f"Text.\n\n{text}\n", is_cited) is expected


def test_what_is_guarded_comes_back_as_it_was() -> None:
    text = "(@moss2019) says, as (@good) and `(@moss2019)` do: @moss2019."
    guarded = with_guards(text, is_cited)
    assert guarded.count("@{") == 3
    assert "(@good)" in guarded
    assert without_guards(guarded.encode()).decode() == text
