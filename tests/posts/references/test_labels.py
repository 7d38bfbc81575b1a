from __future__ import annotations

import pytest

from litman.posts.references.labels import label_chain, own_label


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        pytest.param("[1] Hill A. Rivers.\n[2] Marsh B. Lakes.", ["1", "2"], id="square brackets"),
        pytest.param(
            "1. Hill A.\n   12. is no label here\n2. Marsh B.", ["1", "2"], id="a number that is text"
        ),
        pytest.param("1 Hill A. 2001.\n2 Marsh B. 2002.", ["1", "2"], id="bare numbers"),
        pytest.param("¹ Hill A. 2001.\n² Marsh B. 2002.", ["1", "2"], id="superscripts"),
        pytest.param("[1] Hill A. 2001. [2] Marsh B. 2002. [3] Lund C.", ["1", "2", "3"], id="run together"),
        pytest.param("1. Hill A. 12-15.2. Marsh B. Lakes.", ["1", "2"], id="glued"),
        pytest.param("1. Hill A.\n2. Marsh B.\n4. Lund C.", ["1", "2", "4"], id="one missing"),
        pytest.param(
            "1. Hill A.\n2. Marsh B.\n2. Lund C.\n3. Beck D.", ["1", "2", "2", "3"], id="one used twice"
        ),
        pytest.param("1. Hill A.\n3. Marsh B.\n2. Lund C.", ["1", "3", "2"], id="in another order"),
        pytest.param(
            "[4] Beck D.\n[1] Hill A.\n[5] Marsh B.\n[2] Lund C.",
            ["4", "1", "5", "2"],
            id="shuffled, one missing",
        ),
        pytest.param("1. Hill A.\n 7. is text\n2. Marsh B.", ["1", "2"], id="a number too high"),
        pytest.param(
            "1. Hill A.\n2. Marsh B.\n1. Lund C.\n2. Beck D.", ["1", "2", "1", "2"], id="begins again"
        ),
        pytest.param(
            "[1] 王力．河流[M]．\n[2］李明．湖泊[J]．\n［3] 张三．海洋[J]．",
            ["1", "2", "3"],
            id="brackets of two widths",
        ),
        pytest.param("【1】王力．河流[M]．\n【2】李明．湖泊[J]．", ["1", "2"], id="lenticular brackets"),
        pytest.param("（1）王力．河流．\n（2）李明．湖泊．", ["1", "2"], id="wide round brackets"),
        pytest.param(
            "[1] 王力．河流，2001：3-9．[2］李明．湖泊，2002．\n[3] 张三．海洋．",
            ["1", "2", "3"],
            id="glued to a wide stop",
        ),
        pytest.param(
            "[1] Hill A. 2001, 60.[4] Marsh B. 2002.[5] Lund C. 2003.",
            ["1", "4", "5"],
            id="some missing within a line",
        ),
        pytest.param(
            "[1] Hill A. See 60. [4] The rest.\n[2] Marsh B.\n[3] Lund C.",
            ["1", "2", "3"],
            id="a bracket that is text",
        ),
        pytest.param("[Hill 2001] Rivers.\n[Marsh 2002] Lakes.", ["Hill 2001", "Marsh 2002"], id="tags"),
        pytest.param("Hill A. Rivers. 2001.\nMarsh B. Lakes. 2002.", [], id="no labels"),
        pytest.param("2001 was a good year for rivers", [], id="a year in front"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_labels_are_followed_through_a_list(text: str, labels: list[str]) -> None:
    assert [label.value for label in label_chain(text)] == labels


@pytest.mark.parametrize(
    ("text", "label"),
    [
        pytest.param("[12] Hill A.", "12", id="brackets"),
        pytest.param("3. Hill A.", "3", id="full stop"),
        pytest.param("12 monkeys", None, id="a bare number is no label by itself"),
        pytest.param("(1970) Rivers", None, id="a year is none"),
        pytest.param("Hill A.", None, id="none"),
    ],
)
def test_label_of_one_reference(text: str, label: str | None) -> None:
    found = own_label(text)
    assert (found.value if found else None) == label
