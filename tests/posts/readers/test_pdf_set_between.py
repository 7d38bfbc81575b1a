"""What is set between the halves of a sentence: captions at the head of a column, numbers of lines in the margin."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.posts.pdf_maker import Drawn, column, pdf

pytest.importorskip("pypdf", reason="pypdf is not installed (the extra `pdf`)")
SAID = "Boats lie in the harbour for most of the winter, and nobody who lives there knows by whom they were left behind"


def read(pages: list[list[Drawn]]) -> str:
    from litman.posts.readers.pdf import read_pdf_post

    return read_pdf_post(Path("a.pdf"), pdf(pages)).text


def test_a_caption_at_the_head_of_a_column_parts_no_sentence() -> None:
    left = column(SAID, x=60, top=120, width=42)
    right = [Drawn(315, 720, "Figure 2: A map of the harbour at noon.")]
    right += column("in the storms of the year before. Men mend nets.", x=315, top=690, width=42)
    text = read([[*left, *right]])
    assert "left behind in the storms of the year before." in " ".join(text.split())
    assert "A map of the harbour at noon." in text


def test_numbers_that_count_the_lines_of_a_page_are_no_text() -> None:
    lines = column(f"{SAID}. {SAID.replace('winter', 'summer')}.", x=90, top=720, width=24)
    margin = [Drawn(60, line.y, f"{at:>3}") for at, line in enumerate(lines, 1)]
    assert len(lines) > 8
    text = " ".join(read([[*lines, *margin]]).split())
    assert f"{SAID}." in text
    assert not any(letter.isdigit() for letter in text)
