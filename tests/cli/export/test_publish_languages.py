"""`litman publish` speaks the language of the post."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

BIB = "@article{short2018, author={Short, Ann}, title={Sleep and tea}, year=2018, doi={10.1000/tea.1}}\n"
POST = "---\ntitle: Tee\nlang: {}\ndate: 2026-03-01\n---\n\nTee verlängert den Schlaf um eine Stunde [@short2018].\n"


@pytest.fixture
def scanned(run: Run, library: Path) -> Path:
    (library / "references.bib").write_text(BIB)
    (library / "claims" / "sleep.toml").unlink()
    posts = library.parent / "posts"
    posts.mkdir()
    for language in ("de", "he", "en"):
        (posts / f"{language}.md").write_text(POST.format(language))
        run("scan", "--offline", str(posts / f"{language}.md"))
    run("claims", "confirm", "de/c01", "short2018", "--by", "AB", "--quote", "one hour more")
    return library


def test_a_german_post_has_a_german_page(run: Run, scanned: Path) -> None:
    page = run("publish", "de").stdout
    assert '<html lang="de">' in page
    assert "1 von 1 Aussagen geprüft" in page
    assert "Die Quelle sagt es so" in page
    assert "1. März 2026" in page
    assert '<article id="text">' in page
    for english in ("claims checked", "Sources", "How to read", "compared", "Evidence"):
        assert english not in page.partition("</head>")[2], english


def test_the_language_of_the_page_may_be_another_than_that_of_the_post(run: Run, scanned: Path) -> None:
    page = run("publish", "de", "--lang", "fr").stdout
    assert '<html lang="fr">' in page
    assert '<article id="text" lang="de">' in page
    assert '<aside class="evidence" lang="fr" aria-label' in page
    assert "Affirmations vérifiées : 1 sur 1" in page


def test_a_post_from_right_to_left_stands_so_on_an_english_page(run: Run, scanned: Path) -> None:
    page = run("publish", "he").stdout
    assert '<html lang="en">' in page
    assert '<article id="text" lang="he" dir="rtl">' in page
    assert "0 of 1 claim checked" in page
    assert '<aside class="evidence" lang="en" dir="ltr"' in page


def test_a_post_that_does_not_say_its_language_is_heard(run: Run, scanned: Path) -> None:
    posts = scanned.parent / "posts"
    (posts / "unsaid.md").write_text(
        "# Tee\n\nDer Tee verlängert den Schlaf um eine Stunde und ist nicht teuer [1].\n"
    )
    run("scan", "--offline", str(posts / "unsaid.md"))
    assert '<html lang="de">' in run("publish", "unsaid").stdout
