"""Texts of sources are read from files of every kind: sentences, with pages and headings."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from litman.texts.read import has_text, read_source
from litman.texts.source_text import SourceText, place_words, source_text_from_json
from tests.posts.pdf_maker import column, pdf

JATS = b"""<?xml version="1.0"?><article xmlns:xlink="http://www.w3.org/1999/xlink" xml:lang="en"><front>
<journal-meta><journal-title>Journal of Tides</journal-title></journal-meta><article-meta><title-group>
<article-title>Tides and sleep</article-title></title-group><abstract><title>Abstract</title>
<sec><title>Methods</title><p>We asked twelve fishers.</p></sec></abstract></article-meta></front><body><sec>
<title>Results</title><p>Sleep was longer at neap tide <xref ref-type="bibr" rid="b1">[1]</xref>. It was
shorter<sup>2,3</sup> at spring tide.</p><sec><title>Harms</title><p>Nobody <italic>drowned</italic>.</p></sec>
<table-wrap><caption><p>Sleep by tide.</p></caption><table><tr><td>Neap</td>
<td>7.1</td></tr></table></table-wrap></sec></body>
<back><ack><p>We thank the harbour.</p></ack>
<ref-list><ref><mixed-citation>Moss A. Left out, too.</mixed-citation></ref></ref-list></back></article>"""
HTML = """<html lang="en"><head><title>Tides</title></head><body><article><h1>Tides and sleep</h1>
<p>Fishers were asked about their nights over many months of one long year, and all of them answered.</p>
<h2>Results</h2><p>Sleep was longer at neap tide, as every one of the twelve fishers said. It was shorter at spring
tide, when boats go out early.</p></article></body></html>"""


def said(text: SourceText) -> list[tuple[str, int | None, str | None]]:
    return [(text.words(one), one.page, one.section) for one in text.sentences]


def test_jats_gives_sentences_under_their_headings() -> None:
    text = read_source(Path("a.xml"), JATS)
    assert said(text) == [
        ("Tides and sleep", None, None),
        ("We asked twelve fishers.", None, "Methods"),
        ("Sleep was longer at neap tide .", None, "Results"),
        ("It was shorter at spring tide.", None, "Results"),
        ("Nobody drowned.", None, "Harms"),
        ("Sleep by tide.", None, "Results"),
        ("We thank the harbour.", None, None),
    ]
    assert "\n\nNeap 7.1\n\n" in text.text  # the cells of a table are no sentences


def test_html_gives_sentences_under_their_headings() -> None:
    found = said(read_source(Path("a.html"), HTML.encode()))
    assert ("It was shorter at spring tide, when boats go out early.", None, "Results") in found


def test_pdf_gives_sentences_with_their_pages() -> None:
    pytest.importorskip("pypdf", reason="pypdf is not installed (the extra `pdf`)")
    first = column("Sleep was longer at neap tide, as all of the fishers told us in the spring of that year. "
                   "They rose when the boats went out, which was early.", x=72, top=700, width=60)  # fmt: skip
    second = column("Nobody drowned in the months of the study, and no boat was lost to the sea.", x=72, top=700,
                    width=60)  # fmt: skip
    found = said(read_source(Path("a.pdf"), pdf([first, second])))
    assert [(words.split()[0], page) for words, page, _ in found] == [
        ("Sleep", 1),
        ("They", 1),
        ("Nobody", 2),
    ]


def test_text_has_pages_where_form_feeds_part_them() -> None:
    text = read_source(Path("a.txt"), b"Results\n\nSleep was\nlonger. It ended.\fNobody drowned.\n")
    assert said(text) == [
        ("Sleep was longer.", 1, "Results"),
        ("It ended.", 1, "Results"),
        ("Nobody drowned.", 2, "Results"),
    ]


def test_epub_is_read_as_a_post_is() -> None:
    stream = io.BytesIO()
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="a.opf"/></rootfiles></container>'
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest><item id="c" href="c.xhtml"'
        ' media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>'
    )
    chapter = (
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>Sea</h1><h2>Neap tide</h2>'
        "<p>Sleep was longer.</p></body></html>"
    )
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in (
            ("META-INF/container.xml", container),
            ("a.opf", package),
            ("c.xhtml", chapter),
        ):
            archive.writestr(name, content)
    assert ("Sleep was longer.", None, "Neap tide") in said(read_source(Path("a.epub"), stream.getvalue()))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("a.xml", b"<article><p>", id="broken XML"),
        pytest.param("a.xml", b"<rss/>", id="other XML"),
        pytest.param("a.pdf", b"%PDF-1.4", id="broken PDF"),
        pytest.param("a.epub", b"PK", id="broken EPUB"),
        pytest.param("a.txt", b"", id="empty"),
        pytest.param("a.xml", b"<article>" + b"<sec>" * 5000 + b"x", id="deep"),
    ],
)
def test_what_cannot_be_read_has_no_sentences(name: str, data: bytes) -> None:
    assert read_source(Path(name), data).sentences == ()


def test_a_text_comes_back_from_json() -> None:
    text = read_source(Path("a.xml"), JATS)
    assert source_text_from_json(text.to_json()) == text


def test_the_sentence_at_an_offset_is_the_one_that_holds_it() -> None:
    text = read_source(Path("a.xml"), JATS)
    found = text.sentence_at(text.text.index("drowned"))
    assert found is not None
    assert text.words(found) == "Nobody drowned."


@pytest.mark.parametrize(
    ("page", "section", "words"),
    [(4, "Results", "p. 4, Results"), (4, None, "p. 4"), (None, "Results", "Results"), (None, None, "")],
)
def test_a_place_is_said_as_far_as_it_is_known(page: int | None, section: str | None, words: str) -> None:
    assert place_words(page, section) == words


def test_only_documents_have_a_text() -> None:
    assert [has_text(name) for name in ("a.PDF", "a.nxml", "a.bib", "a.png")] == [True, True, False, False]
