from __future__ import annotations

from pathlib import Path

import pytest

from litman.errors import DamagedPostError, EmptyPostError, EncryptedPostError, LitmanError, PostSizeError
from litman.posts.analyse import Analysis, analyse_post
from litman.posts.readers.epub import read_epub_post
from tests.posts.epub_maker import CONTAINER, archive, epub


def called(name: str, shown: str, file: str = "") -> str:
    return f'<sup><a epub:type="noteref" href="{file}#{name}">{shown}</a></sup>'


def cited(number: int) -> str:
    return f'<a epub:type="biblioref" href="sources.xhtml#ref{number}">[{number}]</a>'


NAV = '<nav epub:type="toc"><ol><li><a href="one.xhtml">Lamps and clocks [1]</a></li></ol></nav>'
ONE = f"""<section epub:type="chapter"><h1>Lamps and clocks</h1>
<p>Morning light moves the clock forward by an hour {cited(1)}. Evening light delays it by two hours {cited(2)}.
Blue lamps wake older people up {cited(3)}. <span epub:type="pagebreak" id="page7" title="7">7</span>Candles change
nothing in most homes {cited(4)}.</p>
<p>Clerks sleep less in June than in December.{called("fn1", "1")} Moonlight does nothing to
dogs.{called("fn2", "2")}</p>
<p>Shepherds sleep longer than clerks [5]. Naps after noon delay the night by an hour [5, 6]. Cold rooms lengthen deep
sleep in winter [1–3]. Wool keeps the feet of sleepers warm [see 2]. Red lamps leave the clock alone (ref. 6).</p>
<aside epub:type="footnote" id="fn1"><p>Reed, E. (2015). The sleep of shepherds. <i>Letters on Sleep</i>, 5,
44.</p></aside>
<aside epub:type="footnote" id="fn2"><p>Nobody asked the dogs. <a role="doc-backlink" href="#fn2">back</a></p></aside>
</section>"""
TWO = f"""<section epub:type="chapter"><h1>What lamps do</h1>
<p id="ln4">Lamps of 40 W shorten the night by nine minutes [1, 2, and 4]. Students read two hours longer under them
[e.g., 3]. Curtains lengthen sleep by twelve minutes [4, p. 12]. Street lamps shorten it again<sup>[5]</sup>.</p>
<p>Bright offices raise the mood of clerks.{called("en1", "3", "notes.xhtml")} Dim offices lower
it.{called("en2", "4", "notes.xhtml")} The grid <code>x[1]</code> holds y<sup>2</sup>, and the scale goes from 0 to 10
(0-10).</p>
<p>The clock of dogs runs faster than ours {cited(2)}. That of cats does not {cited(3)}. Bees keep time without light
{cited(4)}. Cocks crow at the same hour in the dark {cited(1)}. Owls sleep through the morning [5,6]. Bats wake up at
dusk [1-2]. Moths fly to the lamp all night [3]. Toads wait under it [2; 4]. <a href="one.xhtml">See above</a>.</p>
</section>"""
NOTES = """<section epub:type="endnotes"><h2>Notes</h2>
<p id="en1">Glen, C. (2017). Blue lamps and older people. <i>Journal of Lamps</i>, 3, 27.</p>
<p id="en2">It was dark outside.</p></section>"""
SOURCES = """<section epub:type="bibliography"><h2>Sources</h2><ol>
<li id="ref1">Moss, A. (2018). Morning light and the clock. <i>Journal of Lamps</i>, 1, 3–9.</li>
<li id="ref2">Fern, B. (2019). Evening light and sleep. <i>Journal of Lamps</i>, 2, 10–19.</li>
<li id="ref3">Glen, C. (2017). Blue lamps and older people. <i>Journal of Lamps</i>, 3, 20–29.</li>
<li id="ref4">Hill, D. (2016). Candles at home. <i>Letters on Sleep</i>, 4, 30–39.</li>
<li id="ref5">Reed, E. (2015). The sleep of shepherds. <i>Letters on Sleep</i>, 5, 40–49.</li>
<li id="ref6">Oak, F. (2014). Naps and red lamps. <i>Letters on Sleep</i>, 6, 50–59.</li></ol></section>"""
CHAPTERS = {"one.xhtml": ONE, "two.xhtml": TWO, "notes.xhtml": NOTES, "sources.xhtml": SOURCES}


@pytest.fixture(scope="module")
def read() -> Analysis:
    return analyse_post(read_epub_post(Path("lamps.epub"), epub(CHAPTERS, nav=NAV)))


def test_every_form_of_marker_is_found_and_tied(read: Analysis) -> None:
    found = [
        (use.marker.text, [read.references[at].label for at in use.references])
        for use in read.markers
        if use.marker.kind != "footnote"
    ]
    assert found == [
        ("[1]", ["1"]),
        ("[2]", ["2"]),
        ("[3]", ["3"]),
        ("[4]", ["4"]),
        ("[5]", ["5"]),
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
    ]
    notes = [(use.marker.text, use.marker.label) for use in read.markers if use.marker.kind == "footnote"]
    assert notes == [("1", "1"), ("2", "2"), ("3", "3"), ("4", "4")]
    assert len(read.markers) >= 25
    assert not read.problems


def test_notes_of_a_chapter_and_of_the_book_are_footnotes(read: Analysis) -> None:
    text = read.post.text
    notes = [(b.marker, text[b.start : b.end]) for b in read.post.blocks if b.kind == "footnote"]
    assert [marker for marker, _ in notes] == ["1", "2", "3", "4"]
    assert notes[1][1] == "Nobody asked the dogs."
    assert notes[3][1] == "It was dark outside."


def test_the_table_of_contents_and_numbers_of_pages_are_no_text(read: Analysis) -> None:
    text = read.post.text
    assert "7Candles" not in text
    first = read.post.blocks[0]
    assert (first.kind, text[first.start : first.end]) == ("navigation", "Lamps and clocks [1]")


def test_claims_are_sentences_of_its_chapters(read: Analysis) -> None:
    text = read.post.text
    claims = [text[claim.start : claim.end] for claim in read.claims]
    for start in (
        "Morning light moves",
        "Curtains lengthen",
        "Bats wake up",
        "Dim offices",
        "Clerks sleep less",
    ):
        assert [claim for claim in claims if claim.startswith(start)], start
    assert not any("See above" in claim or "Nobody asked" in claim for claim in claims)


def test_a_place_is_the_file_of_a_chapter_and_a_heading(read: Analysis) -> None:
    post = read.post
    found = str(post.place(post.text.index("Bats wake up")))
    assert found == "lamps.epub, in two.xhtml, under “What lamps do”"
    assert str(post.place(post.text.index("Fern, B."))) == "lamps.epub, in sources.xhtml, under “Sources”"


def test_the_package_says_title_author_day_and_language(read: Analysis) -> None:
    post = read.post
    assert (post.title, post.authors, post.date) == ("Light and the clock", ("Ivy Dale",), "2024-03-05")
    assert post.language == "en"


def test_ids_that_two_chapters_share_lead_into_their_own() -> None:
    body = '<p>{0} grow.<a epub:type="noteref" href="#n1">1</a></p><aside epub:type="footnote" id="n1">{0} do.</aside>'
    post = read_epub_post(
        Path("p.epub"), epub({"a.xhtml": body.format("Dogs"), "b.xhtml": body.format("Cats")})
    )
    notes = [(b.marker, post.text[b.start : b.end]) for b in post.blocks if b.kind == "footnote"]
    assert notes == [("1", "Dogs do."), ("2", "Cats do.")]


ENCRYPTED = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><d><CipherReference URI="OEBPS/{}"/></d>'
    "</encryption>"
)


def test_fonts_may_be_encrypted() -> None:
    data = epub(
        {"a.xhtml": "<p>Dogs grow.</p>"}, **{"META-INF__encryption.xml": ENCRYPTED.format("font.otf")}
    )
    assert read_epub_post(Path("p.epub"), data).text == "Dogs grow."


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(b"PK\x03\x04broken", DamagedPostError, id="a part of a file"),
        pytest.param(epub({"a.xhtml": "<p>x</p>"})[:-80], DamagedPostError, id="cut off"),
        pytest.param(archive({"a.txt": "x"}), DamagedPostError, id="another ZIP"),
        pytest.param(archive({"META-INF/container.xml": CONTAINER}), DamagedPostError, id="no package"),
        pytest.param(archive({"META-INF/container.xml": "<a"}), DamagedPostError, id="no XML"),
        pytest.param(epub({}), EmptyPostError, id="no chapters"),
        pytest.param(epub({"a.xhtml": ""}), EmptyPostError, id="empty"),
        pytest.param(epub({"a.xhtml": "<div>" * 3_000 + "x"}), DamagedPostError, id="nested without end"),
        pytest.param(epub({"a.xhtml": "<p>x</p>" + " " * 61_000_000}), PostSizeError, id="bomb"),
        pytest.param(
            epub({"a.xhtml": "<p>x</p>"}, **{"META-INF__encryption.xml": ENCRYPTED.format("a.xhtml")}),
            EncryptedPostError,
            id="encrypted",
        ),
    ],
)
def test_what_is_no_book_is_named(data: bytes, error: type[LitmanError]) -> None:
    with pytest.raises(error):
        read_epub_post(Path("p.epub"), data)
