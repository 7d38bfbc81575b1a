from __future__ import annotations

from pathlib import Path

import pytest

from litman.errors import DamagedPostError, EmptyPostError
from litman.posts.analyse import analyse_post
from litman.posts.post import Post
from litman.posts.readers.odt import read_odt_post
from tests.posts.odt_maker import heading, note, numbered, odt, paragraph, raised, zotero

_LONG = "Dogs grow in the first year of their life"


def _post(body: str, meta: str = "") -> Post:
    return read_odt_post(Path("p.odt"), odt(body, meta=meta))


def test_paragraphs_headings_lists_and_notes_are_blocks_in_order() -> None:
    body = paragraph("On dogs", style="P1") + heading("Growth", 2) + paragraph(_LONG, note("Or later."), ".")
    body += numbered("Small ones.", "Large ones.")
    post = _post(body)
    kinds = [(block.kind, block.marker) for block in post.blocks]
    assert kinds == [
        ("title", None),
        ("heading", None),
        ("paragraph", None),
        ("list-item", "1."),
        ("list-item", "2."),
        ("footnote", "1"),
    ]
    assert post.title == "On dogs"
    assert f"{_LONG}[^1]." in post.text


def test_raised_numbers_lead_to_the_numbered_list_of_references() -> None:
    body = paragraph(f"{_LONG}.", raised("1,2")) + heading("References")
    body += numbered(
        "Moss, A. (2018). Dogs. Invented Dogs, 1, 3–9.", "Ray, B. (2019). Cats. Invented Cats, 2, 4–8."
    )
    found = analyse_post(_post(body), read_parts=False)
    assert [use.references for use in found.markers] == [(0, 1)]
    assert [item.label for item in found.references] == ["1", "2"]


def test_a_mark_of_zotero_is_a_citation_of_what_its_name_holds() -> None:
    post = _post(paragraph(f"{_LONG} ", zotero("(Moss 2018)", ("moss2018", "Moss", 2018)), "."))
    (hint,) = [hint for hint in post.hints if hint.kind == "citation"]
    assert post.text[hint.start : hint.end] == "(Moss 2018)"
    assert hint.items[0].key == "moss2018"


def test_a_mark_within_a_note_is_a_citation_too() -> None:
    post = _post(paragraph(f"{_LONG}.", note(f"See {zotero('Moss', ('moss2018', 'Moss', 2018))}.")))
    (hint,) = [hint for hint in post.hints if hint.kind == "citation"]
    assert post.text[hint.start : hint.end] == "Moss"


def test_a_place_names_the_heading_above() -> None:
    post = _post(heading("Dogs") + paragraph(f"{_LONG}.") + heading("Cats", 2) + paragraph("Cats grow too."))
    assert str(post.place(post.text.index("Cats grow"))) == "p.odt, under “Cats”"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(b"PK\x03\x04broken", DamagedPostError, id="a part of a file"),
        pytest.param(odt(""), EmptyPostError, id="empty"),
        pytest.param(odt("<text:p>"), DamagedPostError, id="no XML"),
    ],
)
def test_what_is_no_text_document_is_named(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_odt_post(Path("p.odt"), data)
