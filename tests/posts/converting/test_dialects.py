"""Citations by key in each mark-up language: what is written is read as the same works again."""

from __future__ import annotations

import pytest

from litman.posts.converting.citation import CitationForm, KeyedCitation, KeyItem
from litman.posts.converting.dialects import DIALECTS

ONE = (KeyItem("moss2019", "see", ", p. 12"),)
TWO = (KeyItem("moss2019", "", ", p. 3"), KeyItem("reed2001", "", " for a review"))


def written(name: str, *items: KeyItem, form: CitationForm = "apart", following: str = "") -> str | None:
    return DIALECTS[name].write(KeyedCitation(items, form), following)


@pytest.mark.parametrize(
    ("name", "one", "two", "textual", "year"),
    [
        pytest.param(
            "pandoc",
            "[see @moss2019, p. 12]",
            "[@moss2019, p. 3; @reed2001 for a review]",
            "@reed2001",
            "[-@reed2001]",
            id="pandoc",
        ),
        pytest.param(
            "myst",
            "{cite:p}`{see}moss2019{p. 12}`",
            "{cite:p}`moss2019{p. 3}; reed2001{for a review}`",
            "{cite:t}`reed2001`",
            "{cite:yearpar}`reed2001`",
            id="MyST",
        ),
        pytest.param(
            "latex",
            None,
            r"\cite[p.~3]{moss2019}, \cite[for a review]{reed2001}",
            None,
            r"\cite{reed2001}",
            id="LaTeX",
        ),
        pytest.param(
            "natbib",
            r"\citep[see][p.~12]{moss2019}",
            r"\citetext{\citealp[p.~3]{moss2019}; \citealp[for a review]{reed2001}}",
            r"\citet{reed2001}",
            r"\citeyearpar{reed2001}",
            id="natbib",
        ),
        pytest.param(
            "biblatex",
            r"\parencite[see][p.~12]{moss2019}",
            r"\parencites[p.~3]{moss2019}[for a review]{reed2001}",
            r"\textcite{reed2001}",
            r"\parencite*{reed2001}",
            id="biblatex",
        ),
        pytest.param(
            "org",
            "[cite:see @moss2019 p. 12]",
            "[cite:@moss2019 p. 3;@reed2001 for a review]",
            "[cite/t:@reed2001]",
            "[cite/na:@reed2001]",
            id="Org",
        ),
        pytest.param(
            "typst",
            None,
            "#cite(<moss2019>, supplement: [p. 3])#cite(<reed2001>, supplement: [for a review])",
            '#cite(<reed2001>, form: "prose")',
            '(#cite(<reed2001>, form: "year"))',
            id="Typst",
        ),
        pytest.param(
            "asciidoc",
            None,
            "cite:[moss2019(p. 3), reed2001(for a review)]",
            "citenp:[reed2001]",
            None,
            id="AsciiDoc",
        ),
    ],
)
def test_each_dialect_says_what_it_can_and_nothing_else(
    name: str, one: str | None, two: str, textual: str | None, year: str | None
) -> None:
    bare = KeyItem("reed2001")
    assert written(name, *ONE) == one
    assert written(name, *TWO) == two
    assert written(name, bare, form="textual") == textual
    assert written(name, bare, form="year") == year


@pytest.mark.parametrize(
    ("key", "following", "expected"),
    [
        pytest.param("moss2019", "’s work", "@moss2019", id="an apostrophe"),
        pytest.param("moss2019", "b", "@{moss2019}", id="a letter"),
        pytest.param("moss2019", ".a", "@{moss2019}", id="a mark and a letter"),
        pytest.param("moss2019", ". A", "@moss2019", id="a full stop"),
        pytest.param("moss_2019.a", "", "@moss_2019.a", id="marks within"),
        pytest.param("moss2019.", "", "@{moss2019.}", id="a mark at its end"),
        pytest.param("moss(2019)", "", "@{moss(2019)}", id="brackets"),
        pytest.param("moss2019", " [a note]", None, id="a bracket that would be its page"),
        pytest.param("fig-moss2019", "", None, id="what Quarto takes for a figure"),
    ],
)
def test_a_key_ends_where_it_ends(key: str, following: str, expected: str | None) -> None:
    assert written("pandoc", KeyItem(key), form="textual", following=following) == expected


@pytest.mark.parametrize("words", ["[x]", "@home", "a; b", "{b}"])
def test_words_that_pandoc_would_read_otherwise_are_not_written(words: str) -> None:
    assert written("pandoc", KeyItem("moss2019", behind=f", {words}")) is None
