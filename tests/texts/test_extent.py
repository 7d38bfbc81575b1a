"""How much of a work its texts hold: the whole, a part where pages cannot be read, or an abstract."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from litman.texts.of_work import Extent, TextOfWork
from litman.texts.read import read_source
from litman.texts.source_text import SourceText, source_text_from_json
from tests.posts.pdf_maker import Drawn, column, pdf

pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed (the extra `pdf`)")
WORDS = "Sleep was longer at neap tide, as all of the fishers told us in the spring of that year."
HEAD = "<article xml:lang='en'><front><article-meta><abstract><p>Tides matter.</p></abstract></article-meta></front>"
PAGE = "<html lang='en'><body><article><h1>Tides</h1><h2>{}</h2><p>{}</p></article></body></html>"


OWN = ("Rivers rise in May.", "Boats lie in rows.", "Men mend their nets.", "Gulls sleep on one leg.")


def a_page(number: int) -> list[Drawn]:
    said = f"{OWN[number % 4]} {WORDS} {OWN[(number + 1) % 4]}"
    return [*column(said, x=72, top=700, width=60 + number % 4), Drawn(300, 30, str(number))]


def scanned(*, pictures: tuple[int, ...] = (), labels: str = "") -> bytes:
    """A file of four pages, some of which are drawn and not written."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([a_page(411 + at) for at in range(4)])))
    for at in pictures:
        drawing = pypdf.generic.StreamObject()
        drawing.set_data(b"0 0 m 100 100 l S " * 20)
        writer.pages[at][pypdf.generic.NameObject("/Contents")] = writer._add_object(drawing)
    if labels:
        writer.set_page_label(0, 1, labels)
        writer.set_page_label(2, 3, "/D")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def extent_of(text: SourceText) -> Extent:
    return TextOfWork("file", text).extent


@pytest.mark.parametrize(
    ("name", "data", "extent"),
    [
        pytest.param("a.pdf", scanned(), "whole", id="a PDF"),
        pytest.param("a.pdf", scanned(pictures=(1,)), "part", id="a page that is a picture"),
        pytest.param("a.pdf", pdf([a_page(1), [], a_page(3)]), "whole", id="an empty page"),
        pytest.param(
            "a.xml", f"{HEAD}<body><p>Rivers too.</p></body></article>".encode(), "whole", id="JATS"
        ),
        pytest.param("a.xml", f"{HEAD}</article>".encode(), "abstract", id="JATS without a body"),
        pytest.param("a.html", PAGE.format("Results", WORDS).encode(), "whole", id="a page"),
        pytest.param("a.html", PAGE.format("Abstract", WORDS).encode(), "abstract", id="an article's page"),
        pytest.param("a.txt", b"Tides matter.", "whole", id="a text"),
    ],
)
def test_a_file_holds_the_whole_work_or_less(name: str, data: bytes, extent: Extent) -> None:
    assert extent_of(read_source(Path(name), data)) == extent


def test_what_lies_behind_the_most_that_is_read_is_unread(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from litman.posts.readers import pdf_apart

    capped = tmp_path / "capped.py"
    capped.write_text(Path(pdf_apart.__file__).read_text().replace("_MOST_PAGES = 2_000", "_MOST_PAGES = 3"))
    monkeypatch.setattr(pdf_apart, "__file__", str(capped))
    text = read_source(Path("a.pdf"), scanned())
    assert (text.unread, extent_of(text)) == ((4,), "part")


def test_pages_are_known_by_their_labels_and_by_the_numbers_printed_on_them() -> None:
    text = read_source(Path("a.pdf"), scanned(labels="/r"))
    assert [page.label for page in text.file_pages] == ["i", "ii", "1", "2"]
    assert [page.printed for page in text.file_pages] == ["411", "412", "413", "414"]
    assert source_text_from_json(text.to_json()) == text


def test_numbers_that_do_not_go_up_with_the_pages_are_none_of_pages() -> None:
    pages = [a_page(number) for number in (7, 90, 12, 41)]
    assert {page.printed for page in read_source(Path("a.pdf"), pdf(pages)).file_pages} == {None}
