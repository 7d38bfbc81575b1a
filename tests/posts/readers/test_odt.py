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


SOURCES = [
    "Moss, A. (2018). Morning light and the clock. Journal of Lamps, 1, 3–9.",
    "Fern, B. (2019). Evening light and sleep. Journal of Lamps, 2, 10–19.",
    "Glen, C. (2017). Blue lamps and older people. Journal of Lamps, 3, 20–29.",
    "Hill, D. (2016). Candles at home. Letters on Sleep, 4, 30–39.",
    "Reed, E. (2015). The sleep of shepherds. Letters on Sleep, 5, 40–49.",
    "Oak, F. (2014). Naps and red lamps. Letters on Sleep, 6, 50–59.",
]
MOSS, FERN, GLEN = ("moss2018", "Moss", 2018), ("fern2019", "Fern", 2019), ("glen2017", "Glen", 2017)
MARK = (
    '<text:bibliography-mark text:identifier="reed2015" text:author="Reed, E." text:year="2015" '
    'text:title="The sleep of shepherds">[Ree15]</text:bibliography-mark>'
)
CONTENTS = (
    f"<text:table-of-content><text:index-body>{paragraph('What lamps do [4]')}</text:index-body>"
    "</text:table-of-content>"
)
TRAPS = (
    "<text:tracked-changes><text:changed-region><text:deletion>"
    f"{paragraph('It was [5].')}</text:deletion></text:changed-region></text:tracked-changes>"
)


def _lamps() -> str:
    return "".join(
        [
            TRAPS,
            paragraph("Light and the clock", style="P1"),
            CONTENTS,
            paragraph(
                "Morning light moves the clock forward by an hour ",
                zotero("(Moss, 2018)", MOSS),
                ". Evening light delays it by two hours ",
                zotero("(Fern, 2019; Moss, 2018)", FERN, MOSS),
                ". ",
                zotero("Glen (2017)", GLEN),
                " woke older people with blue lamps. Shepherds sleep longer than clerks ",
                MARK,
                ". Clerks sleep less in June.",
                note(f"As {zotero('Moss', MOSS)} found in the north, too."),
                f" Moonlight does nothing to dogs.{note('Nobody asked the dogs.')}",
                f"<office:annotation>{paragraph('Is this right [3]?')}</office:annotation>",
            ),
            heading("What lamps do", 2),
            paragraph(
                "Candles change nothing in most homes [4]. Naps delay the night by an hour [5, 6]. Cold rooms lengthen "
                "deep sleep in winter [1–3]. Wool keeps the feet of sleepers warm [see 2]. Red lamps leave the clock "
                "alone (ref. 6). Lamps of 40 W shorten the night by nine minutes [1, 2, and 4]. Students read two "
                "hours longer under them [e.g., 3]. Curtains lengthen sleep by twelve minutes [4, p. 12]. Street "
                "lamps shorten it again [5]."
            ),
            paragraph(
                "The clock of dogs runs faster than ours [2]. That of cats does not [3]. Bees keep time without light "
                "[4]. Cocks crow at the same hour in the dark [1]. Owls sleep through the morning [5,6]. "
                "Bats wake up at dusk [1-2]. Moths fly to the lamp all night [3]. "
                "Toads wait under it [2; 4]. Newts swim towards it【5】. A room of 12 m",
                raised("2"),
                " is lit from 0 to 10 (0-10).",
            ),
            heading("References", 2),
            numbered(*SOURCES),
        ]
    )


def test_every_form_of_marker_is_found_and_leads_somewhere() -> None:
    found = analyse_post(_post(_lamps()))
    cited = [
        (use.marker.text, [found.references[at].label for at in use.references]) for use in found.markers
    ]
    assert cited == [
        ("(Moss, 2018)", ["1"]),
        ("(Fern, 2019; Moss, 2018)", ["2", "1"]),
        ("Glen (2017)", ["3"]),
        ("[Ree15]", ["5"]),
        ("[^1]", []),
        ("[^2]", []),
        ("[4]", ["4"]),
        ("[5, 6]", ["5", "6"]),
        ("[1–3]", ["1", "2", "3"]),
        ("[see 2]", ["2"]),
        ("(ref. 6)", ["6"]),
        ("[1, 2, and 4]", ["1", "2", "4"]),
        ("[e.g., 3]", ["3"]),
        ("[4, p. 12]", ["4"]),
        ("[5]", ["5"]),
        ("[2]", ["2"]),
        ("[3]", ["3"]),
        ("[4]", ["4"]),
        ("[1]", ["1"]),
        ("[5,6]", ["5", "6"]),
        ("[1-2]", ["1", "2"]),
        ("[3]", ["3"]),
        ("[2; 4]", ["2", "4"]),
        ("【5】", ["5"]),
        ("Moss", ["1"]),
    ]
    assert len(cited) >= 25
    assert not [problem for problem in found.problems if problem.kind != "never-cited"]


def test_contents_remarks_and_what_was_deleted_are_no_text() -> None:
    post = _post(_lamps())
    assert "Is this right" not in post.text
    assert "It was [5]" not in post.text
    (contents,) = [block for block in post.blocks if block.kind == "navigation"]
    assert post.text[contents.start : contents.end] == "What lamps do [4]"


def test_claims_are_its_sentences_with_their_places() -> None:
    found = analyse_post(_post(_lamps()))
    text = found.post.text
    claims = {text[claim.start : claim.end]: claim for claim in found.claims}
    for start in ("Morning light moves", "Curtains lengthen", "Bats wake up", "Clerks sleep less"):
        (claim,) = [claim for sentence, claim in claims.items() if sentence.startswith(start)]
        assert claim.markers
    assert str(found.post.place(text.index("Bats wake up"))) == "p.odt, under “What lamps do”"
    assert str(found.post.place(text.index("Nobody asked"))) == "p.odt, in note 2"


def test_a_bibliography_that_libreoffice_makes_is_a_list_under_its_heading() -> None:
    listed = "".join(map(paragraph, ["Bibliography", f"Ree15: {SOURCES[4]}"]))
    body = paragraph(f"{_LONG} ", MARK, ".")
    post = _post(f"{body}<text:bibliography><text:index-body>{listed}</text:index-body></text:bibliography>")
    assert [block.kind for block in post.blocks] == ["paragraph", "heading", "reference-list"]
