"""A raised number is one thing in every kind of post, and for the fingerprint of its sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.claims.fingerprint import normalise_sentence
from litman.posts.markers.markers import find_markers
from litman.posts.readers.read import read_post
from litman.text.raised import raised_in_formula

CASES = [
    pytest.param("It began in 2019³.", [("3",)], id="a year"),
    pytest.param("It grew from 2015 to 2019³,⁴.", [("3", "4")], id="a year and a list"),
    pytest.param("Cases of COVID-19³ grew.", [("3",)], id="a name's number"),
    pytest.param("It was vitamin C¹² that helped.", [("12",)], id="a vitamin"),
    pytest.param("It grew on a 2048² grid.", [], id="a size"),
    pytest.param("It holds 10⁹ cells.", [], id="a power"),
    pytest.param("A body of 30 kg/m² or more.", [], id="a unit"),
    pytest.param("The ¹⁸F tracer binds.", [], id="an isotope"),
    pytest.param("It takes up Ca²⁺ again.", [], id="an ion"),
]
UP = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def _marked(text: str, opening: str, closing: str) -> str:
    """Return the text with its raised digits in mark-up."""
    import re

    return re.sub(
        "[⁰¹²³⁴-⁹]+(?:,[⁰¹²³⁴-⁹]+)*⁺?",
        lambda found: opening + found.group().translate(UP).replace("⁺", "+") + closing,
        text,
    )


@pytest.mark.parametrize(("text", "labels"), CASES)
@pytest.mark.parametrize(
    ("name", "written"),
    [
        pytest.param("post.txt", lambda text: text, id="text"),
        pytest.param("post.md", lambda text: text, id="Markdown with raised digits"),
        pytest.param("post.md", lambda text: _marked(text, "^", "^"), id="Markdown with its own mark-up"),
        pytest.param("post.md", lambda text: _marked(text, "<sup>", "</sup>"), id="Markdown with HTML"),
        pytest.param("post.md", lambda text: _marked(text, "$^{", "}$"), id="Markdown with formulas"),
        pytest.param("post.md", lambda text: _marked(text, "$^ { ", " }$"), id="Markdown of a scanned page"),
        pytest.param("post.tex", lambda text: _marked(text, "$^{", "}$"), id="LaTeX with formulas"),
        pytest.param("post.tex", lambda text: _marked(text, "\\textsuperscript{", "}"), id="LaTeX"),
        pytest.param("post.html", lambda text: f"<p>{text}</p>", id="HTML with raised digits"),
        pytest.param("post.html", lambda text: f"<p>{_marked(text, '<sup>', '</sup>')}</p>", id="HTML"),
    ],
)
def test_a_raised_number_is_one_thing_in_every_post(name, written, text, labels) -> None:  # type: ignore[no-untyped-def]
    post = read_post(Path(name), data=written(text).encode())
    assert [marker.labels for marker in find_markers(post, labels=())] == labels


@pytest.mark.parametrize(("text", "labels"), CASES)
def test_the_fingerprint_leaves_out_what_cites_and_nothing_else(text: str, labels: list[str]) -> None:
    bare = normalise_sentence(text.translate(dict.fromkeys(map(ord, "⁰¹²³⁴⁵⁶⁷⁸⁹,⁺"))))
    assert (normalise_sentence(text) == bare) is bool(labels)


def test_a_post_that_cites_by_key_and_lists_no_numbers_flattens_none() -> None:
    text = "It is so [@a2019]. The class PTG.1 holds [@b2019]. The class PTG.2 falls [@c2019]. PTG.3 grows."
    post = read_post(Path("p.md"), data=text.encode())
    assert [marker.kind for marker in find_markers(post)] == ["pandoc"] * 3


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        pytest.param("$^{[1]}$", "[1]", id="in brackets"),
        pytest.param("$^2$", "2", id="without braces"),
        pytest.param("$^ { [ 1 - 3 ] }$", "[ 1 - 3 ]", id="of a scanned page"),
        pytest.param("$^{\\text{1,2}}$", "1,2", id="as text"),
        pytest.param("$x^{2}$", None, id="a power"),
        pytest.param("$^{18}F$", None, id="an isotope"),
        pytest.param("$^{\\circ}$", None, id="a degree"),
        pytest.param("$[1]$", None, id="not raised"),
    ],
)
def test_a_formula_may_raise_numbers_and_nothing_else(formula: str, shown: str | None) -> None:
    found = raised_in_formula(formula)
    assert (formula[slice(*found)] if found else None) == shown
