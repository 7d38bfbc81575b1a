"""Where a citation key is being typed, and which works the words mean."""

from __future__ import annotations

import pytest

from litman.index.query.known_works import KnownWork, known_work
from litman.lsp.complete_keys import MOST_OFFERED, key_place, matching_works


def work(key: str, who: str, year: int, title: str) -> KnownWork:
    return known_work(key, who, year, title, "", who)


WORKS = [
    work("moss2019tea", "Moss & Fern", 2019, "Tea and REM sleep"),
    work("muller2021", "Müller", 2021, "Sleep in students"),
    work("fern2020moss", "Fern", 2020, "Mosses of the north"),
    work("Reed:2018", "Reed et al.", 2018, "Tea, again"),
]


@pytest.mark.parametrize(
    ("before", "suffix", "words"),
    [
        pytest.param("as [@mos", ".md", "mos", id="pandoc"),
        pytest.param("as [see @moss2019; @fern tea", ".md", "fern tea", id="pandoc, several words"),
        pytest.param("as @mos", ".qmd", "mos", id="in running text"),
        pytest.param("@", ".typ", "", id="nothing typed yet"),
        pytest.param("as @{mos", ".md", "mos", id="in braces"),
        pytest.param(r"as \citep[see][p. 3]{moss2019, fern", ".tex", "fern", id="TeX"),
        pytest.param(r"as \textcite{moss 2019", ".tex", "moss 2019", id="biblatex"),
        pytest.param("as [cite/t:@mos", ".org", "mos", id="org-cite"),
        pytest.param("as cite:&moss;&fe", ".org", "fe", id="org-ref"),
        pytest.param("as {cite:p}`moss2019,fe", ".md", "fe", id="MyST"),
        pytest.param("as :cite:`mo", ".rst", "mo", id="Sphinx"),
        pytest.param("as cite:[moss2019, fe", ".adoc", "fe", id="AsciiDoc"),
        pytest.param("as #cite(<mo", ".typ", "mo", id="Typst"),
        pytest.param('as <d-cite key="moss2019,fe', ".html", "fe", id="Distill"),
        pytest.param("as {% cite mo", ".md", "mo", id="Jekyll"),
        pytest.param('key = "mo', ".toml", "mo", id="claims file"),
        pytest.param("  crossref = {mo", ".bib", "mo", id="crossref"),
        pytest.param("write to ada@exa", ".md", None, id="an address"),
        pytest.param("tea (2019", ".md", None, id="a bracket"),
        pytest.param("[@moss2019] and then", ".md", None, id="behind the citation"),
        pytest.param('text = "mo', ".toml", None, id="another key of a claims file"),
        pytest.param("  title = {mo", ".bib", None, id="another field"),
        pytest.param(r"\section{mo", ".tex", None, id="another command"),
    ],
)  # fmt: skip
def test_a_key_is_completed_where_one_can_stand(before: str, suffix: str, words: str | None) -> None:
    place = key_place(before, suffix)
    assert (place and place.words) == words
    if place is not None:
        assert before[place.start :] == words


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        pytest.param("moss", ["moss2019tea", "fern2020moss"], id="by key first"),
        pytest.param("tea", ["moss2019tea", "Reed:2018"], id="by title"),
        pytest.param("sleep moss", ["moss2019tea"], id="words in any order"),
        pytest.param("2019", ["moss2019tea"], id="by year"),
        pytest.param("Muller", ["muller2021"], id="without the accent"),
        pytest.param("müller", ["muller2021"], id="with it"),
        pytest.param("reed:20", ["Reed:2018"], id="key with a sign in it"),
        pytest.param("moss20", ["moss2019tea", "fern2020moss"], id="a word and the beginning of a year"),
        pytest.param("oss", [], id="inside a word"),
        pytest.param("nobody", [], id="nothing"),
    ],
)  # fmt: skip
def test_works_are_found_by_what_people_know_of_them(words: str, keys: list[str]) -> None:
    assert [found.key for found in matching_works(WORKS, words, frozenset())[0]] == keys


def test_what_the_post_cites_already_comes_first_then_the_newest() -> None:
    found, is_all = matching_works(WORKS, "", frozenset({"Reed:2018"}))
    assert [work.key for work in found] == ["Reed:2018", "muller2021", "fern2020moss", "moss2019tea"]
    assert is_all


def test_not_more_are_offered_than_a_person_looks_through() -> None:
    many = [work(f"k{number}", "Moss", 2000, "Tea") for number in range(MOST_OFFERED + 1)]
    found, is_all = matching_works(many, "tea", frozenset())
    assert len(found) == MOST_OFFERED
    assert not is_all
