from __future__ import annotations

import pytest

from litman.index.bibliography.texts import EntryTexts, plain_texts


@pytest.mark.parametrize(
    ("raw", "texts"),
    [
        pytest.param(b"@misc{a, abstract = {Tea\n  {Warm}.}}", EntryTexts("Tea Warm.", ""), id="braces"),
        pytest.param(b"@misc{a,note={Old},Annote = {New}\n}", EntryTexts("", "Old New"), id="two notes"),
        pytest.param(b"@misc{a, title = {Tea}}", EntryTexts("", ""), id="none"),
        pytest.param("@misc{a, abstract = {Thé}}".encode(), EntryTexts("Thé", ""), id="UTF-8"),
        pytest.param(b"@misc{a, abstract = {Th\xe9}}", None, id="another encoding"),
        pytest.param(rb"@misc{a, abstract = {Th\'e}}", None, id="TeX"),
        pytest.param(b"@misc{a, abstract = {Tea -- and}}", None, id="a dash of TeX"),
        pytest.param(b'@misc{a, abstract = "Tea"}', None, id="quotation marks"),
        pytest.param(b"@misc{a, abstract = {Tea} # more}", None, id="two parts"),
        pytest.param(b"@misc{a, abstract = tea}", None, id="a macro"),
        pytest.param(b"@misc{a, abstract = {Tea", None, id="never closed"),
        pytest.param(b"@misc{a, crossref = {b}, abstract = {Tea}}", None, id="what inherits"),
    ],
)  # fmt: skip
def test_texts_without_tex_are_read_as_they_stand(raw: bytes, texts: EntryTexts | None) -> None:
    assert plain_texts(raw) == texts
