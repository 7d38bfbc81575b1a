"""Sixty sentences in posts of several formats: half of them cite, half only look like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.analyse import analyse_post
from litman.posts.readers.read import read_post

_BODY = "The fjord is deep and cold [1], and its water stays for years [2, 3]."
_NUMBERED = (
    "[1] Lund, K. (2009). Deep fjords. Water, 3(1), 4–9.\n\n[2] Vik, T. (2012). Cold water. Water, 6(2), 1–8.\n\n"
    "[3] Foss, A. (2014). Old water. Water, 8(4), 5–9.\n\n[4] Berg, O. (2016). New water. Water, 9(1), 2–7.\n"
)
_NAMES = "The fjord is deep and cold (Lund, 2009), and its water stays for years (Vik & Foss, 2012)."
_NAMED = (
    "Berg, O., Lie, P., & Dahl, R. (2016). New water. Water, 9(1), 2–7.\n\nLund, K. (2009). Deep fjords. Water, 3(1), "
    "4–9.\n\nvan der Meer, J. (2018). Low land. Land, 2(1), 3–6.\n\nVik, T., & Foss, A. (2012). Cold water. Water, "
    "6(2), 1–8.\n\nWorld Water Council. (2020). Yearbook of water. Paris: WWC.\n"
)


def _found(text: str, kind: str, sentence: str) -> list[str]:
    analysis = analyse_post(read_post(Path(f"fjord.{kind}"), data=text.encode()))
    start = analysis.post.text.index(sentence[:6])
    end = analysis.post.text.index("Fish live there.")
    return [use.marker.label for use in analysis.markers if start <= use.marker.start < end]


def _numbered(sentence: str, kind: str = "txt") -> list[str]:
    mark = "## " if kind == "md" else ""
    return _found(
        f"{_BODY}\n\n{sentence} Fish live there.\n\n{mark}References\n\n{_NUMBERED}", kind, sentence
    )


def _named(sentence: str, kind: str = "txt") -> list[str]:
    mark = "## " if kind == "md" else ""
    return _found(f"{_NAMES}\n\n{sentence} Fish live there.\n\n{mark}References\n\n{_NAMED}", kind, sentence)


def _page(sentence: str) -> list[str]:
    items = "".join(
        f'<li id="r{at}">{item.partition("] ")[2]}</li>'
        for at, item in enumerate(_NUMBERED.split("\n\n"), start=1)
    )
    body = "<p>The fjord is deep<sup>1</sup> and cold<sup>2,3</sup>.</p>"
    page = f"<article>{body}<p>{sentence} Fish live there.</p><h2>References</h2><ol>{items}</ol></article>"
    return _found(page, "html", sentence)


def _keys(sentence: str, kind: str = "md") -> list[str]:
    return _found(f"---\nbibliography: water.bib\n---\n\n{sentence} Fish live there.\n", kind, sentence)


@pytest.mark.parametrize(
    ("sentence", "kind", "label"),
    [
        pytest.param("Cod spawn late [4].", "txt", "4", id="number"),
        pytest.param("Cod spawn late [1–3].", "txt", "1, 2, 3", id="range"),
        pytest.param("Cod spawn late [1 and 4].", "txt", "1, 4", id="and"),
        pytest.param("Cod spawn late [see 2].", "txt", "2", id="see"),
        pytest.param("Cod spawn late [2, p. 6].", "md", "2", id="page"),
        pytest.param("Cod spawn late (refs 1 and 2).", "md", "1, 2", id="refs"),
        pytest.param("Cod spawn late^2,3^.", "md", "2, 3", id="raised in Markdown"),
        pytest.param("Cod spawn late^3.", "txt", "3", id="caret"),
        pytest.param("Cod spawn late.²", "txt", "2", id="raised digit"),
        pytest.param("Cod spawn late【1】.", "txt", "1", id="wide bracket"),
    ],
)
def test_numbers_of_the_list_cite(sentence: str, kind: str, label: str) -> None:
    assert _numbered(sentence, kind) == [label]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        pytest.param("Cod weigh little (20-40g).", "txt", id="weight"),
        pytest.param("Cod are liked (1-10).", "txt", id="scale"),
        pytest.param("Cod need 4 m² of space.", "txt", id="area"),
        pytest.param("Cod came in 10³ schools.", "txt", id="power"),
        pytest.param("Cod hold ¹⁴C for long.", "txt", id="isotope"),
        pytest.param("Cod have (1) fins, (2) gills and (3) tails.", "txt", id="enumeration"),
        pytest.param("Cod spawn at step x[i] of the model.", "txt", id="index"),
        pytest.param("Cod spawn from [2015] on.", "txt", id="year"),
        pytest.param("Cod spawn late [sic].", "md", id="sic"),
        pytest.param("Cod spawn at y = x^2 in the model.", "txt", id="formula"),
    ],
)
def test_numbers_that_count_something_cite_nothing(sentence: str, kind: str) -> None:
    assert _numbered(sentence, kind) == []


@pytest.mark.parametrize(
    ("sentence", "kind", "label"),
    [
        pytest.param("Cod spawn late (Lund 2009).", "txt", "Lund 2009", id="no comma"),
        pytest.param(
            "Cod spawn late (see Berg et al., 2016, p. 4).", "txt", "Berg et al. 2016", id="see and page"
        ),
        pytest.param("Lund (2009) saw cod spawn late.", "md", "Lund 2009", id="narrative"),
        pytest.param("Cod, as Lund's team (2009) saw, spawn late.", "txt", "Lund et al. 2009", id="team"),
        pytest.param("Dorsche laichen spät (vgl. Lund 2009, S. 5).", "txt", "Lund 2009", id="German"),
        pytest.param("Laut Vik und Foss (2012) laichen sie spät.", "txt", "Vik & Foss 2012", id="laut"),
        pytest.param("Selon Berg et coll. (2016), ils pondent tard.", "txt", "Berg et al. 2016", id="French"),
        pytest.param("Según Berg y cols. (2016) desovan tarde.", "md", "Berg et al. 2016", id="Spanish"),
        pytest.param("Cod spawn late (van der Meer, 2018).", "txt", "van der Meer 2018", id="particle"),
        pytest.param(
            "Cod spawn late (World Water Council, 2020).", "md", "World Water Council 2020", id="organisation"
        ),
    ],
)
def test_names_of_the_list_cite(sentence: str, kind: str, label: str) -> None:
    assert _named(sentence, kind) == [label]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        pytest.param("Cod were counted in Bergen (2019).", "txt", id="place"),
        pytest.param("Cod star in the film Leviathan (2012).", "txt", id="film"),
        pytest.param("Cod were many in the spring (April 2016).", "txt", id="month"),
        pytest.param("Cod are dear (Monday, 2016 prices).", "txt", id="day"),
        pytest.param("Cod died in the Great War (1914–1918).", "txt", id="war"),
        pytest.param("Cod are kept by the Paris Agreement (2015).", "md", id="treaty"),
        pytest.param("Cod were many (in 2012 and 2016).", "md", id="years"),
        pytest.param("Anna Lund swam with cod all day.", "txt", id="name without year"),
        pytest.param("Cod fell by a tenth (n = 2009).", "txt", id="sample"),
        pytest.param("Cod were seen by Nils Holm (1820–1891).", "txt", id="lifetime"),
    ],
)
def test_other_names_and_years_cite_nothing(sentence: str, kind: str) -> None:
    assert _named(sentence, kind) == []


@pytest.mark.parametrize(
    ("sentence", "kind", "label"),
    [
        pytest.param("Cod spawn late<sup>4</sup>.", "html", "4", id="raised in a page"),
        pytest.param("Cod spawn late<sup>[1, 4]</sup>.", "html", "1, 4", id="raised bracket in a page"),
        pytest.param('Cod spawn late [<a href="#r3">3</a>].', "html", "3", id="linked to the list"),
        pytest.param("Cod spawn late [@lund2009, p. 5].", "md", "lund2009", id="key of Pandoc"),
        pytest.param("Cod spawn late {cite:p}`lund2009`.", "md", "lund2009", id="role of MyST"),
        pytest.param("Cod spawn late {% cite lund2009 %}.", "md", "lund2009", id="Jekyll"),
        pytest.param('Cod spawn late <d-cite key="lund2009"></d-cite>.', "md", "lund2009", id="Distill"),
        pytest.param(
            "Cod spawn late [@doi:10.5555/cod.1].", "md", "doi:10.5555/cod.1", id="key that is a DOI"
        ),
        pytest.param("Cod spawn late [cite:@lund2009].", "org", "lund2009", id="Org"),
        pytest.param("Cod spawn late \\citep[see][5]{lund2009}.", "tex", "lund2009", id="LaTeX"),
    ],
)
def test_what_the_mark_up_names_cites(sentence: str, kind: str, label: str) -> None:
    assert (_page(sentence) if kind == "html" else _keys(sentence, kind)) == [label]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        pytest.param("Cod weigh 10<sup>3</sup> grams.", "html", id="power in a page"),
        pytest.param("Cod need 4 m<sup>2</sup> of space.", "html", id="area in a page"),
        pytest.param('Cod are drawn (Figure <a href="#fig2">2</a>).', "html", id="figure in a page"),
        pytest.param('Cod have <a href="https://example.org/cod">a page</a>.', "html", id="link elsewhere"),
        pytest.param("Cod are drawn in @fig-cod and @tbl:sizes.", "md", id="cross-references"),
        pytest.param("Cod keepers write to {anna, nils}@cod.example.", "md", id="mail of several people"),
        pytest.param("Cod keepers write to anna@cod.example.", "md", id="mail"),
        pytest.param("Cod are cited as `[@lund2009]` in code.", "md", id="code"),
        pytest.param("Cod are listed \\nocite{lund2009} below.", "tex", id="nocite"),
        pytest.param("Cod are shown in \\ref{fig:cod} below.", "tex", id="reference to a figure"),
    ],
)
def test_what_only_looks_like_a_citation_in_the_mark_up_cites_nothing(sentence: str, kind: str) -> None:
    assert (_page(sentence) if kind == "html" else _keys(sentence, kind)) == []
