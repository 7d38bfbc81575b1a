from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litman.posts.references.find import find_reference_lists, find_self_citations
from litman.posts.references.parts import parse_reference
from tests.growth import takes_at_most
from tests.trials import trials

SHARED = Path(__file__).resolve().parents[4] / "shared"
PROSE = (
    "Rivers rise in spring because the snow that fell in the mountains melts, and this is what people who live there "
    "have always known. In May 2020 the level was higher than it had been for years."
)
APA = (
    "Hill, M., & Marsh, A. (2019). Rivers and their names. Water Research, 176(5), 410–411. https://doi.org/10.1000/a",
    "Lund, C. K. (2018). Side effects of dams: a systematic review. Water Policy, 5(1), 65–78. https://doi.org/10.1000/b(17)3-9",
    "Beck, J., Fong, J., & Short, V. (2015). Lakes of the north (2nd ed.). New York, NY: Springer.",
)
VANCOUVER = (
    "Hill M, Marsh AB. Rivers and their names. J Water Res. 2012;21(3):123-31.",
    "Lund CK, Beck J, Fong J, et al. Dams and drought. Hydrol Lett. 2015;3:44-9. doi: 10.1000/b.",
    "Karst Institute. How lakes freeze [Internet]. 2019 [cited 2020 May 3]. Available from: https://example.org/lakes",
)
MLA = (
    "Beck, Joan. “Lakes of the North.” Journal of Water, vol. 12, no. 3, 2015, pp. 45–67.",
    "Hill, Mary, and Anna Marsh. Rivers and Their Names. Cambridge UP, 2011.",
    "Lund, Carl. “Why Rivers Sleep.” New York Times, 4 May 2019, www.example.com/2019/sleep.html. "
    "Accessed 7 June 2020.",
)


def post(*after: str, heading: str = "References") -> str:
    return "\n\n".join(["Why rivers rise", "By Joan Beck", PROSE, PROSE, heading, *after])


@pytest.mark.parametrize("heading", ["References", "", "## Sources", "Literaturverzeichnis"])
@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["a line each", "blank lines"])
@pytest.mark.parametrize("style", [APA, VANCOUVER, MLA], ids=["APA", "Vancouver", "MLA"])
@pytest.mark.parametrize("number", ["", "[{}] ", "{}. ", "({}) "], ids=["plain", "[1]", "1.", "(1)"])
def test_each_reference_of_a_post_is_found(
    heading: str, between: str, style: tuple[str, ...], number: str
) -> None:
    rows = [number.format(i) + row for i, row in enumerate(style, start=1)]
    (found,) = find_reference_lists(post(between.join(rows), heading=heading))
    assert [item.text for item in found.items] == list(style)
    assert [item.label for item in found.items] == (["1", "2", "3"] if number else [None] * 3)
    assert found.heading == (heading or None)


def test_offsets_are_those_of_the_text_and_so_are_the_spans_of_parts() -> None:
    text = post(*(f"[{i}] {row}" for i, row in enumerate(APA, start=1)), PROSE)
    (found,) = find_reference_lists(text)
    for item in found.items:
        assert text[item.start : item.end] == item.text
        assert text[item.label_start : item.start] == f"[{item.label}] "
        for part in parse_reference(item.text).parts:
            assert text[item.start + part.start : item.start + part.end] == part.text


def test_a_page_break_within_a_reference_is_no_part_of_it() -> None:
    rows = [
        "References",
        "",
        "Hill, M. (2019). Rivers and their names in the languages",
        "",
        "    12",
        "REFERENCES     13",
        "",
        "    of the north. Journal of Water Research, 17(5), 41–43.",
        "Lund, C. (2018). Dams. Water Policy, 5(1), 65–78.",
        "Marsh, A. (2016). Lakes and",
        "    their depth. Water Policy, 3(2), 1–9.",
    ]
    (found,) = find_reference_lists(rows)
    texts = [" ".join(item.text.split()) for item in found.items]
    assert (
        texts[0] == "Hill, M. (2019). Rivers and their names in the languages of the north. "
        "Journal of Water Research, 17(5), 41–43."
    )
    assert len(texts) == 3
    assert all(len(item.text) == item.end - item.start for item in found.items)


@pytest.mark.parametrize(
    "heading",
    ["How to cite this article", "APA Reference", "Cite this page:", "Suggested citation", "Zitiervorschlag"],
)
def test_the_citation_of_the_page_itself_is_no_reference(heading: str) -> None:
    own = "Beck, J.\n(2022, January 4). Why Rivers Rise, Water Weekly. Retrieved\non 2024, November 14 from https://example.org/rise"
    text = f"Why rivers rise\n{PROSE}\n{heading}\n{own}"
    assert find_reference_lists(text) == []
    (citation,) = find_self_citations(text)
    assert citation.text == own
    assert text[citation.start : citation.end] == own


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("\n \n\t\n", id="blank"),
        pytest.param(f"{PROSE}\n\n{PROSE}", id="prose"),
        pytest.param(
            "Why rivers rise\nBy Joan Beck, M.D., Ph.D.\nPublished May 4, 2020\nShare this\n" + PROSE,
            id="byline",
        ),
        pytest.param(
            "1. Fill the kettle.\n2. Boil the water.\n3. Pour it over the tea.", id="a numbered list"
        ),
        pytest.param("河流在春天上涨。\n这是因为雪融化了。", id="Chinese prose"),
        pytest.param("ترتفع الأنهار في الربيع بسبب ذوبان الثلوج.", id="Arabic prose"),
    ],
)
def test_where_there_are_no_references_none_are_found(text: str) -> None:
    assert find_reference_lists(text) == []


def test_two_thousand_references_are_all_there() -> None:
    rows = [f"[{i}] {APA[i % 3]}" for i in range(1, 2001)]
    (found,) = find_reference_lists(["References", *rows])
    assert [item.label for item in found.items] == [str(i) for i in range(1, 2001)]


@pytest.mark.growth
@pytest.mark.parametrize(
    "text",
    [
        "\n".join(["References", *(f"[{i}] {APA[i % 3]}" for i in range(1, 2001))]),
        "x" * 5_000_000,
        "1. " * 200_000,
        "[1]" * 100_000,
        "(2019). " * 30_000,
        "\n".join(["[1]"] * 20_000),
        "研" * 1_000_000,
    ],
    ids=["references", "one long line", "numbers", "labels", "years", "label lines", "Chinese"],
)
def test_hostile_texts_take_seconds_at_most(text: str) -> None:
    takes_at_most(15, lambda: find_reference_lists(text))


pieces = st.sampled_from(
    [
        "References",
        "\n",
        "\n\n",
        "[1] ",
        "[2] ",
        "1. ",
        "2. ",
        "Hill, M. (2019). Rivers. Water, 3(2), 4–5.",
        "\f",
        "   ",
        "APA Reference\n",
        "Marsh AB. Lakes. J Water. 2012;2:3-4. ",
        PROSE,
        "\u200f",
        "¹",
        "• ",
        "12\n",
        "Cite this page",
        "\r\n",
        "<b>",
        "参考文献\n",
    ]
)


@given(st.lists(pieces | st.text(max_size=20), max_size=30).map("".join))
@settings(max_examples=trials(200), deadline=None)
def test_items_stand_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for found in find_reference_lists(text):
        assert found.items
        for item in found.items:
            assert end <= item.label_start <= item.start <= item.end <= len(text)
            assert len(item.text) == item.end - item.start
            assert all(a in (b, " ") for a, b in zip(item.text, text[item.start : item.end], strict=True))
            end = item.end
    for citation in find_self_citations(text):
        assert text[citation.start : citation.end] == citation.text


@pytest.mark.skipif(not (SHARED / "posts").is_dir(), reason="the shared folder of real posts is not here")
@pytest.mark.parametrize(
    ("post_number", "labels"),
    [("000", ["1", "2", "3", "4"]), ("001", []), ("002", []), ("003", []), ("004", [])],
)
def test_lists_of_the_real_posts(post_number: str, labels: list[str]) -> None:
    text = next((SHARED / "posts").glob(f"{post_number}_*.txt")).read_text("utf-8")
    assert [item.label for found in find_reference_lists(text) for item in found.items] == labels
    assert len(find_self_citations(text)) == (1 if post_number == "002" else 0)


@pytest.mark.skipif(
    not (SHARED / "references").is_dir(), reason="the shared folder of labelled documents is not here"
)
@pytest.mark.parametrize("name", ["bb599nz4341", "bd413nt2715"])
def test_lines_of_a_kept_aside_thesis_are_found(name: str) -> None:
    label, rows = "", []
    with gzip.open(
        SHARED / "references/anystyle/finder" / f"{name}.ttx.gz", "rt", encoding="utf-8"
    ) as handle:
        for row in handle:
            label = row.partition("|")[0].strip() or label
            rows.append((label, row.rstrip("\n").partition("|")[2]))
    wanted = sum(label == "ref" and bool(line.strip()) for label, line in rows)
    found = find_reference_lists([line for _, line in rows])
    lines = sum(bool(row.strip()) for part in found for item in part.items for row in item.text.split("\n"))
    assert abs(lines - wanted) <= 0.05 * wanted


_SOLE = (
    "Moss A, Ray B. How dogs sleep in towns. J Invented Dogs. 2018 Mar 4;1(2):3-9. doi: 10.5555/jid.1",
    "Ray B, Lund C, Hall D. How cats sleep in towns: a review. J Invented Cats. 2019;2(1):4-8.",
    "Hall D. Sleep of parrots. J Invented Birds. 2020;3(1):14-18.",
)


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["next line", "line after"])
@pytest.mark.parametrize("label", ["{}", "{}.", "[{}]", "({})", "{})", "^{}"])
def test_labels_on_lines_of_their_own_are_those_of_what_follows(label: str, gap: str) -> None:
    items = "\n\n".join(f"{label.format(n)}{gap}{text}" for n, text in enumerate(_SOLE, start=4))
    text = f"Pets\n\nDogs sleep in the sun and cats sleep by the fire all day.\n\nReferences\n\n{items}\n"
    (found,) = find_reference_lists(text)
    assert [(item.label, item.text) for item in found.items] == list(zip(("4", "5", "6"), _SOLE, strict=True))


@pytest.mark.parametrize(
    "after",
    [
        "External links[edit]\n\nA talk about dogs, Video Site, 2018\n",
        "Figure legends\n\nFigure 1. Sleep of dogs in 2018, by town.\n",
        "Table 1: Sleep of dogs, 2018–2019.\n",
    ],
)
def test_a_list_ends_where_something_else_begins(after: str) -> None:
    text = f"Pets\n\nDogs sleep in the sun all day.\n\nReferences\n\n{_SOLE[0]}\n\n{_SOLE[1]}\n\n{after}"
    assert [item.text for one in find_reference_lists(text) for item in one.items] == list(_SOLE[:2])


def test_prose_on_a_page_that_begins_with_bibliography_is_prose() -> None:
    text = (
        "Bibliography\nMoss, Ann. “How Dogs Sleep”\nThis study was made in a town of dogs in 1961 after one had slept "
        "for a week. It found that they sleep less when others are near and bark.\n"
        "Ann Moss, “How Dogs Sleep,” Journal of Dogs, vol. 8, no. 4 (1968): 377-383.\n"
    )
    assert not any("This study" in item.text for one in find_reference_lists(text) for item in one.items)


@pytest.mark.parametrize("bullet", ["-", "+", "*", "•", "–"])
def test_bullets_are_no_labels_and_no_text(bullet: str) -> None:
    text = "References\n\n" + "\n".join(f"{bullet} {item}" for item in _SOLE)
    (found,) = find_reference_lists(text)
    assert [(item.label, item.text) for item in found.items] == [(None, item) for item in _SOLE]


def test_the_way_back_to_the_text_is_no_part_of_a_reference() -> None:
    lines = (f"^ a b c {_SOLE[0]}", f"^ {_SOLE[1]}", f"↑ {_SOLE[2]}")
    (found,) = find_reference_lists("Pets sleep.\n\nReferences\n\n" + "\n\n".join(lines))
    assert [item.text for item in found.items] == list(_SOLE)


def test_a_list_in_brackets_of_full_width_is_found() -> None:
    items = [
        "［1］王琦．茶与睡眠［J］．茶学，2005，3（2）：1-9.",
        "［2］李敏，张三．咖啡与睡眠［J]．茶学，2006，4（1）：11-19.",
        "［3］Moss A，Reed B．Tea and sleep［J］．J Tea，2009，7（2）：41-49.",
    ]
    text = "茶能延长睡眠［1］。\n\n参考文献：\n" + "\n".join(items)
    (found,) = find_reference_lists(text)
    assert [item.label for item in found.items] == ["1", "2", "3"]
