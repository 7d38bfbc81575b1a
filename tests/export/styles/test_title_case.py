"""Titles are printed in sentence case by the styles whose manuals ask for it, and as they are by others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from litman.actions.export.format_bibliography import items_of
from litman.export.styles.catalogue import find_style
from litman.export.styles.title_case import sentence_case_of, with_titles_as_asked
from litman.library.library import Library
from litman.settings import Settings

TITLE = "Sleep Loss in Norway: A Survey of Nurses"


def titled(style: str, **item: Any) -> dict[str, Any]:
    return with_titles_as_asked({"id": "a", "type": "article-journal", **item}, find_style(style))


@pytest.mark.parametrize(
    ("style", "title"),
    [
        pytest.param("apa", "Sleep loss in Norway: A survey of nurses", id="APA"),
        pytest.param("ieee", "Sleep loss in Norway: A survey of nurses", id="IEEE"),
        pytest.param("ama", "Sleep loss in Norway: a survey of nurses", id="AMA"),
        pytest.param("vancouver", "Sleep loss in Norway: a survey of nurses", id="Vancouver"),
        pytest.param("nature", "Sleep loss in Norway: a survey of nurses", id="Nature"),
        pytest.param("harvard", "Sleep loss in Norway: a survey of nurses", id="Harvard"),
        pytest.param("bmj", "Sleep loss in Norway: a survey of nurses", id="BMJ"),
        pytest.param("chicago", TITLE, id="Chicago"),
        pytest.param("mla", TITLE, id="MLA"),
        pytest.param(
            "nature-genetics", "Sleep loss in Norway: a survey of nurses", id="a style that leans on Nature"
        ),
        pytest.param("nature-neuroscience-brief-communications", TITLE, id="another style of a like name"),
    ],
)
def test_an_article_has_the_case_that_the_manual_asks_for(style: str, title: str) -> None:
    assert titled(style, title=TITLE)["title"] == title


@pytest.mark.parametrize(
    ("style", "type", "title"),
    [
        pytest.param("apa", "book", "Sleep loss in Norway: A survey of nurses", id="APA book"),
        pytest.param("harvard", "book", "Sleep loss in Norway: a survey of nurses", id="Harvard book"),
        pytest.param("ama", "book", TITLE, id="AMA book"),
        pytest.param("ieee", "book", TITLE, id="IEEE book"),
        pytest.param("apa", "legal_case", TITLE, id="a case is a name"),
    ],
)
def test_other_works_have_the_case_that_the_manual_asks_for(style: str, type: str, title: str) -> None:
    assert titled(style, type=type, title=TITLE)["title"] == title


@pytest.mark.parametrize("language", ["de-DE", "fr"])
def test_titles_in_other_languages_stay(language: str) -> None:
    assert titled("apa", title=TITLE, language=language)["title"] == TITLE


def test_the_book_around_a_chapter_follows_where_the_manual_asks() -> None:
    parts = {"type": "chapter", "title": "On Sleep", "container-title": "Handbook of Night Work"}
    assert titled("apa", **parts)["container-title"] == "Handbook of night work"
    assert titled("ieee", **parts)["container-title"] == "Handbook of Night Work"


def test_a_journal_keeps_its_title() -> None:
    assert titled("apa", title="x", **{"container-title": "Journal of Night Work"})["container-title"] == (
        "Journal of Night Work"
    )


def test_a_notice_behind_a_title_keeps_its_capital() -> None:
    assert (
        titled("apa", title="Sleep Loss and Work [Retracted]")["title"] == "Sleep loss and work [Retracted]"
    )


@pytest.mark.parametrize(
    ("title", "marked"),
    [
        pytest.param(
            "Motility of <i>Vibrio fischeri</i>",
            'Motility of <span class="nocase"><i>Vibrio fischeri</i></span>',
            id="species",
        ),
        pytest.param(
            "Role of <i>E. coli</i>", 'Role of <span class="nocase"><i>E. coli</i></span>', id="short"
        ),
        pytest.param("Tests <i>In vitro</i>", "Tests <i>In vitro</i>", id="no species"),
    ],
)
def test_species_keep_their_small_words_in_title_case(title: str, marked: str) -> None:
    assert titled("chicago", title=title)["title"] == marked


def test_what_braces_protect_is_kept_and_no_mark_goes_to_the_engine(tmp_path: Path) -> None:
    (tmp_path / "k.bib").write_text(
        "@article{roe, title = {The {Quiet Hours} Method, the {B}rontide and {\\textit{E. coli}} in {de novo} Sleep}, "
        "author = {Roe, Ann}, journal = {Annals of Caves}, year = 2020}\n"
    )
    [item] = items_of(Library(tmp_path, Settings(bibliography="k.bib")), ["roe"])
    assert with_titles_as_asked(item, find_style("apa"))["title"] == (
        "The Quiet Hours method, the Brontide and "
        '<span class="nocase"><i>E. coli</i></span> in <span class="nocase">de novo</span> sleep'
    )
    assert with_titles_as_asked(item, find_style("mla"))["title"] == (
        "The Quiet Hours Method, the Brontide and "
        '<span class="nocase"><i>E. coli</i></span> in <span class="nocase">de novo</span> Sleep'
    )


@pytest.mark.parametrize("style", ["vancouver-author-date", "springer-vancouver", "biomed-central"])
def test_styles_after_vancouver_are_in_sentence_case(style: str) -> None:
    assert sentence_case_of(find_style(style)) is not None


@pytest.mark.parametrize("style", ["acs", "asa", "turabian", "elsevier-harvard"])
def test_other_styles_are_left_alone(style: str) -> None:
    assert sentence_case_of(find_style(style)) is None
