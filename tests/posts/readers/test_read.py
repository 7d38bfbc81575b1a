from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from litman.errors import (
    BinaryPostError,
    DamagedPostError,
    EmptyPostError,
    EncryptedPostError,
    FileReadError,
    PostLinesError,
    PostSizeError,
    UnreadFormatError,
)
from litman.posts.readers import decode
from litman.posts.readers.decode import MOST_LINES, MOST_PARAGRAPHS
from litman.posts.readers.read import MAX_POST_MB, read_post
from tests.posts.docx_maker import docx, paragraph, run


def test_a_file_is_read_by_its_ending(tmp_path: Path) -> None:
    for name, content in (("a.txt", "Text."), ("a.MD", "# Text"), ("a.htm", "<p>Text</p>")):
        (tmp_path / name).write_text(content, "utf-8")
    assert [read_post(tmp_path / name).format for name in ("a.txt", "a.MD", "a.htm")] == [
        "text",
        "markdown",
        "html",
    ]


@pytest.mark.parametrize("name", ["a.djvu", "a.doc", "a", "a.txt.gz"])
def test_other_formats_are_refused_with_those_that_are_read(name: str) -> None:
    with pytest.raises(
        UnreadFormatError, match=r"text \(\.txt, \.text\), Markdown .*, HTML .*, Word \(\.docx\)"
    ):
        read_post(Path(name), data=b"x")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(b"", EmptyPostError, id="nothing"),
        pytest.param(b" \n\r\n\t", EmptyPostError, id="white space"),
        pytest.param(b"\xef\xbb\xbf\n", EmptyPostError, id="a byte order mark"),
        pytest.param(b"%PDF-1.7 and more", BinaryPostError, id="a PDF"),
        pytest.param(b"abc\x00\x01\x02def" * 50, BinaryPostError, id="bytes"),
        pytest.param(b"PK\x03\x04rest", BinaryPostError, id="an archive"),
    ],
)
@pytest.mark.parametrize("ending", [".txt", ".md", ".html"])
def test_what_is_no_text_gets_one_clear_error(data: bytes, error: type[Exception], ending: str) -> None:
    with pytest.raises(error, match=r"a\.(txt|md|html): "):
        read_post(Path("a" + ending), data=data)


def test_a_page_without_text_is_empty() -> None:
    with pytest.raises(EmptyPostError):
        read_post(Path("a.html"), data=b"<html><body><script>var a = 1</script></body></html>")


def test_a_file_too_large_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    with pytest.raises(PostSizeError, match=f"more than {MAX_POST_MB} MB"):
        read_post(path)


@pytest.mark.parametrize(
    "name", ["data.txt", "data.md", "data.tex", "data.org", "data.rst", "data.typ", "data.adoc"]
)
@pytest.mark.parametrize("ending", [b"\n", b"\r\n", b"\r"], ids=["LF", "CRLF", "CR"])
def test_a_text_of_more_lines_than_a_book_is_refused(name: str, ending: bytes) -> None:
    with pytest.raises(PostLinesError, match=r"more than 50,000 lines.*by its chapters"):
        read_post(Path(name), data=(b"- a" + ending) * (MOST_LINES + 1))


def test_empty_lines_are_not_counted() -> None:
    assert read_post(Path("long.txt"), data=b"Tea helps.\n\n\n" + b"\n \n" * MOST_LINES).blocks


def test_a_page_of_more_paragraphs_than_a_book_is_refused() -> None:
    with pytest.raises(PostLinesError, match="more than 40,000 paragraphs"):
        read_post(Path("dump.html"), data=b"<P>a" * (MOST_PARAGRAPHS + 1))


def test_cells_of_tables_are_no_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "MOST_PARAGRAPHS", 400)
    page = b"<p>Tea<table>" + b"<tr><td>a<td>b" * 201 + b"</table>"
    assert len(read_post(Path("table.html"), data=page).blocks) == 403


@pytest.mark.parametrize("name", ["absent.txt", "folder.txt"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(FileReadError, match=name):
        read_post(tmp_path / name)


def test_a_zip_bomb_is_not_unpacked() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 70_000_000)
    assert len(stream.getvalue()) < 100_000
    with pytest.raises(PostSizeError, match=r"word/document\.xml holds more than 60 MB"):
        read_post(Path("bomb.docx"), data=stream.getvalue())


def test_a_page_or_part_of_nothing_but_tags_is_not_parsed() -> None:
    with pytest.raises(DamagedPostError, match="more than 1,000,000 tags"):
        read_post(Path("a.html"), data=b"<p>" * 1_000_001)
    with pytest.raises(DamagedPostError, match="more than 3,000,000 tags"):
        read_post(Path("a.docx"), data=docx("<w:p/>" * 3_000_001))


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, EncryptedPostError, id="encrypted"),
        pytest.param(b"PK\x03\x04 cut off", DamagedPostError, id="cut off"),
        pytest.param(b"plain text", DamagedPostError, id="no archive"),
        pytest.param(
            docx(paragraph(run("x")), without="word/document.xml"), DamagedPostError, id="document missing"
        ),
        pytest.param(docx("<w:p>&undefined;</w:p>"), DamagedPostError, id="no XML"),
        pytest.param(docx(""), EmptyPostError, id="no paragraphs"),
    ],
)
def test_a_broken_word_file_gets_one_clear_error(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_post(Path("a.docx"), data=data)


@pytest.mark.parametrize(
    "part", ["word/styles.xml", "word/footnotes.xml", "word/_rels/document.xml.rels", "docProps/core.xml"]
)
def test_a_part_that_a_post_can_do_without_may_be_missing(part: str) -> None:
    assert (
        read_post(Path("a.docx"), data=docx(paragraph(run("Dogs grow.")), without=part)).text == "Dogs grow."
    )


def test_entities_of_a_word_file_are_not_expanded() -> None:
    body = paragraph(run("Dogs grow."))
    data = docx(body)
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                bomb = b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
                content = bomb + content.replace(b"Dogs grow.", b"Dogs &b; grow.")
            new.writestr(name, content)
    assert "aaaa" not in read_post(Path("a.docx"), data=stream.getvalue()).text
