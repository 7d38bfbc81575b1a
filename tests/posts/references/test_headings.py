from __future__ import annotations

import pytest

from litman.posts.references.headings import is_heading_shape, is_reference_heading, is_self_citation_heading


@pytest.mark.parametrize(
    "line",
    [
        "References",
        "REFERENCES:",
        "## 7. Bibliography",
        "**Works Cited**",
        "Sources and further reading",
        "Literaturverzeichnis",
        "Références",
        "参考文献",
        "References (12)",
        "BIBLIOGRAPHY      197",
        "Chapter 6 Bibliography",
        "<h2>References</h2>",
    ],
)
def test_heading_of_a_reference_list_is_known(line: str) -> None:
    assert is_reference_heading(line)


@pytest.mark.parametrize(
    "line", ["References to this are rare in the text.", "Source code", "", "Conclusion", "Note that"]
)
def test_other_lines_are_no_reference_heading(line: str) -> None:
    assert not is_reference_heading(line)


@pytest.mark.parametrize(
    "line",
    [
        "How to cite this article:",
        "Cite this page",
        "APA Reference",
        "MLA style citation",
        "Suggested citation",
        "Zitiervorschlag",
        "Pour citer cet article",
    ],
)
def test_heading_over_the_citation_of_the_page_itself_is_known(line: str) -> None:
    assert is_self_citation_heading(line)
    assert not is_reference_heading(line)


@pytest.mark.parametrize("line", ["References", "We cite this often", "APA style is what we use"])
def test_other_lines_do_not_announce_a_self_citation(line: str) -> None:
    assert not is_self_citation_heading(line)


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        pytest.param("What Sleep Does", True, id="title"),
        pytest.param("# a", True, id="Markdown"),
        pytest.param("It ends with a full stop.", False, id="sentence"),
        pytest.param("Hill, M., & Marsh, A. 2019", False, id="names"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_shape_of_a_heading(line: str, shape: bool) -> None:
    assert is_heading_shape(line) is shape
