from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest

from litman.posts.analyse import analyse_post
from litman.posts.markers.markers import find_markers
from litman.posts.readers.docx import read_docx_post
from litman.posts.readers.docx_fields import read_field, read_mendeley_tag
from tests.posts.docx_maker import citation_field, coffee_docx, docx, endnote, paragraph, run, zotero


def test_a_line_of_the_source_is_a_paragraph() -> None:
    post = read_docx_post(Path("p.docx"), coffee_docx())
    place = post.place(post.text.index("seldom"))
    assert (place.line, place.column) == (3, 75)


def test_fields_of_reference_managers_are_markers_with_their_items() -> None:
    post = read_docx_post(Path("p.docx"), coffee_docx())
    fields = [marker for marker in find_markers(post) if marker.kind == "field"]
    assert [(marker.text, marker.labels, marker.locator) for marker in fields] == [
        ("1", ("1",), "12"),
        ("(Noor, 2011)", ("Noor 2011",), None),
    ]
    csl = fields[0].items[0].csl
    assert csl is not None
    assert csl["title"] == "On k7"


@pytest.mark.parametrize(
    ("code", "data", "keys"),
    [
        pytest.param(zotero("k1", "Moss", 2018), "", ["k1"], id="Zotero"),
        pytest.param(
            'ADDIN CSL_CITATION { "citationItems" : [ { "id" : "ITEM-1", "itemData" : { "id" : "ITEM-1" } } ] } more',
            "",
            ["ITEM-1"],
            id="Mendeley",
        ),
        pytest.param(endnote("Noor", 2011), "", ["endnote-5"], id="EndNote in the code"),
        pytest.param(
            "ADDIN EN.CITE.DATA",
            base64.b64encode(endnote("Noor", 2011)[14:].encode()).decode(),
            ["endnote-5"],
            id="EndNote in the data",
        ),
        pytest.param(r"CITATION Mos18 \p 4 \l 1033", "", ["Mos18"], id="Word's own"),
        pytest.param("HYPERLINK x", "", [], id="another field"),
        pytest.param("ADDIN ZOTERO_ITEM CSL_CITATION {broken", "", [], id="broken JSON"),
        pytest.param(
            'ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": 3}', "", [], id="JSON of another shape"
        ),
        pytest.param("ADDIN EN.CITE <EndNote><Cite></EndNote>", "!!!", [None], id="broken XML"),
        pytest.param("ADDIN EN.CITE", "!!!", [], id="broken data"),
    ],
)
def test_a_fields_code_tells_the_works(code: str, data: str, keys: list[str | None]) -> None:
    assert [item.key for item in read_field(code, data)] == keys


def test_a_content_control_of_mendeley_cite_is_read() -> None:
    cited = {"citationItems": [{"id": "a", "itemData": {"id": "a", "title": "Dogs"}}]}
    tag = "MENDELEY_CITATION_v3_" + base64.b64encode(json.dumps(cited).encode()).decode()
    assert [item.key for item in read_mendeley_tag(tag)] == ["a"]
    assert read_mendeley_tag("another") == ()


def test_deleted_and_hidden_text_is_not_read() -> None:
    body = paragraph(
        run("Dogs "),
        f"<w:del>{run('never ')}</w:del>",
        "<w:ins>" + run("grow.") + "</w:ins>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r>",
    )
    assert read_docx_post(Path("p.docx"), docx(body)).text == "Dogs grow."


def test_a_field_that_is_never_closed_loses_no_text() -> None:
    body = paragraph(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        f"<w:r><w:instrText>{'PAGE'}</w:instrText></w:r>",
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        run("Dogs grow."),
    )
    assert (
        read_docx_post(Path("p.docx"), docx(body + paragraph(run("Cats too.")))).text
        == "Dogs grow.\n\nCats too."
    )


def test_a_bibliography_field_is_a_reference_list() -> None:
    body = paragraph(run("Dogs grow."), citation_field(zotero("k1", "Moss", 2018), "[1]")) + paragraph(
        citation_field(
            "ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY", "[1] Moss, A. (2018). Dogs. Invented Dogs, 1, 3."
        )
    )
    post = read_docx_post(Path("p.docx"), docx(body))
    assert [block.kind for block in post.blocks] == ["paragraph", "reference-list"]


def test_cells_of_a_table_are_table_cells() -> None:
    table = f"<w:tbl><w:tr><w:tc>{paragraph(run('Dose'))}</w:tc><w:tc>{paragraph(run('Effect'))}</w:tc></w:tr></w:tbl>"
    assert [block.kind for block in read_docx_post(Path("p.docx"), docx(table)).blocks] == [
        "table-cell",
        "table-cell",
    ]


def test_legends_behind_the_list_are_no_references() -> None:
    lines = [
        "Dogs sleep all day [1].",
        "References",
        "1. Moss, A. (2018). Dogs. Invented Dogs, 1, 3–9.",
        "Figure Legends",
        "Figure 1: Dogs that sleep, in hours of a day of 2018.",
        "Table 2. Dogs by town.",
    ]
    body = "".join(paragraph(run(line)) for line in lines)
    found = analyse_post(read_docx_post(Path("p.docx"), docx(body)))
    assert [item.label for item in found.references] == ["1"]
    assert len(found.claims) == 1


def test_a_title_in_two_paragraphs_is_one_and_a_later_one_is_a_heading() -> None:
    body = paragraph(run("Dogs"), style="Title") + paragraph(run("and their growth"), style="Title")
    body += (
        paragraph(run("Dogs grow.")) + paragraph(run("Cats"), style="Title") + paragraph(run("Cats grow."))
    )
    post = read_docx_post(Path("p.docx"), docx(body))
    assert post.title == "Dogs and their growth"
    assert [post.text[b.start : b.end] for b in post.blocks if b.kind == "heading"] == ["Cats"]


def _own_field(code: str, shown: str) -> str:
    return citation_field(f" CITATION {code} ", shown)


SOURCES = (
    '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography">'
    "<b:Source><b:Tag>Mos18</b:Tag><b:SourceType>JournalArticle</b:SourceType><b:Author><b:Author><b:NameList>"
    "<b:Person><b:Last>Moss</b:Last><b:First>Ann</b:First></b:Person></b:NameList></b:Author></b:Author>"
    "<b:Title>Dogs</b:Title><b:JournalName>Invented Dogs</b:JournalName><b:Year>2018</b:Year><b:Volume>1</b:Volume>"
    "</b:Source><b:Source><b:Tag>WHO20</b:Tag><b:Author><b:Author><b:Corporate>World Dog Office</b:Corporate>"
    "</b:Author></b:Author><b:Title>Dogs of the world</b:Title><b:Year>2020</b:Year></b:Source></b:Sources>"
)


def test_words_own_citations_are_the_sources_that_the_file_keeps() -> None:
    body = paragraph(
        run("Dogs grow "),
        _own_field(r"Mos18 \p 4 \l 1033 \m WHO20", "(Moss, 2018, p. 4; World Dog Office, 2020)"),
        run("."),
    )
    post = read_docx_post(Path("p.docx"), docx(body, sources=SOURCES))
    (hint,) = [hint for hint in post.hints if hint.kind == "citation"]
    assert [(item.key, item.locator) for item in hint.items] == [("Mos18", "4"), ("WHO20", None)]
    moss, office = (item.csl for item in hint.items)
    assert moss == {
        "id": "Mos18",
        "type": "article-journal",
        "title": "Dogs",
        "container-title": "Invented Dogs",
        "volume": "1",
        "author": [{"family": "Moss", "given": "Ann"}],
        "issued": {"date-parts": [[2018]]},
    }
    assert office is not None
    assert office["author"] == [{"literal": "World Dog Office"}]


@pytest.mark.parametrize("sources", [SOURCES, ""], ids=["with their sources", "by what is printed"])
def test_words_own_citations_are_tied_to_the_list(sources: str) -> None:
    body = paragraph(run("Dogs grow "), _own_field(r"Mos18 \l 1033", "(Moss, 2018)"), run("."))
    body += paragraph(run("References")) + paragraph(run("Moss, A. (2018). Dogs. Invented Dogs, 1, 3–9."))
    found = analyse_post(read_docx_post(Path("p.docx"), docx(body, sources=sources)))
    assert [(use.marker.text, use.references) for use in found.markers] == [("(Moss, 2018)", (0,))]
    assert not found.problems


def test_a_note_with_a_field_among_other_words_speaks_for_the_sentence_that_calls_it() -> None:
    body = paragraph(run("Dogs grow."), '<w:r><w:footnoteReference w:id="2"/></w:r>', run(" Cats do not."))
    note = paragraph(run("As "), _own_field("Mos18", "Moss (2018)"), run(" found, who saw many."))
    data = docx(body, footnotes=f'<w:footnote w:id="2">{note}</w:footnote>', sources=SOURCES)
    found = analyse_post(read_docx_post(Path("p.docx"), data))
    cited = {
        use.marker.text: found.post.text[use.covers[0].start : use.covers[0].end] for use in found.markers
    }
    assert cited == {"[^1]": "Dogs grow.", "Moss (2018)": "Dogs grow."}


def test_a_document_without_styles_has_title_authors_and_affiliations() -> None:
    lines = [
        run("Dogs and their growth"),
        run("Ann Moss") + run("1", raised=True) + run(", Bo Ray") + run("1,2", raised=True),
        run("1", raised=True) + run("Institute of Dogs, Nowhere"),
        run("Dogs grow in their first year."),
    ]
    post = read_docx_post(Path("p.docx"), docx("".join(map(paragraph, lines))))
    assert [block.kind for block in post.blocks] == ["title", "byline", "boilerplate", "paragraph"]
    assert post.title == "Dogs and their growth"
    assert not analyse_post(post).markers


def test_a_first_line_that_cites_is_no_title() -> None:
    body = paragraph(run("Dogs grow "), citation_field(zotero("k1", "Moss", 2018), "(Moss, 2018)"))
    body += paragraph(run("Cats grow too."))
    assert read_docx_post(Path("p.docx"), docx(body)).title is None
