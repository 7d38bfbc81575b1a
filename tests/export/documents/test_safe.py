"""What a document may not bring along: files from elsewhere, pictures of the web, TeX that acts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from litman.export.documents.convert import FORMATS
from litman.export.documents.safe import Cleaner
from litman.export.documents.tree import paragraph, words


def _picture(target: str) -> dict[str, Any]:
    return {"t": "Image", "c": [["", [], []], words("a kettle"), [target, ""]]}


def _cleaned(folder: Path, node: dict[str, Any], form: str = "docx") -> tuple[list[Any], list[str]]:
    cleaner = Cleaner(FORMATS[form], folder)
    document = cleaner.document({"meta": {}, "blocks": [paragraph([node])]})
    return document["blocks"][0]["c"], cleaner.left_out


def test_a_picture_of_the_folder_stays(tmp_path: Path) -> None:
    (tmp_path / "a kettle.png").write_bytes(b"x")
    picture = _picture("a%20kettle.png")
    assert _cleaned(tmp_path, picture) == ([picture], [])


@pytest.mark.parametrize(
    "target", ["../secret.png", "/etc/passwd", "sub/../../secret.png", "link.png", "absent.png"]
)
def test_a_picture_from_elsewhere_is_its_words(tmp_path: Path, target: str) -> None:
    folder = tmp_path / "post"
    (folder / "sub").mkdir(parents=True)
    (tmp_path / "secret.png").write_bytes(b"x")
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    nodes, left_out = _cleaned(folder, _picture(target))
    assert nodes == [{"t": "Span", "c": [["", [], []], words("a kettle")]}]
    assert target in left_out[0]


def test_a_picture_of_the_web_is_linked_and_not_fetched(tmp_path: Path) -> None:
    nodes, left_out = _cleaned(tmp_path, _picture("https://example.org/k.png"))
    assert nodes[0]["t"] == "Link"
    assert "https://example.org/k.png" in left_out[0]


def test_pictures_of_formats_that_only_name_them_stay(tmp_path: Path) -> None:
    picture = _picture("https://example.org/k.png")
    assert _cleaned(tmp_path, picture, "html") == ([picture], [])


def test_tex_of_the_post_is_not_run(tmp_path: Path) -> None:
    raw = {"t": "RawInline", "c": ["tex", r"\input{/etc/passwd}"]}
    nodes, left_out = _cleaned(tmp_path, raw, "pdf")
    assert nodes == []
    assert "TeX" in left_out[0]
    assert _cleaned(tmp_path, raw, "html") == ([raw], [])


def test_a_formula_keeps_its_signs_and_loses_what_acts(tmp_path: Path) -> None:
    formula = {"t": "Math", "c": [{"t": "InlineMath"}, r"\frac{1}{2} \input{/etc/passwd}"]}
    (node,), _ = _cleaned(tmp_path, formula, "tex")
    assert r"\frac{1}{2}" in node["c"][1]
    assert r"\input" not in node["c"][1].replace(r"\textbackslash", "")


def test_metadata_that_pandoc_would_obey_is_dropped(tmp_path: Path) -> None:
    said = {"t": "MetaString", "c": "x"}
    meta = {"title": said, "header-includes": said, "bibliography": said, "csl": said}
    document = Cleaner(FORMATS["pdf"], tmp_path).document({"meta": meta, "blocks": []})
    assert document["meta"] == {"title": said}
