"""Citations by key, of which a key that can be none is said and not passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.analyse import analyse_post
from litman.posts.markers.key_citations import FORMS, key_citation_at
from litman.posts.readers.read import read_post

Read = list[tuple[str | None, str | None, str | None]]


def _items(text: str) -> Read:
    found = key_citation_at(text, 0, tuple(FORMS))
    return [(item.prefix, item.key, item.locator) for item in found.items] if found else []


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("{cite:t}`see {moss2019}, pg. 22`", [("see", "moss2019", "pg. 22")]),
        ("{cite:p}`see also {moss2019}{p. 3}`", [("see also", "moss2019", "p. 3")]),
        ("{cite:p}`vgl. {moss2019}; fern2020`", [("vgl.", "moss2019", None), (None, "fern2020", None)]),
        ("{cite:p}`{see}moss2019{p. 3}; fern2020`", [("see", "moss2019", "p. 3"), (None, "fern2020", None)]),
        ("{cite:p}`moss2019, fig. 3, p. 4`", [(None, "moss2019", "fig. 3, p. 4")]),
        ("{cite:p}`moss2019 {12}`", [(None, "moss2019", "12")]),
        (":cite:p:`cf. {moss2019}, §4 a`", [("cf.", "moss2019", None), (None, "§4 a", None)]),
        ("{cite}`moss2019, fig3`", [(None, "moss2019", None), (None, "fig3", None)]),
    ],
)
def test_a_role_names_words_before_a_key_and_places_behind_it(text: str, items: Read) -> None:
    assert _items(text) == items


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (r"\cite{moss fern}", ["moss fern"]),
        (r"\citep[see][p. 3]{moss2019, lee~2020}", ["moss2019", "lee~2020"]),
        (r"\textcite{Müller et al., 2019}", ["Müller et al.", "2019"]),
        ("\\parencites{moss2019}{lee\n  park}", ["moss2019", "lee park"]),
        ("{cite}`moss fern`", ["moss fern"]),
        ("\\cite{moss2019,\x00\x00\x00\n  lee2020\x00\x00\n}", ["moss2019", "lee2020"]),
    ],
)
def test_what_can_be_no_key_is_an_unknown_one(text: str, keys: list[str]) -> None:
    assert [key for _, key, _ in _items(text)] == keys


@pytest.mark.parametrize(
    "text",
    [
        r"\citet{#1}",
        r"\cite{\key}",
        r"\excited{We are here}",
        r"\nocite{moss fern}",
        r"\citestyle{some style}",
        r"\cite{}",
        "{cite}`#1 #2`",
    ],
)
def test_macros_and_other_commands_cite_nothing(text: str) -> None:
    assert _items(text) == []


def test_a_label_with_a_space_is_that_of_its_item(tmp_path: Path) -> None:
    path = tmp_path / "a.tex"
    path.write_text(
        "Tea helps \\cite{moss a}.\n\n\\begin{thebibliography}{9}\n"
        "\\bibitem{moss a} Moss, A. (2019). Tea and sleep. Journal of Tea, 7, 1-9.\n\\end{thebibliography}\n"
    )
    (use,) = analyse_post(read_post(path)).markers
    assert use.references == (0,)
