"""Forms of ours in styles of others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from litman.export.styles.catalogue import find_style, style_names
from litman.export.styles.manuals.apply import as_the_manual_asks, style_as_the_manual_asks
from litman.export.styles.manuals.forms import style_with
from litman.export.styles.manuals.table import MANUALS, manual_of
from litman.export.styles.style_file import read_style

STYLE = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info/>'
    '<macro name="who"><names variable="author"/></macro><citation><layout><text macro="who"/></layout></citation>'
    '<bibliography><layout><text variable="citation-number" suffix="."/><text macro="who"/><text variable="title"/>'
    "</layout></bibliography></style>"
)


def test_a_form_stands_behind_the_number_and_before_all_else() -> None:
    made = style_with(STYLE, (('type="patent"', '<text macro="who"/>'),), ())
    assert (
        '<layout><text variable="citation-number" suffix="."/><choose><if type="patent"><text macro="who"/></if>'
        '<else><text macro="who"/><text variable="title"/></else></choose></layout>'
    ) in made


def test_a_macro_is_replaced() -> None:
    made = style_with(STYLE, (), (("who", '<text variable="publisher"/>'),))
    assert '<macro name="who"><text variable="publisher"/></macro>' in made


@pytest.mark.parametrize(
    ("forms", "macros"),
    [
        pytest.param((('type="patent"', '<text macro="access"/>'),), (), id="form"),
        pytest.param((), (("who", '<text macro="access"/>'),), id="macro that calls it"),
        pytest.param((), (("access", '<text variable="URL"/>'),), id="macro itself"),
    ],
)
def test_what_needs_a_macro_that_the_style_does_not_have_is_left_out(
    forms: tuple[tuple[str, str], ...], macros: tuple[tuple[str, str], ...]
) -> None:
    assert style_with(STYLE, forms, macros) == style_with(STYLE, (), ())


@pytest.mark.parametrize("name", [*MANUALS, "nlm-citation-sequence", "nlm-name-year"])
def test_every_form_and_macro_finds_its_place_in_the_style_of_the_package(name: str) -> None:
    if name not in style_names():
        pytest.skip("the extra `styles` is not installed")
    style = find_style(name)
    manual = manual_of(style)
    made = style_as_the_manual_asks(style).text
    for printed, meant in manual.spellings:
        assert printed in style.text
        assert meant != printed
    root = etree.fromstring(made.encode())
    branches = root.findall("{*}bibliography/{*}layout/{*}choose/*")
    assert [branch.attrib for branch in branches[: len(manual.forms)]] == [
        etree.fromstring(f"<if {holds}/>").attrib for holds in manual.forms
    ]
    assert read_style(name, made.encode()).has_bibliography


def test_a_style_that_somebody_made_of_another_is_left_alone() -> None:
    if "ieee" not in style_names():
        pytest.skip("the extra `styles` is not installed")
    style = find_style("ieee")
    other = replace(style, text=style.text.replace("/styles/ieee</id>", "/styles/my-ieee</id>"))
    assert style_as_the_manual_asks(other) == other
    assert as_the_manual_asks({"id": "k", "title": "Tea: a leaf"}, other)["title"] == "Tea: a leaf"


def test_a_style_is_what_its_text_calls_it_whatever_its_file_is_called() -> None:
    if "ieee" not in style_names():
        pytest.skip("the extra `styles` is not installed")
    assert manual_of(replace(find_style("ieee"), name="apa")) == MANUALS["ieee"]
