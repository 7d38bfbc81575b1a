"""A file that is not what it was taken for says what it is, and what reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.errors import ForeignFileError
from litman.formats.recognise import other_kind
from litman.formats.table import read_foreign_file
from tests.formats.test_bad_input import FILES

_BIB = "% mine\n\n@Article{elm, title = {Tea}}\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b" \r\n", "empty", id="blank"),
        pytest.param(b"\0" * 600, "zeros", id="zeros"),
        pytest.param(b"\x89PNG\r\n\x1a\n@book{a,", "a picture", id="picture"),
        pytest.param(b"PK\x03\x04", "zip archive", id="archive"),
        pytest.param(b"%PDF-1.7\n", "`litman add pdf 'a b.x'`", id="PDF"),
        pytest.param(b"<!DOCTYPE html>\n<html><body>@book{a, </body>", "web page", id="page"),
        pytest.param(b"%0 Journal Article\n%A Elm, Fay\n%T Tea\n", "export RIS or XML", id="tags of EndNote"),
        pytest.param(b"<?xml version='1.0'?>\n<PubmedArticleSet>", "`litman add pmid`", id="PubMed's XML"),
        pytest.param(b"<zs:record><datafield tag='245'>", "`litman add isbn`", id="a catalogue"),
        pytest.param(b"<article dtd='1'><front><journal-meta>", "`litman add doi`", id="JATS"),
        pytest.param(b"<feed xmlns='http://www.w3.org/2005/Atom'>", "a feed", id="feed"),
        pytest.param(_BIB.encode(), "`litman add bib 'a b.x'`", id="BibTeX"),
        pytest.param(_BIB.encode("utf-16"), "`litman add bib 'a b.x'`", id="BibTeX in UTF-16"),
        *(
            pytest.param(FILES[name].encode(), f"`litman add {name} 'a b.x'`", id=name)
            for name in ("ris", "nbib", "csl", "zotero", "endnote")
        ),
    ],
)
def test_what_a_file_is_instead_is_said(data: bytes, said: str) -> None:
    assert said in (other_kind(Path("a b.x"), data, "") or "")


@pytest.mark.parametrize(
    "data", [b"Dear all,\nplease find it attached.\n", b"BMJ 2019; 12: 4\n", b"{}", b"[1, 2]"]
)
def test_nothing_is_said_of_what_cannot_be_told(data: bytes) -> None:
    assert other_kind(Path("x"), data, "") is None


def test_the_format_that_was_asked_for_is_no_other_one() -> None:
    assert other_kind(Path("x"), FILES["ris"].encode(), "ris") is None


@pytest.mark.parametrize("asked", ["ris", "nbib", "csl", "zotero", "endnote"])
def test_the_reader_of_a_format_says_it(tmp_path: Path, asked: str) -> None:
    path = tmp_path / "works"
    path.write_text(_BIB)
    with pytest.raises(ForeignFileError, match=r"it looks like BibTeX: `litman add bib .*works` reads that"):
        read_foreign_file(path, asked)


def test_zotero_s_own_items_are_no_csl(tmp_path: Path) -> None:
    path = tmp_path / "works.json"
    path.write_text(FILES["zotero"])
    with pytest.raises(ForeignFileError, match="`litman add zotero "):
        read_foreign_file(path, "csl")
