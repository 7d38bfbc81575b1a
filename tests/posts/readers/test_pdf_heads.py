"""Lines that a page repeats at its edge are heads where they stand at one height, and words of the text elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.posts.pdf_maker import Drawn, pdf

pytest.importorskip("pypdf", reason="pypdf is not installed (the extra `pdf`)")


def page(number: int, *, top: float) -> list[Drawn]:
    lines = [
        "the tea of the harbour was cold",
        f"and the {number} men of it drank",
        f"what was left on day {number}.",
    ]
    drawn = [Drawn(72, top - 14 * at, line) for at, line in enumerate(lines)]
    return [Drawn(72, 760, "Annals of the Sea"), *drawn, Drawn(300, 30, str(number))]


def test_words_that_several_pages_begin_with_stay_and_the_head_above_them_goes() -> None:
    from litman.posts.readers.pdf import read_pdf_post

    post = read_pdf_post(Path("a.pdf"), pdf([page(11, top=720), page(12, top=700), page(13, top=650)]))
    assert post.text.count("the tea of the harbour was cold") == 3
    assert "Annals" not in post.text
