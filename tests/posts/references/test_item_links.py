"""What a reference or a note links to is known, whatever words the link shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.analyse import Analysis, analyse_post
from litman.posts.readers.read import read_post
from litman.posts.references.item_links import bare_address


def _analysed(text: str, name: str = "post.md") -> Analysis:
    return analyse_post(read_post(Path(name), data=text.encode()))


@pytest.mark.parametrize(
    ("item", "said"),
    [
        pytest.param("[Link](https://doi.org/10.1000/abc)", ("10.1000/abc", None, None), id="a DOI"),
        pytest.param(
            "[CrossRef](https://doi.org/10.1000/abc) [PubMed](https://pubmed.ncbi.nlm.nih.gov/123456/)",
            ("10.1000/abc", "123456", None),
            id="a DOI and PubMed's number",
        ),
        pytest.param(
            "[here](https://doi.org/10.1000/abc) and [there](https://doi.org/10.1000/def)",
            (None, None, None),
            id="two DOIs, of which nobody can tell",
        ),
        pytest.param(
            "[PDF](https://tides.example/x.pdf)", (None, None, "https://tides.example/x.pdf"), id="a page"
        ),
        pytest.param(
            "[PDF](https://tides.example/x.pdf) [again](https://tides.example/y.pdf)",
            (None, None, None),
            id="two pages",
        ),
        pytest.param("[up](#top)", (None, None, None), id="within the page"),
        pytest.param(
            "doi:10.1000/own [PDF](https://doi.org/10.1000/abc)", ("10.1000/own", None, None), id="printed"
        ),
    ],
)
def test_a_link_says_what_the_text_does_not(item: str, said: tuple[str | None, ...]) -> None:
    found = _analysed(
        "# Naps\n\nNaps help memory (Moss, 2011).\n\n## References\n\n"
        f"- Moss, A. (2011). Tides. Coast Studies, 4, 1-8. {item}\n"
    )
    parts = found.references[0].parts
    assert parts is not None
    work = parts.work
    assert said == (work.DOI, work.PMID, work.URL)


@pytest.mark.parametrize(
    ("note", "leads"),
    [
        pytest.param(
            "[Gull council, rules of rest](https://gulls.example/rules)", True, id="nothing but a link"
        ),
        pytest.param(
            "Zie voor meer informatie het [Kader](https://gulls.example/kader) van de raad.", True, id="zie"
        ),
        pytest.param("Siehe den [Bericht](https://gulls.example/bericht) des Amts.", True, id="siehe"),
        pytest.param("Voir le [rapport](https://gulls.example/rapport) du conseil.", True, id="voir"),
        pytest.param("Mit Ruhe meinen wir Schlaf bei Tag und bei Nacht.", False, id="no link"),
        pytest.param(
            "By rest we mean all that a gull does between two flights, as people on the coast use the word, and "
            "not what [some](https://gulls.example/some) call rest.",
            False,
            id="a remark with a link in it",
        ),
        pytest.param(
            "See [one](https://gulls.example/1) and [two](https://gulls.example/2) for the words that we use.",
            False,
            id="links to read on",
        ),
    ],
)
def test_a_note_that_points_at_a_page_is_a_reference(note: str, leads: bool) -> None:
    found = _analysed(f"# Gulls\n\nGulls rest at noon.[^1]\n\n[^1]: {note}\n")
    assert [bool(use.references) for use in found.markers] == [leads]
    assert not found.problems


def test_a_note_that_links_to_what_is_listed_leads_there() -> None:
    found = _analysed(
        "# Gulls\n\nGulls rest at noon [^1]. Tides rise [^2].\n\n## Bronnen\n\n"
        "- [Gull council, rules of rest](https://www.gulls.example/rules/)\n- [Tides](https://tides.example/watch?v=1)\n\n"
        "[^1]: [Council, rules](https://gulls.example/rules#top)\n[^2]: [Tides](https://tides.example/watch?v=2)\n"
    )
    assert [[found.references[at].start for at in use.references] for use in found.markers] == [
        [found.references[0].start],
        [found.references[2].start],
    ]
    assert [problem.kind for problem in found.problems] == ["never-cited"]  # the other film


def test_what_a_short_note_names_is_cited() -> None:
    found = _analysed(
        "# C\n\nGulls rest at noon [^2].\n\n## Bibliographie\n\nMillar, A. R. 2014. “Gulls”. Bird Notes.\n\n"
        "[^2]: Millar, 2014.\n"
    )
    assert [use.references for use in found.markers] == [(0,)]
    assert not found.problems


@pytest.mark.parametrize(
    "address",
    ["https://www.gulls.example/rules/", "http://gulls.example/rules#top", "//GULLS.example/rules"],
)
def test_addresses_of_one_page_are_one(address: str) -> None:
    assert bare_address(address) == "gulls.example/rules"


_TEXTS = (
    "Moreau, Jean. *Compter les mots*. Paris : Seuil, 1998.\n\n"
    "Moreau, Jean, et Claire Petit. « Les phrases longues ». *Revue des textes* 4, no 2 (1998) : 1-12.\n\n"
    "Roy, Paul. *Mesurer les gens*. Lyon : PUL, 2010."
)


@pytest.mark.parametrize(
    ("note", "leads"),
    [
        pytest.param(
            "Jean Moreau, *Compter les mots*, Paris, Seuil, 1998, p. 12.", (0,), id="in other order"
        ),
        pytest.param(
            "Jean Moreau et Claire Petit, « Les phrases longues », 1998, p. 3.", (1,), id="of the same year"
        ),
        pytest.param("Paul Roy, *Mesurer les gens*, 2010.", (2,), id="another"),
        pytest.param(
            "Moreau lisait beaucoup quand il vivait encore à Paris en 1998.",
            (),
            id="what is told of an author",
        ),
    ],
)
def test_a_note_that_prints_what_is_listed_leads_there(note: str, leads: tuple[int, ...]) -> None:
    found = _analysed(
        f"# Textes\n\nOn compte les mots[^1].\n\n## Bibliographie\n\n{_TEXTS}\n\n[^1]: {note}\n"
    )
    assert [use.references for use in found.markers] == [leads]
