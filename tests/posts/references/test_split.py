from __future__ import annotations

import pytest

from litman.posts.references.split import split_references

ROWS = (
    "Hill, M., & Marsh, A. (2019). Rivers and their names in the north. Journal of Water Research, 176(5), 410–411.",
    "Lund, C. K., Beck, J., & Fong, J. (2018). Side effects of dams: a systematic review. Water Policy, 5(1), 65–78.",
    "Beck, J. (2015). Lakes of the north (2nd ed.). New York, NY: Springer.",
    "van der Marsh, P. (2011). Why rivers sleep. Hydrology Letters, 12(3), 1–9. https://doi.org/10.1000/a(b)",
)
HANGING = "\n".join(
    [
        "Hill, M., & Marsh, A. (2019). Rivers and their",
        "    names in the north. Journal of Water Research,",
        "    176(5), 410–411.",
        "Lund, C. K., Beck, J., & Fong, J. (2018). Side",
        "    effects of dams: a systematic review. Water",
        "    Policy, 5(1), 65–78.",
        "Beck, J. (2015). Lakes of the north (2nd ed.). New",
        "    York, NY: Springer.",
        "van der Marsh, P. (2011). Why rivers sleep.",
        "    Hydrology Letters, 12(3), 1–9.",
        "    https://doi.org/10.1000/a(b)",
    ]
)


@pytest.mark.parametrize(
    "block",
    [
        pytest.param("\n".join(ROWS), id="a line each"),
        pytest.param("\n\n".join(ROWS), id="blank lines"),
        pytest.param("\r\n".join(ROWS), id="CRLF"),
        pytest.param("\n".join(f"- {row}" for row in ROWS), id="bullets"),
        pytest.param("\n".join(f"• {row}" for row in ROWS), id="round bullets"),
        pytest.param(" ".join(ROWS), id="run together"),
        pytest.param(HANGING, id="hanging"),
        pytest.param(HANGING.replace("    ", ""), id="hard-wrapped"),
    ],
)
def test_each_reference_of_an_unlabelled_list_is_one_item(block: str) -> None:
    items = split_references(block)
    assert [" ".join(item.text.split()) for item in items] == list(ROWS)
    assert all(item.label is None for item in items)


@pytest.mark.parametrize("label", ["[{}] ", "[{}]: ", "{}. ", "{}) ", "({}) ", "{}\t", "[^{}]: ", "{}.\n"])
@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["lines", "blank lines"])
def test_labels_are_taken_off_and_kept(label: str, between: str) -> None:
    block = between.join(label.format(i) + row for i, row in enumerate(ROWS, start=7))
    items = split_references(block)
    assert [item.text for item in items] == list(ROWS)
    assert [item.label for item in items] == ["7", "8", "9", "10"]
    assert all(block[item.start : item.end] == item.text for item in items)


@pytest.mark.parametrize("label", ["[{}] ", "{}. ", "({}) "])
def test_a_numbered_list_in_one_line_is_split_at_its_numbers(label: str) -> None:
    block = " ".join(label.format(i) + row for i, row in enumerate(ROWS, start=1))
    assert [item.text for item in split_references(block)] == list(ROWS)


def test_what_stands_before_the_first_label_is_not_lost() -> None:
    items = split_references(f"See also:\n[1] {ROWS[0]}\n[2] {ROWS[1]}")
    assert "".join("".join(item.text.split()) for item in items).endswith("".join(ROWS[1].split()))
    assert sum(item.label is not None for item in items) in (0, 2)


@pytest.mark.parametrize("block", ["", "\n\n", "\u200b"], ids=["nothing", "blank", "zero width"])
def test_an_empty_block_has_no_references(block: str) -> None:
    assert [item for item in split_references(block) if item.text] == []


def test_no_word_is_lost() -> None:
    block = "\n".join(
        [*ROWS, "An odd line that is no reference", "", "  and another, without an end", ROWS[0]]
    )
    joined = "".join("".join(item.text.split()) for item in split_references(block))
    assert joined == "".join(block.split())


WHOLE = (
    "Green JE, Cato K, Ivers S. Calcium in cells of the mouse. J Sea Stud. 2013;4(3):14-17.",
    "Hughes L. Is tea a stimulant?. BMJ. 2003;40(6):97-109.",
    "Irwin P. Naps and learning. BMJ. 2020;33(1):141-154.",
    "Arne K, Bull S. (2004). Sea level in the North Sea. J Sea Stud, 3, 1-9.",
    "Cato U. (2019). Coasts that differ. Coast Rev, 8, 22-30.",
    "Dorn, A. (2018). Small rises. Coast Rev, 7(2), 2–9.",
    "E. Falk. Tide gauges. Coast Rev. 2017;6:3-9.",
)


def test_a_line_that_has_all_of_a_reference_is_one_of_its_own() -> None:
    for first in WHOLE:
        for second in WHOLE:
            assert [item.text for item in split_references(f"{first}\n{second}")] == [first, second]


def test_lines_that_go_on_with_a_reference_are_none_of_their_own() -> None:
    block = (
        "Green JE, Cato K, Ivers S. Calcium in cells of the\nmouse, with a note by\n"
        "Moss P. J Sea Stud. 2013;4(3):14-17."
    )
    assert len(split_references(block)) == 1


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            (
                "Lindt, A., & Moor, B. (in press). Rye bread and time. Journal of Cereal Matters.",
                "Wang W. (2016). Bread. Food Letters, 37(4), 101-105.",
                "World Bread Council. (2019a). Salt in bread: a fact sheet. Geneva: WBC.",
                "World Bread Council. (n.d.). Sugar for adults. Geneva: WBC.",
            ),
            id="in press, an organisation",
        ),
        pytest.param(
            (
                "Иванов, П. С. (2014). Хлеб и сон. Вопросы хлеба, 83(2), 15–22.",
                "王伟. (2016). 面包与睡眠. 面包学, 37(4), 101-105.",
                "van der Moor-Hill, J. (2008). Brood en boter. Utrecht: De Korst.",
                "d'Onofrio, C. (forthcoming). Bread in the south.",
            ),
            id="letters of several kinds",
        ),
    ],
)
def test_a_line_that_opens_with_people_and_a_date_is_a_reference(rows: tuple[str, ...]) -> None:
    assert [item.text for item in split_references("\n".join(rows))] == list(rows)


def test_people_who_go_on_in_the_next_line_are_of_one_reference() -> None:
    one = "Hill-Oda, E., Marsh, A., &\nBloch, M. H. (2013). Rivers at night and\nin the Proceedings (2013), 8(5)."
    other = "Moor, A., Jones, B. C.,\nHill, D. (2014). Lakes, by day.\nLake Letters, 3(2), 1–9."
    assert [item.text for item in split_references(f"{one}\n{other}")] == [one, other]
