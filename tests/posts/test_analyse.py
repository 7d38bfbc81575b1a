from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.analyse import Analysis, analyse_post
from litman.posts.readers.markdown import read_markdown_post
from litman.posts.readers.read import read_post
from litman.posts.readers.text import post_from_text

_BODY = (
    "Dogs grow in the first year of their life [1]. Cats grow for nine months [2], which every owner "
    "of a cat knows well."
)
_LIST = (
    "References\n\n[1] Moss, A. (2018). How dogs grow. Invented Dogs, 1(2), 3–9.\n[2] Ray, B. (2019). "
    "How cats grow. Invented Cats, 2(1), 4–8.\n"
)


def _analysis(text: str) -> Analysis:
    return analyse_post(post_from_text(Path("p.txt"), text))


def _problems(found: Analysis) -> list[tuple[str, tuple[str, ...]]]:
    return [(problem.kind, problem.labels) for problem in found.problems]


def test_markers_are_tied_to_references_and_claims_to_markers() -> None:
    found = _analysis(f"How pets grow\n\n{_BODY}\n\n{_LIST}")
    assert [use.references for use in found.markers] == [(0,), (1,)]
    assert [claim.markers for claim in found.claims] == [(0,), (1,)]
    assert [claim.inner_markers for claim in found.claims] == [((42, 45),), ((26, 29),)]
    assert _problems(found) == []
    assert {block.kind for block in found.post.blocks[-2:]} == {"reference-list"}


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param(
            f"{_BODY}",
            [
                ("marker-without-reference", ("1",)),
                ("missing-list", ("1", "2")),
                ("marker-without-reference", ("2",)),
            ],
            id="no list",
        ),
        pytest.param(
            f"{_BODY} They rest [3].\n\n{_LIST}",
            [("marker-without-reference", ("3",))],
            id="a label that the list lacks",
        ),
        pytest.param(
            f"{_BODY.replace(' [2]', '')}\n\n{_LIST}",
            [("never-cited", ("2",))],
            id="a reference that nobody cites",
        ),
        pytest.param(
            f"{_BODY} They rest [1-99999999].\n\n{_LIST}",
            [("marker-without-reference", ("99999999",)), ("range-too-long", ())],
            id="an endless range",
        ),
        pytest.param(
            f"{_BODY}\n\n{_LIST.replace('[2] Ray', '[1] Ray')}",
            [("marker-without-reference", ("2",)), ("label-twice", ("1",)), ("never-cited", ("1",))],
            id="a label used twice",
        ),
        pytest.param(
            f"{_BODY.replace('[2]', '[4]')}".replace("[1]", "[1, 2]"),
            [
                ("marker-without-reference", ("1", "2")),
                ("missing-list", ("1", "2", "4")),
                ("marker-without-reference", ("4",)),
                ("missing-number", ("3",)),
            ],
            id="a number left out",
        ),
    ],
)
def test_what_does_not_fit_is_said(text: str, problems: list[tuple[str, tuple[str, ...]]]) -> None:
    assert _problems(_analysis(f"How pets grow\n\n{text}")) == problems


def test_two_works_of_an_author_and_year_are_ambiguous() -> None:
    body = (
        "Dogs grow in the first year of their life (Moss, 2018), and cats grow for nine months, which "
        "every owner knows well."
    )
    listed = (
        "References\n\nMoss, A. (2018a). How dogs grow. Invented Dogs, 1(2), 3–9.\n\nMoss, A. "
        "(2018b). How cats grow. Invented Cats, 2(1), 4–8.\n"
    )
    found = _analysis(f"How pets grow\n\n{body}\n\n{listed}")
    assert [use.references for use in found.markers] == [(0, 1)]
    assert [kind for kind, _ in _problems(found)] == ["ambiguous-marker"]


def test_footnotes_and_the_list_are_numbered_apart() -> None:
    source = (
        "Dogs grow.[^1] Cats grow too [1].\n\n[^1]: Ray (2019), https://doi.org/10.5555/note\n\n## "
        "References\n\n1. Moss, A. (2018). How dogs grow. Invented Dogs, 1(2), 3–9.\n"
    )
    found = analyse_post(read_markdown_post(Path("p.md"), source.encode()))
    assert [
        (use.marker.kind, [found.references[at].footnote for at in use.references]) for use in found.markers
    ] == [
        ("footnote", [True]),
        ("numeric", [False]),
    ]
    assert _problems(found) == []


def test_references_may_stay_unread() -> None:
    post = post_from_text(Path("p.txt"), f"How pets grow\n\n{_BODY}\n\n{_LIST}")
    assert [item.parts for item in analyse_post(post, read_parts=False).references] == [None, None]


TWO_PARTS = """# Two parts

## Part one

Short nights dull the memory of choirboys [1]. Naps restore it [2].

### References

1. Orban M. Short nights and memory. J Night Stud. 2015;12:44-9.
2. Pauli K. Naps and choirs. Night Rep. 2017;3:1-8.
{between}
### {second}

1. Uhl B. Coffee late at night. Food Rev. 2020;9:1-4.
2. Vale R. Tea and the night. Food Rev. 2021;10:5-8.
"""


def test_a_marker_belongs_to_the_list_of_its_own_part(tmp_path: Path) -> None:
    between = "\n## Part two\n\nCoffee keeps bus drivers awake for forty minutes [1]. Tea does not [2].\n"
    path = tmp_path / "parts.md"
    path.write_text(TWO_PARTS.format(between=between, second="References"))
    analysis = analyse_post(read_post(path))
    assert [use.references for use in analysis.markers] == [(0,), (1,), (2,), (3,)]
    assert [problem.kind for problem in analysis.problems] == []


def test_two_lists_of_one_part_with_the_same_numbers_are_ambiguous(tmp_path: Path) -> None:
    path = tmp_path / "lists.md"
    path.write_text(TWO_PARTS.format(between="", second="Sources"))
    analysis = analyse_post(read_post(path))
    kinds = {problem.kind for problem in analysis.problems}
    assert "ambiguous-marker" in kinds
    assert "label-twice" not in kinds


@pytest.mark.parametrize(
    ("note", "speaks", "references"),
    [
        pytest.param("@hart2019.", ["@hart2019"], 0, id="a key alone"),
        pytest.param(
            "See [@hart2019, p. 4; @moss2018] for 2019.", ["[@hart2019, p. 4; @moss2018]"], 0, id="group"
        ),
        pytest.param(
            "As [a trial](https://doi.org/10.1000/x1) has it.", ["a trial"], 0, id="a link to a work"
        ),
        pytest.param("First.\n\n    Then [@moss2018].", ["[@moss2018]"], 0, id="in a second paragraph"),
        pytest.param("In the usual dose.", [], 0, id="a remark"),
        pytest.param("Hart P. Tea at noon. Tea Lett. 2019;1:2-9.", [], 1, id="a printed reference"),
    ],
)
def test_citations_in_a_footnote_speak_for_the_sentence_that_calls_it(
    note: str, speaks: list[str], references: int
) -> None:
    text = f"# Tea\n\nTea at noon keeps 40% of clerks awake.[^1] Milk makes them sleep.\n\n[^1]: {note}\n"
    found = analyse_post(read_markdown_post(Path("post.md"), text.encode()))
    called = found.markers[0]
    assert [use.marker.text for use in found.markers[1:]] == speaks
    assert all(use.covers == called.covers for use in found.markers)
    assert [len(claim.markers) for claim in found.claims] == [len(found.markers), 0]
    assert len(found.references) == references


def test_a_note_that_names_references_of_the_list_leads_to_them() -> None:
    body = (
        "Dogs grow[^1]. Cats grow[^2]. Fish grow[^3].\n\n## References\n\n"
        "Moss, A., & Fern, C. (2018). How dogs grow. Dogs, 1(2), 3–9.\n\n"
        "Ray, B. (2019). How cats grow. Cats, 2(1), 4–8.\n\n"
    )
    notes = "[^1]: Moss et Fern, 2018. Ray, 2019.\n[^2]: Voir Ray (2019).\n[^3]: Weighed in March 2018, in a pond.\n"
    found = analyse_post(read_markdown_post(Path("p.md"), (body + notes).encode()))
    assert [use.references for use in found.markers] == [(0, 1), (1,), ()]
    assert len(found.references) == 2


def test_an_interval_cites_nothing_where_names_cite() -> None:
    body = (
        "Dogs grow (Moss, 2018). Cats grow (Ray, 2019). They weigh [7;121] grams.\n\n## References\n\n"
        "- Moss, A. (2018). How dogs grow. Dogs, 1(2), 3–9.\n- Ray, B. (2019). How cats grow. Cats, 2(1), 4–8.\n"
    )
    found = analyse_post(read_markdown_post(Path("p.md"), body.encode()))
    assert [use.marker.text for use in found.markers] == ["(Moss, 2018)", "(Ray, 2019)"]


def test_a_side_note_has_its_number_in_the_sequence_of_markers() -> None:
    page = (
        '<!doctype html><html><body><article><h1>Naps</h1><p>Short sleep lowers recall.<label for="sn-1" '
        'class="margin-toggle sidenote-number"></label><input type="checkbox" id="sn-1" class="margin-toggle"/>'
        '<span class="sidenote">Orban M. Short sleep. J Sleep Stud. 2015;12:44-9.</span> Naps restore it.'
        '<a href="#" class="tooltip" title="Pauli K. Naps and learning. Sleep Rep. 2017;3:1-8.">2</a></p>'
        "</article></body></html>"
    )
    found = analyse_post(read_post(Path("p.html"), data=page.encode()))
    assert [problem.kind for problem in found.problems] == []
