"""What is mended for pandoc, and nothing else."""

from __future__ import annotations

import pytest

from litman.export.styles.pandoc_style import for_pandoc, from_pandoc, item_for_pandoc
from litman.export.styles.rich import Run


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        pytest.param('<names variable="editor"> <label/></names>',
                     '<names variable="editor"><name/> <label/></names>', id="a label alone"),
        pytest.param('<names variable="editor"><!-- x --><label/><substitute><names variable="author"><name/></names>'
                     "</substitute></names>",
                     '<names variable="editor"><name/><!-- x --><label/><substitute><names variable="author"><name/>'
                     "</names></substitute></names>", id="names only in its stead"),
        pytest.param("<names><label/><name/></names>", "<names><label/><name/></names>", id="a label before names"),
        pytest.param("<names><name/><label/></names>", "<names><name/><label/></names>", id="a label after names"),
        pytest.param('<names variable="editor"/><label variable="page"/>',
                     '<names variable="editor"/><label variable="page"/>', id="a label of something else"),
    ],
)  # fmt: skip
def test_a_label_without_a_name_comes_after_the_names(text: str, mended: str) -> None:
    assert for_pandoc(text) == mended
    assert for_pandoc(mended) == mended


@pytest.mark.parametrize(
    ("page", "is_kept"),
    [("e00123-19", True), ("CD0012-3", True), ("12-19", False), ("S12-S19", False), ("e12", False)],
)
def test_the_hyphen_of_an_article_number_is_no_range(page: str, is_kept: bool) -> None:
    item = item_for_pandoc({"id": "my key", "page": page}, "r1")
    assert item["id"] == "r1"
    assert (item["page"] != page) is (is_kept and "-" in page)
    assert from_pandoc((Run(str(item["page"])),)) == (Run(page),)
