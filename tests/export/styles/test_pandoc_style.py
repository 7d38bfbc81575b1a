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


CSL = '<style xmlns="http://purl.org/net/xbiblio/csl">{}</style>'
WORDS = (
    '<choose><if variable="medium"><text variable="medium"/></if><else><text term="online"/></else></choose>'
)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        pytest.param(f"<group><group>{WORDS}</group></group>", 1, id="words alone in an inner group"),
        pytest.param(f"<group>{WORDS}</group>", 0, id="no outer group"),
        pytest.param(
            f'<group><group>{WORDS}<text variable="URL"/></group></group>', 0, id="a variable beside"
        ),
        pytest.param("<group><group><choose><if/></choose></group></group>", 0, id="no words"),
        pytest.param("<group><group><choose><if></group>", 0, id="not well-formed"),
    ],
)
def test_words_alone_get_the_company_of_a_variable(text: str, marks: int) -> None:
    mended = for_pandoc(CSL.format(text))
    assert mended.count('variable="litman-mark"') == marks
    assert marks or mended == CSL.format(text)


def test_what_was_put_in_is_not_printed() -> None:
    mark = item_for_pandoc({"id": "a"}, "r1")["litman-mark"]
    assert from_pandoc((Run("["), Run(f"{mark}Online]"), Run(mark, italic=True))) == (Run("[Online]"),)


@pytest.mark.parametrize(
    ("page", "is_kept"),
    [("e00123-19", True), ("CD0012-3", True), ("12-19", False), ("S12-S19", False), ("e12", False)],
)
def test_the_hyphen_of_an_article_number_is_no_range(page: str, is_kept: bool) -> None:
    item = item_for_pandoc({"id": "my key", "page": page}, "r1")
    assert item["id"] == "r1"
    assert (item["page"] != page) is (is_kept and "-" in page)
    assert from_pandoc((Run(str(item["page"])),)) == (Run(page),)
