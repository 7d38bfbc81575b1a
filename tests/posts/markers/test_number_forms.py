"""Where the post's list has their labels, numbers cite in every form and every kind of post; other numbers do not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from litman.posts.analyse import analyse_post
from litman.posts.readers.read import read_post
from tests.posts.docx_maker import docx, paragraph, run

_LIST = [
    "Adler P. Tides and moods. Coast Stud. 2004;2:1-8.",
    "Brock L. Moods at sea. Coast Stud. 2006;4:11-19.",
    "Cohn T. Salt in the air. Air Lett. 2008;6:21-29.",
    "Dietz R. Wind and rest. Air Lett. 2010;8:31-39.",
    "Ekman S. Waves by night. Night Sci. 2012;1:41-49.",
    "Falk U. Gulls and calm. Bird Notes. 2014;3:51-59.",
]


def _text(sentence: str) -> bytes:
    references = "\n\n".join(f"{at}. {item}" for at, item in enumerate(_LIST, 1))
    return f"By the sea\n\n{sentence}\n\nReferences\n\n{references}\n".encode()


def _markdown(sentence: str) -> bytes:
    references = "\n".join(f"{at}. {item}" for at, item in enumerate(_LIST, 1))
    return f"# By the sea\n\n{sentence}\n\n## References\n\n{references}\n".encode()


def _html(sentence: str) -> bytes:
    items = "".join(f"<li>{item}</li>" for item in _LIST)
    return (
        f"<html><body><article><h1>By the sea</h1><p>{sentence.replace('&', '&amp;')}</p><h2>References</h2>"
        f"<ol>{items}</ol></article></body></html>"
    ).encode()


def _docx(sentence: str) -> bytes:
    items = [paragraph(run(f"{at}. {item}")) for at, item in enumerate(_LIST, 1)]
    body = [
        paragraph(run("By the sea"), style="Title"),
        paragraph(run(sentence)),
        paragraph(run("References"), style="Heading1"),
    ]
    return docx("".join([*body, *items]))


_WRITERS = {"txt": _text, "md": _markdown, "html": _html, "docx": _docx}


def _cited(kind: str, data: bytes) -> tuple[list[list[int]], list[str]]:
    """Return the numbers of the references that each marker leads to, and what accuses the post."""
    found = analyse_post(read_post(Path(f"sea.{kind}"), data=data))
    accused = [problem.message for problem in found.problems if problem.kind != "never-cited"]
    return [[at + 1 for at in use.references] for use in found.markers], accused


FORMS = [
    ("[2]", [2]),
    ("[2, 4]", [2, 4]),
    ("[2 and 4]", [2, 4]),
    ("[2, 3, and 5]", [2, 3, 5]),
    ("[2 & 4]", [2, 4]),
    ("[2, 3 und 5]", [2, 3, 5]),
    ("[see 2]", [2]),
    ("[e.g., 2, 3]", [2, 3]),
    ("[vgl. 2]", [2]),
    ("[ref. 5]", [5]),
    ("[2, S. 31]", [2]),
    ("[2, с. 31]", [2]),
    ("[2:31]", [2]),
    ("[2: 31–35]", [2]),
    ("[2, Fig. 3]", [2]),
    ("[2, Abb. 3]", [2]),
    ("[2, p. 3; 4, p. 5]", [2, 4]),
    ("[2..4]", [2, 3, 4]),
    ("[2—4]", [2, 3, 4]),
    ("[2]–[4]", [2, 3, 4]),
    ("[02]", [2]),
    ("[#2]", [2]),
    ("{2}", [2]),
    ("/2/", [2]),
    ("【2】", [2]),
    ("［2］", [2]),
    ("（2）", [2]),
    ("(2, 4)", [2, 4]),
    ("(2; 4)", [2, 4]),
    ("(2–4)", [2, 3, 4]),
    ("(refs 2 and 4)", [2, 4]),
    ("(see 2)", [2]),
]


@pytest.mark.parametrize("kind", _WRITERS)
@pytest.mark.parametrize(("form", "numbers"), FORMS, ids=[form for form, _ in FORMS])
def test_a_form_cites_what_the_list_has(form: str, numbers: list[int], kind: str) -> None:
    cited, accused = _cited(kind, _WRITERS[kind](f"Walks by the sea lift moods {form}."))
    assert (cited, accused) == ([numbers], [])


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        pytest.param("As Brock (2) found, walks lift moods.", [[2]], id="behind an author"),
        pytest.param("Walks lift moods (2) and calm people (4).", [[2], [4]], id="before more words"),
        pytest.param(
            "Walks lift moods (1), rest (2) and calm (3).", [[1], [2], [3]], id="a series of things"
        ),
        pytest.param("That was shown in (2) and (3).", [[2], [3]], id="side by side"),
        pytest.param("Walks lift moods^2.", [[2]], id="caret"),
        pytest.param("Walks lift moods.^2,3", [[2, 3]], id="caret and comma"),
        pytest.param("Walks lift moods^2–4.", [[2, 3, 4]], id="caret and range"),
        pytest.param(
            "Walks lift moods.^2^ They calm people.^3, 4^", [[2], [3, 4]], id="carets on both sides"
        ),
        pytest.param("Walks lift moods^{2,3}.", [[2, 3]], id="caret and braces"),
        pytest.param("Walks lift moods²˒³.", [[2, 3]], id="raised comma"),
        pytest.param("Walks lift the moods of people.3,4", [[3, 4]], id="glued list"),
        pytest.param(
            "Walks lift moods in many forms:1 2 They calm people.", [[1, 2]], id="glued and parted by a space"
        ),
    ],
)
def test_numbers_without_square_brackets_cite_what_the_list_has(
    sentence: str, numbers: list[list[int]]
) -> None:
    assert _cited("txt", _text(sentence)) == (numbers, [])


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        pytest.param("Walks lift moods.<sup>2 3</sup>", [[2, 3]], id="parted by a space"),
        pytest.param("Walks lift moods.<sup>2</sup>,<sup>3</sup>", [[2, 3]], id="comma between"),
        pytest.param("Walks lift moods.<sup>[2]</sup>", [[2]], id="brackets"),
        pytest.param("Walks lift moods.<sup>(2)</sup>", [[2]], id="round brackets"),
        pytest.param("Walks lift moods.<sup>2 and 3</sup>", [[2, 3]], id="and"),
    ],
)
def test_raised_numbers_cite_what_the_list_has(sentence: str, numbers: list[list[int]]) -> None:
    assert _cited("html", _html(sentence)) == (numbers, [])


NONE = [
    "A portion (20-40g) is plenty.",
    "They rated calm on a scale (1-6) by day.",
    "They rated calm on a Likert scale [1-6] by day.",
    "Moods [i] differ, and the array a[5] is empty.",
    "The list has [ ] open and [x] done items.",
    "Then rate by night how calm you are (1-6) and [1-6] again.",
    "The interval [2, 4] holds, and the range [1–3] too.",
    "The dose was 5 [3-6] of ten.",
    "A dose of [5] mg is small.",
    "We saw (1) gulls, (2) terns and (3) swans.",
    "Walks (1) lift moods, (2) calm people, and (3) cost nothing.",
    "Figure (2) and step (3) and Table [4] show it.",
    "There were twelve (12) people, of whom four (4) left.",
    "The test F(2, 4) was plain, and C(3) was not.",
    "The day was 12.03.2019 (version 1.2), or [12.03.2019].",
    "The picture is small (300x200) and wide (1:12).",
    "It holds 10^9 cells, x^2 of them, e^3 and R^2, on 4 m^2.",
    "It holds 10⁹ cells on 4 m² of ¹⁴C with Ca²⁺.",
    "The sum (1+r)^3 grows, and $a[1] + x^{2}$ with it.",
    "Page (p. 3) and (S. 4) and (no. 5) are no references.",
    "It rose to 4 (n = 3) in May (2019).",
    "The path /1/2/3 and the date 1/2/2003 are none, nor are and/or.",
    "The set {i} and x_{1} are formulas.",
]


@pytest.mark.parametrize("kind", _WRITERS)
@pytest.mark.parametrize("sentence", NONE)
def test_other_numbers_cite_nothing_though_the_list_has_them(sentence: str, kind: str) -> None:
    assert _cited(kind, _WRITERS[kind](sentence)) == ([], [])


def test_a_power_that_markdown_raises_keeps_its_place() -> None:
    post = read_post(Path("sea.md"), data=b"# Sea\n\nIt holds 10^9^ cells, not 109, on 4 m^2^.\n")
    assert "10⁹ cells, not 109, on 4 m²." in post.text


def test_numbers_in_code_cite_nothing() -> None:
    assert _cited("md", _markdown("Call `values[1]` or `x (2)` first.")) == ([], [])
    assert _cited("html", _html("Call <code>values[1]</code> or <code>x (2)</code> first.")) == ([], [])


def test_values_of_a_variable_are_no_markers() -> None:
    text = b"# Fields\n\nA new case has the state [1], an old one the state [0], an unknown one [-9].\n"
    assert _cited("md", text) == ([], [])


AUTHORS = (
    "Petra Holm^1^, Ivo Brandt^2^ and Rita Sand^1,2^",
    "^1^ University of Bergen",
    "^2^ Sea Centre, Brno",
)


@pytest.mark.parametrize("kind", ["md", "html"])
def test_numbers_behind_authors_are_affiliations(kind: str) -> None:
    lines = AUTHORS
    if kind == "html":
        lines = tuple(re.sub(r"\^([\d,]+)\^", r"<sup>\1</sup>", line) for line in AUTHORS)
        sentence = f"{lines[0]}</p><p>{lines[1]}<br>{lines[2]}</p><p>Walks lift moods.<sup>2</sup>"
    else:
        sentence = f"{lines[0]}\n\n{lines[1]}\n{lines[2]}\n\nWalks lift moods.^2^"
    assert _cited(kind, _WRITERS[kind](sentence)) == ([[2]], [])


def test_numbers_behind_authors_in_word_are_affiliations() -> None:
    body = [
        paragraph(run("By the sea"), style="Title"),
        paragraph(run("Petra Holm"), run("1", raised=True), run(", Ivo van Brandt"), run("2,3", raised=True)),
        paragraph(run("1", raised=True), run("University of Bergen")),
        paragraph(run("Walks lift moods."), run("2", raised=True)),
        paragraph(run("References"), style="Heading1"),
        *(paragraph(run(f"{at}. {item}")) for at, item in enumerate(_LIST, 1)),
    ]
    assert _cited("docx", docx("".join(body))) == ([[2]], [])


def test_numbers_in_a_table_that_has_notes_are_its_notes() -> None:
    table = "<table><tr><td>Moods<sup>1</sup></td><td>4.2</td></tr></table><p><sup>1</sup> By day only.</p>"
    assert _cited("html", _html(f"Walks lift moods.<sup>2</sup></p>{table}<p>It is so.")) == ([[2]], [])


def test_raised_numbers_in_tables_alone_are_notes_where_the_post_cites_in_brackets() -> None:
    table = "<table><tr><td>Gulls</td><td>No<sup>1</sup></td><td>Yes<sup>2</sup></td></tr></table>"
    sentence = f"Walks lift moods [2]. They calm [3]. They rest [4].</p>{table}<p>It is so."
    assert _cited("html", _html(sentence)) == ([[2], [3], [4]], [])


def test_values_that_fall_are_no_markers_without_a_list() -> None:
    assert _cited("md", b"# Sea\n\nThe walls were built in [671;633] before our era.\n") == ([], [])


@pytest.mark.parametrize(
    ("sentence", "cited"),
    [
        pytest.param("潮汐[1]与情绪[2]有关[3]，海风[4，空气[5]。", [1, 2, 3, 4, 5], id="before a mark"),
        pytest.param("潮汐[1]与情绪[2]有关[3]，海风[4对空气[5]。", [1, 2, 3, 4, 5], id="before a word"),
        pytest.param("潮汐[1]与情绪[2]有关[3]，区间[4, 空气[5]。", [1, 2, 3, 5], id="before anything else"),
        pytest.param(
            "潮汐[1]与情绪[2]有关[3]，海风[41，空气[5]。", [1, 2, 3, 5], id="a number that the list lacks"
        ),
        pytest.param("潮汐[1]与海风[4，空气。", [1], id="where few brackets cite"),
    ],
)
def test_a_bracket_that_lost_its_end_cites_in_chinese(sentence: str, cited: list[int]) -> None:
    found, accused = _cited("md", _markdown(sentence))
    assert (sorted(at for one in found for at in one), accused) == (cited, [])


def test_raised_numbers_before_the_first_bracket_are_those_of_addresses() -> None:
    names = "Paul Adler¹, Lena Brock², Tim Cohn¹"
    cited, _ = _cited("md", _markdown(f"{names}\n\nTides move us [1]. Gulls calm us [6]. Waves do [5]."))
    assert cited == [[1], [6], [5]]
    cited, _ = _cited("md", _markdown("Tides move us [1]. Gulls calm us [6]. Waves do [5]. Wind rests⁴."))
    assert cited == [[1], [6], [5], [4]]


def test_a_full_width_bracket_among_square_ones_cites_what_nothing_else_does() -> None:
    text = "Walks lift moods [1]. They calm people [2]. Gulls help [3]. Salt helps（5）. Wind（3）calms. Waves (6)."
    assert _cited("txt", _text(text)) == ([[1], [2], [3], [5]], [])
