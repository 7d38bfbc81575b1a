"""Given posts as they are read: references, where each marker leads, claims, and what is found to be wrong."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cases.given import Given, new_library


class Read(NamedTuple):
    """What is right of a post that was scanned once."""

    references: int
    # For each marker its references joined by `+`; a work's key; else what it leads to (`link`, `note`, `nothing`).
    leads: str
    claims: int
    codes: str = ""  # of the findings of `scan`, each once


POSTS = {
    "n01_authoryear_en.txt": Read(12, "r12 r01 r02 r03 r04 r05 r06 r07 r08 r09 r10 r11", 10),
    "n03_german.txt": Read(6, "r04 r06 r03 r02 r05 r01", 6),
    "n05_spanish_port.txt": Read(6, "r01 r05 r03 r06 r04 r02", 6),
    "n07_chinese.txt": Read(6, "r01 r02 r03+r04 r05 r06", 5),
    "m02_et_al_bracket.txt": Read(4, "r01 r04 r02 r02+r03", 4),
    "t01_glued_end.txt": Read(4, "r01 r02 r03+r04", 4),
    "t03_bracket_end.txt": Read(4, "r01 r02 r03+r04", 4),
    "t05_caret_end.txt": Read(4, "r01 r02 r03+r04", 4),
    "p02.txt": Read(6, "r01 r02 r03+r04 r05 r06", 4),
    "p03.txt": Read(6, "r01+r02 r03+r04+r05 r06", 3),
    "p11.txt": Read(6, "r01", 5, codes="REF104"),
    "c02_authoryear_bullets.md": Read(2, "r01 r02", 2),
    "c03_bullet_2b.txt": Read(2, "r01 r02", 2),
    "c03_bullet_e280a2.md": Read(2, "r01 r02", 2),
    "n09_merge_min_en.txt": Read(3, "r01 r02", 2, codes="REF104"),
    "h01_wp_footnotes.html": Read(3, "r01 r02 r03", 4),
    "h04a_quarto.html": Read(2, "r01 r02", 2),
    "h05_links.html": Read(0, "short2018 link link link link link link link link link link", 8),
    "h08_publisher_links.html": Read(0, "link link short2018 link link link link link", 8),
    "i01_dois.txt": Read(12, "r01 r02 r03 r04 r05 r06 r07 r08 r09 r10 r11 r12", 12),
    "f02_ebd.md": Read(1, "r01 r01 r01", 3),
    "s02_sent_de.txt": Read(0, "", 5),
    "s04_sent_es_zh_ru.txt": Read(0, "", 7),
    "r01_parse.txt": Read(16, "r01+r02+r03+r04+r05+r06+r07+r08+r09+r10+r11+r12+r13+r14+r15+r16", 1),
    "d02_zotero_footnotes.docx": Read(1, "r01 note bibliography r01", 2, codes="REF122"),
    "d07_zotero_sup.docx": Read(0, "bibliography bibliography+bibliography", 3, codes="REF122"),
    "g04_sidenotes.html": Read(2, "r02 r01", 3),
    "l06_link_defs.md": Read(0, "link link", 2),
    "p12_unicode_ascii_comma.txt": Read(5, "r01+r02 r03+r04+r05", 3),
    "n08_merge_min.txt": Read(3, "r01 r02", 2, codes="REF104"),
    "m01_not_markers.html": Read(6, "r01 r02+r03 r04+r05+r06", 4),
    "n10_accents_narrative.md": Read(2, "r01 r02", 2),
    "n11_ascii_control.md": Read(2, "r01 r02", 2),
}

REAL = {
    "adjacent-parens": Read(0, "nothing nothing nothing nothing nothing nothing", 5, codes="REF101 REF102"),
    "affil-quarto-docx-false": Read(2, "r01 r02", 2),
    "bib-beside": Read(0, "bibliography", 1, codes="REF122"),
    "bibliography-first": Read(0, "", 3),
    "bracket-own-line": Read(5, "r01 r02 r03 r04 r05", 5),
    "button-refs": Read(0, "link link+link link", 3),
    "carets": Read(3, "r01 r02+r03 r01+r02+r03", 3),
    "claims-noise": Read(0, "", 2),
    "comment-echo": Read(1, "r01", 1),
    "date-in-text": Read(0, "", 1),
    "details-refs": Read(2, "r01 r02", 2),
    "distill-dcite": Read(0, "bibliography bibliography+bibliography note", 2, codes="REF122"),
    "docx-affiliations": Read(2, "r01 r02", 2),
    "doi-keys": Read(0, "link link+link link", 3),
    "dot-own-line": Read(5, "r01 r02 r03 r04 r05", 5),
    "figure-legends-after": Read(2, "r01 r02", 3),
    "hidden-refs-styledisplayno": Read(2, "r01 r02", 2),
    "html-table-refs": Read(5, "r01 r02 r03 r04 r05", 5),
    "hugo-figure": Read(3, "r01 r02 r03", 4),
    "jekyll-scholar": Read(0, "unknown-key unknown-key+unknown-key", 2, codes="REF101"),
    "label-line-linktext": Read(5, "r01 r02 r03 r04 r05", 5),
    "labels-on-own-line": Read(8, "r01 r02 r03 r04 r05 r06 r07 r08", 8),
    "list-quarto-div": Read(2, "r01", 1, codes="REF104"),
    "myst-cite": Read(0, "unknown-key unknown-key unknown-key+unknown-key link link", 3, codes="REF101"),
    "named-false": Read(0, "", 5),
    "named-missed": Read(0, "", 5),
    "no-list-author-year": Read(
        0, "nothing nothing nothing nothing nothing nothing nothing+nothing", 5, codes="REF101 REF102"
    ),
    "numbered-links-tied": Read(0, "berman2000 wang2019 berman2000", 3),  # the page; its Markdown below
    "paren-numbers-no-list": Read(
        0, "nothing nothing+nothing nothing nothing nothing nothing+nothing+nothing", 5, codes="REF101 REF102"
    ),
    "quarto-xrefs": Read(0, "unknown-key", 3, codes="REF101"),
    "three-em-dash": Read(4, "r01 r02+r03 r04", 3),
    "title-from-tail": Read(1, "r01", 1),
    "title-h2": Read(0, "", 3),
    "toc-claims": Read(0, "", 3),
    "wiki-template": Read(2, "r01 r02", 2),
    "word-native": Read(2, "r01 r02", 2),
    "wp-footnotes-plugin": Read(2, "r01 r02", 2),
    "bold-line-footnote": Read(2, "r01 r01 r02", 1),
    "codes": Read(0, "", 3),
    "dash-brackets": Read(2, "r01 r02", 2),
    "pandoc-refs-and-footnotes": Read(2, "r01 r02 r02", 13),
    "pandoc-refs": Read(2, "r01 r02", 13),
    "reference-lists-inside": Read(1, "r01", 1),
    "short-body": Read(2, "r01 r02", 2),
    "link-whole-sentence-tied": Read(0, "berman2000 wang2019 wang2019", 4),
}


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    """Where the given cases lie; skips where they are absent."""
    found = shared / "cases"
    if not found.is_dir():
        pytest.skip("the given cases are absent")
    return found


def read(given: Given, post: Path) -> Read:
    """Return what `scan` says of a post."""
    said = given.scan(post)
    leads = (
        "+".join(lead.get("key") or lead.get("reference") or lead["to"] for lead in marker["leads"])
        for marker in said["markers"]
    )
    codes = " ".join(sorted({finding["code"] for finding in said["findings"]}))
    return Read(len(said["references"]), " ".join(leads), len(said["claims"]), codes)


@pytest.mark.parametrize("name", POSTS)
def test_given_post_is_read(name: str, folder: Path, tmp_path: Path) -> None:
    given = new_library(tmp_path, folder / "posts" / "library.bib")
    assert read(given, given.put(folder / "posts" / name)) == POSTS[name]


@pytest.mark.parametrize(
    ("name", "post", "right"),
    [
        *((name, "post", right) for name, right in REAL.items()),
        ("numbered-links-tied", "post.md", Read(0, "berman2000 wang2019 wang2019 wang2019", 3)),
    ],
)
def test_given_page_is_read(name: str, post: str, right: Read, folder: Path, tmp_path: Path) -> None:
    files = sorted((folder / "real" / name).iterdir())
    given = new_library(tmp_path, *(file for file in files if file.name == "k.bib"))
    put = [given.put(file) for file in files if file.name != "k.bib"]
    assert read(given, next(file for file in put if post in (file.stem, file.name))) == right
